//! The controls of form pages: one for each kind of answer, drawn from the page description.

mod boxes;
mod cards;
pub mod form_field;
mod inputs;
mod list;
mod selects;

use std::collections::BTreeSet;

use domain::casework::{Answers, Field, Kind, Needed, Page, Problem};
use leptos::prelude::*;
use time::Date;

use self::cards::{checkboxes, radios, tick};
pub use self::form_field::{FormField, FormSelect};
use self::inputs::{text_area, text_input};
use self::list::list;
use self::selects::{countries, grouped_select, select};
use super::rule::Source;
use super::sentence::{anchor, sentence};
use crate::words::{Words, args};

/// A page of a journey with what was typed and what is wrong.
pub struct Sheet {
    /// The visitor's words.
    pub words: Words,
    /// The page.
    pub page: Page,
    /// What was typed.
    pub answers: Answers,
    /// What is wrong: (field, sentence).
    pub problems: Vec<(String, String)>,
    /// The rules that problems follow from: (field, source).
    pub sources: Vec<(String, Source)>,
    /// Choices that come from rows.
    pub offered: Vec<Offered>,
    /// Shows one more empty item of a list.
    pub add: bool,
}

/// A choice that comes from a row.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The field it belongs to.
    pub field: &'static str,
    /// The heading under which it stands.
    pub group: String,
    /// Its code.
    pub code: String,
    /// What people read.
    pub name: String,
}

impl Sheet {
    /// A page with these answers; `problems` are turned into sentences.
    pub fn new(words: Words, page: Page, answers: Answers, problems: &[Problem]) -> Self {
        let problems = problems
            .iter()
            .map(|problem| (problem.field.clone(), named(words, &page, &answers, problem)))
            .collect();
        Self {
            words,
            page,
            answers,
            problems,
            sources: Vec::new(),
            offered: Vec::new(),
            add: false,
        }
    }

    /// The same with choices that come from rows.
    #[must_use]
    pub fn offering(self, offered: Vec<Offered>) -> Self {
        Self { offered, ..self }
    }

    /// The same with the rules behind the problems, as they hold on this day.
    #[must_use]
    pub fn citing(self, problems: &[Problem], on: Date) -> Self {
        // A field says its first problem only.
        let mut seen = BTreeSet::new();
        let said = problems.iter().filter(|problem| seen.insert(&problem.field));
        let source =
            |problem: &Problem| Some((problem.field.clone(), Source::of(self.words, problem.rule?, on)?));
        let sources = said.filter_map(source).collect();
        Self { sources, ..self }
    }

    /// (anchor, sentence) for the summary at the top.
    pub fn summary(&self) -> Vec<(String, String)> {
        self.problems
            .iter()
            .map(|(field, sentence)| (anchor(field), sentence.clone()))
            .collect()
    }

    fn problem(&self, field: &str) -> Option<String> {
        self.problems
            .iter()
            .find(|(own, _)| own == field)
            .map(|(_, sentence)| sentence.clone())
    }

    fn source(&self, field: &str) -> Option<Source> {
        let own = self.sources.iter().find(|(own, _)| own == field);
        own.map(|(_, source)| source.clone())
    }

    fn option_words(&self, field: &str, code: &str) -> String {
        let offered = self
            .offered
            .iter()
            .find(|offered| offered.field == field && offered.code == code);
        offered.map_or_else(
            || choice_words(self.words, field, code),
            |offered| offered.name.clone(),
        )
    }
}

/// What a problem says; of several items of a list, which one it is about.
fn named(words: Words, page: &Page, answers: &Answers, problem: &Problem) -> String {
    let said = sentence(words, page, answers, problem);
    let mut parts = problem.field.split('.');
    let (list, index) = (parts.next().unwrap_or_default(), parts.next());
    let index = index.and_then(|index| index.parse::<usize>().ok());
    match index.filter(|_| answers.list_len(list) > 1) {
        Some(index) => {
            let number = args([("number", (index + 1).into())]);
            let item = words.say_with(&format!("list-{list}-item"), &number);
            let both = args([("item", item.into()), ("problem", said.into())]);
            words.say_with("problem-in-item", &both).into_owned()
        }
        None => said,
    }
}

