//! Who complains or reports, and about whom.

use crate::casework::{Field, Kind, Page};
use crate::complaint::jurisdiction::RespondentRole;
use crate::identity::document;
use crate::identity::firm::facts::NAME_CHARS_MAX;

const YES_NO: &[&str] = &["yes", "no"];
const ADDRESS_CHARS_MAX: usize = 120;

pub(super) fn complainant() -> Page {
    let kinds = document::of_complainants();
    Page::of(
        "complainant",
        vec![
            Field::always("name", Kind::PersonName).personal(),
            Field::always("document_kind", Kind::one_of(&kinds)),
            Field::always("number", document::number("document_kind")).sensitive(),
            Field::when(
                "issuing_country",
                Kind::Country,
                "document_kind",
                document::PASSPORT,
            )
            .personal(),
            Field::always("mobile", Kind::Mobile).sensitive(),
            Field::optional("email", Kind::Email).personal(),
            Field::always("address", Kind::line(ADDRESS_CHARS_MAX)).personal(),
            Field::always("publish", Kind::one_of(YES_NO)),
            Field::always("entrusted", Kind::one_of(YES_NO)),
        ],
    )
}

/// Somebody who acts for the complainant, with a letter of authority.
pub(super) fn agent() -> Page {
    let by_agent = |name, kind| Field::when(name, kind, "by", &["agent"]);
    let kinds = document::of_complainants();
    Page::of(
        "agent",
        vec![
            Field::always("by", Kind::one_of(&["complainant", "agent"])),
            by_agent("agent_name", Kind::PersonName).personal(),
            by_agent("agent_document_kind", Kind::one_of(&kinds)),
            by_agent("agent_number", document::number("agent_document_kind")).sensitive(),
            by_agent("agent_mobile", Kind::Mobile).sensitive(),
        ],
    )
}

pub(super) fn respondent() -> Page {
    Page::of(
        "respondent",
        vec![
            Field::always("respondent_name", Kind::line(NAME_CHARS_MAX)),
            Field::always("role", Kind::codes::<RespondentRole>()),
            Field::optional("store_url", Kind::Url),
            Field::optional("uscc", Kind::Uscc),
            Field::optional("respondent_address", Kind::line(ADDRESS_CHARS_MAX)),
            Field::optional("contact", Kind::line(60)).personal(),
            Field::optional("phone", Kind::line(30)).personal(),
        ],
    )
}

/// Who reports. Nothing is asked of somebody who does not want to be named.
pub(super) fn reporter() -> Page {
    let named = |name, kind| Field::when(name, kind, "naming", &["named"]);
    Page::of(
        "reporter",
        vec![
            Field::always("naming", Kind::one_of(&["anonymous", "named"])),
            named("name", Kind::PersonName).personal(),
            named("mobile", Kind::Mobile).sensitive(),
            named("told_by", Kind::one_of(&["mobile", "mobile_and_email"])),
            named("email", Kind::Email)
                .and_when("told_by", &["mobile_and_email"])
                .personal(),
        ],
    )
}
