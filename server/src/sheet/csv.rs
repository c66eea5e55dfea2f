//! Comma-separated values that spreadsheets open as they are: in Chinese, and without running anything.

use std::io;

use app::pages::forex::officer::export::Cell;
use bytes::Bytes;
use tokio::sync::mpsc::Sender;

/// A table of comma-separated values on its way.
pub(crate) struct Csv {
    sender: Sender<io::Result<Bytes>>,
}

/// Says that what follows is UTF-8; without it Excel reads Chinese as something else.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl Csv {
    pub(super) async fn begin(sender: Sender<io::Result<Bytes>>) -> io::Result<Self> {
        let csv = Self { sender };
        csv.send(Bytes::from_static(BYTE_ORDER_MARK)).await?;
        Ok(csv)
    }

    pub(super) async fn rows(&mut self, rows: &[Vec<Cell>]) -> io::Result<()> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        for row in rows {
            writer.write_record(row.iter().map(written))?;
        }
        let piece = writer
            .into_inner()
            .map_err(|error| io::Error::other(error.to_string()))?;
        self.send(Bytes::from(piece)).await
    }

    async fn send(&self, piece: Bytes) -> io::Result<()> {
        let gone = |_| io::Error::new(io::ErrorKind::BrokenPipe, "nobody waits for the table any more");
        self.sender.send(Ok(piece)).await.map_err(gone)
    }
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        value => value.to_string(),
    }
}

/// A text that a spreadsheet takes for one: what begins like a formula gets an apostrophe before it, as OWASP advises
/// against CSV injection. Full-width signs count as well: some programs read them alike.
fn harmless(cell: &str) -> String {
    let begins = |sign: char| {
        matches!(
            sign,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    if cell.starts_with(begins) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for (cell, expected) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("+86 130 0000 0000", "'+86 130 0000 0000"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1＋1", "'＝1＋1"),
            ("林晓雯", "林晓雯"),
            ("2026-11-23 09:00", "2026-11-23 09:00"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), expected);
        }
    }
}
