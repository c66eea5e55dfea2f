//! Everything that an officer needs to examine one case, read in one go.

mod record;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::{Actor, Assign, Check, Examine, ReadAtDesk, Take, authorise};
use domain::casework::{Answers, Draft, Journey, Sensitivity};
use domain::forex::application::Application;
use domain::forex::check::{AutomaticCheck, Outcome};
use domain::forex::reason::Refusal;
use domain::forex::status::{SUPPLEMENT_ROUNDS_MAX, TRANSITIONS};
use domain::forex::{Act, ApplicantKind, Side, Status};
use domain::ids::{AccountId, CaseId, OrganisationId, PartyId, Version};
use domain::rules::RuleSet;
use sea_orm::ConnectionTrait;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

pub(super) use self::record::timeline;
use self::record::{clocks, decision_rows, decisions, opening};
use super::account::{AccountReview, account_of};
use super::alike::{Alike, alike};
use super::looked::others_here;
use super::marks::{Mark, named_marks};
use super::messages::{Message, messages};
use super::next_term::NextTerm;
use super::notes::{Note, notes};
use super::people::{self, Officer, makers};
use super::quality;
use super::undo::{Undo, is_answered, undoable};
use crate::casework::{Case, RunningClock};
use crate::clock::local_date;
use crate::documents::{self, Document};
use crate::entity::{day, instant};
use crate::forex::applicant::{SupplementItem, items};
use crate::forex::branches::{Branch, branches};
use crate::forex::change::{applicant_of, status_of};
use crate::forex::checks::automatic_checks;
use crate::forex::submission::{Content, newest};
use crate::identity::account::mobile_confirmed_at;
use crate::{Error, Store};

/// A case as its bank's officers see it. Sensitive answers are masked already.
#[derive(Clone, Debug)]
pub struct Review {
    /// The case.
    pub case: CaseId,
    /// Its version, which every form carries.
    pub version: Version,
    /// Its reference.
    pub reference: String,
    /// Who applies.
    pub applicant: ApplicantKind,
    /// The applicant's name.
    pub subject: String,
    /// Where it stands.
    pub status: Status,
    /// When it was handed in first.
    pub submitted_at: Option<OffsetDateTime>,
    /// The chosen branch, while it takes applications.
    pub branch: Option<Branch>,
    /// When the applicant showed the mobile number to be theirs.
    pub mobile_confirmed_at: Option<OffsetDateTime>,
    /// The officer who works on it.
    pub taken_by: Option<Officer>,
    /// The officer whose proposal waits for a check.
    pub proposed_by: Option<Officer>,
    /// The day whose rules it is judged by.
    pub rules_on: Date,
    /// How many supplement rounds there have been.
    pub round: i32,
    /// The pages of the application.
    pub journey: Arc<Journey>,
    /// The newest answers by page.
    pub answers: BTreeMap<String, Answers>,
    /// What the newest supplement changed: `page.field`.
    pub changed: BTreeSet<String>,
    /// How often something was handed in.
    pub submissions: i32,
    /// The documents, the oldest first.
    pub documents: Vec<Document>,
    /// The automatic checks.
    pub checks: Vec<(AutomaticCheck, Outcome)>,
    /// Cases of this bank that share a fact with this one.
    pub alike: Vec<Alike>,
    /// The marks on sections in this round.
    pub marks: BTreeMap<String, Mark>,
    /// What officers wrote for officers.
    pub notes: Vec<Note>,
    /// What applicant and officers wrote to each other.
    pub messages: Vec<Message>,
    /// What happened.
    pub timeline: Vec<Happened>,
    /// The term that ends next.
    pub next: NextTerm,
    /// The clocks that run or stand still.
    pub clocks: Vec<RunningClock>,
    /// The decisions, the oldest first.
    pub decisions: Vec<Decision>,
    /// What was asked for in the newest supplement round.
    pub items: Vec<SupplementItem>,
    /// The opening that waits for a check, or was confirmed.
    pub opening: Option<OpeningView>,
    /// The account that the case led to; `None` while there is none.
    pub account: Option<AccountReview>,
    /// What this officer can do now.
    pub acts: Vec<Act>,
    /// What this officer did last and can undo.
    pub undo: Option<Undo>,
    /// Whether a decision was drawn for this officer to look over.
    pub quality_waits: bool,
    /// Who else opened the case a moment ago, and when.
    pub here: Vec<(String, OffsetDateTime)>,
    /// The makers to whom the case could be handed over.
    pub makers: Vec<Officer>,
}

