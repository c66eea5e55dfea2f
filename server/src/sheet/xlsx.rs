//! An Office Open XML workbook that leaves as it is written: one sheet, every word an inline text, never a
//! formula; numbers, days and moments are values.
//!
//! The writers of workbooks that we know want to go back in what they wrote, and so keep the rows in memory or in a
//! file. Names of people would lie there unsealed.

use std::fmt::{self, Write};
use std::io;

use app::pages::forex::officer::export::Cell;
use bytes::Bytes;
use time::macros::date;
use time::{Date, OffsetDateTime};
use tokio::sync::mpsc::Sender;

use crate::archive::Archive;

/// A workbook on its way.
pub(crate) struct Xlsx {
    archive: Archive,
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The parts around the sheet (ECMA-376 part 1): which there are, and how they belong together.
const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>"#,
    ),
];

/// The formats of days and of moments, by their place among those of the styles.
const DAY: u8 = 1;
const MOMENT: u8 = 2;

/// The day from which spreadsheets count.
const DAY_ZERO: Date = date!(1899 - 12 - 30);
const MINUTES_OF_DAY: u64 = 24 * 60;
/// Into how many parts a day is cut: as many as workbooks write for a minute.
const PARTS_OF_DAY: u64 = 10_000_000_000;

/// Columns are wide enough for a moment, which would else be shown as a row of hashes.
const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="16" width="18" customWidth="1"/></cols><sheetData>"#;
const SHEET_END: &str = "</sheetData></worksheet>";

impl Xlsx {
    pub(super) async fn begin(sender: Sender<io::Result<Bytes>>, now: OffsetDateTime) -> io::Result<Self> {
        let mut archive = Archive::new(sender, now);
        for (path, part) in PARTS {
            archive.text(path, format!("{HEAD}{part}").as_bytes()).await?;
        }
        archive.begin("xl/worksheets/sheet1.xml")?;
        archive.more(format!("{HEAD}{SHEET}").as_bytes()).await?;
        Ok(Self { archive })
    }

    pub(super) async fn rows(&mut self, rows: &[Vec<Cell>]) -> io::Result<()> {
        let mut text = String::new();
        for row in rows {
            text.push_str("<row>");
            for cell in row {
                write_cell(&mut text, cell).map_err(io::Error::other)?;
            }
            text.push_str("</row>");
        }
        self.archive.more(text.as_bytes()).await
    }

    pub(super) async fn finish(&mut self) -> io::Result<()> {
        self.archive.more(SHEET_END.as_bytes()).await?;
        self.archive.finish().await
    }
}

fn write_cell(out: &mut String, cell: &Cell) -> fmt::Result {
    match cell {
        Cell::Empty => out.write_str("<c/>"),
        Cell::Text(text) => write!(
            out,
            r#"<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
            escaped(text)
        ),
        Cell::Number(number) => write!(out, "<c><v>{number}</v></c>"),
        Cell::Day(day) => write!(out, r#"<c s="{DAY}"><v>{}</v></c>"#, days(*day)),
        Cell::Moment(at) => {
            let minute = u64::from(at.hour()) * 60 + u64::from(at.minute());
            let part = (minute * PARTS_OF_DAY + MINUTES_OF_DAY / 2) / MINUTES_OF_DAY;
            write!(
                out,
                r#"<c s="{MOMENT}"><v>{}.{part:010}</v></c>"#,
                days(at.date())
            )
        }
    }
}

fn days(day: Date) -> i64 {
    (day - DAY_ZERO).whole_days()
}

/// The text inside an element; signs that XML cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\t' | '\n' | '\r' => escaped.push(sign),
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use app::pages::forex::officer::export::Cell;
    use time::macros::{date, datetime};

    use super::write_cell;

    #[test]
    fn values_are_values_and_words_are_words() {
        for (cell, expected) in [
            (Cell::Empty, "<c/>"),
            (Cell::Number(-17), "<c><v>-17</v></c>"),
            (Cell::Day(date!(2026 - 11 - 23)), r#"<c s="1"><v>46349</v></c>"#),
            (
                Cell::Moment(datetime!(2026 - 11 - 23 09:02)),
                r#"<c s="2"><v>46349.3763888889</v></c>"#,
            ),
            (
                Cell::Text("\t=1<2".to_owned()),
                "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\t=1&lt;2</t></is></c>",
            ),
        ] {
            let mut out = String::new();
            write_cell(&mut out, &cell).unwrap();
            assert_eq!(out, expected);
        }
    }
}
