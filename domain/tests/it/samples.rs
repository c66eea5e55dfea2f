//! The journey of an individual, filled in: for each field a text that is accepted, and texts that are not.

use std::collections::BTreeMap;

use domain::{
    casework::{Answers, DateRange, Draft, Field, Journey, Kind, Page, item_field},
    forex::pages,
};

use crate::vectors;

pub(crate) const RESIDENT: &str = "330203190001010005";
pub(crate) const BRANCH: &str = "NB-HAISHU";

pub(crate) fn journey() -> Journey {
    pages::individual(vec![BRANCH.to_owned(), "NB-YINZHOU".to_owned()])
}

pub(crate) fn page(name: &str) -> Page {
    journey().page(name).expect("a page of the journey").clone()
}

pub(crate) fn answers(pairs: &[(&str, &str)]) -> Answers {
    let pair = |(field, text): &(&str, &str)| ((*field).to_owned(), (*text).to_owned());
    pairs.iter().map(pair).collect()
}

/// A page filled in as a resident would.
pub(crate) fn filled(page: &str) -> Answers {
    answers(match page {
        "identity" => &[
            ("document_kind", "resident_id"),
            ("name", "王小明"),
            ("number", RESIDENT),
            ("issued_on", "2016-04-15"),
            ("expires_on", "2036-04-15"),
            ("occupation", "个体经营"),
        ],
        "contact" => &[
            ("mobile", "13000000000"),
            ("email", "seller@example.com"),
            ("address", "宁波市海曙区示例路1号"),
            ("tax_residency", "china_only"),
        ],
        "shops" => &[
            ("shops.0.platform", "amazon"),
            ("shops.0.name", "Ningbo Kitchen"),
            ("shops.0.store_id", "A1B2C3"),
            ("shops.0.url", "https://amazon.example/shops/A1B2C3"),
            ("shops.0.opened_on", "2024-05-01"),
        ],
        "business" => &[
            ("goods", "home,kitchen"),
            ("hs_codes", "610910,3304990029"),
            ("markets", "DE,US"),
            ("modes", "9610"),
            ("turnover", "120000.00"),
            ("average_order", "25.50"),
            ("returns_share", "3"),
            ("channel", "bank"),
            ("sample_orders", "12"),
        ],
        "account" => &[
            ("branch", BRANCH),
            ("currencies", "EUR,USD"),
            ("purpose", "goods"),
            ("statement_language", "zh"),
        ],
        "card" => &[
            ("card_number", "6200000000000005"),
            ("card_holder", "王小明"),
            ("card_bank", "示例银行宁波分行"),
        ],
        "documents" => &[],
        "declarations" => &[
            ("truth", "yes"),
            ("real_trade", "yes"),
            ("consent_identity", "yes"),
            ("consent_card", "yes"),
            ("consent_bank", "yes"),
            ("bank_decides", "yes"),
        ],
        other => panic!("no page {other}"),
    })
}

/// The whole application, ready to be handed in.
pub(crate) fn complete() -> Draft {
    let page = |page: &Page| (page.name.clone(), filled(&page.name));
    let slots = ["id_front", "id_back", "store_proof", "sample_orders"];
    Draft {
        pages: journey().pages().map(page).collect(),
        documents: BTreeMap::from(slots.map(|slot| (slot.to_owned(), 1))),
        ..Draft::default()
    }
}

/// The page's own answers with one field changed.
pub(crate) fn with(answers: &Answers, field: &str, typed: &str) -> Answers {
    let mut changed = answers.clone();
    changed.set(field, typed);
    changed
}

/// The answers with which every field of the page that can apply does so, one set for each way to fill it in.
pub(crate) fn ways(page: &Page) -> Vec<Answers> {
    let own = filled(&page.name);
    match page.name.as_str() {
        "identity" => pages::DOCUMENT_KINDS
            .iter()
            .map(|kind| of_document(&own, kind))
            .collect(),
        "contact" => {
            let abroad = with(&own, "tax_countries", "新加坡，税号 S0000000A");
            vec![own, with(&abroad, "tax_residency", "other")]
        }
        "business" => {
            let through = with(&own, "institution", "示例支付有限公司");
            vec![own, with(&through, "channel", "payment_institution")]
        }
        "shops" => {
            let second = own.item("shops", 0);
            let named = second
                .iter()
                .map(|(field, text)| (item_field("shops", 1, field), text.to_owned()));
            let first = own
                .iter()
                .map(|(field, text)| (field.to_owned(), text.to_owned()));
            vec![own.clone(), first.chain(named).collect()]
        }
        _ => vec![own],
    }
}

fn of_document(own: &Answers, kind: &str) -> Answers {
    let number = &vectors::load().identifiers[kind].valid[0].input;
    let mut answers = with(&with(own, "document_kind", kind), "number", number);
    for (field, text) in [
        ("issuing_country", "DE"),
        ("nationality", "FR"),
        ("birth_date", "1990-02-28"),
        ("sex", "female"),
    ] {
        answers.set(field, text);
    }
    answers
}

/// Every question of a page under the name by which it is posted; those of a list under its first item.
pub(crate) fn questions(page: &Page) -> Vec<(String, Field)> {
    let of_field = |field: &Field| match &field.kind {
        Kind::List { fields, .. } => fields
            .iter()
            .map(|inner| (item_field(&field.name, 0, &inner.name), inner.clone()))
            .collect(),
        _ => vec![(field.name.clone(), field.clone())],
    };
    page.fields.iter().flat_map(of_field).collect()
}

/// Texts that a field of this kind refuses, each with the code it says.
pub(crate) fn refused(kind: &Kind, answers: &Answers) -> Vec<(String, String)> {
    let plain = |examples: &[(&str, &str)]| {
        let owned = |(typed, code): &(&str, &str)| ((*typed).to_owned(), (*code).to_owned());
        examples.iter().map(owned).collect()
    };
    match kind {
        Kind::PersonName => plain(&[("王", "length"), ("Wang 2", "shape"), ("王１", "shape")]),
        Kind::Text { chars_max, .. } => vec![("长".repeat(chars_max + 1), "too_long".to_owned())],
        Kind::DocumentNumber { kind_field } => of_family(answers.text(kind_field)),
        Kind::Date { range } => plain(refused_days(*range)),
        Kind::Email => plain(&[
            ("seller", "shape"),
            ("seller@", "shape"),
            ("王@example.com", "shape"),
        ]),
        Kind::Mobile => of_family("mobile"),
        Kind::BankCard => of_family("bank_card"),
        Kind::Uscc => of_family("uscc"),
        Kind::CustomsCode => of_family("customs_code"),
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
        Kind::Share => plain(&[
            ("0", "shape"),
            ("100.01", "shape"),
            ("25.555", "shape"),
            ("-5", "shape"),
        ]),
        Kind::Money { .. } | Kind::Amount { .. } => plain(BAD_AMOUNTS),
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

const BAD_AMOUNTS: &[(&str, &str)] = &[
    ("12.345", "decimals"),
    ("-1", "shape"),
    ("10-20", "shape"),
    ("1e3", "shape"),
    ("12,34", "shape"),
    (".5", "shape"),
    ("1.", "shape"),
    ("0", "zero"),
    ("100,000,000,000.01", "too_large"),
];

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
