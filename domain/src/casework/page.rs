//! One page description drives everything: the controls, the check in the browser and on the server, the
//! check-answers page and the officer's view walk the same [`Page`].

use serde::{Deserialize, Serialize};
use time::Date;

use super::answers::{Answers, item_field, parse_index};
use super::kind::Kind;
use super::slot::Slot;
use crate::rules::RuleCode;

/// One page of a journey: data, so that it can also come from a row of the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The page's name in addresses, storage and catalogues.
    pub name: String,
    /// The questions, in the order in which they are asked.
    pub fields: Vec<Field>,
    /// The places for documents on this page.
    pub slots: Vec<Slot>,
}

/// One question. Its words stand in the catalogues under `field-<page>-<name>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The field's name within its page or list.
    pub name: String,
    /// What an answer must look like.
    pub kind: Kind,
    /// When it must be answered.
    pub needed: Needed,
    /// How carefully it is shown.
    pub sensitivity: Sensitivity,
}

/// When a field must be answered. One that does not apply is not shown either.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Needed {
    /// Everybody answers it.
    Always,
    /// May be left empty.
    Optional,
    /// Must be answered when all of these hold.
    When(Vec<Condition>),
}

/// Another field of the same page holds one of these texts, or has one of them among its choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The other field's name.
    pub field: String,
    /// The texts with which it holds; `""` is no answer.
    pub is: Vec<String>,
}

impl Condition {
    /// Whether it holds for these answers.
    pub fn holds(&self, answers: &Answers) -> bool {
        let is_named = |code: &str| self.is.iter().any(|text| text == code);
        let mut chosen = answers.choices(&self.field).peekable();
        match chosen.peek() {
            None => is_named(""),
            Some(_) => chosen.any(is_named),
        }
    }
}

/// How carefully an answer is shown: sensitive ones are masked until somebody asks, and the asking is recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sensitivity {
    /// Says nothing about a person.
    #[default]
    Plain,
    /// Personal: for the parties and the handling organisation.
    Personal,
    /// Sensitive in the sense of Art. 28 of the Personal Information Protection Law: masked.
    Sensitive,
}

/// What is wrong with an answer: never a sentence, so that both languages and both sides can say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field's full name, with the list item where there is one (`shops.0.url`).
    pub field: String,
    /// What is wrong, in one word that the catalogues know.
    pub code: &'static str,
    /// What the sentence needs to be precise: (name, value).
    pub parameters: Vec<(&'static str, String)>,
    /// The rule that it follows from; none where the answer is only mistyped.
    pub rule: Option<RuleCode>,
}

impl Problem {
    /// A problem without parameters.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self {
            field: field.into(),
            code,
            parameters: Vec::new(),
            rule: None,
        }
    }

    /// The same, following from this rule.
    #[must_use]
    pub fn under(self, rule: RuleCode) -> Self {
        Self {
            rule: Some(rule),
            ..self
        }
    }

    /// The code by which the catalogues say it: a wrong shape is told apart by what makes its sentence precise.
    pub fn precise(&self) -> &'static str {
        let text = |name| {
            self.parameters
                .iter()
                .find(|(own, _)| *own == name)
                .map(|(_, text)| text)
        };
        let number = |name| text(name)?.parse::<u32>().ok();
        match (self.code, number("expected"), number("found")) {
            ("shape", Some(expected), Some(found)) if found < expected => "short",
            ("shape", Some(_), Some(_)) => "long",
            ("shape", ..) if text("character").is_some() => "character",
            (code, ..) => code,
        }
    }

    /// The same with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.parameters.push((name, value.to_string()));
        self
    }
}

impl Needed {
    /// Whether the field applies, so that it is shown and its answer counts.
    pub fn applies(&self, answers: &Answers) -> bool {
        match self {
            Self::Always | Self::Optional => true,
            Self::When(conditions) => conditions.iter().all(|condition| condition.holds(answers)),
        }
    }

    /// Whether an empty answer is a problem, given that the field applies.
    fn refuses_empty(&self) -> bool {
        !matches!(self, Self::Optional)
    }
}

impl Page {
    /// Everything wrong with the answers; browser, server and the officer's desk ask the same.
    pub fn check(&self, answers: &Answers, today: Date) -> Vec<Problem> {
        check_fields(&self.fields, answers, today)
    }

    /// The answers as a submission holds them: normalised, and only those that apply.
    ///
    /// An answer that does not parse is kept as typed; [`Page::check`] says what is wrong with it.
    pub fn normalise(&self, answers: &Answers, today: Date) -> Answers {
        normalise_fields(&self.fields, answers, today)
            .into_iter()
            .collect()
    }

    /// Whether nothing is wrong but that questions are open which the answers of `before` had not brought up. Without
    /// scripts nobody can have seen them yet.
    pub fn only_brings_up(&self, problems: &[Problem], before: &Answers) -> bool {
        let is_new = |problem: &Problem| {
            let is_open = matches!(problem.code, "missing" | "too_few");
            let asked = |field: &Field| field.needed.applies(&before.beside(&problem.field));
            is_open && self.question(&problem.field).is_some_and(|field| !asked(field))
        };
        !problems.is_empty() && problems.iter().all(is_new)
    }

