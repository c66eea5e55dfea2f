//! What stands on a business licence, and what the authorities keep about its holder.

use super::day;
use crate::casework::{DateRange, Field, Kind, Page};
use crate::money::Currency;

/// The longest name of a firm.
pub(super) const NAME_CHARS_MAX: usize = 100;
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

/// The licence of a sole trader, which need not give a name of its own.
pub(super) fn of_sole_trader() -> Page {
    let mut fields = vec![Field::optional("licence_name", Kind::line(NAME_CHARS_MAX))];
    fields.extend(standing());
    fields.extend(addresses());
    Page::of("licence", fields)
}

/// The licence of a firm.
pub(super) fn of_firm() -> Page {
    let currencies: Vec<String> = Currency::all().map(|currency| currency.to_string()).collect();
    let capital = Kind::Amount {
        currency_field: "capital_currency".to_owned(),
    };
    let scope = Kind::Text {
        chars_max: SCOPE_CHARS_MAX,
        lines: true,
    };
    let mut fields = vec![
        Field::always("licence_name", Kind::line(NAME_CHARS_MAX)),
        Field::always("form", Kind::one_of(FORMS)),
    ];
    fields.extend(standing());
    fields.extend([
        Field::always("capital_currency", Kind::Choice { options: currencies }),
        Field::always("capital", capital),
        Field::optional("scope", scope),
    ]);
    fields.extend(addresses());
    Page::of("licence", fields)
}

fn standing() -> [Field; 3] {
    [
        Field::always("uscc", Kind::Uscc),
        Field::always("licence_status", Kind::one_of(&["in_operation", "other"])),
        Field::always("established_on", day(DateRange::Past)),
    ]
}

fn addresses() -> [Field; 2] {
    [
        Field::always("registered_address", Kind::line(ADDRESS_CHARS_MAX)),
        Field::always("business_address", Kind::line(ADDRESS_CHARS_MAX)),
    ]
}

/// The list of trading firms, the class that the foreign exchange administration gives, and the kind of taxpayer.
pub(super) fn registration() -> Page {
    let status = Kind::one_of(&["registered", "exempt_small", "to_register_at_bank"]);
    Page::of(
        "registration",
        vec![
            Field::always("list_status", status),
            Field::when(
                "class",
                Kind::one_of(&["a", "b", "c"]),
                "list_status",
                &["registered"],
            ),
            Field::always("taxpayer", Kind::one_of(&["general", "small_scale"])),
        ],
    )
}
