//! Places for documents.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use super::answers::Answers;
use super::journey::Draft;
use super::page::Condition;

/// A place for documents of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The document's kind.
    pub name: String,
    /// When documents must be there.
    pub min: usize,
    /// The most that may be there.
    pub max: usize,
    /// Which files are taken.
    pub files: Files,
    /// The answers on other pages with which it applies; always, when there are none.
    pub when: Vec<Elsewhere>,
}

/// Which files a place takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Files {
    /// Scanned or photographed papers: pictures and PDF.
    Papers,
    /// Papers, and tables besides (csv, xlsx).
    PapersAndSheets,
    /// PDF alone.
    Pdf,
}

/// A condition on the answers of another page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The page.
    pub page: String,
    /// What must hold there.
    pub condition: Condition,
}

impl Slot {
    /// Whether documents of this kind are asked for, given the answers so far.
    pub fn applies(&self, draft: &Draft) -> bool {
        self.applies_to(&draft.pages)
    }

    /// The same, given the answers by page.
    pub fn applies_to(&self, pages: &BTreeMap<String, Answers>) -> bool {
        let none = Answers::default();
        let on = |page: &String| pages.get(page).unwrap_or(&none);
        self.when
            .iter()
            .all(|elsewhere| elsewhere.condition.holds(on(&elsewhere.page)))
    }

    /// Whether it is shown: what is there can still be seen and removed when it no longer applies.
    pub fn is_shown(&self, draft: &Draft) -> bool {
        self.applies(draft) || draft.documents_in(&self.name) > 0
    }
}