/// One line of the history, as officers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// What: an act of the state table, or what an officer did besides.
    pub action: String,
    /// When.
    pub at: OffsetDateTime,
    /// The role's code; the calendar's is empty.
    pub role: String,
    /// Who, for officers.
    pub officer: Option<String>,
    /// A code from a closed list, or the field that was shown in full.
    pub reason: Option<String>,
    /// Own words.
    pub note: Option<String>,
}

/// A decision with its two officers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// `approval` or `opening`.
    pub stage: String,
    /// `approved`, `refused` or `opened`.
    pub outcome: String,
    /// Why it was refused.
    pub reason: Option<Refusal>,
    /// What the applicant reads once it is confirmed; empty for an opening.
    pub text: String,
    /// Who proposed it, and when.
    pub maker: String,
    /// When it was proposed.
    pub made_at: OffsetDateTime,
    /// Who checked it.
    pub checker: Option<String>,
    /// When it was checked.
    pub checked_at: Option<OffsetDateTime>,
    /// `confirmed`, `sent_back`, or `taken_back` by its maker; `None` while it waits.
    pub result: Option<String>,
    /// Why it was sent back.
    pub check_note: Option<String>,
}

/// An opening as officers see it: only those who record or check it see the whole number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningView {
    /// The day of the visit.
    pub visited_on: Date,
    /// The branch.
    pub branch: Option<Branch>,
    /// The account number, whole or masked.
    pub number: String,
    /// The currencies.
    pub currencies: Vec<String>,
    /// It has been confirmed.
    pub is_confirmed: bool,
}

/// A case as an officer of its bank sees it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
#[expect(
    clippy::too_many_lines,
    reason = "one view, each part read by a function of its own"
)]
pub async fn review(store: &Store, actor: &Actor, case: CaseId) -> Result<Review, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadAtDesk>(store, db, actor, case).await?;
    let applicant = applicant_of(&case.row)?;
    let journey = crate::forex::journey(store, applicant).await?;
    let handed = handed_in(db, &case).await?;
    let status = status_of(&case.row)?;
    let bank = case
        .row
        .handling_org_id
        .map(OrganisationId)
        .ok_or(Error::NotFound)?;
    let branches = branches(store).await?;
    let branch = |id: Uuid| branches.iter().find(|branch| branch.id.0 == id).cloned();
    let documents = documents::handed_in(db, &case, &handed.content.documents).await?;
    let application = Application::read(applicant, &handed.content.answers);
    let is_complete = is_complete(store, &journey, &handed, &documents);
    let party = PartyId(case.row.applicant_party_id);
    let acts = acts(actor, &case, status);
    let rows = decision_rows(db, &case).await?;
    let timeline = timeline(store, db, &case).await?;
    let undo = match undoable(actor, &case, &timeline, store.clock().now()) {
        Some(undo) if undo.act == Act::WithdrawRequest && is_answered(db, &case).await? => None,
        undo => undo,
    };
    let officers = [case.row.taken_by, case.row.proposed_by]
        .into_iter()
        .flatten()
        .collect();
    let officers = people::names(store, db, officers).await?;
    let officer = |account: Option<Uuid>| {
        account.map(|account| Officer {
            account: AccountId(account),
            name: officers.get(&account).cloned().unwrap_or_default(),
        })
    };
    Ok(Review {
        case: case.id(),
        version: Version(case.row.version),
        reference: case.row.reference.clone().unwrap_or_default(),
        applicant,
        subject: application.name.clone(),
        status,
        submitted_at: case.row.submitted_at.and_then(instant),
        branch: case.row.branch_org_id.and_then(branch),
        mobile_confirmed_at: mobile_confirmed_at(store, db, party, &application.mobile).await?,
        taken_by: officer(case.row.taken_by),
        proposed_by: officer(case.row.proposed_by),
        rules_on: day(&case.row.rules_on).map_err(Error::corrupt)?,
        round: case.row.round,
        checks: automatic_checks(store, db, &case, &application, is_complete).await?,
        alike: alike(store, db, &case, &application).await?,
        marks: named_marks(store, db, &case).await?,
        notes: notes(store, db, &case).await?,
        messages: messages(store, db, &case).await?,
        undo,
        quality_waits: quality::waits_for(db, actor, &case).await?,
        here: others_here(store, actor, &case).await?,
        timeline,
        next: next_term(store, &case)?,
        clocks: clocks(db, &case).await?,
        decisions: decisions(store, db, &case, &rows).await?,
        items: if case.row.round > 0 {
            items(db, &case).await?
        } else {
            Vec::new()
        },
        opening: opening(&case, &rows, &acts, actor)?.map(|(opening, is_confirmed)| OpeningView {
            visited_on: opening.visited_on,
            branch: branch(opening.branch.0),
            number: opening.number,
            currencies: opening.currencies,
            is_confirmed,
        }),
        account: account_of(store, db, actor, &case).await?,
        makers: if acts.contains(&Act::HandOver) {
            others(store, db, bank, &case).await?
        } else {
            Vec::new()
        },
        changed: handed.changed,
        submissions: handed.count,
        answers: masked(&journey, handed.content.answers),
        journey,
        documents,
        acts,
    })
}

