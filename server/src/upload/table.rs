//! Reads the beginning of a sheet as plain text, and refuses sheets that would run something.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};
use encoding_rs::{GB18030, UTF_8};
use serde::{Deserialize, Serialize};

use super::kind::recognise;
use super::{MediaType, Refusal, zip};

/// The most rows that are shown.
pub const ROWS_MAX: usize = 200;
/// The most columns that are shown.
pub const COLUMNS_MAX: usize = 30;
/// The most characters of one cell that are shown.
const CELL_CHARS_MAX: usize = 500;

/// The beginning of a sheet. Rows may differ in length.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Cells as text, row by row.
    pub rows: Vec<Vec<String>>,
    /// There is more in the sheet than `rows` holds.
    pub is_cut: bool,
}

impl Table {
    /// Puts a text where it belongs, or notes that it lies outside what is shown.
    fn put(&mut self, row: usize, column: usize, text: &str) {
        if row >= ROWS_MAX || column >= COLUMNS_MAX {
            self.is_cut = true;
            return;
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = self.rows.get_mut(row) else {
            return;
        };
        if cells.len() <= column {
            cells.resize_with(column + 1, String::new);
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text.chars().take(CELL_CHARS_MAX).collect();
        }
    }
}

/// Reads the first sheet of a workbook, or a table in text.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Refusal> {
    let table = match recognise(bytes)? {
        MediaType::Csv => read_csv(bytes)?,
        MediaType::Xlsx => read_xlsx(bytes)?,
        other => return Err(Refusal::wrong_kind(other.extension())),
    };
    if table.rows.iter().flatten().all(String::is_empty) {
        Err(Refusal::Empty)
    } else {
        Ok(table)
    }
}

fn read_csv(bytes: &[u8]) -> Result<Table, Refusal> {
    let text = decode(bytes)?;
    let mut table = Table::default();
    let mut is_table = false;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|_not_text| Refusal::Broken)?;
        is_table |= record.len() > 1;
        for (column, cell) in record.iter().enumerate() {
            if is_executable(cell) {
                return Err(Refusal::HasFormula);
            }
            table.put(row, column, cell);
        }
    }
    if is_table {
        Ok(table)
    } else {
        Err(Refusal::wrong_kind("txt"))
    }
}

/// UTF-8, else GB18030, which holds GBK as Chinese spreadsheet programs write it.
fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = [UTF_8, GB18030]
        .into_iter()
        .find_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
        .ok_or(Refusal::Broken)?;
    if text
        .chars()
        .any(|char| char.is_control() && !char.is_ascii_whitespace())
    {
        return Err(Refusal::Broken);
    }
    Ok(text.into_owned())
}

/// The separator that occurs most in the first line.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let occurrences = |delimiter: &u8| line.matches(char::from(*delimiter)).count();
    // `max_by_key` prefers the last of equals: the comma.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(occurrences)
        .unwrap_or(b',')
}

/// Says whether a spreadsheet program would call a function or start a program for this cell.
///
/// Arithmetic and the common `="0123"`, which keeps leading zeros, call nothing.
fn is_executable(cell: &str) -> bool {
    let cell = cell.trim_start().as_bytes();
    let is_formula = matches!(cell.first(), Some(b'=' | b'+' | b'-' | b'@'));
    let calls = |pair: &[u8]| matches!(pair, [name, b'('] if name.is_ascii_alphanumeric());
    is_formula && (cell.contains(&b'|') || cell.windows(2).any(calls))
}

fn read_xlsx(bytes: &[u8]) -> Result<Table, Refusal> {
    if ["vbaProject", "xl/macrosheets/"]
        .iter()
        .any(|part| zip::holds(bytes, part))
    {
        return Err(Refusal::HasMacro);
    }
    if ["xl/embeddings/", "xl/activeX/"]
        .iter()
        .any(|part| zip::holds(bytes, part))
    {
        return Err(Refusal::HasAttachment);
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_damaged| Refusal::Broken)?;
    let sheet = workbook.sheet_names().first().cloned().ok_or(Refusal::Broken)?;
    let mut cells = workbook
        .worksheet_cells_reader(&sheet)
        .map_err(|_damaged| Refusal::Broken)?;
    let mut table = Table::default();
    // Rows come in order: behind the last one that is shown, nothing needs to be unpacked.
    while let Some(cell) = cells.next_cell().map_err(|_damaged| Refusal::Broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (usize::try_from(row), usize::try_from(column));
        let (Ok(row), Ok(column)) = (row, column) else {
            return Err(Refusal::Broken);
        };
        table.put(row, column, &text_of(cell.get_value().clone()));
        if row >= ROWS_MAX {
            break;
        }
    }
    Ok(table)
}

fn text_of(value: DataRef<'_>) -> String {
    match value {
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) {
                date
            } else {
                format!("{date} {hour:02}:{minute:02}:{second:02}")
            }
        }
        other => Data::from(other).to_string(),
    }
}
