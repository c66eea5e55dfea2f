//! Pages of an application as they are typed.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Actor, Apply, ReadOwn};
use domain::casework::{Answers, Draft, Journey, Page};
use domain::forex::{ApplicantKind, Status};
use domain::ids::{AccountId, CaseId, SessionId, Version};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, Set};
use time::OffsetDateTime;
use uuid::Uuid;

use super::branches::journey;
use super::change::{applicant_of, is_discarded, require_kept, status_of, waits_for_confirmation};
use super::open_pages::{OpenPages, open_pages};
use crate::casework::Case;
use crate::clock::local_date;
use crate::crypto::Place;
use crate::database::{by_position, statement};
use crate::entity::{draft_page, instant, micros};
use crate::identity::Contact;
use crate::{Error, Store};

/// A draft as its owner sees it.
#[derive(Clone, Debug)]
pub struct DraftView {
    /// The case.
    pub case: CaseId,
    /// Its version.
    pub version: Version,
    /// Who applies.
    pub applicant: ApplicantKind,
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
    /// Whether it waits for those to confirm it who may hand it in for the firm.
    pub waits: bool,
}

/// A page as it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedPage {
    /// Kept.
    Kept,
    /// Another browser saved this page in between: nothing was overwritten, both are shown.
    Conflict {
        /// What this browser sent.
        ours: Answers,
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
    /// What was posted; kept of it is what the page asks.
    pub posted: &'a Answers,
    /// The item of the page's list that goes.
    pub without: Option<usize>,
    /// The browser.
    pub session: SessionId,
    /// The version of the page that this browser was shown; 0 when it had none.
    pub seen: i32,
}

