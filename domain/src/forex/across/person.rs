//! People and their documents.

use time::Date;

use super::Found;
use crate::casework::{ADULT_YEARS, Draft, Problem, date};
use crate::forex::application::{PEOPLE, birth_and_sex, is_for_life};
use crate::rules::RuleCode;
use crate::text;

/// Whoever applies or acts for a firm is of age, and their document was issued before it expires.
pub(super) fn of_documents(draft: &Draft, today: Date) -> Vec<Found> {
    let of_page = |page: &'static str| {
        let wrong = [under_age(draft, page, today), expiry_before_issue(draft, page)];
        wrong.into_iter().flatten().map(move |problem| (page, problem))
    };
    PEOPLE.into_iter().flat_map(of_page).collect()
}

fn under_age(draft: &Draft, page: &str, today: Date) -> Option<Problem> {
    let (kind, number) = (draft.text(page, "document_kind"), draft.text(page, "number"));
    let (birth, _) = birth_and_sex(kind, number, today)?;
    (date::years_between(birth, today) < ADULT_YEARS)
        .then(|| Problem::new("number", "under_age").under(RuleCode::ApplicantAge))
}

fn expiry_before_issue(draft: &Draft, page: &str) -> Option<Problem> {
    let day = |field| date::parse(draft.text(page, field)).ok();
    let (issued, expires) = (day("issued_on")?, day("expires_on")?);
    (!is_for_life(draft, page) && expires <= issued).then(|| Problem::new("expires_on", "before_issue"))
}

/// Fewer characters than these name no street and number (convention).
const ADDRESS_CHARS_MIN: usize = 6;

/// The bank writes to this address, so it must lead to a door.
pub(super) fn vague_address(draft: &Draft) -> Option<Problem> {
    let length = draft.text("contact", "address").chars().count();
    (1..ADDRESS_CHARS_MIN)
        .contains(&length)
        .then(|| Problem::new("address", "too_short"))
}

/// The yuan go to the applicant's own card.
pub(super) fn foreign_card(draft: &Draft) -> Option<Problem> {
    let (holder, name) = (draft.text("card", "card_holder"), draft.text("identity", "name"));
    let differs =
        !holder.is_empty() && !name.is_empty() && text::person_name(holder) != text::person_name(name);
    differs.then(|| Problem::new("card_holder", "holder_differs").under(RuleCode::SettlementCardHolder))
}
