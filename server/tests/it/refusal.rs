//! What every refused form owes to whoever filled it in.

use app::words::{Words, args};
use axum::http::StatusCode;
use domain::identity::Language;

use crate::Answer;
use crate::markup::Markup;

pub(crate) const LANGUAGES: [Language; 2] = [Language::Zh, Language::En];

/// The field that was filled in wrongly.
#[derive(Clone, Debug)]
pub(crate) struct Wrong<'a> {
    pub(crate) language: Language,
    /// The id of its control.
    pub(crate) id: &'a str,
    /// What it may be called, its label first.
    pub(crate) names: Vec<String>,
}

/// What a page owes and does not give.
pub(crate) type Lack = String;

impl Wrong<'_> {
    /// The page is refused; its summary leads to the field with a sentence that names it, which stands there too.
    /// Gives the sentence, or what the page lacks.
    pub(crate) fn is_told_by(&self, answer: &Answer) -> Result<String, Lack> {
        let page = Markup::of(answer);
        let error = Words::of(self.language).say("title-error");
        owed(answer.status == StatusCode::UNPROCESSABLE_ENTITY, || {
            format!("status {}", answer.status)
        })?;
        owed(page.title().starts_with(&*error), || {
            format!("title {}", page.title())
        })?;
        owed(page.has_id(self.id), || format!("no control {}", self.id))?;
        self.is_told_on(&page)
    }

    /// The same without a look at the status: the page as it is opened later.
    pub(crate) fn is_told_on(&self, page: &Markup) -> Result<String, Lack> {
        let summary = page.summary();
        let line = summary.iter().find(|(anchor, _)| anchor == self.id);
        let (_, sentence) = line.ok_or_else(|| format!("no line for {} in {summary:?}", self.id))?;
        owed(page.at_fields().contains(sentence), || {
            format!("“{sentence}” stands at no field")
        })?;
        self.is_precise(sentence)?;
        Ok(sentence.clone())
    }

    /// The sentence is in the visitor's language, names the field and says more than that something is wrong.
    fn is_precise(&self, sentence: &str) -> Result<(), Lack> {
        let (words, lower) = (Words::of(self.language), sentence.to_lowercase());
        let is_named = self.names.iter().any(|name| lower.contains(&name.to_lowercase()));
        owed(is_named, || {
            format!("“{sentence}” does not name the field: {:?}", self.names)
        })?;
        let is_whole = !sentence.contains(['{', '}', '$']) && !sentence.contains("problem-");
        owed(is_whole, || {
            format!("“{sentence}” lacks an argument or its words")
        })?;
        let vague = self.names.iter().flat_map(|name| {
            let label = || args([("label", name.clone().into())]);
            ["problem-other", "problem-shape"].map(|key| words.say_with(key, &label()))
        });
        owed(vague.into_iter().all(|vague| vague != sentence), || {
            format!("“{sentence}” says nothing")
        })?;
        let is_chinese = without_quotes(sentence).chars().any(is_han);
        owed(is_chinese == (self.language == Language::Zh), || {
            format!("“{sentence}” is in another language")
        })
    }
}

pub(crate) fn owed(is_there: bool, lack: impl FnOnce() -> Lack) -> Result<(), Lack> {
    if is_there { Ok(()) } else { Err(lack()) }
}

/// Without what is quoted of the visitor's own words.
fn without_quotes(sentence: &str) -> String {
    let pieces = sentence.split(['“', '”']);
    pieces.step_by(2).collect()
}

fn is_han(letter: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&letter)
}
