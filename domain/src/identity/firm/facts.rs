//! What a firm says of itself, wherever it is asked: in its profile, and in the applications that begin with it.

use crate::casework::{DateRange, Field, Kind};
use crate::identity::document;
use crate::money::Currency;

/// The longest name of a firm, in characters.
pub const NAME_CHARS_MAX: usize = 100;
/// The most beneficial owners that are named: each has a quarter, or controls the firm.
pub const OWNERS_MAX: usize = 10;
const ADDRESS_CHARS_MAX: usize = 120;
const SCOPE_CHARS_MAX: usize = 1_000;

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
pub(crate) const COUNTED: &[&str] = &["shares", "votes", "profit"];

pub(crate) fn name() -> Field {
    Field::always("licence_name", Kind::line(NAME_CHARS_MAX))
}

pub(crate) fn form() -> Field {
    Field::always("form", Kind::one_of(FORMS))
}

pub(crate) fn established() -> Field {
    let range = DateRange::Past;
    Field::always("established_on", Kind::Date { range })
}

/// The registered capital, with its currency before it.
pub(crate) fn capital() -> [Field; 2] {
    let currencies = Currency::all().map(|currency| currency.to_string()).collect();
    let amount = Kind::Amount {
        currency_field: "capital_currency".to_owned(),
    };
    [
        Field::always("capital_currency", Kind::Choice { options: currencies }),
        Field::always("capital", amount),
    ]
}

pub(crate) fn scope() -> Field {
    let text = Kind::Text {
        chars_max: SCOPE_CHARS_MAX,
        lines: true,
    };
    Field::optional("scope", text)
}

pub(crate) fn addresses() -> [Field; 2] {
    [
        Field::always("registered_address", Kind::line(ADDRESS_CHARS_MAX)),
        Field::always("business_address", Kind::line(ADDRESS_CHARS_MAX)),
    ]
}

/// Each beneficial owner, or the undertaking of a small firm that belongs to natural persons alone.
pub(crate) fn owners() -> [Field; 3] {
    let list = Kind::List {
        fields: owner(),
        min: 1,
        max: OWNERS_MAX,
    };
    [
        Field::always("way", Kind::one_of(&["named", "undertaking"])),
        Field::when("natural_only", Kind::Tick, "way", &["undertaking"]),
        Field::when("owners", list, "way", &["named"]),
    ]
}

fn owner() -> Vec<Field> {
    let control = Kind::one_of(&["shares", "votes", "profit", "control", "management"]);
    vec![
        Field::always("name", Kind::PersonName).personal(),
        Field::always("document_kind", Kind::one_of(document::KINDS)),
        Field::always("number", document::number("document_kind")).sensitive(),
        Field::when(
            "issuing_country",
            Kind::Country,
            "document_kind",
            document::PASSPORT,
        )
        .personal(),
        Field::always("control", control),
        Field::when("share", Kind::Share, "control", COUNTED),
    ]
}

/// The list of trading firms, the class that the foreign exchange administration gives, and the kind of taxpayer.
pub(crate) fn registration() -> [Field; 3] {
    let status = Kind::one_of(&["registered", "exempt_small", "to_register_at_bank"]);
    let class = Kind::one_of(&["a", "b", "c"]);
    [
        Field::always("list_status", status),
        Field::when("class", class, "list_status", &["registered"]),
        Field::always("taxpayer", Kind::one_of(&["general", "small_scale"])),
    ]
}
