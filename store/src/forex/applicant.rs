//! What applicants see of their cases.

use std::collections::BTreeMap;

use domain::access::{Actor, ReadOwn};
use domain::casework::{Answers, Clock};
use domain::forex::reason::{Refusal, SupplementReason};
use domain::forex::{Act, ApplicantKind, Status};
use domain::ids::{CaseId, Version};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::{Date, OffsetDateTime};

use super::asked::{newest_items, touched};
use super::branches::{Branch, branches};
use super::change::{applicant_of, is_discarded, not_discarded, status_of, waits_for_confirmation};
use super::submission::newest_submission;
use super::timeline::{TimelineEntry, timeline};
use crate::casework::receipt::{self, Receipt};
use crate::casework::{Case, RunningClock, read_clock, visible_to};
use crate::entity::{case_file, day, deadline, decision, instant, supplement_item};
use crate::{Error, Store};

/// One line of a person's list of cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// Whether it waits for those to confirm it who may hand it in for the firm.
    pub waits: bool,
    /// The case.
    pub case: CaseId,
    /// Its reference, once submitted.
    pub reference: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// When it was begun.
    pub created_at: OffsetDateTime,
    /// When it was changed last.
    pub updated_at: OffsetDateTime,
}

/// One thing that the officer asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplementItem {
    /// `page`, `field` or `document`.
    pub target_kind: String,
    /// The page, the `page.field`, or the document's slot.
    pub target: String,
    /// Why; requests from before reasons were given have none.
    pub reason: Option<SupplementReason>,
    /// What to do, in the officer's words; may be empty where the reason says enough.
    pub text: String,
}

/// A submitted case as its applicant sees it.
#[derive(Clone, Debug)]
pub struct ApplicantView {
    /// The case.
    pub case: CaseId,
    /// Its version.
    pub version: Version,
    /// Who applies.
    pub applicant: ApplicantKind,
    /// Its reference.
    pub reference: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// When it was handed in first.
    pub submitted_at: Option<OffsetDateTime>,
    /// The branch that was chosen.
    pub branch: Option<Branch>,
    /// What was handed in last.
    pub answers: BTreeMap<String, Answers>,
    /// What happened, without the bank's own affairs.
    pub timeline: Vec<TimelineEntry>,
    /// The clocks that the applicant may see: their own term, and the day of the answer.
    pub clocks: Vec<RunningClock>,
    /// What is asked for, during a supplement.
    pub items: Vec<SupplementItem>,
    /// The day whose rules it is judged by.
    pub rules_on: Date,
    /// Why it was refused: the reason that may be told, and the text.
    pub refusal: Option<(Refusal, Option<String>)>,
    /// What the bank wrote for the visit when it approved; it is over with the visit.
    pub approval: Option<String>,
}

impl ApplicantView {
    /// Whether something of this kind happened.
    pub fn has(&self, act: Act) -> bool {
        self.timeline.iter().any(|entry| entry.act == act)
    }
}

/// What a bank asks for in a supplement, and by when.
#[derive(Clone, Debug)]
pub struct AskedFor {
    /// Each thing.
    pub items: Vec<AskedItem>,
    /// The applicant's term.
    pub clock: Option<RunningClock>,
}

/// One thing that a bank asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedItem {
    /// What it is.
    pub item: SupplementItem,
    /// Whether the applicant saved its page or changed its documents since.
    pub is_touched: bool,
}

/// The most cases in a person's list.
const LINES_MAX: u64 = 100;

/// A person's own cases, the newest first. Drafts that were thrown away are none any more.
pub async fn own_cases(store: &Store, actor: &Actor) -> Result<Vec<CaseLine>, Error> {
    let own = visible_to::<ReadOwn>(actor).ok_or(Error::NotFound)?;
    let rows = case_file::Entity::find()
        .filter(own)
        .filter(not_discarded())
        .order_by_desc(case_file::Column::CreatedAt)
        .limit(LINES_MAX)
        .all(store.reader())
        .await?;
    let line = |row: case_file::Model| {
        Ok(CaseLine {
            case: CaseId(row.id),
            waits: waits_for_confirmation(&row),
            status: status_of(&row)?,
            created_at: instant(row.created_at).ok_or_else(|| Error::corrupt("case_file.created_at"))?,
            updated_at: instant(row.updated_at).ok_or_else(|| Error::corrupt("case_file.updated_at"))?,
            reference: row.reference,
        })
    };
    rows.into_iter().map(line).collect()
}

/// A case as its applicant sees it.
pub async fn applicant_view(store: &Store, actor: &Actor, case: CaseId) -> Result<ApplicantView, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadOwn>(store, db, actor, case).await?;
    if is_discarded(&case.row) {
        return Err(Error::NotFound);
    }
    let status = status_of(&case.row)?;
    let branches = branches(store).await?;
    let branch = branches
        .iter()
        .find(|branch| Some(branch.id.0) == case.row.branch_org_id)
        .cloned();
    let timeline = for_applicant(timeline(db, &case).await?);
    let was_visited = timeline.iter().any(|entry| entry.act == Act::RecordOpening);
    Ok(ApplicantView {
        case: case.id(),
        version: Version(case.row.version),
        applicant: applicant_of(&case.row)?,
        reference: case.row.reference.clone(),
        status,
        submitted_at: case.row.submitted_at.and_then(instant),
        branch,
        answers: newest_submission(db, &case)
            .await?
            .map(|(_, answers)| answers)
            .unwrap_or_default(),
        timeline,
        clocks: clocks(db, &case).await?,
        items: if status == Status::SupplementRequested {
            items(db, &case).await?
        } else {
            Vec::new()
        },
        rules_on: day(&case.row.rules_on).map_err(Error::corrupt)?,
        refusal: if status == Status::Refused {
            refusal(db, &case).await?
        } else {
            None
        },
        approval: if status == Status::Approved && !was_visited {
            approval(db, &case).await?
        } else {
            None
        },
    })
}