/// Saves a page as typed, valid or not, and gives the draft as it stands afterwards.
///
/// # Errors
/// [`Error::NotFound`] when the journey has no such page, [`Error::NotNow`] when the page is closed,
/// [`Error::Discarded`] when the draft was thrown away.
pub async fn save_page(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    saving: Saving<'_>,
) -> Result<(DraftView, SavedPage), Error> {
    let tx = store.database().begin_write().await?;
    let (case, _grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
    require_kept(&case.row)?;
    let journey = journey(store, applicant_of(&case.row)?).await?;
    let page = journey.page(saving.page).ok_or(Error::NotFound)?;
    let mut posted = page.accept(saving.posted);
    if let (Some(index), Some(list)) = (saving.without, page.list()) {
        posted.remove_item(&list.name, index);
    }
    let mut entered = read_draft(&tx, (&case, actor.account)).await?;
    if !entered.open_pages.contains(saving.page) {
        return Err(Error::NotNow);
    }
    let answers = entered.merged(store, &journey, page, posted);
    let before = entered.saved.get(saving.page).copied();
    if let Some(before) = before
        && before.version != saving.seen
        && before.session != Some(saving.session)
        && let Some(theirs) = entered.draft.pages.get(saving.page)
        && *theirs != answers
    {
        let (theirs, version) = (theirs.clone(), before.version);
        return Ok((
            view(store, &case, entered)?,
            SavedPage::Conflict {
                ours: answers,
                theirs,
                version,
            },
        ));
    }
    let version = before.map_or(0, |before| before.version).saturating_add(1);
    let now = micros(store.clock().now());
    write_page(&tx, &case, (saving, &answers), version, now).await?;
    tx.commit().await?;
    entered.put((saving, answers), version, now);
    Ok((view(store, &case, entered)?, SavedPage::Kept))
}

async fn write_page(
    tx: &DatabaseTransaction,
    case: &Case,
    (saving, answers): (Saving<'_>, &Answers),
    version: i32,
    now: i64,
) -> Result<(), Error> {
    let row = draft_page::ActiveModel {
        case_id: Set(case.row.id),
        page: Set(saving.page.to_owned()),
        answers_enc: Set(case.seal_page(saving.page, answers)?),
        version: Set(version),
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
    if is_discarded(&case.row) {
        return Err(Error::NotFound);
    }
    let entered = read_draft(db, (&case, actor.account)).await?;
    view(store, &case, entered)
}

fn view(store: &Store, case: &Case, entered: Entered) -> Result<DraftView, Error> {
    let saved_at = entered.saved_at.max(case.row.created_at);
    let versions = entered.saved.iter();
    Ok(DraftView {
        case: case.id(),
        version: Version(case.row.version),
        applicant: entered.applicant,
        status: status_of(&case.row)?,
        reference: case.row.reference.clone(),
        versions: versions
            .map(|(page, saved)| (page.clone(), saved.version))
            .collect(),
        saved_at: instant(saved_at).ok_or_else(|| Error::corrupt("draft_page.saved_at"))?,
        open_pages: entered.open_pages.clone(),
        waits: waits_for_confirmation(&case.row),
        draft: entered.into_draft(store),
    })
}

/// What was entered into a case so far.
pub(crate) struct Entered {
    applicant: ApplicantKind,
    draft: Draft,
    open_pages: OpenPages,
    saved: BTreeMap<String, Saved>,
    /// When the last page was saved; 0 when none was.
    saved_at: i64,
    /// The hash of the number that its reader's account has confirmed.
    mobile_hash: Option<Vec<u8>>,
}

impl Entered {
    /// What is saved of an open page: what was posted where it may be changed, and everything else as it was.
    fn merged(&self, store: &Store, journey: &Journey, page: &Page, posted: Answers) -> Answers {
        if self.open_pages == OpenPages::All {
            return posted;
        }
        let today = local_date(store.clock().now());
        let problems = journey.check_page(page, &self.draft, today);
        let open = self.open_pages.part_of(page, &problems);
        let is_open = |(name, _): &(&str, &str)| {
            let own = name.split('.').next().unwrap_or(name);
            open.field(own).is_some()
        };
        let before = self.draft.page(&page.name);
        let kept = before.iter().filter(|answer| !is_open(answer));
        let changed = posted.iter().filter(is_open);
        let pair = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
        kept.chain(changed).map(pair).collect()
    }

    fn put(&mut self, (saving, answers): (Saving<'_>, Answers), version: i32, now: i64) {
        let (page, session) = (saving.page.to_owned(), Some(saving.session));
        self.draft.pages.insert(page.clone(), answers);
        self.draft.taken_over.remove(&page);
        self.saved.insert(page, Saved { version, session });
        self.saved_at = now;
    }

    /// The draft as its reader's account may hand it in.
    pub(crate) fn into_draft(self, store: &Store) -> Draft {
        let mut draft = self.draft;
        // A number that was handed in had been confirmed; only where it may be changed is it asked for again.
        let (page, field) = self.applicant.reached_at(&draft);
        if store.sends_sms() && self.open_pages.has(page, field) {
            let typed = draft.text(page, field);
            draft.confirmed = Some(confirmed(store, typed, self.mobile_hash.as_deref()));
        }
        draft
    }
}

/// The number that was typed, if the account has confirmed that very one.
fn confirmed(store: &Store, typed: &str, mobile_hash: Option<&[u8]>) -> BTreeSet<String> {
    let typed = Contact::parse(typed).ok();
    typed
        .filter(|mobile| mobile_hash == Some(mobile.hash(store).as_slice()))
        .map(|mobile| mobile.as_str().to_owned())
        .into_iter()
        .collect()
}

/// The version of a page whose answers were given elsewhere: nobody has saved it here.
pub(crate) const TAKEN_OVER: i32 = 0;

/// How a page was saved last.
#[derive(Clone, Copy)]
struct Saved {
    version: i32,
    /// None when a guest saved it.
    session: Option<SessionId>,
}

by_position! {
/// One line for each saved page, with its sealed answers, one for each slot with documents, with their count, and one for
/// the account, with the number that it has confirmed.
struct Line {
    name: String,
    answers_enc: Option<Vec<u8>>,
    session_id: Option<Uuid>,
    version: i32,
    saved_at: i64,
    documents: i64,
    mobile_hash: Option<Vec<u8>>,
}
}

/// Everything that was entered, as `account` may hand it in; in one statement, because task lists are read often.
pub(crate) async fn read_draft(
    db: &impl ConnectionTrait,
    (case, account): (&Case, AccountId),
) -> Result<Entered, Error> {
    let entered_by = statement(db, ENTERED, [case.row.id.into(), account.0.into()]);
    let mut entered = Entered {
        applicant: applicant_of(&case.row)?,
        draft: Draft::default(),
        open_pages: open_pages(db, &case.row).await?,
        saved: BTreeMap::new(),
        saved_at: 0,
        mobile_hash: None,
    };
    for line in Line::find_by_statement(entered_by).all(db).await? {
        let Some(sealed) = line.answers_enc else {
            match usize::try_from(line.documents).unwrap_or(0) {
                0 => entered.mobile_hash = line.mobile_hash,
                count => _ = entered.draft.documents.insert(line.name, count),
            }
            continue;
        };
        let answers = case.open_page(&line.name, &sealed)?;
        let (version, session) = (line.version, line.session_id.map(SessionId));
        entered.draft.pages.insert(line.name.clone(), answers);
        if version == TAKEN_OVER {
            entered.draft.taken_over.insert(line.name.clone());
        }
        entered.saved.insert(line.name, Saved { version, session });
        entered.saved_at = entered.saved_at.max(line.saved_at);
    }
    Ok(entered)
}

/// The columns of [`Line`]; `$1` the case, `$2` the account.
const ENTERED: &str = "\
SELECT page, answers_enc, session_id, version, saved_at, 0, CAST(NULL AS bytea) FROM draft_page WHERE case_id = $1 \
UNION ALL \
SELECT slot, NULL, NULL, 0, 0, COUNT(*), NULL FROM document WHERE case_id = $1 AND removed_at IS NULL GROUP BY slot \
UNION ALL \
SELECT '', NULL, NULL, 0, 0, 0, mobile_hash FROM account WHERE id = $2";

impl Case {
    /// Opens the answers of a saved page.
    pub(crate) fn open_page(&self, page: &str, sealed: &[u8]) -> Result<Answers, Error> {
        let place = Place::new("draft_page", "answers_enc", self.row.id).part(page);
        Ok(serde_json::from_slice(&self.key.open(&place, sealed)?)?)
    }

    /// Seals the answers of a page.
    pub(crate) fn seal_page(&self, page: &str, answers: &Answers) -> Result<Vec<u8>, Error> {
        let place = Place::new("draft_page", "answers_enc", self.row.id).part(page);
        Ok(self.key.seal(&place, &serde_json::to_vec(answers)?))
    }
}
