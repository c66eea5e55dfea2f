//! A journey: sections of pages. It gives the task list, what comes next, and whether the whole can be submitted.

use std::collections::BTreeMap;

use time::Date;

use super::answers::Answers;
use super::page::{Page, Problem, Slot};

/// The pages of one process for one applicant.
#[derive(Clone, Debug)]
pub struct Journey {
    /// The sections in the order of the task list.
    pub sections: Vec<Section>,
    /// Finds problems between pages: (page, problem).
    pub across: fn(&Draft, Date) -> Vec<(&'static str, Problem)>,
}

/// A part of the task list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The section's name in the catalogues.
    pub name: &'static str,
    /// Its pages.
    pub pages: Vec<Page>,
}

/// Everything that was entered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The saved answers by page; a page that was never saved is missing.
    pub pages: BTreeMap<String, Answers>,
    /// How many documents there are by slot.
    pub documents: BTreeMap<String, usize>,
}

/// Where a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Nothing was saved yet.
    NotStarted,
    /// Something was saved, something is missing or wrong.
    Started,
    /// Complete.
    Done,
}

impl Draft {
    /// The answers of a page; empty when it was never saved.
    pub fn page(&self, name: &str) -> Answers {
        self.pages.get(name).cloned().unwrap_or_default()
    }

    /// One answer, trimmed; empty when there is none.
    pub fn text(&self, page: &str, field: &str) -> &str {
        self.pages.get(page).map_or("", |answers| answers.text(field))
    }

    fn count(&self, slot: &Slot) -> usize {
        self.documents.get(&slot.name).copied().unwrap_or(0)
    }

    fn is_started(&self, page: &Page) -> bool {
        self.pages.contains_key(&page.name) || page.slots.iter().any(|slot| self.count(slot) > 0)
    }
}

impl Journey {
    /// All pages in order.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.sections.iter().flat_map(|section| &section.pages)
    }

    /// The page with this name.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages().find(|page| page.name == name)
    }

    /// Everything wrong with one page, with what only shows between pages.
    pub fn check_page(&self, page: &Page, draft: &Draft, today: Date) -> Vec<Problem> {
        let mut problems = page.check(&draft.page(&page.name), today);
        problems.extend(
            page.slots
                .iter()
                .filter_map(|slot| missing_documents(slot, draft.count(slot))),
        );
        let across = (self.across)(draft, today).into_iter();
        problems.extend(
            across
                .filter(|(name, _)| *name == page.name)
                .map(|(_, problem)| problem),
        );
        problems.sort_by_key(|problem| page.position(&problem.field));
        problems
    }

    /// Everything wrong with the whole, by page.
    pub fn check(&self, draft: &Draft, today: Date) -> Vec<(&Page, Problem)> {
        let of_page = |page| {
            self.check_page(page, draft, today)
                .into_iter()
                .map(move |problem| (page, problem))
        };
        self.pages().flat_map(of_page).collect()
    }

    /// Where a page stands.
    pub fn task(&self, page: &Page, draft: &Draft, today: Date) -> Task {
        if !draft.is_started(page) {
            Task::NotStarted
        } else if self.check_page(page, draft, today).is_empty() {
            Task::Done
        } else {
            Task::Started
        }
    }

    /// The next page with something to do behind `name`; `None` when all behind it is complete.
    pub fn next_after(&self, name: &str, draft: &Draft, today: Date) -> Option<&Page> {
        let behind = self.pages().skip_while(|page| page.name != name).skip(1);
        behind
            .into_iter()
            .find(|page| self.task(page, draft, today) != Task::Done)
    }

    /// All answers as a submission holds them.
    pub fn normalise(&self, draft: &Draft, today: Date) -> BTreeMap<String, Answers> {
        let normalised = |page: &Page| (page.name.clone(), page.normalise(&draft.page(&page.name), today));
        self.pages().map(normalised).collect()
    }
}

fn missing_documents(slot: &Slot, count: usize) -> Option<Problem> {
    if count >= slot.min {
        return None;
    }
    let code = if slot.min == 1 {
        "document_missing"
    } else {
        "documents_too_few"
    };
    Some(
        Problem::new(&slot.name, code)
            .with("min", slot.min)
            .with("found", count),
    )
}