/// The receipts of one's own case, one for each submission, the first one first.
pub async fn receipts(store: &Store, actor: &Actor, case: CaseId) -> Result<Vec<Receipt>, Error> {
    let (case, _grant) = Case::open::<ReadOwn>(store, store.reader(), actor, case).await?;
    receipt::of_case(store, case.id()).await
}

/// Names of officers, their notes among themselves and their reasons are not for the applicant, nor is how they pass a
/// case on.
fn for_applicant(happened: Vec<TimelineEntry>) -> Vec<TimelineEntry> {
    let mut told: Vec<TimelineEntry> = Vec::new();
    let mut recorded_anew = 0_usize;
    for entry in happened {
        let is_last = |act| told.last().is_some_and(|last| last.act == act);
        let was_told = |act| told.iter().any(|earlier| earlier.act == act);
        match entry.act {
            // Back in the queue: nobody has begun after all.
            Act::Release if is_last(Act::Take) => _ = told.pop(),
            // The data was sent back and recorded anew; the visit was one.
            Act::RecordOpening if was_told(Act::RecordOpening) => recorded_anew += 1,
            // It was recorded by a slip: there was no visit.
            Act::TakeBackOpening if recorded_anew == 0 => {
                told.retain(|earlier| earlier.act != Act::RecordOpening);
            }
            Act::TakeBackOpening => recorded_anew -= 1,
            act if act.is_told_to_applicant() => told.push(TimelineEntry {
                actor: None,
                note: None,
                reason: None,
                ..entry
            }),
            _ => {}
        }
    }
    told
}

async fn clocks(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<RunningClock>, Error> {
    let rows = deadline::Entity::find()
        .filter(deadline::Column::CaseId.eq(case.row.id))
        .filter(deadline::Column::State.is_in(["running", "paused"]))
        .all(db)
        .await?;
    let clocks = rows.iter().map(read_clock).collect::<Result<Vec<_>, _>>()?;
    let shown = [
        Clock::Answer,
        Clock::Supplement,
        Clock::Visit,
        Clock::AccountNumber,
    ];
    Ok(clocks
        .into_iter()
        .filter(|clock| shown.contains(&clock.clock))
        .collect())
}

/// What the bank asks for now; nothing outside of a supplement.
pub async fn asked_for(store: &Store, actor: &Actor, case: CaseId) -> Result<Option<AskedFor>, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadOwn>(store, db, actor, case).await?;
    if status_of(&case.row)? != Status::SupplementRequested {
        return Ok(None);
    }
    let touched = touched(db, &case.row).await?;
    let asked = |(row, is_touched)| {
        Ok(AskedItem {
            item: item(&case, row)?,
            is_touched,
        })
    };
    Ok(Some(AskedFor {
        items: touched.into_iter().map(asked).collect::<Result<_, Error>>()?,
        clock: clocks(db, &case)
            .await?
            .into_iter()
            .find(|clock| clock.clock == Clock::Supplement),
    }))
}

/// What was asked for in the newest round.
pub(crate) async fn items(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<SupplementItem>, Error> {
    let rows = newest_items(db, &case.row).await?;
    rows.into_iter().map(|row| item(case, row)).collect()
}

fn item(case: &Case, row: supplement_item::Model) -> Result<SupplementItem, Error> {
    Ok(SupplementItem {
        text: case.unseal("supplement_item", "text_enc", row.id, &row.text_enc)?,
        reason: row.reason_code.as_deref().map(str::parse).transpose()?,
        target_kind: row.target_kind,
        target: row.target,
    })
}

/// What its applicant is told of the decisions on a case: the bank's words when it approved, and why it refused.
pub(crate) async fn decisions_for_applicant(
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<(Option<String>, Option<(Refusal, Option<String>)>), Error> {
    Ok((approval(db, case).await?, refusal(db, case).await?))
}

async fn refusal(db: &impl ConnectionTrait, case: &Case) -> Result<Option<(Refusal, Option<String>)>, Error> {
    let Some(row) = confirmed(db, case, "refused").await? else {
        return Ok(None);
    };
    let refusal: Refusal = row.reason_code.as_deref().unwrap_or_default().parse()?;
    let text = case.unseal_optional("decision", "text_enc", row.id, row.text_enc.as_deref())?;
    let text = text.filter(|_| refusal.is_told_with_text());
    Ok(Some((refusal.shown_to_applicant(), text)))
}

async fn approval(db: &impl ConnectionTrait, case: &Case) -> Result<Option<String>, Error> {
    let Some(row) = confirmed(db, case, "approved").await? else {
        return Ok(None);
    };
    case.unseal_optional("decision", "text_enc", row.id, row.text_enc.as_deref())
}

async fn confirmed(
    db: &impl ConnectionTrait,
    case: &Case,
    outcome: &str,
) -> Result<Option<decision::Model>, Error> {
    let row = decision::Entity::find()
        .filter(decision::Column::CaseId.eq(case.row.id))
        .filter(decision::Column::Outcome.eq(outcome))
        .filter(decision::Column::Result.eq("confirmed"))
        .order_by_desc(decision::Column::Round);
    Ok(row.one(db).await?)
}
