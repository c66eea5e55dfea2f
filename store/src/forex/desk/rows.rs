//! Rows of the bank's cases as its lists show them.

use domain::forex::Status;
use domain::ids::{AccountId, CaseId, OrganisationId, Version};
use domain::rules::RuleSet;
use sea_orm::{Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use uuid::Uuid;

use super::next_term::NextTerm;
use super::order::{Cursor, Key, Paging, Sort, SortBy};
use super::people::{self, Officer};
use crate::clock::local_date;
use crate::crypto::Place;
use crate::database::by_position;
use crate::entity::{case_file, data_key, day, instant};
use crate::{Error, Store};

/// One row of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The case.
    pub case: CaseId,
    /// Its version.
    pub version: Version,
    /// Its reference.
    pub reference: String,
    /// The applicant's name.
    pub subject: String,
    /// Where it stands.
    pub status: Status,
    /// When it was handed in first.
    pub submitted_at: Option<OffsetDateTime>,
    /// When it last moved on.
    pub changed_at: Option<OffsetDateTime>,
    /// The chosen branch.
    pub branch: Option<OrganisationId>,
    /// The officer who works on it.
    pub taken_by: Option<Officer>,
    /// A proposal waits for a check.
    pub is_proposed: bool,
    /// The term that ends next.
    pub next: NextTerm,
    /// How many supplement rounds there have been.
    pub round: i32,
}

by_position! {
/// The columns that a line needs, with the data key of its name.
pub(super) struct Row {
    id: Uuid,
    reference: Option<String>,
    status: String,
    version: i32,
    submitted_at: Option<i64>,
    updated_at: i64,
    branch_org_id: Option<Uuid>,
    taken_by: Option<Uuid>,
    proposed_by: Option<Uuid>,
    subject_enc: Option<Vec<u8>>,
    next_due_on: String,
    next_due_kind: Option<String>,
    clock_paused: bool,
    round: i32,
    key_id: Uuid,
    wrapped: Option<Vec<u8>>,
    ring_key_id: String,
}
}

/// At most `limit` of these cases in this order, from a place on. Before a place they come the other way round.
pub(super) async fn rows(
    db: &impl ConnectionTrait,
    condition: Condition,
    sort: Sort,
    (paging, limit): (&Paging, usize),
) -> Result<Vec<Row>, Error> {
    use case_file::Column as C;
    let (sort, beyond) = match paging {
        Paging::First => (sort, None),
        Paging::After(cursor) => (sort, Some(cursor.beyond(sort))),
        Paging::Before(cursor) => (sort.reversed(), Some(cursor.beyond(sort.reversed()))),
    };
    let columns = [
        C::Id,
        C::Reference,
        C::Status,
        C::Version,
        C::SubmittedAt,
        C::UpdatedAt,
        C::BranchOrgId,
        C::TakenBy,
        C::ProposedBy,
        C::SubjectEnc,
        C::NextDueOn,
        C::NextDueKind,
        C::ClockPaused,
        C::Round,
    ];
    let rows = case_file::Entity::find()
        .select_only()
        .columns(columns)
        .inner_join(data_key::Entity)
        .column_as(data_key::Column::Id, "key_id")
        .column(data_key::Column::Wrapped)
        .column(data_key::Column::RingKeyId)
        .filter(condition.add_option(beyond))
        .order_by(sort.by.column(), sort.direction())
        .order_by(C::Id, sort.direction())
        .limit(u64::try_from(limit).unwrap_or(u64::MAX));
    Ok(rows.into_model::<Row>().all(db).await?)
}

/// The rows as they are shown, with the names of officers.
pub(super) async fn lines(store: &Store, rows: Vec<Row>) -> Result<Vec<Line>, Error> {
    let rules = RuleSet::on(local_date(store.clock().now()));
    let officers = rows.iter().filter_map(|row| row.taken_by).collect();
    let names = people::names(store, store.reader(), officers).await?;
    let line = |row: Row| {
        let taken_by = row.taken_by.map(|account| Officer {
            account: AccountId(account),
            name: names.get(&account).cloned().unwrap_or_default(),
        });
        row.line(store, &rules, taken_by)
    };
    rows.into_iter().map(line).collect()
}

impl Row {
    /// The case.
    pub(super) fn case(&self) -> CaseId {
        CaseId(self.id)
    }

    /// Its place in this order.
    pub(super) fn cursor(&self, sort: Sort) -> Result<Cursor, Error> {
        let key = match sort.by {
            SortBy::Due => Key::Day(day(&self.next_due_on).map_err(Error::corrupt)?),
            SortBy::Submitted => Key::At(self.submitted_at.unwrap_or_default()),
            SortBy::Changed => Key::At(self.updated_at),
        };
        Ok(Cursor { key, id: self.id })
    }

    fn line(self, store: &Store, rules: &RuleSet, taken_by: Option<Officer>) -> Result<Line, Error> {
        let kind = self.next_due_kind.as_deref();
        Ok(Line {
            next: NextTerm::read(rules, &self.next_due_on, kind, self.clock_paused)?,
            case: CaseId(self.id),
            version: Version(self.version),
            subject: self.subject(store)?,
            status: self.status.parse()?,
            submitted_at: self.submitted_at.and_then(instant),
            changed_at: instant(self.updated_at),
            branch: self.branch_org_id.map(OrganisationId),
            taken_by,
            is_proposed: self.proposed_by.is_some(),
            round: self.round,
            reference: self.reference.unwrap_or_default(),
        })
    }

    /// Empty once the key was destroyed: the case stays in the list, its person is forgotten.
    fn subject(&self, store: &Store) -> Result<String, Error> {
        let (Some(sealed), Some(wrapped)) = (&self.subject_enc, &self.wrapped) else {
            return Ok(String::new());
        };
        let key = store.unwrap(self.key_id, &self.ring_key_id, wrapped)?;
        Ok(key.open_text(&Place::new("case_file", "subject_enc", self.id), sealed)?)
    }
}
