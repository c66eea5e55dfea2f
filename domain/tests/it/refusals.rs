//! For each kind of answer texts that it refuses.

use domain::casework::{Answers, DateRange, Kind};

use crate::vectors;

/// Texts that a field of this kind refuses, each with the code it says.
#[expect(clippy::too_many_lines, reason = "a table of examples")]
pub(crate) fn refused(kind: &Kind, answers: &Answers) -> Vec<(String, String)> {
    let plain = |examples: &[(&str, &str)]| {
        let owned = |(typed, code): &(&str, &str)| ((*typed).to_owned(), (*code).to_owned());
        examples.iter().map(owned).collect()
    };
    match kind {
        Kind::PersonName => plain(&[("王", "length"), ("Wang 2", "shape"), ("王１", "shape")]),
        Kind::Text { chars_max, .. } => vec![("长".repeat(chars_max + 1), "too_long".to_owned())],
        Kind::DocumentNumber { kind_field } => match answers.text(kind_field) {
            "" => plain(&[("1", "document_kind_first")]),
            kind => of_family(kind),
        },
        Kind::Date { range } => plain(refused_days(*range)),
        Kind::Email => plain(&[
            ("seller", "shape"),
            ("seller@", "shape"),
            ("王@example.com", "shape"),
        ]),
        Kind::Mobile => of_family("mobile"),
        Kind::BankCard => of_family("bank_card"),
        Kind::AccountNumber => plain(&[("1234567", "shape"), ("3300000A", "shape")]),
        Kind::Uscc => of_family("uscc"),
        Kind::CustomsCode => of_family("customs_code"),
        Kind::Share => plain(&[
            ("0", "shape"),
            ("0.001", "shape"),
            ("25.555", "shape"),
            ("100.01", "shape"),
            ("-5", "shape"),
            ("半数", "shape"),
        ]),
        Kind::Amount { currency_field } => refused_amounts(answers.text(currency_field)),
        Kind::Country => plain(&[("Germany", "shape"), ("ZZ", "country")]),
        Kind::Url => plain(&[
            ("http://shop.example", "not_https"),
            ("ftp://shop.example", "not_https"),
            ("shop", "shape"),
            ("https://shop..example", "shape"),
            ("https://me@shop.example", "shape"),
            ("https://shop.example/a b", "shape"),
            (&format!("https://shop.example/{}", "a".repeat(480)), "too_long"),
        ]),
        Kind::Money { .. } => plain(&[
            ("12.345", "decimals"),
            ("-1", "shape"),
            ("10-20", "shape"),
            ("1e3", "shape"),
            ("12,34", "shape"),
            (".5", "shape"),
            ("1.", "shape"),
            ("0", "zero"),
            ("100,000,000,000.01", "too_large"),
        ]),
        Kind::Percent => plain(&[
            ("101", "shape"),
            ("-5", "shape"),
            ("+5", "shape"),
            ("2.5", "shape"),
            ("5%%", "shape"),
        ]),
        Kind::Orders { .. } => plain(BAD_COUNTS),
        Kind::HsCodes { max } => {
            let mut examples = of_family("hs_code");
            examples.push((["610910"].repeat(max + 1).join(","), "too_many".to_owned()));
            examples.push((",".to_owned(), "missing".to_owned()));
            examples
        }
        Kind::Choice { .. } => plain(&[("elsewhere", "not_offered"), ("home,kitchen", "not_offered")]),
        Kind::Choices { options, max } => refused_choices(options, *max),
        Kind::Tick => plain(&[("no", "missing"), ("on", "missing")]),
        Kind::List { .. } => Vec::new(),
    }
}

fn refused_amounts(currency: &str) -> Vec<(String, String)> {
    let decimals = if currency == "JPY" { "12.3" } else { "12.345" };
    [
        (decimals, "decimals"),
        ("-1", "shape"),
        ("1e3", "shape"),
        ("0", "zero"),
    ]
    .map(|(typed, code)| (typed.to_owned(), code.to_owned()))
    .into()
}

const BAD_COUNTS: &[(&str, &str)] = &[
    ("0", "too_few"),
    ("2", "too_few"),
    ("-5", "shape"),
    ("+5", "shape"),
    ("3.5", "shape"),
    ("很多", "shape"),
    ("100001", "shape"),
];

fn refused_days(range: DateRange) -> &'static [(&'static str, &'static str)] {
    match range {
        DateRange::Past => &[
            ("soon", "shape"),
            ("2025-02-29", "no_such_day"),
            ("2026-11-24", "in_future"),
            ("1899-12-31", "too_early"),
        ],
        DateRange::Future => &[
            ("长期", "shape"),
            ("2027-02-29", "no_such_day"),
            ("2026-11-23", "passed"),
        ],
        DateRange::AdultBirth => &[
            ("1/2/1990", "shape"),
            ("1990-02-29", "no_such_day"),
            ("2026-11-24", "in_future"),
            ("1899-12-31", "too_early"),
            ("2008-11-24", "under_age"),
        ],
    }
}

fn refused_choices(options: &[String], max: usize) -> Vec<(String, String)> {
    let mut examples = vec![
        ("elsewhere".to_owned(), "not_offered".to_owned()),
        (format!("{},elsewhere", options[0]), "not_offered".to_owned()),
        (",".to_owned(), "missing".to_owned()),
    ];
    if options.len() > max {
        examples.push((options[..=max].join(","), "too_many".to_owned()));
    }
    examples
}

/// The bad examples of a family of identifiers. Without a code they are not for one field.
fn of_family(family: &str) -> Vec<(String, String)> {
    let examples = vectors::load().identifiers.remove(family).expect("a family");
    let bad = |bad: vectors::Invalid| Some((bad.input, bad.error?));
    examples.invalid.into_iter().filter_map(bad).collect()
}
