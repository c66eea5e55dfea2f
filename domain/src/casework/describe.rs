//! Short ways to write the description of a page.

use std::fmt::Display;

use strum::IntoEnumIterator;

use super::kind::Kind;
use super::page::{Condition, Field, Needed, Page, Sensitivity};
use super::slot::{Elsewhere, Files, Slot};

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
        Self::plain(name, kind, Needed::When(vec![Condition::new(other, is)]))
    }

    /// The same question, only when `other` holds one of these texts besides.
    #[must_use]
    pub fn and_when(self, other: &str, is: &[&str]) -> Self {
        let mut conditions = match self.needed {
            Needed::When(conditions) => conditions,
            Needed::Always | Needed::Optional => Vec::new(),
        };
        conditions.push(Condition::new(other, is));
        Self {
            needed: Needed::When(conditions),
            ..self
        }
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

impl Condition {
    fn new(field: &str, is: &[&str]) -> Self {
        Self {
            field: field.to_owned(),
            is: owned(is),
        }
    }
}

impl Slot {
    /// A place for papers: at least `min`, at most `max`.
    pub fn papers(name: &str, min: usize, max: usize) -> Self {
        Self {
            name: name.to_owned(),
            min,
            max,
            files: Files::Papers,
            when: Vec::new(),
        }
    }

    /// The same place for these files.
    #[must_use]
    pub fn of(self, files: Files) -> Self {
        Self { files, ..self }
    }

    /// The same place, only when `field` of `page` holds one of these texts.
    #[must_use]
    pub fn when(mut self, page: &str, field: &str, is: &[&str]) -> Self {
        self.when.push(Elsewhere {
            page: page.to_owned(),
            condition: Condition::new(field, is),
        });
        self
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

    /// One of the codes of a closed list.
    pub(crate) fn codes<Code: IntoEnumIterator + Display>() -> Self {
        Self::Choice {
            options: Code::iter().map(|code| code.to_string()).collect(),
        }
    }

    /// Any number of the codes of a closed list.
    pub(crate) fn any_codes<Code: IntoEnumIterator + Display>() -> Self {
        let options: Vec<String> = Code::iter().map(|code| code.to_string()).collect();
        Self::Choices {
            max: options.len(),
            options,
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
