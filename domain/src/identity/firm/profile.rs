//! What a firm says about itself once, and confirms in each process.

use time::Date;

use crate::casework::{Answers, DateRange, Field, Kind, Page, Problem, item_field, share_points};
use crate::forex::pages::DOCUMENT_KINDS;
use crate::money::Currency;

/// The longest name of a firm, in characters.
pub const NAME_CHARS_MAX: usize = 100;
const ADDRESS_CHARS_MAX: usize = 120;
const SCOPE_CHARS_MAX: usize = 1_000;
/// The most beneficial owners that are named: each has a quarter, or controls the firm.
const OWNERS_MAX: usize = 10;
/// A hundred percent, in basis points.
const WHOLE_POINTS: u32 = 10_000;

/// Legal forms offered by name.
const FORMS: &[&str] = &[
    "limited",
    "joint_stock",
    "partnership",
    "sole_proprietorship",
    "foreign_invested",
    "cooperative",
    "other",
];

/// How somebody owns a firm with a share that can be counted.
const COUNTED: &[&str] = &["shares", "votes", "profit"];

/// The profile as one page. The credit code is none of its questions: it was given when the firm was registered.
pub fn page() -> Page {
    let mut fields = licence();
    fields.extend(representative());
    fields.extend(owners());
    fields.extend(registrations());
    Page::of("firm_profile", fields)
}

/// Everything wrong with a profile.
pub fn check(answers: &Answers, today: Date) -> Vec<Problem> {
    let mut problems = page().check(answers, today);
    problems.extend(too_many_shares(answers));
    problems
}

fn licence() -> Vec<Field> {
    let currencies = Currency::all().map(|currency| currency.to_string()).collect();
    let capital = Kind::Amount {
        currency_field: "capital_currency".to_owned(),
    };
    let scope = Kind::Text {
        chars_max: SCOPE_CHARS_MAX,
        lines: true,
    };
    vec![
        Field::always("licence_name", Kind::line(NAME_CHARS_MAX)),
        Field::optional("name_en", Kind::line(NAME_CHARS_MAX)),
        Field::always("form", Kind::one_of(FORMS)),
        Field::always("registered_address", Kind::line(ADDRESS_CHARS_MAX)),
        Field::always("business_address", Kind::line(ADDRESS_CHARS_MAX)),
        Field::always("established_on", past()),
        Field::always("capital_currency", Kind::Choice { options: currencies }),
        Field::always("capital", capital),
        Field::optional("scope", scope),
    ]
}

fn representative() -> Vec<Field> {
    let number = Kind::DocumentNumber {
        kind_field: "representative_document_kind".to_owned(),
    };
    vec![
        Field::always("representative_name", Kind::PersonName).personal(),
        Field::always("representative_document_kind", Kind::one_of(DOCUMENT_KINDS)),
        Field::always("representative_number", number).sensitive(),
        Field::always("representative_mobile", Kind::Mobile).sensitive(),
    ]
}

/// Each beneficial owner, or the undertaking of a small firm that belongs to natural persons alone.
fn owners() -> Vec<Field> {
    let list = Kind::List {
        fields: owner(),
        min: 1,
        max: OWNERS_MAX,
    };
    vec![
        Field::always("way", Kind::one_of(&["named", "undertaking"])),
        Field::when("owners", list, "way", &["named"]),
    ]
}

fn owner() -> Vec<Field> {
    let number = Kind::DocumentNumber {
        kind_field: "document_kind".to_owned(),
    };
    let control = Kind::one_of(&["shares", "votes", "profit", "control", "management"]);
    vec![
        Field::always("name", Kind::PersonName).personal(),
        Field::always("document_kind", Kind::one_of(DOCUMENT_KINDS)),
        Field::always("number", number).sensitive(),
        Field::always("control", control),
        Field::when("share", Kind::Share, "control", COUNTED),
    ]
}

fn registrations() -> Vec<Field> {
    let status = Kind::one_of(&["registered", "exempt_small", "to_register_at_bank"]);
    vec![
        Field::optional("customs_code", Kind::CustomsCode),
        Field::always("list_status", status),
        Field::when(
            "class",
            Kind::one_of(&["a", "b", "c"]),
            "list_status",
            &["registered"],
        ),
        Field::always("taxpayer", Kind::one_of(&["general", "small_scale"])),
    ]
}

fn past() -> Kind {
    Kind::Date {
        range: DateRange::Past,
    }
}

/// No kind of share can be given away more than whole.
fn too_many_shares(answers: &Answers) -> Option<Problem> {
    let text = |index, field: &str| answers.text(&item_field("owners", index, field)).to_owned();
    let points = |kind: &str| -> u32 {
        let of_kind = (0..answers.list_len("owners")).filter(|index| text(*index, "control") == kind);
        of_kind
            .filter_map(|index| share_points(&text(index, "share")))
            .sum()
    };
    let is_named = answers.text("way") == "named";
    let over = COUNTED.iter().any(|kind| points(kind) > WHOLE_POINTS);
    (is_named && over).then(|| Problem::new("owners", "shares_over"))
}
