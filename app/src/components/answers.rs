//! Answers as people read them: check-answers page, case page and officers' desk show the same list.

use domain::casework::{Answers, Field, Kind, Needed, Page, Sensitivity, item_field};
use domain::identifier::Mobile;
use domain::money::{Currency, Money};
use leptos::prelude::*;

use super::control::{Offered, choice_words};
use super::day;
use crate::words::Words;

/// One answer as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The field's full name.
    pub field: String,
    /// Its label.
    pub label: String,
    /// The answer; `None` where nothing was answered.
    pub text: Option<String>,
    /// Whether the answer is masked here.
    pub masked: bool,
    /// What is said below the answer.
    pub note: Option<String>,
    /// Whether it stays as it is, where others of its page may be changed.
    pub is_fixed: bool,
}

/// How the reader stands to the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Sensitive answers are masked.
    Masked,
    /// Sensitive answers are masked, and the labels speak to officers.
    AtDesk,
    /// Everything is shown.
    Whole,
}

/// All answers of a page that apply, in order.
pub fn lines(
    words: Words,
    page: &Page,
    answers: &Answers,
    offered: &[Offered],
    reading: Reading,
) -> Vec<Line> {
    let reader = Reader {
        words,
        page: &page.name,
        offered,
        reading,
    };
    let applying = page.fields.iter().filter(|field| field.needed.applies(answers));
    let applying = applying.filter(|field| !is_unticked(field, answers));
    applying.flat_map(|field| reader.field(field, answers)).collect()
}

/// An optional box that is not ticked is no question left open.
fn is_unticked(field: &Field, answers: &Answers) -> bool {
    let is_box = matches!(&field.kind, Kind::Choices { options, .. } if options.len() == 1);
    is_box && field.needed == Needed::Optional && answers.text(&field.name).is_empty()
}

struct Reader<'a> {
    words: Words,
    page: &'a str,
    offered: &'a [Offered],
    reading: Reading,
}

impl Reader<'_> {
    fn field(&self, field: &Field, answers: &Answers) -> Vec<Line> {
        let Kind::List { fields, .. } = &field.kind else {
            return vec![self.line(field, field.name.clone(), answers)];
        };
        let items = (0..answers.list_len(&field.name)).flat_map(|index| {
            let item = answers.item(&field.name, index);
            let own = fields
                .iter()
                .filter(|inner| inner.needed.applies(&item))
                .map(|inner| {
                    let line = self.line(inner, item_field(&field.name, index, &inner.name), &item);
                    Line {
                        label: format!("{} {}", line.label, index + 1),
                        ..line
                    }
                });
            own.collect::<Vec<_>>()
        });
        items.collect()
    }

    fn line(&self, field: &Field, full: String, answers: &Answers) -> Line {
        let label = format!("field-{}-{}", self.page, field.name);
        let label = match self.reading {
            Reading::AtDesk => self.words.say_at_desk(&label),
            Reading::Masked | Reading::Whole => self.words.say(&label),
        };
        let label = label.into_owned();
        let typed = answers.text(&field.name);
        if typed.is_empty() {
            return Line {
                field: full,
                label,
                text: None,
                masked: false,
                note: None,
                is_fixed: false,
            };
        }
        let masked = self.reading != Reading::Whole && field.sensitivity == Sensitivity::Sensitive;
        let text = if masked {
            field.kind.masked(typed)
        } else {
            self.shown(field, typed, answers)
        };
        Line {
            field: full,
            label,
            text: Some(text),
            masked,
            note: None,
            is_fixed: false,
        }
    }

    fn shown(&self, field: &Field, typed: &str, beside: &Answers) -> String {
        match &field.kind {
            Kind::Choice { .. } | Kind::Choices { .. } => {
                let separator = self.words.say("list-separator");
                let chosen = typed.split(',').map(|code| self.choice(&field.name, code.trim()));
                chosen.collect::<Vec<_>>().join(&separator)
            }
            Kind::Date { .. } => day::long_text(self.words, typed),
            Kind::Money { currency } => self.amount(typed, *currency),
            Kind::Amount { currency_field } => {
                let currency = beside.text(currency_field).parse();
                currency.map_or_else(|_| typed.to_owned(), |currency| self.amount(typed, currency))
            }
            Kind::Percent | Kind::Share => format!("{typed}%"),
            Kind::Tick => self.words.say("answer-ticked").into_owned(),
            Kind::Country => choice_words_country(self.words, typed),
            Kind::Mobile => Mobile::parse(typed).map_or_else(|_| typed.to_owned(), |mobile| mobile.display()),
            _ => typed.to_owned(),
        }
    }

    fn amount(&self, typed: &str, currency: Currency) -> String {
        let name = choice_words(self.words, "currency", &currency.to_string());
        Money::parse(typed, currency).map_or_else(
            |_| typed.to_owned(),
            |amount| format!("{} {name}", amount.grouped()),
        )
    }

    fn choice(&self, field: &str, code: &str) -> String {
        let offered = self
            .offered
            .iter()
            .find(|offered| offered.field == field && offered.code == code);
        match offered {
            Some(offered) => format!("{} {}", offered.group, offered.name),
            None => choice_words(self.words, field, code),
        }
    }
}

fn choice_words_country(words: Words, code: &str) -> String {
    let key = format!("country-{}", code.to_uppercase());
    words
        .find(&key, None)
        .map_or_else(|| code.to_owned(), std::borrow::Cow::into_owned)
}

/// A list of answers; `change` gives the address where an answer is changed.
#[component]
pub fn AnswerList(
    /// The visitor's words.
    words: Words,
    /// The answers.
    lines: Vec<Line>,
    /// The page where they are changed.
    #[prop(optional_no_strip)]
    change: Option<String>,
) -> impl IntoView {
    let line = move |line: Line| {
        let text = line
            .text
            .unwrap_or_else(|| words.say("not-answered").into_owned());
        let anchor = super::sentence::anchor(&line.field);
        let act = change.clone().filter(|_| !line.is_fixed).map(|page| {
            view! {
                <dd class="act">
                    <a href=format!("{page}#{anchor}")>{words.say("change")}<span class="vh">{line.label.clone()}</span></a>
                </dd>
            }
        });
        let note = line
            .note
            .map(|note| view! { <br/><span class="hint">{note}</span> });
        view! { <div><dt>{line.label.clone()}</dt><dd>{text}{note}</dd>{act}</div> }
    };
    view! { <dl class="sum">{lines.into_iter().map(line).collect_view()}</dl> }
}
