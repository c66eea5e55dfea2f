//! The queue as a file: all that a filter shows, a piece at a time.

use domain::access::Actor;
use sea_orm::{Condition, EntityTrait, PaginatorTrait, QueryFilter};

use super::filter::{Asker, Filter};
use super::order::{Paging, Sort};
use super::queue::condition;
use super::rows::{Line, lines, rows};
use crate::entity::case_file;
use crate::{Error, Store, audit};

/// Rows of one piece.
const PIECE: usize = 1_000;

/// A list on its way into a file.
#[derive(Clone, Debug)]
pub struct Export {
    condition: Condition,
    sort: Sort,
    /// From where on; `None` once all is read.
    at: Option<Paging>,
}

/// Begins to read all that a filter shows. Who took how many cases is on record under `what`, which names the filter
/// and nobody.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn begin_export(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    what: &str,
) -> Result<Export, Error> {
    let db = store.reader();
    let asker = Asker::new(store, actor)?;
    let condition = condition(store, db, &asker, filter).await?;
    let count = case_file::Entity::find()
        .filter(condition.clone())
        .count(db)
        .await?;
    let tx = store.database().begin_write().await?;
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: Some(actor.account.0),
        action: "desk.exported",
        object: &format!("organisation/{}", asker.bank),
        detail: &format!("{count} {what}"),
    };
    audit::record(&tx, entry).await?;
    tx.commit().await?;
    Ok(Export {
        condition,
        sort: filter.order(),
        at: Some(Paging::First),
    })
}

impl Export {
    /// The next rows; none at the end.
    ///
    /// # Errors
    /// The database fails.
    pub async fn more(&mut self, store: &Store) -> Result<Vec<Line>, Error> {
        let Some(at) = self.at.take() else {
            return Ok(Vec::new());
        };
        let found = rows(store.reader(), self.condition.clone(), self.sort, (&at, PIECE)).await?;
        let last = found.last().filter(|_| found.len() == PIECE);
        let last = last.map(|row| row.cursor(self.sort)).transpose()?;
        self.at = last.map(Paging::After);
        lines(store, found).await
    }
}
