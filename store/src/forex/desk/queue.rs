//! The queue of a bank's cases: a page of rows in an order, and the counts of the views.

use domain::access::Actor;
use domain::ids::OrganisationId;
use domain::reference::Reference;
use domain::text;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::absence::stood_in_for;
use super::counts::{Counts, counts};
use super::filter::{Asker, Filter};
use super::order::{Cursor, Paging};
use super::people::{Officer, makers};
use super::rows::{Line, Row, lines, rows};
use super::saved::{SavedFilter, saved_filters};
use crate::entity::{case_file, case_lookup};
use crate::forex::facts::Fact;
use crate::{Error, Store};

/// Rows of one page.
const ROWS: usize = 25;
/// The most cases that one search looks at.
const FOUND_MAX: u64 = 500;

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
    /// The officers of the bank who can have cases.
    pub makers: Vec<Officer>,
    /// Those for whom this officer stands in today.
    pub stood_in_for: Vec<Officer>,
    /// The filters that are kept under a name.
    pub saved: Vec<SavedFilter>,
}

/// A page of the queue of the officer's own bank.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn queue(store: &Store, actor: &Actor, filter: &Filter, paging: &Paging) -> Result<Queue, Error> {
    let db = store.reader();
    let asker = Asker::new(store, actor)?;
    let condition = condition(store, db, &asker, filter).await?;
    let narrowed = (!filter.is_plain()).then(|| condition.clone());
    let counts = counts(db, &asker, narrowed).await?;
    let sort = filter.order();
    let mut rows = rows(db, condition, sort, (paging, ROWS + 1)).await?;
    let is_more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let is_backwards = matches!(paging, Paging::Before(_));
    if is_backwards {
        rows.reverse();
    }
    let cursor = |row: Option<&Row>| row.map(|row| row.cursor(sort)).transpose();
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
        makers: makers(store, db, asker.bank).await?,
        stood_in_for: stood_in_for(store, actor).await?,
        saved: saved_filters(store, actor).await?,
    })
}

/// The cases that a filter shows, searched for where it says so.
pub(super) async fn condition(
    store: &Store,
    db: &impl ConnectionTrait,
    asker: &Asker,
    filter: &Filter,
) -> Result<Condition, Error> {
    let found = match filter.search.trim() {
        "" => None,
        typed => Some(search(store, db, asker.bank, typed).await?),
    };
    Ok(filter.condition(asker, &store.calendar(), found))
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
