//! Pages of an application as they are typed.

use std::collections::BTreeMap;

use domain::access::{Actor, Apply, ReadOwn};
use domain::casework::{Answers, Draft};
use domain::forex::Status;
use domain::ids::{CaseId, SessionId, Version};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, QueryFilter,
    QuerySelect, Set,
};
use time::OffsetDateTime;

use super::change::status_of;
use crate::casework::Case;
use crate::crypto::Place;
use crate::entity::{case_file, document, draft_page, instant, micros, supplement_item};
use crate::{Error, Store};

/// A draft as its owner sees it.
#[derive(Clone, Debug)]
pub struct DraftView {
    /// The case.
    pub case: CaseId,
    /// Its version.
    pub version: Version,
    /// Where it stands.
    pub status: Status,
    /// Its reference, once submitted.
    pub reference: Option<String>,
    /// All saved answers, and how many documents there are.
    pub draft: Draft,
    /// The version of each saved page.
    pub versions: BTreeMap<String, i32>,
    /// When it was last saved.
    pub saved_at: OffsetDateTime,
    /// The pages that are open for change: all of a draft, the named ones during a supplement.
    pub open_pages: OpenPages,
}

/// Which pages may be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenPages {
    /// All.
    All,
    /// These.
    Only(Vec<String>),
    /// None.
    None,
}

impl OpenPages {
    /// Whether this page may be changed.
    pub fn contains(&self, page: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(pages) => pages.iter().any(|open| open == page),
            Self::None => false,
        }
    }
}

/// A page as it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedPage {
    /// Kept.
    Kept,
    /// Another browser saved this page in between: nothing was overwritten, both are shown.
    Conflict {
        /// What the other browser saved.
        theirs: Answers,
        /// Its version, to be seen before saving again.
        version: i32,
    },
}

/// What is saved, by whom, over which version.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'a> {
    /// The page's name.
    pub page: &'a str,
    /// What was typed.
    pub answers: &'a Answers,
    /// The browser.
    pub session: SessionId,
    /// The version of the page that this browser was shown; 0 when it had none.
    pub seen: i32,
}

