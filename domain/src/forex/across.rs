//! What is wrong between the pages of an application.

mod firm;
mod person;

use std::collections::BTreeSet;

use time::Date;

use super::ApplicantKind;
use crate::casework::{Answers, Draft, Problem, item_field};
use crate::text;

pub use firm::{OWNER_POINTS_MIN, SMALL_FIRM_CENTS, UNDERTAKING_FEN_MAX};

/// A page, and what is wrong there.
type Found = (&'static str, Problem);

pub(super) fn of_individual(draft: &Draft, today: Date) -> Vec<Found> {
    let mut found = of_anybody(ApplicantKind::Individual, draft, today);
    found.extend(person::foreign_card(draft).map(|problem| ("card", problem)));
    found
}

pub(super) fn of_sole_trader(draft: &Draft, today: Date) -> Vec<Found> {
    let mut found = of_anybody(ApplicantKind::SoleTrader, draft, today);
    found.extend(firm::of_licence(ApplicantKind::SoleTrader, draft));
    found.extend(person::foreign_card(draft).map(|problem| ("card", problem)));
    found
}

pub(super) fn of_firm(draft: &Draft, today: Date) -> Vec<Found> {
    let mut found = of_anybody(ApplicantKind::Firm, draft, today);
    found.extend(firm::of_licence(ApplicantKind::Firm, draft));
    found.extend(firm::of_people(draft));
    found.extend(firm::foreign_account(draft).map(|problem| ("cny_account", problem)));
    found
}

fn of_anybody(applicant: ApplicantKind, draft: &Draft, today: Date) -> Vec<Found> {
    let mut found = person::of_documents(draft, today);
    found.extend(unconfirmed_mobile(applicant, draft));
    found.extend(person::vague_address(draft).map(|problem| ("contact", problem)));
    let repeated = draft.pages.get("shops").map(repeated_shops).unwrap_or_default();
    found.extend(repeated.into_iter().map(|problem| ("shops", problem)));
    found
}

/// The bank and the zone reach the applicant by a number that must be theirs.
fn unconfirmed_mobile(applicant: ApplicantKind, draft: &Draft) -> Option<Found> {
    let (page, field) = applicant.reached_at(draft);
    draft
        .unconfirmed_mobile(page, field)
        .map(|problem| (page, problem))
}

/// The same address twice. Only the host would be too little: two shops may stand in one marketplace.
fn repeated_shops(shops: &Answers) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let repeats = (0..shops.list_len("shops")).filter(|index| {
        let url = comparable_url(shops.text(&item_field("shops", *index, "url")));
        !url.is_empty() && !seen.insert(url)
    });
    repeats
        .map(|index| Problem::new(item_field("shops", index, "url"), "repeated"))
        .collect()
}

/// The address without what may be typed or left out.
fn comparable_url(typed: &str) -> String {
    let url = text::single_line(typed).to_lowercase();
    url.trim_start_matches("https://")
        .trim_end_matches('/')
        .to_owned()
}
