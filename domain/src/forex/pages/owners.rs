//! The beneficial owners of a firm, or the undertaking in their place.

use super::OWNERS_MAX;
use super::person::{DOCUMENT_KINDS, PASSPORT, document_number};
use crate::casework::{Field, Kind, Page};

/// How somebody owns a firm with a share that can be counted.
pub(in crate::forex) const COUNTED: &[&str] = &["shares", "votes", "profit"];

/// Each owner, or the undertaking of a small firm that belongs to natural persons alone.
pub(super) fn page() -> Page {
    let list = Kind::List {
        fields: owner(),
        min: 1,
        max: OWNERS_MAX,
    };
    Page::of(
        "owners",
        vec![
            Field::always("way", Kind::one_of(&["named", "undertaking"])),
            Field::when("natural_only", Kind::Tick, "way", &["undertaking"]),
            Field::when("owners", list, "way", &["named"]),
        ],
    )
}

fn owner() -> Vec<Field> {
    vec![
        Field::always("name", Kind::PersonName).personal(),
        Field::always("document_kind", Kind::one_of(DOCUMENT_KINDS)),
        Field::always("number", document_number()).sensitive(),
        Field::when("issuing_country", Kind::Country, "document_kind", PASSPORT).personal(),
        Field::always(
            "control",
            Kind::one_of(&["shares", "votes", "profit", "control", "management"]),
        ),
        Field::when("share", Kind::Share, "control", COUNTED),
    ]
}
