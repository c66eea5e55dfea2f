//! Two submissions side by side: of one case, or of two cases that share a fact.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::{Actor, Examine, ReadAtDesk, authorise};
use domain::casework::{Answers, Journey, Link};
use domain::forex::Status;
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::OffsetDateTime;

use super::alike::judged;
use super::review::{difference, masked};
use crate::casework::Case;
use crate::database::Reader;
use crate::documents::{self, Document};
use crate::entity::{instant, submission};
use crate::forex::change::{applicant_of, status_of};
use crate::forex::submission::{Content, place};
use crate::{Error, Store};

/// Two submissions, each with sensitive answers masked.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The pages of both; of two kinds of applicants, those of the first.
    pub journey: Arc<Journey>,
    /// The two.
    pub sides: [Side; 2],
    /// The answers in which they differ, compared before they were masked: `page.field`.
    pub differs: BTreeSet<String>,
    /// How often something was handed in for the first one's case.
    pub submissions: i32,
    /// What an officer found about the two cases; `None` while nobody said so, or of one case.
    pub judged: Option<Link>,
    /// Whether the reader may say so.
    pub may_judge: bool,
}

/// One submission.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its case.
    pub case: CaseId,
    /// The reference of the case.
    pub reference: String,
    /// Where the case stands.
    pub status: Status,
    /// The number of the submission: 1, then one more for each supplement.
    pub number: i32,
    /// When it was handed in.
    pub submitted_at: OffsetDateTime,
    /// The answers by page.
    pub answers: BTreeMap<String, Answers>,
    /// The documents that went with them.
    pub documents: Vec<Document>,
}

/// Two submissions of a case; those without a number are the last two.
///
/// # Errors
/// [`Error::NotFound`] for those who do not read the case at the desk, and for a number that it does not have.
pub async fn compare_submissions(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    [before, after]: [Option<i32>; 2],
) -> Result<Comparison, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadAtDesk>(store, db, actor, case).await?;
    let rows = submissions(db, &case).await?;
    let last = rows.last().ok_or(Error::NotFound)?.number;
    let numbers = [before.unwrap_or(last - 1), after.unwrap_or(last)];
    let numbered = |number| {
        rows.iter()
            .find(|row| row.number == number)
            .ok_or(Error::NotFound)
    };
    let [before, after] = [numbered(numbers[0])?, numbered(numbers[1])?];
    let pair = [(&case, before), (&case, after)];
    comparison(store, pair, (last, None, false)).await
}

/// The last submissions of two cases of the reader's bank.
///
/// # Errors
/// [`Error::NotFound`] unless the reader reads both at the desk.
pub async fn compare_cases(
    store: &Store,
    actor: &Actor,
    [case, other]: [CaseId; 2],
) -> Result<Comparison, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadAtDesk>(store, db, actor, case).await?;
    let (other, _grant) = Case::open::<ReadAtDesk>(store, db, actor, other).await?;
    let [own, others] = [submissions(db, &case).await?, submissions(db, &other).await?];
    let [own, others] = [own.last(), others.last()].map(|last| last.ok_or(Error::NotFound));
    let (own, others) = (own?, others?);
    let may_judge = authorise::<Examine>(actor, &case.scope()).is_some();
    let judged = judged(db, &case).await?.get(&other.row.id).copied();
    let pair = [(&case, own), (&other, others)];
    comparison(store, pair, (own.number, judged, may_judge)).await
}

async fn submissions(db: &Reader, case: &Case) -> Result<Vec<submission::Model>, Error> {
    Ok(submission::Entity::find()
        .filter(submission::Column::CaseId.eq(case.row.id))
        .order_by_asc(submission::Column::Number)
        .all(db)
        .await?)
}

async fn comparison(
    store: &Store,
    [first, second]: [(&Case, &submission::Model); 2],
    (submissions, judged, may_judge): (i32, Option<Link>, bool),
) -> Result<Comparison, Error> {
    let journey = crate::forex::journey(store, applicant_of(&first.0.row)?).await?;
    let [first, second] = [side(store, first).await?, side(store, second).await?];
    let differs = difference(&second.answers, &first.answers);
    let hidden = |side: Side| Side {
        answers: masked(&journey, side.answers),
        ..side
    };
    Ok(Comparison {
        sides: [hidden(first), hidden(second)],
        journey,
        differs,
        submissions,
        judged,
        may_judge,
    })
}

/// A submission with nothing masked yet.
async fn side(store: &Store, (case, row): (&Case, &submission::Model)) -> Result<Side, Error> {
    let content = case.key.open(&place(row.id), &row.content_enc)?;
    let content: Content = serde_json::from_slice(&content)?;
    let corrupt = || Error::corrupt("submission.submitted_at");
    Ok(Side {
        case: case.id(),
        reference: case.row.reference.clone().unwrap_or_default(),
        status: status_of(&case.row)?,
        number: row.number,
        submitted_at: instant(row.submitted_at).ok_or_else(corrupt)?,
        documents: documents::handed_in(store.reader(), case, &content.documents).await?,
        answers: content.answers,
    })
}
