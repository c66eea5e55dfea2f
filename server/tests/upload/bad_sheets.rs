//! Sheets that are no tables, or that would run something.

use server::upload::{Accepts, Refusal};

use crate::{Bad, all_are_refused, bad, forge, wrong_kind};

fn csv() -> Vec<Bad> {
    let late_zero = format!("a,b\n{}\0,c\n", "1,2\n".repeat(5_000));
    vec![
        bad("csv with a zero byte", "a,b\n\0,c\n", wrong_kind("unknown")),
        bad("csv with a zero byte far behind", late_zero, Refusal::Broken),
        bad(
            "csv with an escape sequence",
            "a,b\n\u{1B}[2J,c\n",
            wrong_kind("unknown"),
        ),
        bad(
            "csv in no known encoding",
            b"a,b\n\x81\x20,\xFF\xFF\n".to_vec(),
            Refusal::Broken,
        ),
        bad(
            "csv in UTF-16",
            b"\xFF\xFEa\0,\0b\0\n\0".to_vec(),
            wrong_kind("unknown"),
        ),
        bad("csv of html", "<html>,<script>\n", wrong_kind("html")),
        bad("prose", "Dear officer\nplease help\n", wrong_kind("txt")),
        bad("commas only", ",,,\n,,,\n", Refusal::Empty),
        bad("blank lines", "\n\n\n", wrong_kind("txt")),
        bad(
            "csv that starts a program",
            "a,b\n=cmd|' /C calc'!A0,1\n",
            Refusal::HasFormula,
        ),
        bad(
            "csv that calls out",
            "a,b\n1,\"@SUM(1)*HYPERLINK(\"\"http://x\"\")\"\n",
            Refusal::HasFormula,
        ),
        bad(
            "csv that calls after a sign",
            "a;b\n -2+WEBSERVICE(A1);1\n",
            Refusal::HasFormula,
        ),
    ]
}

/// A workbook whose sheet unpacks to far more than it seems.
fn bomb() -> Vec<u8> {
    let parts = forge::workbook_parts("");
    let stored = |text: &str| {
        let length = u16::try_from(text.len()).unwrap();
        [
            &[1][..],
            &length.to_le_bytes(),
            &(!length).to_le_bytes(),
            text.as_bytes(),
        ]
        .concat()
    };
    let members: Vec<_> = parts
        .iter()
        .map(|(name, text)| (*name, stored(text), text.len()))
        .collect();
    let zeros = forge::packed_zeros(20);
    let zeros = &zeros[2..zeros.len() - 4];
    let mut members: Vec<_> = members
        .iter()
        .map(|(name, data, size)| (*name, &data[..], *size))
        .collect();
    members.pop();
    members.push(("xl/worksheets/sheet1.xml", zeros, 20 << 20));
    forge::zip_deflated(&members)
}

fn xlsx() -> Vec<Bad> {
    let whole = forge::xlsx("", &[]);
    vec![
        bad(
            "workbook with macros",
            forge::xlsx("", &["xl/vbaProject.bin"]),
            Refusal::HasMacro,
        ),
        bad(
            "macros in small letters",
            forge::xlsx("", &["xl/VBAPROJECT.BIN"]),
            Refusal::HasMacro,
        ),
        bad(
            "macros of 1992",
            forge::xlsx("", &["xl/macrosheets/sheet1.xml"]),
            Refusal::HasMacro,
        ),
        bad(
            "embedded object",
            forge::xlsx("", &["xl/embeddings/a.bin"]),
            Refusal::HasAttachment,
        ),
        bad(
            "control that runs",
            forge::xlsx("", &["xl/activeX/a.bin"]),
            Refusal::HasAttachment,
        ),
        bad("empty workbook", whole.clone(), Refusal::Empty),
        bad(
            "workbook, cut",
            whole[..whole.len() - 30].to_vec(),
            Refusal::Broken,
        ),
        bad(
            "workbook that is none",
            forge::zip(&[("xl/workbook.xml", b"<x")]),
            Refusal::Broken,
        ),
        bad(
            "workbook with a broken sheet",
            forge::xlsx("<row><c r='A1'", &[]),
            Refusal::Broken,
        ),
        bad("workbook bomb", bomb(), Refusal::Broken),
    ]
}

#[tokio::test]
async fn a_sheet_that_is_no_table_is_refused() {
    all_are_refused(
        csv().into_iter().chain(xlsx()).collect(),
        Accepts::PapersAndSheets,
    )
    .await;
}
