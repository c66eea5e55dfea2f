//! Questions of a round's own, of typed kinds.

use serde::{Deserialize, Serialize};

use crate::casework::{DateRange, Field, Kind, Page, Problem};
use crate::codes::codes;
use crate::money::Currency;

codes! {
    /// What an answer to a round's own question is.
    QuestionKind {
        /// One line.
        Line,
        /// Several lines.
        Lines,
        /// One of the options.
        One,
        /// Any of the options.
        Some,
        /// An amount of yuan.
        Yuan,
        /// A day in the past.
        PastDay,
        /// An address on the web.
        Link,
    }
}

/// A question, in the carrier's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked, in Chinese.
    pub words_zh: String,
    /// What is asked, in English; may be empty.
    pub words_en: String,
    /// What an answer is.
    pub kind: QuestionKind,
    /// The options, where there are any to choose from.
    pub options: Vec<String>,
    /// Whether it must be answered.
    pub is_needed: bool,
}

/// The most questions of a round's own.
pub const QUESTIONS_MAX: usize = 10;
/// The most options of one question.
pub const OPTIONS_MAX: usize = 12;
const WORDS_CHARS_MAX: usize = 200;

impl Question {
    fn has_options(&self) -> bool {
        matches!(self.kind, QuestionKind::One | QuestionKind::Some)
    }

    fn kind(&self) -> Kind {
        match self.kind {
            QuestionKind::Line => Kind::line(100),
            QuestionKind::Lines => Kind::Text {
                chars_max: 1_000,
                lines: true,
            },
            QuestionKind::One => Kind::Choice {
                options: self.option_codes(),
            },
            QuestionKind::Some => Kind::Choices {
                options: self.option_codes(),
                max: self.options.len(),
            },
            QuestionKind::Yuan => Kind::Money {
                currency: Currency::Cny,
            },
            QuestionKind::PastDay => Kind::Date {
                range: DateRange::Past,
            },
            QuestionKind::Link => Kind::Url,
        }
    }

    /// Options are answered by their number: their words may hold what separates choices.
    fn option_codes(&self) -> Vec<String> {
        (1..=self.options.len())
            .map(|number| number.to_string())
            .collect()
    }

    fn problem(&self) -> Option<&'static str> {
        let is_long = |text: &String| text.chars().count() > WORDS_CHARS_MAX;
        let is_odd = |text: &String| text.trim().is_empty() || is_long(text);
        if self.words_zh.trim().is_empty() {
            Some("missing")
        } else if is_long(&self.words_zh) || is_long(&self.words_en) {
            Some("too_long")
        } else if self.has_options() && !(2..=OPTIONS_MAX).contains(&self.options.len()) {
            Some("options")
        } else {
            self.options.iter().any(is_odd).then_some("options")
        }
    }
}

/// Everything wrong with a round's own questions.
pub fn check(questions: &[Question]) -> Vec<Problem> {
    let too_many = || Problem::new("questions", "too_many").with("max", QUESTIONS_MAX);
    let of_each = questions.iter().enumerate().filter_map(|(index, own)| {
        Some(Problem::new(
            format!("questions.{index}.words_zh"),
            own.problem()?,
        ))
    });
    (questions.len() > QUESTIONS_MAX)
        .then(too_many)
        .into_iter()
        .chain(of_each)
        .collect()
}

/// The page of a round's own questions; the fields are numbered as they stand.
pub fn page(questions: &[Question]) -> Page {
    let field = |(number, own): (usize, &Question)| {
        let name = format!("question_{number}");
        if own.is_needed {
            Field::always(&name, own.kind())
        } else {
            Field::optional(&name, own.kind())
        }
    };
    Page::of("own_questions", (1..).zip(questions).map(field).collect())
}
