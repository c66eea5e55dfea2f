//! Words are found by the names of pages, so no two processes may have pages of one name.

use std::collections::BTreeSet;

use domain::casework::Journey;
use domain::complaint::{filing::Matter, offer, triage};
use domain::incubator::{pages, questions, report};
use strum::IntoEnumIterator;

use crate::samples::{KINDS, journey_of};

/// The names of the pages of one process; journeys of one process share pages.
fn names(journeys: impl IntoIterator<Item = Journey>) -> BTreeSet<String> {
    let of_one = |journey: Journey| journey.pages().map(|own| own.name.clone()).collect::<Vec<_>>();
    journeys.into_iter().flat_map(of_one).collect()
}

#[test]
fn no_two_pages_have_one_name() {
    let singles = [
        triage::page(),
        offer::page(),
        offer::reply_page(&[]),
        report::page(),
        questions::page(&[]),
    ];
    let names: Vec<String> = [
        names(KINDS.map(journey_of)),
        names(Matter::iter().map(Matter::journey)),
        names([pages::of_team(&[]), pages::of_carrier()]),
        singles.map(|own| own.name).into(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let distinct: BTreeSet<&String> = names.iter().collect();
    assert_eq!(distinct.len(), names.len(), "{names:?}");
}
