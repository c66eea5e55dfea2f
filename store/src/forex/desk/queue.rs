//! The queue of a bank's cases: a page of rows in the order of their terms, and the counts of the views.

use domain::access::{Actor, Check, ReadAtDesk};
use domain::forex::Status;
use domain::ids::{CaseId, OrganisationId};
use domain::reference::Reference;
use domain::rules::RuleSet;
use domain::text;
use sea_orm::sea_query::Order;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use uuid::Uuid;

use super::counts::{Counts, counts};
use super::filter::{Asker, Cursor, Filter, Paging};
use super::next_term::NextTerm;
use super::people;
use crate::casework::visible_to;
use crate::clock::local_date;
use crate::crypto::Place;
use crate::database::by_position;
use crate::entity::{case_file, case_lookup, data_key, day, instant};
use crate::forex::facts::Fact;
use crate::{Error, Store};

/// Rows of one page.
const ROWS: usize = 25;
/// The most cases that one search looks at.
const FOUND_MAX: u64 = 500;

/// One row of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// The applicant's name.
    pub subject: String,
    /// Where it stands.
    pub status: Status,
    /// When it was handed in first.
    pub submitted_at: Option<OffsetDateTime>,
    /// The chosen branch.
    pub branch: Option<OrganisationId>,
    /// The name of the officer who works on it.
    pub taken_by: Option<String>,
    /// A proposal waits for a check.
    pub is_proposed: bool,
    /// The term that ends next.
    pub next: NextTerm,
    /// How many supplement rounds there have been.
    pub round: i32,
}

/// One page of the queue.
#[derive(Clone, Debug)]
pub struct Queue {
    /// The rows.
    pub lines: Vec<Line>,
    /// The counts of the views.
    pub counts: Counts,
    /// Where the page before begins; `None` on the first.
    pub before: Option<Cursor>,
    /// Where the page behind begins; `None` on the last.
    pub after: Option<Cursor>,
}

/// A page of the queue of the officer's own bank.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn queue(store: &Store, actor: &Actor, filter: &Filter, paging: &Paging) -> Result<Queue, Error> {
    let db = store.reader();
    let bank = actor.desk().ok_or(Error::NotFound)?;
    let visible = visible_to::<ReadAtDesk>(actor).ok_or(Error::NotFound)?;
    let to_check = visible_to::<Check>(actor);
    let asker = Asker {
        account: actor.account,
        bank,
        visible: &visible,
        to_check: to_check.as_ref(),
        today: local_date(store.clock().now()),
    };
    let found = match filter.search.trim() {
        "" => None,
        typed => Some(search(store, db, bank, typed).await?),
    };
    let condition = filter.condition(asker, &store.calendar(), found);
    let narrowed = (!filter.is_plain()).then(|| condition.clone());
    let counts = counts(db, asker, narrowed).await?;
    let descending = filter.view.is_descending() != matches!(paging, Paging::Before(_));
    let mut rows = rows(db, condition, paging, descending).await?;
    let is_more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let is_backwards = matches!(paging, Paging::Before(_));
    if is_backwards {
        rows.reverse();
    }
    let cursor = |row: Option<&Row>| row.map(Row::cursor).transpose();
    let has_before = if is_backwards {
        is_more
    } else {
        *paging != Paging::First
    };
    let has_after = is_backwards || is_more;
    Ok(Queue {
        before: cursor(rows.first().filter(|_| has_before))?,
        after: cursor(rows.last().filter(|_| has_after))?,
        lines: lines(store, rows).await?,
        counts,
    })
}

/// The cases of a bank with this reference, or else with this whole name or identity number.
async fn search(
    store: &Store,
    db: &impl ConnectionTrait,
    bank: OrganisationId,
    typed: &str,
) -> Result<Vec<Uuid>, Error> {
    if let Ok(reference) = Reference::parse(typed) {
        let case = case_file::Entity::find()
            .select_only()
            .column(case_file::Column::Id)
            .filter(case_file::Column::Reference.eq(reference.to_string()))
            .filter(case_file::Column::HandlingOrgId.eq(bank.0));
        return Ok(case.into_tuple().all(db).await?);
    }
    let of = |fact: Fact, value: &str| {
        Condition::all()
            .add(case_lookup::Column::Kind.eq(fact.to_string()))
            .add(case_lookup::Column::Hash.eq(fact.hash(store, value)))
    };
    let either = Condition::any()
        .add(of(Fact::Name, &text::person_name(typed)))
        .add(of(Fact::DocumentNumber, &text::identifier(typed)))
        .add(of(Fact::Person, &text::identifier(typed)))
        .add(of(Fact::Uscc, &text::identifier(typed)));
    let cases = case_lookup::Entity::find()
        .select_only()
        .column(case_lookup::Column::CaseId)
        .filter(either)
        .filter(case_lookup::Column::OrganisationId.eq(bank.0))
        .limit(FOUND_MAX);
    Ok(cases.into_tuple().all(db).await?)
}

by_position! {
/// The columns that a line needs, with the data key of its name.
struct Row {
    id: Uuid,
    reference: Option<String>,
    status: String,
    submitted_at: Option<i64>,
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

async fn rows(
    db: &impl ConnectionTrait,
    condition: Condition,
    paging: &Paging,
    descending: bool,
) -> Result<Vec<Row>, Error> {
    use case_file::Column as C;
    let beyond = match paging {
        Paging::First => None,
        Paging::After(cursor) | Paging::Before(cursor) => Some(cursor.beyond(descending)),
    };
    let order = if descending { Order::Desc } else { Order::Asc };
    let columns = [
        C::Id,
        C::Reference,
        C::Status,
        C::SubmittedAt,
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
        .order_by(C::NextDueOn, order.clone())
        .order_by(C::Id, order)
        .limit(u64::try_from(ROWS + 1).unwrap_or(u64::MAX));
    Ok(rows.into_model::<Row>().all(db).await?)
}

async fn lines(store: &Store, rows: Vec<Row>) -> Result<Vec<Line>, Error> {
    let rules = RuleSet::on(local_date(store.clock().now()));
    let officers = rows.iter().filter_map(|row| row.taken_by).collect();
    let names = people::names(store, store.reader(), officers).await?;
    let line = |row: Row| {
        let taken_by = row
            .taken_by
            .map(|account| names.get(&account).cloned().unwrap_or_default());
        row.line(store, &rules, taken_by)
    };
    rows.into_iter().map(line).collect()
}

impl Row {
    fn cursor(&self) -> Result<Cursor, Error> {
        Ok(Cursor {
            due: day(&self.next_due_on).map_err(Error::corrupt)?,
            id: self.id,
        })
    }

    fn line(self, store: &Store, rules: &RuleSet, taken_by: Option<String>) -> Result<Line, Error> {
        let kind = self.next_due_kind.as_deref();
        Ok(Line {
            next: NextTerm::read(rules, &self.next_due_on, kind, self.clock_paused)?,
            case: CaseId(self.id),
            subject: self.subject(store)?,
            status: self.status.parse()?,
            submitted_at: self.submitted_at.and_then(instant),
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
