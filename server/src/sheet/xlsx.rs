//! An Office Open XML workbook that leaves as it is written: one sheet, every cell an inline text, never a formula.
//!
//! The writers of workbooks that we know want to go back in what they wrote, and so keep the rows in memory or in a
//! file. Names of people would lie there unsealed.

use std::fmt::Write;
use std::io;

use bytes::Bytes;
use time::OffsetDateTime;
use tokio::sync::mpsc::Sender;

use crate::archive::Archive;

/// A workbook on its way.
pub(crate) struct Xlsx {
    archive: Archive,
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The parts around the sheet (ECMA-376 part 1): which there are, and how they belong together.
const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
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
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

const SHEET: &str =
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
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

    pub(super) async fn rows(&mut self, rows: &[Vec<String>]) -> io::Result<()> {
        let mut text = String::new();
        for row in rows {
            text.push_str("<row>");
            for cell in row {
                write!(
                    text,
                    r#"<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                    escaped(cell)
                )
                .map_err(io::Error::other)?;
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
