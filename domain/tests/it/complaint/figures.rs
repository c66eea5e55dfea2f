//! Figures for the public against a reader who has all of them.

use domain::complaint::figures::{DifferentCases, Published, Table, median, publish, share};
use domain::rules::{RuleCode, RuleSet};
use proptest::prelude::*;

use crate::vectors::TODAY;

const SMALL: u64 = 5;

fn table(counts: &[&[u64]]) -> Table {
    Table {
        counts: counts.iter().map(|row| row.to_vec()).collect(),
    }
}

/// The true counts of what stands together in the published table.
fn true_count(table: &Table, published: &Published, row: usize, column: usize) -> u64 {
    let months = published.rows[row].iter();
    months
        .flat_map(|month| {
            published.columns[column]
                .iter()
                .map(|category| table.counts[*month][*category])
        })
        .sum()
}

/// A reader: looks for other numbers that fit everything published, in which a hidden cell is not small. The numbers of
/// hidden cells are a flow from rows to columns that must use up what the published ones leave of the totals.
struct Reader<'a> {
    published: &'a Published,
    rows: Vec<u64>,
    columns: Vec<u64>,
}

impl<'a> Reader<'a> {
    fn of(published: &'a Published) -> Self {
        let known = |cells: Vec<Option<u64>>, total: u64| total - cells.into_iter().flatten().sum::<u64>();
        let rows = published.cells.iter().zip(&published.row_totals);
        let column = |at: usize| published.cells.iter().map(|row| row[at]).collect::<Vec<_>>();
        let columns = published.column_totals.iter().enumerate();
        Self {
            rows: rows.map(|(cells, total)| known(cells.clone(), *total)).collect(),
            columns: columns.map(|(at, total)| known(column(at), *total)).collect(),
            published,
        }
    }

    fn can_be(&self, (row, column): (usize, usize), value: u64) -> bool {
        let (Some(row_left), Some(column_left)) = (
            self.rows[row].checked_sub(value),
            self.columns[column].checked_sub(value),
        ) else {
            return false;
        };
        let (mut rows, mut columns) = (self.rows.clone(), self.columns.clone());
        rows[row] = row_left;
        columns[column] = column_left;
        let mut flow = vec![vec![0_u64; columns.len()]; rows.len()];
        while let Some(at) = rows.iter().position(|left| *left > 0) {
            let mut visited = vec![false; columns.len()];
            if !self.push(at, &mut flow, &mut columns, &mut visited) {
                return false;
            }
            rows[at] -= 1;
        }
        columns.iter().all(|left| *left == 0)
    }

    /// Sends one unit from a row to a column with room, moving others where that is needed.
    fn push(&self, row: usize, flow: &mut [Vec<u64>], columns: &mut [u64], visited: &mut [bool]) -> bool {
        for column in 0..columns.len() {
            if visited[column] || self.published.cells[row][column].is_some() {
                continue;
            }
            visited[column] = true;
            if columns[column] > 0 {
                columns[column] -= 1;
                flow[row][column] += 1;
                return true;
            }
            for other in 0..flow.len() {
                if flow[other][column] > 0 && self.push(other, flow, columns, visited) {
                    flow[other][column] -= 1;
                    flow[row][column] += 1;
                    return true;
                }
            }
        }
        false
    }

    /// Whether the hidden cell may hold `small` or more, as far as anybody can tell.
    fn may_be_large(&self, place: (usize, usize)) -> bool {
        let most = self.rows[place.0].min(self.columns[place.1]);
        (SMALL..=most).any(|value| self.can_be(place, value))
    }
}

