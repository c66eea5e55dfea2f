//! What a merchant answers and offers.

use time::{Date, Duration};

use super::filing::ProblemKind;
use crate::casework::{Answers, DateRange, Field, Kind, Page, Problem, date};
use crate::codes::codes;
use crate::money::{Currency, Money};
use crate::rules::{RuleCode, RuleSet};

codes! {
    /// What is offered.
    OfferKind {
        /// The whole price back.
        FullRefund,
        /// A part of it.
        PartialRefund,
        /// Other goods for these.
        Exchange,
        /// The goods repaired.
        Repair,
        /// Something else, in words.
        Other,
    }
}

codes! {
    /// Who pays for sending goods back.
    ReturnCost {
        /// The merchant.
        Merchant,
        /// The complainant.
        Complainant,
        /// Nothing is sent back.
        NothingReturned,
    }
}

codes! {
    /// What a merchant says of one fact.
    FactAnswer {
        /// It is so.
        Agreed,
        /// It is not so.
        Disputed,
        /// The merchant does not know.
        Unknown,
    }
}

/// The most characters of own words.
const WORDS_CHARS_MAX: usize = 1_000;

/// An offer. It binds the merchant once the complainant accepts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is offered.
    pub kind: OfferKind,
    /// The sum, where one is offered.
    pub amount: Option<Money>,
    /// Who pays for sending goods back.
    pub return_cost: ReturnCost,
    /// Done by this day.
    pub due_on: Date,
    /// Own words; may be empty.
    pub words: String,
}

/// The form of an offer.
pub fn page() -> Page {
    let cny = Kind::Money {
        currency: Currency::Cny,
    };
    let words = || Kind::Text {
        chars_max: WORDS_CHARS_MAX,
        lines: true,
    };
    Page::of(
        "offer",
        vec![
            Field::always("kind", Kind::codes::<OfferKind>()),
            Field::when("amount", cny, "kind", &["partial_refund"]),
            Field::when("what", words(), "kind", &["other"]),
            Field::always("return_cost", Kind::codes::<ReturnCost>()),
            Field::always(
                "due_on",
                Kind::Date {
                    range: DateRange::Future,
                },
            ),
            Field::optional("words", words()),
        ],
    )
}

impl Offer {
    /// Reads an offer for goods that cost `paid`.
    ///
    /// # Errors
    /// Everything that is wrong, by field.
    pub fn parse(answers: &Answers, paid: Money, today: Date, rules: &RuleSet) -> Result<Self, Vec<Problem>> {
        let mut problems = page().check(answers, today);
        let answers = page().normalise(answers, today);
        let amount = Money::parse(answers.text("amount"), Currency::Cny).ok();
        if amount.is_some_and(|amount| amount.minor >= paid.minor) {
            problems.push(Problem::new("amount", "not_partial").with("max", paid.grouped()));
        }
        let due_on = date::parse(answers.text("due_on")).ok();
        if let (Some(due_on), Ok(rule)) = (due_on, rules.get(RuleCode::ComplaintFulfilment))
            && due_on > today.saturating_add(Duration::days(rule.count().into()))
        {
            let too_late = Problem::new("due_on", "too_late").with("max", rule.count());
            problems.push(too_late.under(RuleCode::ComplaintFulfilment));
        }
        let parsed = (
            answers.text("kind").parse(),
            answers.text("return_cost").parse(),
            due_on,
        );
        match parsed {
            (Ok(kind), Ok(return_cost), Some(due_on)) if problems.is_empty() => Ok(Self {
                kind,
                amount: match kind {
                    OfferKind::FullRefund => Some(paid),
                    _ => amount,
                },
                return_cost,
                due_on,
                words: [answers.text("what"), answers.text("words")]
                    .join("\n")
                    .trim()
                    .to_owned(),
            }),
            _ => Err(problems),
        }
    }
}

/// The facts of every complaint that a merchant answers one by one; those of its problems follow.
const FACTS: &[&str] = &["ordered", "paid", "received"];

/// The form in which a merchant answers a complaint about these problems, fact by fact.
pub fn reply_page(problems: &[ProblemKind]) -> Page {
    let words = || Kind::Text {
        chars_max: WORDS_CHARS_MAX,
        lines: true,
    };
    let problems = problems.iter().map(|kind| format!("problem_{kind}"));
    let facts = FACTS.iter().map(|fact| (*fact).to_owned()).chain(problems);
    let fields = facts.flat_map(|fact| {
        let why = Field::when(&format!("{fact}_why"), words(), &fact, &["disputed"]);
        [Field::always(&fact, Kind::codes::<FactAnswer>()), why]
    });
    let mut fields: Vec<Field> = fields.collect();
    fields.push(Field::optional("statement", words()));
    Page::of("reply", fields)
}
