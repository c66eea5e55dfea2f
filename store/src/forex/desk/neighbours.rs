//! The cases before and behind a case in the list from which it was opened.

use domain::access::Actor;
use domain::ids::CaseId;
use sea_orm::ColumnTrait;

use super::filter::{Asker, Filter};
use super::order::Paging;
use super::queue::condition;
use super::rows::{Row, rows};
use crate::entity::case_file;
use crate::{Error, Store};

/// The neighbours of a case in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The case before it.
    pub before: Option<CaseId>,
    /// The case behind it.
    pub after: Option<CaseId>,
}

/// The neighbours of a case in the list that a filter shows. The case itself need not be in it any more: acts move it.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn neighbours(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    case: CaseId,
) -> Result<Neighbours, Error> {
    let (db, asker, sort) = (store.reader(), Asker::new(store, actor)?, filter.order());
    let itself = asker.visible.clone().add(case_file::Column::Id.eq(case.0));
    let found = rows(db, itself, sort, (&Paging::First, 1)).await?;
    let Some(here) = found.first() else {
        return Ok(Neighbours::default());
    };
    let place = here.cursor(sort)?;
    let list = condition(store, db, &asker, filter).await?;
    let before = rows(db, list.clone(), sort, (&Paging::Before(place.clone()), 1)).await?;
    let after = rows(db, list, sort, (&Paging::After(place), 1)).await?;
    Ok(Neighbours {
        before: before.first().map(Row::case),
        after: after.first().map(Row::case),
    })
}
