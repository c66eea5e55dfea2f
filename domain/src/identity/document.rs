//! The identity documents of people.

use crate::casework::Kind;

/// With which somebody may apply, or act for a firm: the resident identity card first, then those of overseas individuals.
pub const KINDS: &[&str] = &[
    "resident_id",
    "hmt_residence",
    "hkmo_permit",
    "tw_permit",
    "permanent_residence",
    "foreign_passport",
];

/// With which somebody may complain: a passport will do for residents too.
pub(crate) fn of_complainants() -> Vec<&'static str> {
    KINDS.iter().copied().chain(["cn_passport"]).collect()
}

/// The document that is issued by another country than the one that its holder is known to in China.
pub(crate) const PASSPORT: &[&str] = &["foreign_passport"];

/// The number of the document whose kind this field of the page, or of the list's item, names.
pub(crate) fn number(kind_field: &str) -> Kind {
    Kind::DocumentNumber {
        kind_field: kind_field.to_owned(),
    }
}