    /// Where a field, a list's item or a slot stands on the page, for putting problems in order.
    pub(super) fn position(&self, name: &str) -> (usize, usize) {
        let mut parts = name.split('.');
        let own = parts.next().unwrap_or(name);
        let names = self
            .fields
            .iter()
            .map(|field| &field.name)
            .chain(self.slots.iter().map(|slot| &slot.name));
        let place = names
            .into_iter()
            .position(|other| other == own)
            .unwrap_or(usize::MAX);
        (
            place,
            parts.next().and_then(|index| index.parse().ok()).unwrap_or(0),
        )
    }

    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The page's list of items, if it has one.
    pub fn list(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.kind.is_list())
    }

    /// The question posted under this name: one of the page, or one of a list's item (`owners.0.number`).
    pub fn question(&self, name: &str) -> Option<&Field> {
        match name.split('.').collect::<Vec<_>>().as_slice() {
            [list, index, own] => {
                parse_index(index)?;
                let Kind::List { fields, .. } = &self.field(list)?.kind else {
                    return None;
                };
                fields.iter().find(|field| field.name == *own)
            }
            [own] => self.field(own),
            _ => None,
        }
    }

    /// Every question with the name under which it is answered here; those of a list once for each of its items.
    pub fn questions(&self, answers: &Answers) -> Vec<(String, &Field)> {
        let mut questions = Vec::new();
        for field in &self.fields {
            let Kind::List { fields, .. } = &field.kind else {
                questions.push((field.name.clone(), field));
                continue;
            };
            for index in 0..answers.list_len(&field.name) {
                let named = fields
                    .iter()
                    .map(|inner| (item_field(&field.name, index, &inner.name), inner));
                questions.extend(named);
            }
        }
        questions
    }

    /// Keeps of what was posted only what this page asks, each cut at its limit, and drops list items left empty.
    pub fn accept(&self, posted: &Answers) -> Answers {
        let mut answers: Answers = posted
            .iter()
            .filter_map(|(name, text)| Some((name.to_owned(), self.bounded(name, text)?)))
            .collect();
        for list in self.fields.iter().filter(|field| field.kind.is_list()) {
            for index in (0..answers.list_len(&list.name)).rev() {
                if answers.item(&list.name, index).is_empty() {
                    answers.remove_item(&list.name, index);
                }
            }
        }
        answers
    }

    fn bounded(&self, name: &str, text: &str) -> Option<String> {
        let kind = &self.question(name)?.kind;
        let is_kept = !kind.is_list() && self.has_room_for(name);
        is_kept.then(|| text.chars().take(kind.chars_stored_max()).collect())
    }

    /// Whether a name does not lie beyond the most items of its list.
    fn has_room_for(&self, name: &str) -> bool {
        let Some((list, rest)) = name.split_once('.') else {
            return true;
        };
        let index = rest.split('.').next().and_then(parse_index);
        match self.field(list).map(|field| &field.kind) {
            Some(Kind::List { max, .. }) => index.is_some_and(|index| index < *max),
            _ => false,
        }
    }
}

fn check_fields(fields: &[Field], answers: &Answers, today: Date) -> Vec<Problem> {
    let applying = fields.iter().filter(|field| field.needed.applies(answers));
    applying.flat_map(|field| field.check(answers, today)).collect()
}

fn normalise_fields(fields: &[Field], answers: &Answers, today: Date) -> Vec<(String, String)> {
    let applying = fields.iter().filter(|field| field.needed.applies(answers));
    applying
        .flat_map(|field| field.normalise(answers, today))
        .collect()
}

impl Field {
    fn check(&self, answers: &Answers, today: Date) -> Vec<Problem> {
        if let Kind::List { fields, min, max } = &self.kind {
            return self.check_list(fields, (*min, *max), answers, today);
        }
        let typed = answers.text(&self.name);
        if typed.is_empty() {
            return if self.needed.refuses_empty() {
                vec![Problem::new(&self.name, "missing")]
            } else {
                Vec::new()
            };
        }
        match self.kind.parse(typed, answers, today) {
            Ok(_) => Vec::new(),
            Err(wrong) => vec![Problem {
                field: self.name.clone(),
                code: wrong.code,
                parameters: wrong.parameters,
                rule: wrong.rule,
            }],
        }
    }

    fn check_list(
        &self,
        fields: &[Self],
        (min, max): (usize, usize),
        answers: &Answers,
        today: Date,
    ) -> Vec<Problem> {
        let len = answers.list_len(&self.name);
        if len < min {
            return vec![Problem::new(&self.name, "too_few").with("min", min)];
        }
        if len > max {
            return vec![Problem::new(&self.name, "too_many").with("max", max)];
        }
        let of_item = |index| {
            let problems = check_fields(fields, &answers.item(&self.name, index), today).into_iter();
            problems.map(move |problem| Problem {
                field: item_field(&self.name, index, &problem.field),
                ..problem
            })
        };
        (0..len).flat_map(of_item).collect()
    }

    fn normalise(&self, answers: &Answers, today: Date) -> Vec<(String, String)> {
        if let Kind::List { fields, .. } = &self.kind {
            let of_item = |index| {
                let pairs = normalise_fields(fields, &answers.item(&self.name, index), today).into_iter();
                pairs.map(move |(name, text)| (item_field(&self.name, index, &name), text))
            };
            return (0..answers.list_len(&self.name)).flat_map(of_item).collect();
        }
        let typed = answers.text(&self.name);
        let text = self
            .kind
            .parse(typed, answers, today)
            .unwrap_or_else(|_| typed.to_owned());
        vec![(self.name.clone(), text)]
    }
}
