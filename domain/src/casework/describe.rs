//! Short ways to write the description of a page.

use super::kind::Kind;
use super::page::{Field, Needed, Page, Sensitivity};

impl Page {
    /// A page of questions without documents.
    pub fn of(name: &str, fields: Vec<Field>) -> Self {
        Self {
            name: name.to_owned(),
            fields,
            slots: Vec::new(),
        }
    }
}

impl Field {
    /// A question that everybody answers.
    pub fn always(name: &str, kind: Kind) -> Self {
        Self::plain(name, kind, Needed::Always)
    }

    /// A question that may be left empty.
    pub fn optional(name: &str, kind: Kind) -> Self {
        Self::plain(name, kind, Needed::Optional)
    }

    /// A question that must be answered when `other` holds one of these texts.
    pub fn when(name: &str, kind: Kind, other: &str, is: &[&str]) -> Self {
        let needed = Needed::When {
            field: other.to_owned(),
            is: owned(is),
        };
        Self::plain(name, kind, needed)
    }

    fn plain(name: &str, kind: Kind, needed: Needed) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            needed,
            sensitivity: Sensitivity::Plain,
        }
    }

    /// The same question, its answer for the parties and the handling organisation only.
    #[must_use]
    pub fn personal(self) -> Self {
        Self {
            sensitivity: Sensitivity::Personal,
            ..self
        }
    }

    /// The same question, its answer masked.
    #[must_use]
    pub fn sensitive(self) -> Self {
        Self {
            sensitivity: Sensitivity::Sensitive,
            ..self
        }
    }
}

impl Kind {
    /// One line of free text.
    pub fn line(chars_max: usize) -> Self {
        Self::Text {
            chars_max,
            lines: false,
        }
    }

    /// One of these codes.
    pub fn one_of(options: &[&str]) -> Self {
        Self::Choice {
            options: owned(options),
        }
    }

    /// Any number of these codes.
    pub fn some_of(options: &[&str]) -> Self {
        Self::Choices {
            options: owned(options),
            max: options.len(),
        }
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
