//! People: the applicant, a firm's legal representative and its handler.

use super::day;
use crate::casework::{DateRange, Field, Kind, Page};
use crate::identity::document;

/// Documents whose number does not tell birth and sex reliably, so both are asked.
const ASKS_BIRTH: &[&str] = &[
    "hkmo_permit",
    "tw_permit",
    "permanent_residence",
    "foreign_passport",
];

pub(super) fn identity() -> Page {
    let with = |kinds, name, kind| Field::when(name, kind, "document_kind", kinds).personal();
    Page::of(
        "identity",
        vec![
            Field::always("document_kind", Kind::one_of(document::KINDS)),
            Field::always("name", Kind::PersonName).personal(),
            Field::always("number", document::number("document_kind")).sensitive(),
            with(document::PASSPORT, "issuing_country", Kind::Country),
            with(&["permanent_residence"], "nationality", Kind::Country),
            with(ASKS_BIRTH, "birth_date", day(DateRange::AdultBirth)),
            with(ASKS_BIRTH, "sex", Kind::one_of(&["female", "male"])),
            Field::always("issued_on", day(DateRange::Past)).personal(),
            Field::optional("long_term", Kind::some_of(&["yes"])),
            Field::when("expires_on", day(DateRange::Future), "long_term", &[""]).personal(),
            Field::optional("occupation", Kind::line(40)).personal(),
        ],
    )
}

pub(super) fn contact() -> Page {
    Page::of(
        "contact",
        vec![
            Field::always("mobile", Kind::Mobile).sensitive(),
            Field::optional("email", Kind::Email).personal(),
            Field::always("address", Kind::line(120)).personal(),
            Field::always("tax_residency", Kind::one_of(&["china_only", "other"])).personal(),
            Field::when("tax_countries", Kind::line(120), "tax_residency", &["other"]).personal(),
        ],
    )
}

/// The legal representative of a firm.
pub(super) fn representative() -> Page {
    let mut fields: Vec<Field> = document_of_person().into();
    fields.push(Field::always("mobile", Kind::Mobile).sensitive());
    Page::of("representative", fields)
}

/// Who fills in for a firm: the legal representative, or somebody with a letter of authorisation.
pub(super) fn handler() -> Page {
    let mut fields = vec![Field::always("who", Kind::one_of(&["representative", "other"]))];
    let mut of_other: Vec<Field> = document_of_person().into();
    of_other.push(Field::always("mobile", Kind::Mobile).sensitive());
    fields.extend(
        of_other
            .into_iter()
            .map(|field| field.and_when("who", &["other"])),
    );
    fields.push(Field::optional("email", Kind::Email).personal());
    Page::of("handler", fields)
}

/// Name and document of somebody who acts for a firm.
fn document_of_person() -> [Field; 7] {
    [
        Field::always("name", Kind::PersonName).personal(),
        Field::always("document_kind", Kind::one_of(document::KINDS)),
        Field::always("number", document::number("document_kind")).sensitive(),
        Field::when(
            "issuing_country",
            Kind::Country,
            "document_kind",
            document::PASSPORT,
        )
        .personal(),
        Field::always("issued_on", day(DateRange::Past)).personal(),
        Field::always("term", Kind::one_of(&["dated", "long_term"])).personal(),
        Field::when("expires_on", day(DateRange::Future), "term", &["dated"]).personal(),
    ]
}