/// Saves a page as typed, valid or not.
pub async fn save_page(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    saving: Saving<'_>,
) -> Result<SavedPage, Error> {
    let tx = store.database().begin_write().await?;
    let (case, _grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
    if !open_pages(&tx, &case.row).await?.contains(saving.page) {
        return Err(Error::NotNow);
    }
    let before = draft_page::Entity::find_by_id((case.row.id, saving.page.to_owned()))
        .one(&tx)
        .await?;
    if let Some(row) = &before
        && row.version != saving.seen
        && row.session_id != Some(saving.session.0)
    {
        let theirs = case.open_page(row)?;
        if theirs != *saving.answers {
            return Ok(SavedPage::Conflict {
                theirs,
                version: row.version,
            });
        }
    }
    write_page(store, &tx, &case, saving, before.map_or(0, |row| row.version)).await?;
    tx.commit().await?;
    Ok(SavedPage::Kept)
}

async fn write_page(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    saving: Saving<'_>,
    version: i32,
) -> Result<(), Error> {
    let now = micros(store.clock().now());
    let row = draft_page::ActiveModel {
        case_id: Set(case.row.id),
        page: Set(saving.page.to_owned()),
        answers_enc: Set(case.seal_page(saving.page, saving.answers)?),
        version: Set(version.saturating_add(1)),
        session_id: Set(Some(saving.session.0)),
        saved_at: Set(now),
    };
    let replace = OnConflict::columns([draft_page::Column::CaseId, draft_page::Column::Page])
        .update_columns([
            draft_page::Column::AnswersEnc,
            draft_page::Column::Version,
            draft_page::Column::SessionId,
            draft_page::Column::SavedAt,
        ])
        .to_owned();
    draft_page::Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Loads a draft for its owner.
pub async fn load_draft(store: &Store, actor: &Actor, case: CaseId) -> Result<DraftView, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadOwn>(store, db, actor, case).await?;
    let (draft, versions, saved_at) = read_draft(db, &case).await?;
    let saved_at = saved_at.max(case.row.created_at);
    Ok(DraftView {
        case: case.id(),
        version: Version(case.row.version),
        status: status_of(&case.row)?,
        reference: case.row.reference.clone(),
        draft,
        versions,
        saved_at: instant(saved_at).ok_or_else(|| Error::corrupt("draft_page.saved_at"))?,
        open_pages: open_pages(db, &case.row).await?,
    })
}

/// The saved pages, their versions, and when the last was saved (0 for none).
pub(crate) async fn read_draft(
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<(Draft, BTreeMap<String, i32>, i64), Error> {
    let rows = draft_page::Entity::find()
        .filter(draft_page::Column::CaseId.eq(case.row.id))
        .all(db)
        .await?;
    let mut draft = Draft {
        documents: document_counts(db, case.row.id).await?,
        ..Draft::default()
    };
    let (mut versions, mut saved_at) = (BTreeMap::new(), 0);
    for row in rows {
        draft.pages.insert(row.page.clone(), case.open_page(&row)?);
        saved_at = saved_at.max(row.saved_at);
        versions.insert(row.page, row.version);
    }
    Ok((draft, versions, saved_at))
}

#[derive(FromQueryResult)]
struct SlotCount {
    slot: String,
    documents: i64,
}

async fn document_counts(
    db: &impl ConnectionTrait,
    case: uuid::Uuid,
) -> Result<BTreeMap<String, usize>, Error> {
    let counts = document::Entity::find()
        .select_only()
        .column(document::Column::Slot)
        .column_as(document::Column::Id.count(), "documents")
        .filter(document::Column::CaseId.eq(case))
        .filter(document::Column::RemovedAt.is_null())
        .group_by(document::Column::Slot)
        .into_model::<SlotCount>()
        .all(db)
        .await?;
    Ok(counts
        .into_iter()
        .map(|row| (row.slot, usize::try_from(row.documents).unwrap_or(0)))
        .collect())
}

/// All pages of a draft are open; during a supplement those that the officer named.
pub(crate) async fn open_pages(
    db: &impl ConnectionTrait,
    row: &case_file::Model,
) -> Result<OpenPages, Error> {
    match status_of(row)? {
        Status::Draft => Ok(OpenPages::All),
        Status::SupplementRequested => {
            let items = supplement_item::Entity::find()
                .filter(supplement_item::Column::CaseId.eq(row.id))
                .filter(supplement_item::Column::Round.eq(row.round))
                .all(db)
                .await?;
            Ok(OpenPages::Only(
                items
                    .iter()
                    .map(|item| page_of(&item.target_kind, &item.target))
                    .collect(),
            ))
        }
        _ => Ok(OpenPages::None),
    }
}

/// The page on which the target of a supplement item is answered: `page`, `page.field`, or a document's slot.
fn page_of(kind: &str, target: &str) -> String {
    match kind {
        "document" => "documents".to_owned(),
        _ => target.split('.').next().unwrap_or_default().to_owned(),
    }
}

impl Case {
    /// Opens the answers of a saved page.
    pub(crate) fn open_page(&self, row: &draft_page::Model) -> Result<Answers, Error> {
        let place = Place::new("draft_page", "answers_enc", self.row.id).part(row.page.as_str());
        Ok(serde_json::from_slice(&self.key.open(&place, &row.answers_enc)?)?)
    }

    /// Seals the answers of a page.
    pub(crate) fn seal_page(&self, page: &str, answers: &Answers) -> Result<Vec<u8>, Error> {
        let place = Place::new("draft_page", "answers_enc", self.row.id).part(page);
        Ok(self.key.seal(&place, &serde_json::to_vec(answers)?))
    }
}
