//! Who of the staff looked at one's own case: the body, never the name of an officer.

use std::collections::BTreeMap;

use domain::access::{Actor, ReadOwn};
use domain::ids::{CaseId, DocumentId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::casework::Case;
use crate::entity::{audit_entry, case_event, document, instant, membership, organisation};
use crate::{Error, Store};

/// One look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its id, by which pages of the list follow each other.
    pub id: Uuid,
    /// When.
    pub at: OffsetDateTime,
    /// At what.
    pub what: Looked,
    /// The body for which the officer works, in Chinese and English.
    pub body: Option<(String, String)>,
}

/// What was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// The case, with masked numbers.
    Case,
    /// A document.
    Document {
        /// The place for which it was uploaded.
        slot: String,
    },
    /// One masked answer in full.
    Unmasked {
        /// Which, as `page.field`.
        field: String,
        /// Why, in the officer's words.
        reason: Option<String>,
    },
}

/// A part of the list, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The looks.
    pub lines: Vec<Look>,
    /// Older ones follow after this id; `None` at the end.
    pub older: Option<Uuid>,
}

const OPENED: &str = "review.opened";
const DOCUMENT: &str = "document_opened";
const UNMASKED: &str = "unmask";

/// How many a page shows.
const PAGE: u64 = 30;

/// Who of the staff looked at one's own case, a page of it: looks older than `before`, the newest without.
pub async fn looks(store: &Store, actor: &Actor, case: CaseId, before: Option<Uuid>) -> Result<Looks, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadOwn>(store, db, actor, case).await?;
    let slots = slots(db, &case).await?;
    let mut rows = entries(db, actor, (&case, &slots), before).await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let is_more = rows.len() > shown;
    rows.truncate(shown);
    let older = rows.last().map(|row| row.id).filter(|_| is_more);
    let known = Known {
        bodies: bodies(db, rows.iter().filter_map(|row| row.actor_id)).await?,
        reasons: reasons(db, &case).await?,
        slots,
    };
    let lines = rows
        .into_iter()
        .map(|row| known.read(row))
        .collect::<Result<_, _>>()?;
    Ok(Looks { lines, older })
}

/// The audit's entries about the case and its documents that others than its owner made.
async fn entries(
    db: &impl ConnectionTrait,
    actor: &Actor,
    (case, slots): (&Case, &BTreeMap<String, String>),
    before: Option<Uuid>,
) -> Result<Vec<audit_entry::Model>, Error> {
    use audit_entry::Column as C;
    let objects = std::iter::once(format!("case/{}", case.id())).chain(slots.keys().cloned());
    let mut query = audit_entry::Entity::find()
        .filter(C::Object.is_in(objects))
        .filter(C::Action.is_in([OPENED, DOCUMENT, UNMASKED]))
        .filter(C::ActorId.ne(actor.account.0));
    if let Some(before) = before {
        query = query.filter(C::Id.lt(before));
    }
    Ok(query.order_by_desc(C::Id).limit(PAGE + 1).all(db).await?)
}

/// The documents of the case as the audit names them, each with its slot.
async fn slots(db: &impl ConnectionTrait, case: &Case) -> Result<BTreeMap<String, String>, Error> {
    let rows: Vec<(Uuid, String)> = document::Entity::find()
        .select_only()
        .columns([document::Column::Id, document::Column::Slot])
        .filter(document::Column::CaseId.eq(case.row.id))
        .into_tuple()
        .all(db)
        .await?;
    let named = |(id, slot)| (format!("document/{}", DocumentId(id)), slot);
    Ok(rows.into_iter().map(named).collect())
}

/// The bodies for which these officers work.
async fn bodies(
    db: &impl ConnectionTrait,
    officers: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, (String, String)>, Error> {
    let rows = membership::Entity::find()
        .filter(membership::Column::AccountId.is_in(officers))
        .find_also_related(organisation::Entity)
        .all(db)
        .await?;
    let named = rows
        .into_iter()
        .filter_map(|(row, body)| body.map(|body| (row.account_id, (body.name_zh, body.name_en))));
    Ok(named.collect())
}

/// The reasons for showing a masked answer, by when it was shown.
async fn reasons(db: &impl ConnectionTrait, case: &Case) -> Result<BTreeMap<i64, String>, Error> {
    let rows = case_event::Entity::find()
        .filter(case_event::Column::CaseId.eq(case.row.id))
        .filter(case_event::Column::Action.eq(UNMASKED))
        .all(db)
        .await?;
    let mut reasons = BTreeMap::new();
    for row in rows {
        let note = case.unseal_optional("case_event", "note_enc", row.id, row.note_enc.as_deref())?;
        reasons.extend(note.map(|note| (row.at, note)));
    }
    Ok(reasons)
}

/// What entries are read with.
struct Known {
    bodies: BTreeMap<Uuid, (String, String)>,
    reasons: BTreeMap<i64, String>,
    slots: BTreeMap<String, String>,
}

impl Known {
    fn read(&self, row: audit_entry::Model) -> Result<Look, Error> {
        let what = match row.action.as_str() {
            DOCUMENT => Looked::Document {
                slot: self.slots.get(&row.object).cloned().unwrap_or_default(),
            },
            UNMASKED => Looked::Unmasked {
                field: row.detail,
                reason: self.reasons.get(&row.at).cloned(),
            },
            _ => Looked::Case,
        };
        Ok(Look {
            id: row.id,
            at: instant(row.at).ok_or_else(|| Error::corrupt("audit_entry.at"))?,
            what,
            body: row
                .actor_id
                .and_then(|officer| self.bodies.get(&officer).cloned()),
        })
    }
}