fn next_term(store: &Store, case: &Case) -> Result<NextTerm, Error> {
    let rules = RuleSet::on(local_date(store.clock().now()));
    let row = &case.row;
    NextTerm::read(
        &rules,
        &row.next_due_on,
        row.next_due_kind.as_deref(),
        row.clock_paused,
    )
}

/// What was handed in last, and what that changed.
struct Handed {
    content: Content,
    changed: BTreeSet<String>,
    count: i32,
}

async fn handed_in(db: &impl ConnectionTrait, case: &Case) -> Result<Handed, Error> {
    let mut newest_first = newest(db, case, 2).await?.into_iter();
    let (count, content) = newest_first.next().unwrap_or_default();
    let changed = newest_first
        .next()
        .map(|(_, before)| difference(&content.answers, &before.answers));
    Ok(Handed {
        content,
        changed: changed.unwrap_or_default(),
        count,
    })
}

pub(super) fn difference(
    now: &BTreeMap<String, Answers>,
    before: &BTreeMap<String, Answers>,
) -> BTreeSet<String> {
    let of_page = |(page, answers): (&String, &Answers)| {
        let earlier = before.get(page).cloned().unwrap_or_default();
        let fields = answers
            .iter()
            .chain(earlier.iter())
            .map(|(field, _)| field.to_owned())
            .collect::<BTreeSet<_>>();
        let differs = |field: &String| answers.text(field) != earlier.text(field);
        fields
            .into_iter()
            .filter(differs)
            .map(|field| format!("{page}.{field}"))
            .collect::<Vec<_>>()
    };
    now.iter().flat_map(of_page).collect()
}

/// Masks sensitive answers here, so that no page can show one by mistake.
pub(super) fn masked(journey: &Journey, mut answers: BTreeMap<String, Answers>) -> BTreeMap<String, Answers> {
    for page in journey.pages() {
        let Some(answers) = answers.get_mut(&page.name) else {
            continue;
        };
        let questions = page.questions(answers).into_iter();
        for (name, field) in questions.filter(|(_, field)| field.sensitivity == Sensitivity::Sensitive) {
            let hidden = field.kind.masked(answers.text(&name));
            answers.set(name, hidden);
        }
    }
    answers
}

/// Whether every page and document of what was handed in is there, by the rules of today.
fn is_complete(store: &Store, journey: &Journey, handed: &Handed, documents: &[Document]) -> bool {
    let mut draft = Draft {
        pages: handed.content.answers.clone(),
        ..Draft::default()
    };
    for document in documents {
        *draft.documents.entry(document.slot.clone()).or_default() += 1;
    }
    let today = local_date(store.clock().now());
    journey.check(&draft, today).is_empty()
}

/// What the state table and the officer's place in the case allow now.
fn acts(actor: &Actor, case: &Case, status: Status) -> Vec<Act> {
    let scope = case.scope();
    let waits = case.row.proposed_by.is_some();
    let may = |act: Act, side: Side| match (act, side) {
        // Offered where what they undo is shown.
        (Act::Restore | Act::TakeBack | Act::TakeBackOpening | Act::WithdrawRequest, _) => false,
        (Act::Take, _) => authorise::<Take>(actor, &scope).is_some(),
        (Act::RequestSupplement, _) if case.row.round >= SUPPLEMENT_ROUNDS_MAX => false,
        (Act::RecordOpening, _) if waits => false,
        (_, Side::Maker) => authorise::<Examine>(actor, &scope).is_some(),
        (_, Side::MakerOrSupervisor) => authorise::<Assign>(actor, &scope).is_some(),
        (_, Side::Checker) => authorise::<Check>(actor, &scope).is_some(),
        (_, Side::Applicant | Side::System) => false,
    };
    TRANSITIONS
        .iter()
        .filter(|row| row.from == status && may(row.act, row.side))
        .map(|row| row.act)
        .collect()
}

async fn others(
    store: &Store,
    db: &impl ConnectionTrait,
    bank: OrganisationId,
    case: &Case,
) -> Result<Vec<Officer>, Error> {
    let makers = makers(store, db, bank).await?;
    Ok(makers
        .into_iter()
        .filter(|maker| Some(maker.account.0) != case.row.taken_by)
        .collect())
}
