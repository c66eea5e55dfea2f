//! A carrier, as its operator describes it.

use super::{count, words};
use crate::casework::{DateRange, Field, Files, Kind, Page, Slot};
use crate::identity::firm::facts::NAME_CHARS_MAX;
use crate::incubator::carrier::{CarrierKind, DISTRICTS, Sector, Service};
use crate::money::Currency;

/// The most pictures of a house.
const PICTURES_MAX: usize = 10;

pub(super) fn house() -> Page {
    let date = |range| Kind::Date { range };
    Page::of(
        "house",
        vec![
            Field::always("name", Kind::line(60)),
            Field::optional("name_en", Kind::line(60)),
            Field::always("kind", Kind::codes::<CarrierKind>()),
            Field::always("operator_name", Kind::line(NAME_CHARS_MAX)),
            Field::always("uscc", Kind::Uscc),
            Field::always("district", Kind::one_of(DISTRICTS)),
            Field::always("address", Kind::line(120)),
            Field::optional("park", Kind::line(60)),
            Field::always("title", Kind::one_of(&["owned", "leased"])),
            Field::when("leased_until", date(DateRange::Future), "title", &["leased"]),
            Field::always("opened_on", date(DateRange::Past)),
        ],
    )
}

pub(super) fn rooms() -> Page {
    Page::of(
        "rooms",
        vec![
            Field::always("area", count()),
            Field::always("public_area", count()),
            Field::always("desks", count()),
            Field::optional("offices", count()),
            Field::optional("meeting_rooms", count()),
            Field::always("open_days", count()),
            Field::always("opening_hours", Kind::line(60)),
        ],
    )
}

pub(super) fn services() -> Page {
    let fee = Kind::Money {
        currency: Currency::Cny,
    };
    Page::of(
        "services",
        vec![
            Field::always("services", Kind::any_codes::<Service>()),
            Field::always("sectors", Kind::any_codes::<Sector>()),
            Field::optional("fee", fee),
            Field::optional("subsidy", Kind::Percent),
            Field::always("admission", Kind::one_of(&["rounds", "rolling"])),
            Field::always("entry_rules", words(1_000)),
            Field::always("exit_rules", words(1_000)),
        ],
    )
}

pub(super) fn people() -> Page {
    let mentor = vec![
        Field::always("name", Kind::PersonName).personal(),
        Field::always("field", Kind::line(60)),
    ];
    let mentors = Kind::List {
        fields: mentor,
        min: 0,
        max: 50,
    };
    Page::of(
        "people",
        vec![
            Field::always("contact_name", Kind::PersonName).personal(),
            Field::always("contact_mobile", Kind::Mobile).sensitive(),
            Field::always("staff", count()),
            Field::optional("planned_tenants", count()),
            Field::optional("events", count()),
            Field::optional("mentors", mentors),
        ],
    )
}

pub(super) fn papers() -> Page {
    let slots = vec![
        Slot::papers("title_or_lease", 1, 3),
        Slot::papers("fire_safety", 1, 2),
        Slot::papers("house_rules", 0, 2).of(Files::Pdf),
        Slot::papers("staff_list", 0, 1).of(Files::PapersAndSheets),
        Slot::papers("house_pictures", 1, PICTURES_MAX),
    ];
    Page {
        slots,
        ..Page::of("carrier_papers", Vec::new())
    }
}
