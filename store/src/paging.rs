//! Lists that are read in pages, the newest first.

use std::fmt;
use std::str::FromStr;

use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Expr, ExprTrait};
use uuid::Uuid;

use crate::entity::Micros;

/// A place in a list: the time and id of a row, as an address holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) at: Micros,
    pub(crate) id: Uuid,
}

impl Cursor {
    /// The rows behind this place in the descending order of these columns. Both databases walk an index for it.
    pub(crate) fn older(self, at: impl ColumnTrait, id: impl ColumnTrait) -> Expr {
        let columns = Expr::tuple([Expr::col(at.as_column_ref()), Expr::col(id.as_column_ref())]);
        columns.lt(Expr::tuple([Expr::val(self.at), Expr::val(self.id)]))
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at, self.id.simple())
    }
}

/// The text is not a cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the list")]
pub struct NoCursor;

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let (at, id) = text.split_once('.').ok_or(NoCursor)?;
        Ok(Self {
            at: at.parse().map_err(|_| NoCursor)?,
            id: id.parse().map_err(|_| NoCursor)?,
        })
    }
}

/// Rows of one page, read with one more that says whether others follow; and where the next page begins.
pub(crate) fn cut<T>(mut rows: Vec<T>, max: u64, place: impl Fn(&T) -> Cursor) -> (Vec<T>, Option<Cursor>) {
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    let is_more = rows.len() > max;
    rows.truncate(max);
    let last = rows.last().map(place).filter(|_| is_more);
    (rows, last)
}
