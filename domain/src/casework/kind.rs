//! The kinds of answers. Each kind has one parser and one control in the pages.

use serde::{Deserialize, Serialize};
use time::Date;

use super::answers::Answers;
use super::parse;
use crate::identifier::{BankCard, Country, CustomsCode, Email, Fault, Mobile, Uscc, parse_account_number};
use crate::money::Currency;
use crate::rules::RuleCode;

/// What an answer must look like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A person's name, 2 to 60 characters.
    PersonName,
    /// Free text; several lines when `lines`.
    Text {
        /// The most characters.
        chars_max: usize,
        /// A text area instead of one line.
        lines: bool,
    },
    /// The number of an identity document, whose kind another field of the page names.
    DocumentNumber {
        /// The field that holds the document's kind.
        kind_field: String,
    },
    /// A day, which must lie in this range.
    Date {
        /// Where the day must lie, seen from today.
        range: DateRange,
    },
    /// An e-mail address.
    Email,
    /// A mainland mobile number.
    Mobile,
    /// A bank card number.
    BankCard,
    /// A bank's account number.
    AccountNumber,
    /// The unified social credit code of a firm or sole trader.
    Uscc,
    /// The code of a firm at customs.
    CustomsCode,
    /// A country or region, by its two letters.
    Country,
    /// The address of a shop: https only.
    Url,
    /// An amount of one currency.
    Money {
        /// Its currency.
        currency: Currency,
    },
    /// An amount whose currency another field of the page names.
    Amount {
        /// The field that holds the currency.
        currency_field: String,
    },
    /// A share in percent with up to two decimals, above 0 up to 100; [`super::share_points`] gives its basis points.
    Share,
    /// A whole number of percent, 0 to 100.
    Percent,
    /// How many orders: a whole number from `min` on.
    Orders {
        /// The fewest.
        min: u32,
    },
    /// One or several commodity codes.
    HsCodes {
        /// The most codes.
        max: usize,
    },
    /// One of these codes.
    Choice {
        /// The codes.
        options: Vec<String>,
    },
    /// Several of these codes.
    Choices {
        /// The codes.
        options: Vec<String>,
        /// The most that may be chosen.
        max: usize,
    },
    /// A box that must be ticked: a declaration or a consent.
    Tick,
    /// A repeatable list of items.
    List {
        /// The questions of one item.
        fields: Vec<super::page::Field>,
        /// The fewest items.
        min: usize,
        /// The most items.
        max: usize,
    },
}

/// Where a day must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateRange {
    /// Today or earlier, not before 1900.
    Past,
    /// Later than today.
    Future,
    /// A birth date of somebody of at least 18 years.
    AdultBirth,
}

/// Why a text is not an answer of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// What is wrong, in one word.
    pub code: &'static str,
    /// What the sentence needs to be precise.
    pub parameters: Vec<(&'static str, String)>,
    /// The rule that it follows from.
    pub rule: Option<RuleCode>,
}

impl Wrong {
    pub(super) fn new(code: &'static str) -> Self {
        Self {
            code,
            parameters: Vec::new(),
            rule: None,
        }
    }

    pub(super) fn under(self, rule: RuleCode) -> Self {
        Self {
            rule: Some(rule),
            ..self
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.parameters.push((name, value.to_string()));
        self
    }
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        let mut wrong = Self::new(fault.code.into());
        wrong
            .parameters
            .extend(fault.expected.map(|expected| ("expected", expected.to_string())));
        wrong
            .parameters
            .extend(fault.found.map(|found| ("found", found.to_string())));
        wrong.parameters.extend(
            fault
                .character
                .map(|character| ("character", character.to_string())),
        );
        wrong
    }
}

/// The most characters of one stored answer, whatever its kind: what was typed is kept, within reason.
const STORED_MAX: usize = 4_000;
/// The youngest age at which a person may apply: 18 completed years.
pub const ADULT_YEARS: i32 = 18;

impl Kind {
    /// The most characters of an answer that are stored.
    pub fn chars_stored_max(&self) -> usize {
        match self {
            Self::Text { chars_max, .. } => chars_max.saturating_mul(2).min(STORED_MAX),
            Self::HsCodes { .. } | Self::Choices { .. } | Self::Url => 1_000,
            _ => 200,
        }
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self, Self::List { .. })
    }

    /// Reads what was typed: the normalised text, or what is wrong with it. `typed` is not empty.
    pub fn parse(&self, typed: &str, answers: &Answers, today: Date) -> Result<String, Wrong> {
        match self {
            Self::PersonName => parse::person_name(typed),
            Self::Text { chars_max, lines } => parse::free_text(typed, *chars_max, *lines),
            Self::DocumentNumber { kind_field } => {
                parse::document_number(answers.text(kind_field), typed, today)
            }
            Self::Date { range } => parse::day(typed, *range, today),
            Self::Email => Ok(Email::parse(typed)?.to_string()),
            Self::Mobile => Ok(Mobile::parse(typed)?.to_string()),
            Self::BankCard => Ok(BankCard::parse(typed)?.to_string()),
            Self::AccountNumber => parse_account_number(typed).map_err(Wrong::new),
            Self::Uscc => Ok(Uscc::parse(typed)?.to_string()),
            Self::CustomsCode => Ok(CustomsCode::parse(typed)?.to_string()),
            Self::Country => Ok(Country::parse(typed)?.to_string()),
            Self::Url => parse::url(typed),
            Self::Money { currency } => parse::money(typed, *currency),
            Self::Amount { currency_field } => parse::amount(answers.text(currency_field), typed),
            Self::Share => parse::share(typed),
            Self::Percent => parse::percent(typed),
            Self::Orders { min } => parse::orders(typed, *min),
            Self::HsCodes { max } => parse::hs_codes(typed, *max),
            Self::Choice { options } => parse::choice(typed, options),
            Self::Choices { options, max } => parse::choices(typed, options, *max),
            Self::Tick => parse::tick(typed),
            Self::List { .. } => Err(Wrong::new("shape")),
        }
    }
}