/// Under which key the words of a choice stand. Codes of the world and roles are called the same everywhere.
fn choice_key(field: &str, code: &str) -> String {
    if code.chars().all(|c| c.is_ascii_uppercase()) {
        format!("code-{code}")
    } else if field == "roles" {
        format!("role-{code}")
    } else {
        format!("choice-{field}-{code}")
    }
}

/// The words of a choice in the catalogues.
pub fn choice_words(words: Words, field: &str, code: &str) -> String {
    words
        .find(&choice_key(field, code), None)
        .map_or_else(|| code.to_owned(), std::borrow::Cow::into_owned)
}

/// All fields of a page.
#[component]
pub fn PageFields(
    /// The page with its answers.
    sheet: Sheet,
) -> impl IntoView {
    let fields = sheet.page.fields.clone();
    let controls = fields.iter().map(|field| page_field(&sheet, field));
    view! { <div class="fields">{controls.collect_view()}</div> }
}

fn page_field(sheet: &Sheet, field: &Field) -> AnyView {
    if let Kind::List { fields, max, .. } = &field.kind {
        let items = list(sheet, &field.name, fields, *max);
        return when_applies(field, &field.name, &sheet.answers, items);
    }
    one_field(sheet, field, &field.name, &sheet.answers)
}

/// One field of a page or of a list's item; `full` is the name under which it is posted.
fn one_field(sheet: &Sheet, field: &Field, full: &str, answers: &Answers) -> AnyView {
    let words = sheet.words;
    let key = format!("field-{}-{}", sheet.page.name, field.name);
    let parts = FieldParts {
        id: anchor(full),
        name: full.to_owned(),
        label: words.say(&key).into_owned(),
        hint: words
            .find(&format!("{key}.hint"), None)
            .map(std::borrow::Cow::into_owned),
        error: sheet.problem(full),
        source: sheet.source(full),
        // Boxes to tick say nothing by being empty, or just that.
        optional: field.needed == Needed::Optional
            && !matches!(field.kind, Kind::Tick | Kind::Choices { .. }),
        text: answers.text(&field.name).to_owned(),
    };
    let control = control(sheet, field, parts);
    when_applies(field, full, answers, control)
}

/// Wraps a control in the conditions with which it is shown; `full` is the name under which the field is posted.
fn when_applies(field: &Field, full: &str, answers: &Answers, control: AnyView) -> AnyView {
    let Needed::When(conditions) = &field.needed else {
        return control;
    };
    let beside = full.strip_suffix(&field.name).unwrap_or_default();
    conditions.iter().fold(control, |control, condition| {
        let hidden = !condition.holds(answers);
        let other = format!("{beside}{}", condition.field);
        view! { <div data-when=other data-is=condition.is.join("|") hidden=hidden>{control}</div> }.into_any()
    })
}

/// What all controls of a field share.
struct FieldParts {
    id: String,
    name: String,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    source: Option<Source>,
    optional: bool,
    text: String,
}

fn control(sheet: &Sheet, field: &Field, parts: FieldParts) -> AnyView {
    match &field.kind {
        Kind::Choice { options } if !sheet.offered.iter().any(|offered| offered.field == field.name) => {
            if options.len() <= 7 {
                radios(sheet, &field.name, options, parts)
            } else {
                select(sheet, &field.name, options, parts)
            }
        }
        Kind::Choice { .. } => grouped_select(sheet, &field.name, parts),
        Kind::Choices { options, .. } => checkboxes(sheet, &field.name, options, parts),
        Kind::Tick => tick(parts),
        Kind::Country => countries(sheet.words, parts),
        Kind::Text {
            lines: true,
            chars_max,
        } => text_area(sheet.words, *chars_max, parts),
        kind => text_input(sheet.words, kind, parts),
    }
}
