//! Figures for the public: no cell under five can be read, or computed from all that is published.
//!
//! Counts stand in tables whose rows, the months, are the same for all, and whose columns are the categories of one
//! question. Totals are always published, so they must not be small: months are put together with the next ones, and
//! small categories into one, until every total is large enough. A small cell inside is hidden together with three
//! others that form a rectangle with it, chosen so that the numbers could be moved around in it until the small cell is
//! large, without changing any total or any other cell. So whatever a reader computes also fits a small cell that is
//! not small. Where no such rectangle exists the whole inside of the table is hidden; then only its totals bind, and with
//! large totals any cell can be large.
//!
//! What was published once about a month must not be published again with other groups: the difference could tell.

mod grouped;

use grouped::{Groups, sums};

/// Counts by month and category of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The counts: for each month one for each category.
    pub counts: Vec<Vec<u64>>,
}

/// A table as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The months that stand together in a row, by their place in the table; in order.
    pub rows: Vec<Vec<usize>>,
    /// The categories that stand together in a column.
    pub columns: Vec<Vec<usize>>,
    /// The counts by row and column; none where one is hidden.
    pub cells: Vec<Vec<Option<u64>>>,
    /// The totals of the rows: the same in all tables.
    pub row_totals: Vec<u64>,
    /// The totals of the columns.
    pub column_totals: Vec<u64>,
    /// The total of all.
    pub total: u64,
}

/// The tables do not count the same cases: their months differ in number or in totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the tables do not count the same cases")]
pub struct DifferentCases;

/// Makes a set of tables about the same cases fit for the public; `small` is the least count that may be known (the rule
/// `small_cell`). Nothing is published about fewer cases than that.
///
/// # Errors
/// [`DifferentCases`] when the tables are about different ones.
pub fn publish(tables: &[Table], small: u64) -> Result<Vec<Published>, DifferentCases> {
    let totals = |table: &Table| -> Vec<u64> { table.counts.iter().map(|row| row.iter().sum()).collect() };
    let Some(months) = tables.first().map(totals) else {
        return Ok(Vec::new());
    };
    if tables.iter().any(|table| totals(table) != months) {
        return Err(DifferentCases);
    }
    if months.iter().sum::<u64>() < small {
        return Ok(Vec::new());
    }
    let rows = Groups::of_neighbours(&months, small);
    Ok(tables
        .iter()
        .map(|table| published(table, &rows, small))
        .collect())
}

fn published(table: &Table, rows: &Groups, small: u64) -> Published {
    let by_row = rows.joined(&table.counts);
    let columns = Groups::of_small(&sums(&by_row), small);
    let counts: Vec<Vec<u64>> = by_row.iter().map(|row| columns.added(row)).collect();
    let hidden = hidden(&counts, small);
    let cell = |row: usize, column: usize, count: u64| (!hidden.contains(&(row, column))).then_some(count);
    let cells = counts.iter().enumerate().map(|(row, counts)| {
        let of_row = counts
            .iter()
            .enumerate()
            .map(|(column, count)| cell(row, column, *count));
        of_row.collect()
    });
    Published {
        cells: cells.collect(),
        row_totals: counts.iter().map(|row| row.iter().sum()).collect(),
        column_totals: sums(&counts),
        total: counts.iter().flatten().sum(),
        rows: rows.places().to_vec(),
        columns: columns.places().to_vec(),
    }
}

type Place = (usize, usize);

/// The cells that are hidden: the small ones, and what keeps them from being computed.
fn hidden(counts: &[Vec<u64>], small: u64) -> Vec<Place> {
    let all: Vec<(Place, u64)> = counts
        .iter()
        .enumerate()
        .flat_map(|(row, counts)| {
            counts
                .iter()
                .enumerate()
                .map(move |(column, count)| ((row, column), *count))
        })
        .collect();
    let mut hidden: Vec<Place> = Vec::new();
    for (place, count) in all.iter().filter(|(_, count)| *count < small) {
        let Some(rectangle) = rectangle(counts, *place, small - count, &hidden) else {
            return all.into_iter().map(|(place, _)| place).collect();
        };
        hidden.extend(rectangle);
    }
    hidden
}

/// The corners of a rectangle with this cell in which `missing` can be moved to it; the one that hides least anew.
fn rectangle(
    counts: &[Vec<u64>],
    (row, column): Place,
    missing: u64,
    hidden: &[Place],
) -> Option<[Place; 4]> {
    let at = |place: Place| counts.get(place.0)?.get(place.1).copied();
    let gives = |place| at(place).filter(|count| *count >= missing);
    let cost = |place: Place| {
        if hidden.contains(&place) {
            0
        } else {
            at(place).unwrap_or(0) + 1
        }
    };
    let width = counts.first().map_or(0, Vec::len);
    let others = (0..counts.len()).flat_map(|other_row| (0..width).map(move |other| (other_row, other)));
    others
        .filter(|(other_row, other)| *other_row != row && *other != column)
        .filter(|(other_row, other)| gives((row, *other)).is_some() && gives((*other_row, column)).is_some())
        .map(|(other_row, other)| {
            [
                (row, column),
                (row, other),
                (other_row, column),
                (other_row, other),
            ]
        })
        .min_by_key(|corners| corners.iter().map(|corner| cost(*corner)).sum::<u64>())
}

/// A share in whole percent, half rounded up; none when it would tell a small count, of the part or of the rest.
pub fn share(part: u64, whole: u64, small: u64) -> Option<u64> {
    let rest = whole.checked_sub(part)?;
    let is_told = part >= small && rest >= small;
    is_told.then(|| (part * 200 + whole) / (whole * 2))
}

/// The median of the days that cases took, half a day rounded up; none of too few cases. `days` need not be in order.
pub fn median(days: &[u64], small: u64) -> Option<u64> {
    let count = days.len();
    if u64::try_from(count).is_ok_and(|count| count < small) {
        return None;
    }
    let mut sorted = days.to_vec();
    sorted.sort_unstable();
    let (low, high) = (sorted.get((count - 1) / 2)?, sorted.get(count / 2)?);
    Some((low + high).div_ceil(2))
}