fn holds(tables: &[Table]) -> Result<(), TestCaseError> {
    let all: u64 = tables[0].counts.iter().flatten().sum();
    let published = publish(tables, SMALL).unwrap();
    prop_assert_eq!(published.is_empty(), all < SMALL);
    for (table, published) in tables.iter().zip(&published) {
        prop_assert_eq!(published.total, all);
        prop_assert_eq!(&published.rows, &publish(tables, SMALL).unwrap()[0].rows);
        let told = published.cells.iter().flatten().flatten();
        let totals = published.row_totals.iter().chain(&published.column_totals);
        prop_assert!(told.chain(totals).all(|count| *count >= SMALL), "{published:?}");
        let reader = Reader::of(published);
        for (row, cells) in published.cells.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let count = true_count(table, published, row, column);
                if let Some(told) = cell {
                    prop_assert_eq!(*told, count);
                    continue;
                }
                let place = (row, column);
                prop_assert!(reader.can_be(place, count), "the truth fits");
                let is_safe = count >= SMALL || reader.may_be_large(place);
                prop_assert!(is_safe, "{published:?} {place:?}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_table_without_small_cells_is_published_whole() {
    let published = publish(&[table(&[&[10, 20], &[30, 40]])], SMALL).unwrap();
    assert_eq!(published[0].cells, [[Some(10), Some(20)], [Some(30), Some(40)]]);
    assert_eq!(
        (published[0].column_totals.as_slice(), published[0].total),
        ([40, 60].as_slice(), 100)
    );
}

#[test]
fn a_small_cell_is_hidden_with_others_that_would_tell_it() {
    let published = publish(&[table(&[&[2, 20, 30], &[40, 50, 60], &[7, 8, 9]])], SMALL).unwrap();
    let hidden: Vec<(usize, usize)> = (0..3)
        .flat_map(|row| (0..3).map(move |column| (row, column)))
        .filter(|(row, column)| published[0].cells[*row][*column].is_none())
        .collect();
    assert_eq!(
        hidden,
        [(0, 0), (0, 1), (2, 0), (2, 1)],
        "the rectangle that hides least"
    );
}

#[test]
fn small_months_and_categories_are_put_together() {
    let published = publish(&[table(&[&[3, 1, 0], &[30, 1, 3], &[1, 0, 0]])], SMALL).unwrap();
    assert_eq!(published[0].rows, [vec![0, 1, 2]]);
    assert_eq!(published[0].columns, [vec![0], vec![1, 2]]);
    assert_eq!(published[0].cells, [[Some(34), Some(5)]]);
}

#[test]
fn nothing_is_said_about_too_few_and_different_cases_are_told_apart() {
    assert_eq!(publish(&[table(&[&[1, 3]])], SMALL), Ok(Vec::new()));
    assert_eq!(publish(&[], SMALL), Ok(Vec::new()));
    let different = publish(&[table(&[&[10]]), table(&[&[11]])], SMALL);
    assert_eq!(different, Err(DifferentCases));
    let rules = RuleSet::on(TODAY);
    assert_eq!(u64::from(rules.get(RuleCode::SmallCell).unwrap().count()), SMALL);
}

#[test]
fn shares_and_medians_do_not_tell_small_counts() {
    assert_eq!(share(50, 100, SMALL), Some(50));
    assert_eq!(share(1, 100, SMALL), None);
    assert_eq!(share(96, 100, SMALL), None, "the rest is four");
    assert_eq!(share(5, 8, SMALL), None);
    assert_eq!(share(7, 12, SMALL), Some(58));
    assert_eq!(share(9, 8, SMALL), None);
    assert_eq!(median(&[9, 1, 5, 3, 7], SMALL), Some(5));
    assert_eq!(median(&[9, 1, 5, 4, 7, 8], SMALL), Some(6));
    assert_eq!(median(&[1, 2, 3, 4], SMALL), None);
}

/// Tables about the same cases: each month's cases are dealt out to the categories of each table.
fn tables() -> impl Strategy<Value = Vec<Table>> {
    let counts = prop_oneof![3 => 0..6_u64, 2 => 0..30_u64];
    let months = prop::collection::vec(prop::collection::vec(counts, 1..5), 1..5);
    (months, prop::collection::vec(any::<u8>(), 64), 1..5_usize).prop_map(|(rows, deals, width)| {
        let widest = rows.iter().map(Vec::len).max().unwrap();
        let first: Vec<Vec<u64>> = rows
            .into_iter()
            .map(|mut row| {
                row.resize(widest, 0);
                row
            })
            .collect();
        let mut deals = deals.into_iter().cycle();
        let second = first.iter().map(|row| {
            let mut dealt = vec![0; width];
            for _ in 0..row.iter().sum() {
                dealt[usize::from(deals.next().unwrap()) % width] += 1;
            }
            dealt
        });
        let second = second.collect();
        vec![Table { counts: first }, Table { counts: second }]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_reader_with_all_tables_finds_no_small_cell(tables in tables()) {
        holds(&tables)?;
    }
}
