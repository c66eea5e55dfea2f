//! What a person agreed to, when, and in which wording: from what they handed in, which nobody can change.

use domain::access::{Actor, ReadOwn};
use domain::forex::consent;
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use crate::casework::{Case, visible_to};
use crate::clock::local_date;
use crate::entity::{case_file, instant, submission};
use crate::forex::applicant_of;
use crate::forex::submission::{self as handed, Content};
use crate::{Error, Store};

/// What was agreed to with one submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: Option<String>,
    /// The number of the submission: 1, then one more for each supplement.
    pub number: i32,
    /// When.
    pub at: OffsetDateTime,
    /// The version of the wording that held on that day.
    pub version: u32,
    /// The names of the declarations that were ticked, in the order of their page.
    pub ticks: Vec<String>,
}

/// The most submissions that are listed.
const LINES_MAX: u64 = 50;

/// What one has agreed to, the newest first. Of cases that were erased nothing is left to tell.
pub async fn consents(store: &Store, actor: &Actor) -> Result<Vec<Consent>, Error> {
    let Some(own) = visible_to::<ReadOwn>(actor) else {
        return Ok(Vec::new());
    };
    let rows = submission::Entity::find()
        .inner_join(case_file::Entity)
        .filter(own)
        // An erased case has an empty content.
        .filter(submission::Column::ContentEnc.ne(Vec::<u8>::new()))
        .order_by_desc(submission::Column::SubmittedAt)
        .limit(LINES_MAX)
        .all(store.reader())
        .await?;
    let mut consents = Vec::with_capacity(rows.len());
    for row in rows {
        let case = CaseId(row.case_id);
        let (case, _grant) = Case::open::<ReadOwn>(store, store.reader(), actor, case).await?;
        consents.push(read(&case, &row)?);
    }
    Ok(consents)
}

fn read(case: &Case, row: &submission::Model) -> Result<Consent, Error> {
    let content = case.key.open(&handed::place(row.id), &row.content_enc)?;
    let content: Content = serde_json::from_slice(&content)?;
    let at = instant(row.submitted_at).ok_or_else(|| Error::corrupt("submission.submitted_at"))?;
    let ticked = |name: &&&str| {
        content
            .answers
            .get(consent::PAGE)
            .is_some_and(|answers| answers.text(name) == "yes")
    };
    Ok(Consent {
        case: case.id(),
        reference: case.row.reference.clone(),
        number: row.number,
        at,
        version: consent::version_on(local_date(at)),
        ticks: consent::declarations(applicant_of(&case.row)?)
            .iter()
            .filter(ticked)
            .map(|name| (*name).to_owned())
            .collect(),
    })
}
