//! The team and its project.

use super::{MEMBERS_MAX, words};
use crate::casework::{DateRange, Field, Kind, Page};
use crate::identity::document;
use crate::identity::firm::facts::NAME_CHARS_MAX;
use crate::incubator::carrier::Sector;

/// Markets and platforms in words that people know; `other` is always last.
const PLATFORMS: &[&str] = &[
    "amazon",
    "aliexpress",
    "temu",
    "shein",
    "tiktok_shop",
    "ebay",
    "shopee",
    "lazada",
    "own_site",
    "other",
];
const MARKETS: &[&str] = &[
    "europe",
    "north_america",
    "southeast_asia",
    "middle_east",
    "latin_america",
    "africa",
    "other",
];

pub(super) fn team() -> Page {
    let member = vec![
        Field::always("name", Kind::PersonName).personal(),
        Field::always("role", Kind::line(40)),
        Field::always(
            "education",
            Kind::one_of(&["school", "college", "bachelor", "master", "doctor"]),
        ),
        Field::always("full_time", Kind::one_of(&["yes", "no"])),
    ];
    let members = Kind::List {
        fields: member,
        min: 1,
        max: MEMBERS_MAX,
    };
    let of_firm = |name, kind| Field::when(name, kind, "firm", &["yes"]);
    Page::of(
        "team",
        vec![
            Field::always("team_name", Kind::line(60)),
            Field::always("leader_name", Kind::PersonName).personal(),
            Field::always("leader_document_kind", Kind::one_of(document::KINDS)),
            Field::always("leader_number", document::number("leader_document_kind")).sensitive(),
            Field::always("leader_mobile", Kind::Mobile).sensitive(),
            Field::optional("leader_email", Kind::Email).personal(),
            Field::always("firm", Kind::one_of(&["yes", "no"])),
            of_firm("firm_name", Kind::line(NAME_CHARS_MAX)),
            of_firm("uscc", Kind::Uscc),
            of_firm(
                "registered_on",
                Kind::Date {
                    range: DateRange::Past,
                },
            ),
            Field::always("members", members),
        ],
    )
}

pub(super) fn project() -> Page {
    Page::of(
        "project",
        vec![
            Field::always("title", Kind::line(60)),
            Field::always("summary", words(500)),
            Field::always("sector", Kind::codes::<Sector>()),
            Field::always(
                "stage",
                Kind::one_of(&["idea", "prototype", "selling", "scaling"]),
            ),
            Field::always("platforms", Kind::some_of(PLATFORMS)),
            Field::always("markets", Kind::some_of(MARKETS)),
            Field::always("modes", Kind::some_of(&["9610", "9710", "9810", "1210", "other"])),
            Field::optional("intellectual_property", words(500)),
        ],
    )
}
