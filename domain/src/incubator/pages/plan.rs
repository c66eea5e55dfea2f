//! The business plan, and what the team needs.

use super::{MILESTONES, count, words};
use crate::casework::{DateRange, Field, Files, Kind, Page, Slot};
use crate::incubator::carrier::Service;
use crate::money::Currency;

pub(super) fn plan() -> Page {
    let cny = || Kind::Money {
        currency: Currency::Cny,
    };
    let milestones = Kind::List {
        fields: vec![
            Field::always("month", count()),
            Field::always("measure", Kind::line(120)),
        ],
        min: MILESTONES.0,
        max: MILESTONES.1,
    };
    Page {
        slots: vec![Slot::papers("business_plan", 1, 1).of(Files::Pdf)],
        ..Page::of(
            "plan",
            vec![
                Field::always("market", words(1_000)),
                Field::always("competitors", words(500)),
                Field::always("revenue_model", words(500)),
                Field::always("milestones", milestones),
                Field::always("budget", cny()),
                Field::optional("funding", cny()),
                Field::always("year_1", cny()),
                Field::always("year_2", cny()),
                Field::always("year_3", cny()),
            ],
        )
    }
}

pub(super) fn needs() -> Page {
    Page::of(
        "needs",
        vec![
            Field::always("desks", count()),
            Field::always(
                "from",
                Kind::Date {
                    range: DateRange::Future,
                },
            ),
            Field::always("months", count()),
            Field::optional("storage", count()),
            Field::always("studio", Kind::one_of(&["yes", "no"])),
            Field::optional("services", Kind::any_codes::<Service>()),
            Field::optional("training", Kind::line(200)),
        ],
    )
}
