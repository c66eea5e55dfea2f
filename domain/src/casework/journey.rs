//! A journey: sections of pages. It gives the task list, what comes next, and whether the whole can be submitted.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::answers::Answers;
use super::page::{Page, Problem};
use super::slot::Slot;

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
    /// The mobile numbers that the applicant has shown to be theirs; `None` where that is not asked for.
    pub confirmed: Option<BTreeSet<String>>,
    /// The pages whose answers were given elsewhere, and that nobody has looked at and saved here yet.
    pub taken_over: BTreeSet<String>,
}

/// Where a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Nothing was saved yet.
    NotStarted,
    /// Something was saved, something is missing or wrong.
    Started,
    /// Complete with answers that were given elsewhere: to be looked at and saved.
    TakenOver,
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

    /// How many documents there are in a slot.
    pub fn documents_in(&self, slot: &str) -> usize {
        self.documents.get(slot).copied().unwrap_or(0)
    }

    fn task(&self, page: &Page, problems: &[Problem]) -> Task {
        match (self.is_started(page), problems) {
            (false, _) => Task::NotStarted,
            (true, []) => Task::Done,
            (true, [only]) if only.code == NOT_LOOKED_AT => Task::TakenOver,
            (true, _) => Task::Started,
        }
    }

    fn is_started(&self, page: &Page) -> bool {
        self.pages.contains_key(&page.name) || page.slots.iter().any(|slot| self.documents_in(&slot.name) > 0)
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
        check_page(page, draft, today, &(self.across)(draft, today))
    }

    /// Everything wrong with the whole, by page.
    pub fn check(&self, draft: &Draft, today: Date) -> Vec<(&Page, Problem)> {
        let checked = self.checked(draft, today);
        checked
            .flat_map(|(page, problems)| problems.into_iter().map(move |problem| (page, problem)))
            .collect()
    }

    /// Where each page stands, in order.
    pub fn tasks(&self, draft: &Draft, today: Date) -> Vec<(&Page, Task)> {
        let task = |(page, problems): (_, Vec<_>)| (page, draft.task(page, &problems));
        self.checked(draft, today).map(task).collect()
    }

    /// The next page with something to do behind `name`; `None` when all behind it is complete.
    pub fn next_after(&self, name: &str, draft: &Draft, today: Date) -> Option<&Page> {
        let mut behind = self
            .checked(draft, today)
            .skip_while(|(page, _)| page.name != name)
            .skip(1);
        let next = behind.find(|(page, problems)| draft.task(page, problems) != Task::Done);
        next.map(|(page, _)| page)
    }

    /// Each page with everything wrong on it; what shows between pages is looked for once.
    fn checked(&self, draft: &Draft, today: Date) -> impl Iterator<Item = (&Page, Vec<Problem>)> {
        let across = (self.across)(draft, today);
        self.pages()
            .map(move |page| (page, check_page(page, draft, today, &across)))
    }

    /// All answers as a submission holds them.
    pub fn normalise(&self, draft: &Draft, today: Date) -> BTreeMap<String, Answers> {
        let normalised = |page: &Page| (page.name.clone(), page.normalise(&draft.page(&page.name), today));
        self.pages().map(normalised).collect()
    }
}

/// What is wrong with a page whose answers were given elsewhere.
const NOT_LOOKED_AT: &str = "not_looked_at";

fn check_page(page: &Page, draft: &Draft, today: Date, across: &[(&'static str, Problem)]) -> Vec<Problem> {
    let own = across.iter().filter(|(name, _)| *name == page.name);
    let missing = page
        .slots
        .iter()
        .filter(|slot| slot.applies(draft))
        .filter_map(|slot| missing_documents(slot, draft.documents_in(&slot.name)));
    let mut problems = draft.pages.get(&page.name).map_or_else(
        || page.check(&Answers::default(), today),
        |answers| page.check(answers, today),
    );
    problems.extend(missing);
    problems.extend(own.map(|(_, problem)| problem.clone()));
    if draft.taken_over.contains(&page.name) {
        problems.extend(
            page.fields
                .first()
                .map(|field| Problem::new(&field.name, NOT_LOOKED_AT)),
        );
    }
    problems.sort_by_key(|problem| page.position(&problem.field));
    problems
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
