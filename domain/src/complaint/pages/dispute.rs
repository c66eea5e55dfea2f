//! What happened, what is wanted, and what was tried before.

use super::FACTS_CHARS_MAX;
use crate::casework::{DateRange, Field, Kind, Page};
use crate::complaint::filing::{ClaimKind, ProblemKind};
use crate::money::Currency;

/// Bodies that may have taken the dispute before; with one of them a complaint is not accepted.
const BODIES: &[&str] = &[
    "none",
    "court",
    "arbitration",
    "regulator",
    "consumer_association",
    "other",
];
const OTHER_BODIES: &[&str] = &[
    "court",
    "arbitration",
    "regulator",
    "consumer_association",
    "other",
];

pub(super) fn problem() -> Page {
    Page::of(
        "problem",
        vec![
            Field::always("kinds", Kind::any_codes::<ProblemKind>()),
            Field::always("facts", facts()),
            Field::optional("known_on", past()),
            Field::optional("also_report", Kind::some_of(&["yes"])),
        ],
    )
}

pub(super) fn claim() -> Page {
    let cny = || Kind::Money {
        currency: Currency::Cny,
    };
    Page::of(
        "claim",
        vec![
            Field::always("kinds", Kind::any_codes::<ClaimKind>()),
            Field::when("refund", cny(), "kinds", &["refund"]),
            Field::when("compensation", cny(), "kinds", &["compensation"]),
            Field::when("other_claim", Kind::line(200), "kinds", &["other"]),
        ],
    )
}

pub(super) fn attempts() -> Page {
    let words = Kind::Text {
        chars_max: 1_000,
        lines: true,
    };
    Page::of(
        "attempts",
        vec![
            Field::always("contacted", Kind::one_of(&["yes", "no"])),
            Field::when("contacted_on", past(), "contacted", &["yes"]),
            Field::optional("answer", words),
            Field::always("engaged", Kind::one_of(BODIES)),
            Field::when("engaged_name", Kind::line(60), "engaged", OTHER_BODIES),
        ],
    )
}

/// What somebody reports.
pub(super) fn breach() -> Page {
    Page::of(
        "breach",
        vec![
            Field::always("kinds", Kind::any_codes::<ProblemKind>()),
            Field::always("facts", facts()),
            Field::optional("happened_on", past()),
            Field::optional("where", Kind::line(200)),
        ],
    )
}

fn facts() -> Kind {
    Kind::Text {
        chars_max: FACTS_CHARS_MAX,
        lines: true,
    }
}

fn past() -> Kind {
    Kind::Date {
        range: DateRange::Past,
    }
}
