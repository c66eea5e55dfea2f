//! Sheets are kept as they are and shown as plain text.

use server::upload::{COLUMNS_MAX, MediaType, ROWS_MAX, Refusal, Table, read_table};

use crate::{forge, inspect_sheet, inspector};

async fn read(bytes: impl Into<Vec<u8>>, media_type: MediaType) -> Result<Table, Refusal> {
    let bytes = bytes.into();
    let kept = inspect_sheet(bytes.clone()).await?;
    assert_eq!(
        (kept.media_type, kept.pages, &kept.bytes),
        (media_type, 0, &bytes)
    );
    read_table(kept.bytes, media_type, &inspector()).await
}

fn rows(rows: &[&[&str]]) -> Table {
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect();
    Table { rows, is_cut: false }
}

#[tokio::test]
async fn a_table_in_text_is_read_in_each_usual_form() {
    let expected = rows(&[&["订单号", "金额"], &["0012", "-3.50"]]);
    let gbk = b"\xB6\xA9\xB5\xA5\xBA\xC5,\xBD\xF0\xB6\xEE\r\n0012,-3.50\r\n".to_vec();
    let forms = [
        "订单号,金额\n0012,-3.50\n".as_bytes().to_vec(),
        "\u{FEFF}订单号;金额\r\n0012;-3.50".as_bytes().to_vec(),
        "订单号\t金额\n\"0012\"\t-3.50\n".as_bytes().to_vec(),
        gbk,
    ];
    for form in forms {
        assert_eq!(read(form, MediaType::Csv).await, Ok(expected.clone()));
    }
}

#[tokio::test]
async fn cells_that_only_look_like_formulas_are_text() {
    let cells = "=\"0012\",+86 (574) 8718 0000,-,@shop,=A1+B1\n";
    let table = read(cells, MediaType::Csv).await.unwrap();
    assert_eq!(table.rows[0][1..4], ["+86 (574) 8718 0000", "-", "@shop"]);
}

#[tokio::test]
async fn a_workbook_is_read_as_its_saved_values() {
    let cells = "<row r='1'><c r='A1' t='inlineStr'><is><t>订单</t></is></c><c r='C1'><v>12.5</v></c></row>\
                 <row r='3'><c r='B3' t='b'><v>1</v></c><c r='C3'><f>HYPERLINK(\"x\")</f><v>7</v></c></row>";
    let expected = rows(&[&["订单", "", "12.5"], &[], &["", "true", "7"]]);
    assert_eq!(read(forge::xlsx(cells, &[]), MediaType::Xlsx).await, Ok(expected));
}

#[tokio::test]
async fn only_the_beginning_of_a_large_sheet_is_shown() {
    let line = format!("{}\n", vec!["x"; COLUMNS_MAX + 5].join(","));
    let table = read(line.repeat(ROWS_MAX + 5), MediaType::Csv).await.unwrap();
    assert!(table.is_cut);
    assert_eq!((table.rows.len(), table.rows[0].len()), (ROWS_MAX, COLUMNS_MAX));

    let far = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>";
    let table = read(forge::xlsx(far, &[]), MediaType::Xlsx).await.unwrap();
    assert_eq!(
        table,
        Table {
            rows: vec![vec!["1".to_owned()]],
            is_cut: true
        }
    );
}

#[tokio::test]
async fn a_paper_is_not_read_as_a_sheet() {
    let outcome = read_table(forge::png(8, 8), MediaType::Png, &inspector()).await;
    assert_eq!(
        outcome,
        Err(Refusal::WrongKind {
            found: "png".to_owned()
        })
    );
}
