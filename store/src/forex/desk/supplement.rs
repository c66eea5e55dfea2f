//! Asking the applicant for everything that is missing, in one request.

use std::fmt;

use domain::access::Actor;
use domain::casework::{Clock, Journey, Page};
use domain::forex::Act;
use domain::forex::reason::SupplementReason;
use domain::forex::status::SUPPLEMENT_ROUNDS_MAX;
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};

use super::examine::{Examination, Examined, examine};
use super::form::DeskForm;
use super::marks::carry_over;
use crate::casework::once::Sent;
use crate::casework::{By, Case, advance, letters};
use crate::entity::{case_file, deadline, supplement_item};
use crate::forex::change::{applicant_of, change};
use crate::{Error, Store};

/// The most items of one request.
pub const ITEMS_MAX: usize = 20;

/// What an item is about; written `page:contact`, `field:contact.mobile`, `document:id_front`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A whole page.
    Page(String),
    /// One question: page and field.
    Field(String, String),
    /// The documents of one kind.
    Document(String),
}

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Where it is mended.
    pub target: Target,
    /// Why.
    pub reason: SupplementReason,
    /// What to do, in the officer's words; may be empty where the reason says enough.
    pub text: String,
}

impl Target {
    /// Reads a target that this journey has.
    pub fn parse(journey: &Journey, text: &str) -> Option<Self> {
        Self::all(journey)
            .into_iter()
            .find(|target| target.to_string() == text)
    }

    /// Everything that can be asked for, in the order of the pages.
    fn all(journey: &Journey) -> Vec<Self> {
        journey.pages().flat_map(Self::of_page).collect()
    }

    /// Everything that can be asked for on a page.
    pub fn of_page(page: &Page) -> Vec<Self> {
        let whole = std::iter::once(Self::Page(page.name.clone()));
        let fields = page
            .fields
            .iter()
            .map(|field| Self::Field(page.name.clone(), field.name.clone()));
        let documents = page.slots.iter().map(|slot| Self::Document(slot.name.clone()));
        whole.chain(fields).chain(documents).collect()
    }

    /// Whether it is a document, or else answers.
    pub fn is_document(&self) -> bool {
        matches!(self, Self::Document(_))
    }

    /// `page`, `field` or `document`.
    fn kind(&self) -> &'static str {
        match self {
            Self::Page(_) => "page",
            Self::Field(..) => "field",
            Self::Document(_) => "document",
        }
    }

    /// The page, `page.field`, or the document's slot.
    fn name(&self) -> String {
        match self {
            Self::Page(name) | Self::Document(name) => name.clone(),
            Self::Field(page, field) => format!("{page}.{field}"),
        }
    }

    /// The section of the task list in which it is mended.
    fn section(&self, journey: &Journey) -> Option<&'static str> {
        let has = |page: &Page| match self {
            Self::Page(name) | Self::Field(name, _) => page.name == *name,
            Self::Document(slot) => page.slots.iter().any(|own| own.name == *slot),
        };
        journey
            .sections
            .iter()
            .find(|section| section.pages.iter().any(has))
            .map(|section| section.name)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind(), self.name())
    }
}

/// Asks the applicant for these items, once however often the form arrives; the bank's own clocks stand still until
/// the answer comes.
///
/// # Errors
/// [`Error::NotNow`] without an item, or when all rounds are used up.
pub async fn request_supplement(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    examination: &Examination,
    wanted: &[Wanted],
    sent: Sent<'_>,
) -> Result<Examined, Error> {
    let form = DeskForm::new("request_supplement", case, examination.seen, sent);
    let tx = store.database().begin_write().await?;
    let Some((case, grant, unmarked)) = examine(store, &tx, actor, &form, &examination.marks).await? else {
        return Ok(Examined::Done);
    };
    let change = change(&case.row, Act::RequestSupplement)?;
    if wanted.is_empty() || wanted.len() > ITEMS_MAX || case.row.round >= SUPPLEMENT_ROUNDS_MAX {
        return Err(Error::NotNow);
    }
    if !unmarked.is_empty() {
        return Ok(Examined::Unmarked(unmarked));
    }
    let round = case.row.round.saturating_add(1);
    advance(
        store,
        &tx,
        &case,
        By::from(&grant),
        change,
        |row: &mut case_file::ActiveModel| {
            row.round = Set(round);
        },
    )
    .await?;
    let rows = wanted.iter().map(|item| row(store, &case, round, item));
    supplement_item::Entity::insert_many(rows)
        .exec_without_returning(&tx)
        .await?;
    let journey = crate::forex::journey(store, applicant_of(&case.row)?).await?;
    let asked: Vec<&str> = wanted
        .iter()
        .filter_map(|item| item.target.section(&journey))
        .collect();
    carry_over(&tx, &case, round, &asked).await?;
    let reference = case.row.reference.clone().unwrap_or_default();
    let parameters = [
        ("reference", reference),
        ("due", due_on(&tx, &case, Clock::Supplement).await?),
    ];
    letters::tell_applicant(store, &tx, &case, "supplement_requested", &parameters).await?;
    form.done(store, tx, actor).await?;
    Ok(Examined::Done)
}

fn row(store: &Store, case: &Case, round: i32, item: &Wanted) -> supplement_item::ActiveModel {
    let id = store.new_uuid();
    supplement_item::ActiveModel {
        id: Set(id),
        case_id: Set(case.row.id),
        round: Set(round),
        target_kind: Set(item.target.kind().to_owned()),
        target: Set(item.target.name()),
        reason_code: Set(Some(item.reason.to_string())),
        text_enc: Set(case.seal("supplement_item", "text_enc", id, &item.text)),
        answered_at: Set(None),
    }
}

/// The day on which a running clock ends, for a letter; empty while nobody can say.
pub(crate) async fn due_on(tx: &DatabaseTransaction, case: &Case, clock: Clock) -> Result<String, Error> {
    let row = deadline::Entity::find()
        .filter(deadline::Column::CaseId.eq(case.row.id))
        .filter(deadline::Column::Kind.eq(clock.to_string()))
        .filter(deadline::Column::State.eq("running"))
        .one(tx)
        .await?;
    Ok(row.and_then(|row| row.due_on).unwrap_or_default())
}
