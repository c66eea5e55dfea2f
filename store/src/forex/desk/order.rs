//! In which order the queue stands, and places between two of its rows.

use std::fmt;
use std::str::FromStr;

use sea_orm::sea_query::{Expr, ExprTrait, Order as Direction};
use strum::{Display, EnumIter, EnumString};
use time::Date;
use uuid::Uuid;

use crate::entity::{Micros, case_file, day, day_text};

/// By what the queue can be ordered; an index of each view ends with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumIter, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum SortBy {
    /// When the next term ends.
    Due,
    /// When it was handed in first.
    Submitted,
    /// When it last moved on.
    Changed,
}

/// An order of the queue; in an address the column, behind a minus where the greatest stand first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub by: SortBy,
    /// The latest first.
    pub descending: bool,
}

/// The text is not an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an order of the queue")]
pub struct NoSort;

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.by)
    }
}

impl FromStr for Sort {
    type Err = NoSort;

    fn from_str(text: &str) -> Result<Self, NoSort> {
        let column = text.strip_prefix('-');
        Ok(Self {
            by: column.unwrap_or(text).parse().map_err(|_| NoSort)?,
            descending: column.is_some(),
        })
    }
}

impl Sort {
    /// The same column the other way round.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            descending: !self.descending,
            ..self
        }
    }

    pub(super) fn direction(self) -> Direction {
        if self.descending {
            Direction::Desc
        } else {
            Direction::Asc
        }
    }
}

impl SortBy {
    pub(super) fn column(self) -> case_file::Column {
        match self {
            Self::Due => case_file::Column::NextDueOn,
            Self::Submitted => case_file::Column::SubmittedAt,
            Self::Changed => case_file::Column::UpdatedAt,
        }
    }
}

/// A place between two rows of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(super) key: Key,
    pub(super) id: Uuid,
}

/// What stands at a place in the column by which the queue is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Day(Date),
    At(Micros),
}

/// From where on the queue is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Paging {
    /// From the first row on.
    #[default]
    First,
    /// The rows behind a place.
    After(Cursor),
    /// The rows before a place.
    Before(Cursor),
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key {
            Key::Day(due) => f.write_str(&day_text(due))?,
            Key::At(at) => write!(f, "{at}")?,
        }
        write!(f, ".{}", self.id.simple())
    }
}

/// The text is not a cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the queue")]
pub struct NoCursor;

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let (key, id) = text.split_once('.').ok_or(NoCursor)?;
        let at = || key.parse().map(Key::At).map_err(|_| NoCursor);
        Ok(Self {
            key: day(key).map(Key::Day).or_else(|_| at())?,
            id: id.parse().map_err(|_| NoCursor)?,
        })
    }
}

impl Cursor {
    /// Whether it is a place in a queue of this order.
    pub fn is_in(&self, sort: Sort) -> bool {
        matches!(
            (self.key, sort.by),
            (Key::Day(_), SortBy::Due) | (Key::At(_), SortBy::Submitted | SortBy::Changed)
        )
    }

    /// The rows behind this place in this order. Both databases walk the index for it.
    pub(super) fn beyond(&self, sort: Sort) -> Expr {
        let columns = Expr::tuple(
            [sort.by.column(), case_file::Column::Id].map(|column| Expr::col((case_file::Entity, column))),
        );
        let key = match self.key {
            Key::Day(due) => Expr::val(day_text(due)),
            Key::At(at) => Expr::val(at),
        };
        let place = Expr::tuple([key, Expr::val(self.id)]);
        if sort.descending {
            columns.lt(place)
        } else {
            columns.gt(place)
        }
    }
}
