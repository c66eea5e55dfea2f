//! What applicants see of their cases.

use std::collections::BTreeMap;

use domain::access::{Actor, ReadOwn};
use domain::casework::{Answers, Clock};
use domain::forex::Status;
use domain::forex::reason::RefusalReason;
use domain::ids::{CaseId, Version};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::branches::{Branch, branches};
use super::change::status_of;
use super::submission::newest_submission;
use super::timeline::{TimelineEntry, timeline};
use crate::casework::receipt::{self, Receipt};
use crate::casework::{Case, RunningClock, read_clock, visible_to};
use crate::entity::{case_file, deadline, decision, instant, supplement_item};
use crate::{Error, Store};

/// One line of a person's list of cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// The case.
    pub case: CaseId,
    /// Its reference, once submitted.
    pub reference: Option<String>,
    /// Where it stands.
    pub status: Status,
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
    /// What to do, in the officer's words.
    pub text: String,
}

/// A submitted case as its applicant sees it.
#[derive(Clone, Debug)]
pub struct ApplicantView {
    /// The case.
    pub case: CaseId,
    /// Its version.
    pub version: Version,
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
    /// What happened.
    pub timeline: Vec<TimelineEntry>,
    /// The clocks that the applicant may see: their own term, and the day of the answer.
    pub clocks: Vec<RunningClock>,
    /// What is asked for, during a supplement.
    pub items: Vec<SupplementItem>,
    /// Why it was refused: the reason that may be told, and the text.
    pub refusal: Option<(RefusalReason, Option<String>)>,
}

/// The most cases in a person's list.
const LINES_MAX: u64 = 100;

/// A person's own cases, the newest first.
pub async fn own_cases(store: &Store, actor: &Actor) -> Result<Vec<CaseLine>, Error> {
    let own = visible_to::<ReadOwn>(actor).ok_or(Error::NotFound)?;
    let rows = case_file::Entity::find()
        .filter(own)
        .order_by_desc(case_file::Column::CreatedAt)
        .limit(LINES_MAX)
        .all(store.reader())
        .await?;
    let line = |row: case_file::Model| {
        Ok(CaseLine {
            case: CaseId(row.id),
            status: status_of(&row)?,
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
    let status = status_of(&case.row)?;
    let branches = branches(store).await?;
    let branch = branches
        .iter()
        .find(|branch| Some(branch.id.0) == case.row.branch_org_id)
        .cloned();
    let timeline = timeline(db, &case)
        .await?
        .into_iter()
        .map(for_applicant)
        .collect();
    Ok(ApplicantView {
        case: case.id(),
        version: Version(case.row.version),
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
        refusal: if status == Status::Refused {
            refusal(db, &case).await?
        } else {
            None
        },
    })
}

/// The newest receipt of one's own case.
pub async fn receipt(store: &Store, actor: &Actor, case: CaseId) -> Result<Receipt, Error> {
    let (case, _grant) = Case::open::<ReadOwn>(store, store.reader(), actor, case).await?;
    receipt::newest(store, case.id()).await?.ok_or(Error::NotFound)
}

/// Names of officers, their notes among themselves and their reasons are not for the applicant.
fn for_applicant(entry: TimelineEntry) -> TimelineEntry {
    TimelineEntry {
        actor: None,
        note: None,
        reason: None,
        ..entry
    }
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

/// What was asked for in the newest round.
pub(crate) async fn items(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<SupplementItem>, Error> {
    let rows = supplement_item::Entity::find()
        .filter(supplement_item::Column::CaseId.eq(case.row.id))
        .filter(supplement_item::Column::Round.eq(case.row.round))
        .order_by_asc(supplement_item::Column::Id)
        .all(db)
        .await?;
    let item = |row: supplement_item::Model| {
        Ok(SupplementItem {
            text: case.unseal("supplement_item", "text_enc", row.id, &row.text_enc)?,
            target_kind: row.target_kind,
            target: row.target,
        })
    };
    rows.into_iter().map(item).collect()
}

async fn refusal(
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<Option<(RefusalReason, Option<String>)>, Error> {
    let row = decision::Entity::find()
        .filter(decision::Column::CaseId.eq(case.row.id))
        .filter(decision::Column::Outcome.eq("refused"))
        .filter(decision::Column::Result.eq("confirmed"))
        .order_by_desc(decision::Column::Round)
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let reason: RefusalReason = row.reason_code.as_deref().unwrap_or_default().parse()?;
    let text = case.unseal_optional("decision", "text_enc", row.id, row.text_enc.as_deref())?;
    let hidden = reason != reason.shown_to_applicant();
    Ok(Some((reason.shown_to_applicant(), text.filter(|_| !hidden))))
}
