//! Rows copied from a spreadsheet, read as items of a list.

use super::answers::{Answers, item_field};
use crate::text;

/// A question of the list as a column of the spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field's name within an item.
    pub field: String,
    /// What a heading may call it.
    pub names: Vec<String>,
    /// What can be chosen: (what people read, code). Empty where anything is typed.
    pub options: Vec<(String, String)>,
}

/// What stands between cells: spreadsheets copy with tabs, files hold commas or semicolons.
const SEPARATORS: [char; 4] = ['\t', ',', ';', '，'];

/// Reads rows as items of `list`, the first one as item 0. A row of headings says which column is which; without one
/// the columns stand in the order of `columns`. Cells beyond them are left out, and so are empty rows.
pub fn pasted(list: &str, text: &str, columns: &[Column]) -> Answers {
    let mut rows = rows(text).into_iter().peekable();
    let heading = rows.next_if(|row| is_heading(row, columns));
    let order: Vec<Option<&Column>> = match heading {
        Some(names) => names.iter().map(|name| named(name, columns)).collect(),
        None => columns.iter().map(Some).collect(),
    };
    let mut items = Answers::default();
    for (index, row) in rows.enumerate() {
        for (cell, column) in row.iter().zip(&order) {
            if let Some(column) = column {
                items.set(item_field(list, index, &column.field), column.read(cell));
            }
        }
    }
    items
}

impl Column {
    /// The code of what can be chosen; anything else as it was typed, so that it can be told what is wrong with it.
    fn read(&self, cell: &str) -> String {
        let typed = comparable(cell);
        let says = |(words, code): &&(String, String)| {
            let words = comparable(words);
            words == typed || *code == typed || words.split(' ').any(|word| word == typed)
        };
        self.options
            .iter()
            .find(says)
            .map_or_else(|| cell.to_owned(), |(_, code)| code.clone())
    }

    fn is_called(&self, name: &str) -> bool {
        let name = comparable(name);
        self.field == name || self.names.iter().any(|own| comparable(own) == name)
    }
}

fn named<'a>(name: &str, columns: &'a [Column]) -> Option<&'a Column> {
    columns.iter().find(|column| column.is_called(name))
}

/// A row is a heading when most of its cells are names of columns.
fn is_heading(row: &[String], columns: &[Column]) -> bool {
    let filled = row.iter().filter(|cell| !cell.is_empty());
    let (known, all) = filled.fold((0, 0), |(known, all), cell| {
        (known + usize::from(named(cell, columns).is_some()), all + 1)
    });
    known * 2 > all
}

/// Without what may be typed differently.
fn comparable(cell: &str) -> String {
    text::single_line(&text::half_width(cell)).to_lowercase()
}

/// The cells of all rows that are not empty. A cell in quotes may hold separators and line breaks, and `""` for a quote
/// (RFC 4180).
fn rows(text: &str) -> Vec<Vec<String>> {
    let separator = SEPARATORS.into_iter().find(|one| text.contains(*one));
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            own if !is_quoted && Some(own) == separator => row.push(std::mem::take(&mut cell)),
            own => cell.push(own),
        }
    }
    row.push(cell);
    rows.push(row);
    let trimmed = rows.into_iter().map(|row| {
        let cells = row.into_iter().map(|cell| text::trimmed(&cell).to_owned());
        cells.collect::<Vec<_>>()
    });
    trimmed
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(field: &str, name: &str, options: &[(&str, &str)]) -> Column {
        let owned = |(words, code): &(&str, &str)| ((*words).to_owned(), (*code).to_owned());
        Column {
            field: field.to_owned(),
            names: vec![name.to_owned()],
            options: options.iter().map(owned).collect(),
        }
    }

    fn shops() -> [Column; 3] {
        [
            column(
                "platform",
                "平台",
                &[("亚马逊 Amazon", "amazon"), ("Temu", "temu")],
            ),
            column("name", "店铺名称", &[]),
            column("url", "店铺链接", &[]),
        ]
    }

    fn read(text: &str) -> Vec<(String, String)> {
        let items = pasted("shops", text, &shops());
        items
            .iter()
            .map(|(field, text)| (field.to_owned(), text.to_owned()))
            .collect()
    }

    fn expected(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(field, text)| ((*field).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn rows_of_a_spreadsheet_are_items_in_the_order_of_the_questions() {
        let two = expected(&[
            ("shops.0.name", "Yong Home"),
            ("shops.0.platform", "amazon"),
            ("shops.0.url", "https://a.example"),
            ("shops.1.name", "Yong, Toys"),
            ("shops.1.platform", "temu"),
        ]);
        for text in [
            "亚马逊\tYong Home\thttps://a.example\r\nTEMU\tYong, Toys\t\r\n",
            "amazon,Yong Home,https://a.example\n\n temu ,\"Yong, Toys\",\n,,\n",
        ] {
            assert_eq!(read(text), two, "{text:?}");
        }
    }

    #[test]
    fn headings_say_which_column_is_which() {
        let one = expected(&[
            ("shops.0.name", "Yong"),
            ("shops.0.platform", "amazon"),
            ("shops.0.url", "https://a.example"),
        ]);
        assert_eq!(
            read("店铺链接\t备注\t店铺名称\t平台\nhttps://a.example\tx\tYong\tAmazon"),
            one
        );
        assert_eq!(read("url;name;platform\nhttps://a.example;Yong;Ａmazon"), one);
    }

    #[test]
    fn what_is_no_choice_stays_as_it_was_typed() {
        assert_eq!(
            read("京东\tYong"),
            expected(&[("shops.0.name", "Yong"), ("shops.0.platform", "京东")])
        );
        assert_eq!(read(" \n\t\t\n"), []);
        assert_eq!(read("\"unclosed"), expected(&[("shops.0.platform", "unclosed")]));
        assert_eq!(
            read("amazon\t\"A \"\"b\"\"\nC\""),
            expected(&[("shops.0.name", "A \"b\"\nC"), ("shops.0.platform", "amazon")])
        );
    }
}
