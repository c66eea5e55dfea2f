//! What was done to many cases, for whoever did it and for the supervisors of the bank.

use domain::access::{Actor, ReadAtDesk};
use domain::forex::bulk::{BulkAct, UNDO_WITHIN};
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::casework::visible_to;
use crate::entity::{bulk_act, bulk_case, case_file, instant};
use crate::forex::desk::people::{self, supervises};
use crate::{Error, Store};

/// The most acts in the list.
const SHOWN_MAX: u64 = 50;

/// One act on many cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkSummary {
    /// Its id.
    pub id: Uuid,
    /// What was done.
    pub act: BulkAct,
    /// By whom, and when.
    pub done: BulkAt,
    /// Who got the cases.
    pub to: Option<String>,
    /// How many they were.
    pub count: i32,
    /// Who took it back, and when.
    pub undone: Option<BulkAt>,
    /// Until when it can be taken back.
    pub until: OffsetDateTime,
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkAt {
    /// Their name.
    pub name: String,
    /// When.
    pub at: OffsetDateTime,
}

/// One act on many cases with its cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkShown {
    /// The act.
    pub summary: BulkSummary,
    /// Its cases that are still at this officer's desk.
    pub lines: Vec<BulkLine>,
}

/// One case of an act on many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkLine {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// How it stands to the act.
    pub standing: Standing,
}

/// How a case stands to an act on many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "snake_case")]
pub enum Standing {
    /// As the act left it.
    Untouched,
    /// Something was done to it since.
    Touched,
    /// The act was taken back.
    Undone,
}

/// The newest acts on many cases that this officer did; of the whole bank for a supervisor.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn acts(store: &Store, actor: &Actor) -> Result<Vec<BulkSummary>, Error> {
    let bank = actor.desk().ok_or(Error::NotFound)?;
    let own = (!supervises(actor)).then(|| bulk_act::Column::AccountId.eq(actor.account.0));
    let rows = bulk_act::Entity::find()
        .filter(bulk_act::Column::OrganisationId.eq(bank.0))
        .filter(sea_orm::Condition::all().add_option(own))
        .order_by_desc(bulk_act::Column::Id)
        .limit(SHOWN_MAX)
        .all(store.reader())
        .await?;
    summaries(store, rows).await
}

/// One act with its cases.
///
/// # Errors
/// [`Error::NotFound`] for everybody but whoever did it and the supervisors of the bank.
pub async fn shown(store: &Store, actor: &Actor, bulk: Uuid) -> Result<BulkShown, Error> {
    let db = store.reader();
    let row = bulk_act::Entity::find_by_id(bulk).one(db).await?;
    let row = row.filter(|row| may_see(actor, row)).ok_or(Error::NotFound)?;
    let visible = visible_to::<ReadAtDesk>(actor).ok_or(Error::NotFound)?;
    let cases = bulk_case::Entity::find()
        .select_only()
        .columns([
            bulk_case::Column::CaseId,
            bulk_case::Column::VersionAfter,
            bulk_case::Column::IsUndone,
        ])
        .inner_join(case_file::Entity)
        .columns([case_file::Column::Reference, case_file::Column::Version])
        .filter(bulk_case::Column::BulkId.eq(bulk))
        .filter(visible)
        .order_by_asc(bulk_case::Column::CaseId);
    let cases: Vec<Row> = cases.into_model().all(db).await?;
    let summary = summaries(store, vec![row]).await?.pop().ok_or(Error::NotFound)?;
    Ok(BulkShown {
        summary,
        lines: cases.into_iter().map(BulkLine::from).collect(),
    })
}

#[derive(FromQueryResult)]
struct Row {
    case_id: Uuid,
    version_after: i32,
    is_undone: bool,
    reference: Option<String>,
    version: i32,
}

impl From<Row> for BulkLine {
    fn from(row: Row) -> Self {
        let standing = match (row.is_undone, row.version == row.version_after) {
            (true, _) => Standing::Undone,
            (false, true) => Standing::Untouched,
            (false, false) => Standing::Touched,
        };
        Self {
            case: CaseId(row.case_id),
            reference: row.reference.unwrap_or_default(),
            standing,
        }
    }
}

/// Whether this officer did it, or supervises the bank whose cases they are.
pub(super) fn may_see(actor: &Actor, row: &bulk_act::Model) -> bool {
    let is_at_bank = actor.desk().is_some_and(|bank| bank.0 == row.organisation_id);
    is_at_bank && (row.account_id == actor.account.0 || supervises(actor))
}

async fn summaries(store: &Store, rows: Vec<bulk_act::Model>) -> Result<Vec<BulkSummary>, Error> {
    let people = rows
        .iter()
        .flat_map(|row| [Some(row.account_id), row.to_account, row.undone_by]);
    let names = people::names(store, store.reader(), people.flatten().collect()).await?;
    let name = |account: Uuid| names.get(&account).cloned().unwrap_or_default();
    let at = |micros| instant(micros).ok_or_else(|| Error::corrupt("bulk_act.at"));
    let summary = |row: bulk_act::Model| {
        let undone = row.undone_by.zip(row.undone_at);
        let undone = undone.map(|(by, when)| {
            Ok::<_, Error>(BulkAt {
                name: name(by),
                at: at(when)?,
            })
        });
        let done_at = at(row.at)?;
        Ok(BulkSummary {
            id: row.id,
            act: row.act.parse()?,
            done: BulkAt {
                name: name(row.account_id),
                at: done_at,
            },
            to: row.to_account.map(name),
            count: row.cases,
            undone: undone.transpose()?,
            until: done_at + UNDO_WITHIN,
        })
    };
    rows.into_iter().map(summary).collect()
}
