//! The kinds of answers. Each kind has one parser here and one control in the pages.

use serde::{Deserialize, Serialize};
use time::Date;

use super::answers::Answers;
use super::date;
use crate::identifier::{
    BankCard, CnPassport, Country, Email, Fault, ForeignPassport, HkmoPermit, HmtResidence, HsCode, Mobile,
    PermanentResidence, ResidentId, TwPermit,
};
use crate::money::{Currency, Money};
use crate::text;

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
    /// A country or region, by its two letters.
    Country,
    /// The address of a shop: https only.
    Url,
    /// An amount of one currency.
    Money {
        /// Its currency.
        currency: Currency,
    },
    /// A whole number of percent, 0 to 100.
    Percent,
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
}

impl Wrong {
    fn new(code: &'static str) -> Self {
        Self {
            code,
            parameters: Vec::new(),
        }
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
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

    /// Reads what was typed: the normalised text, or what is wrong with it. `typed` is not empty.
    pub fn parse(&self, typed: &str, answers: &Answers, today: Date) -> Result<String, Wrong> {
        match self {
            Self::PersonName => person_name(typed),
            Self::Text { chars_max, lines } => free_text(typed, *chars_max, *lines),
            Self::DocumentNumber { kind_field } => document_number(answers.text(kind_field), typed, today),
            Self::Date { range } => day(typed, *range, today),
            Self::Email => Ok(Email::parse(typed)?.to_string()),
            Self::Mobile => Ok(Mobile::parse(typed)?.to_string()),
            Self::BankCard => Ok(BankCard::parse(typed)?.to_string()),
            Self::Country => Ok(Country::parse(typed)?.to_string()),
            Self::Url => url(typed),
            Self::Money { currency } => money(typed, *currency),
            Self::Percent => percent(typed),
            Self::HsCodes { max } => hs_codes(typed, *max),
            Self::Choice { options } => choice(typed, options),
            Self::Choices { options, max } => choices(typed, options, *max),
            Self::Tick => {
                if typed == "yes" {
                    Ok("yes".to_owned())
                } else {
                    Err(Wrong::new("missing"))
                }
            }
            Self::List { .. } => Err(Wrong::new("shape")),
        }
    }
}

fn person_name(typed: &str) -> Result<String, Wrong> {
    let name = text::person_name(typed);
    match name.chars().count() {
        2..=60 if !name.chars().any(|c| c.is_ascii_digit() || c.is_control()) => Ok(name),
        2..=60 => Err(Wrong::new("shape")),
        found => Err(Wrong::new("length")
            .with("min", 2)
            .with("max", 60)
            .with("found", found)),
    }
}

fn free_text(typed: &str, chars_max: usize, lines: bool) -> Result<String, Wrong> {
    let text = if lines {
        typed.trim().replace("\r\n", "\n")
    } else {
        text::single_line(typed)
    };
    match text.chars().count() {
        found if found > chars_max => Err(Wrong::new("too_long").with("max", chars_max).with("found", found)),
        _ => Ok(text),
    }
}

/// Reads the number of an identity document of this kind (part B1 and B9 of the trade's identifiers).
fn document_number(kind: &str, typed: &str, today: Date) -> Result<String, Wrong> {
    Ok(match kind {
        "resident_id" => ResidentId::parse(typed, today)?.to_string(),
        "hmt_residence" => HmtResidence::parse(typed, today)?.to_string(),
        "hkmo_permit" => HkmoPermit::parse(typed)?.to_string(),
        "tw_permit" => TwPermit::parse(typed)?.to_string(),
        "permanent_residence" => PermanentResidence::parse(typed, today)?.to_string(),
        "cn_passport" => CnPassport::parse(typed)?.to_string(),
        "foreign_passport" => ForeignPassport::parse(typed)?.to_string(),
        _ => return Err(Wrong::new("document_kind_first")),
    })
}

fn day(typed: &str, range: DateRange, today: Date) -> Result<String, Wrong> {
    let day = date::parse(typed).map_err(Wrong::new)?;
    match range {
        DateRange::Past if day > today => Err(Wrong::new("in_future")),
        DateRange::Past if day.year() < 1900 => Err(Wrong::new("too_early")),
        DateRange::Future if day <= today => Err(Wrong::new("passed")),
        DateRange::AdultBirth if day > today => Err(Wrong::new("in_future")),
        DateRange::AdultBirth if day.year() < 1900 => Err(Wrong::new("too_early")),
        DateRange::AdultBirth if date::years_between(day, today) < ADULT_YEARS => {
            Err(Wrong::new("under_age"))
        }
        _ => Ok(date::iso(day)),
    }
}

fn url(typed: &str) -> Result<String, Wrong> {
    let text = text::single_line(typed);
    let with_scheme = if text.contains("://") {
        text
    } else {
        format!("https://{text}")
    };
    let Some(rest) = with_scheme.strip_prefix("https://") else {
        return Err(Wrong::new("not_https"));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let plain = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let well_formed = labels.len() >= 2 && labels.iter().all(plain) && !rest.contains(char::is_whitespace);
    if !well_formed {
        return Err(Wrong::new("shape"));
    }
    let tail = rest.strip_prefix(host).unwrap_or_default();
    Ok(format!("https://{}{tail}", host.to_lowercase()))
}

fn money(typed: &str, currency: Currency) -> Result<String, Wrong> {
    let amount = Money::parse(&text::identifier(typed), currency).map_err(|_| Wrong::new("shape"))?;
    Ok(amount.plain())
}

fn percent(typed: &str) -> Result<String, Wrong> {
    let digits = text::identifier(typed);
    match digits.trim_end_matches('%').parse::<u8>() {
        Ok(value @ 0..=100) => Ok(value.to_string()),
        _ => Err(Wrong::new("shape")),
    }
}

fn hs_codes(typed: &str, max: usize) -> Result<String, Wrong> {
    let separators = [',', '，', '、', ';', '；', '\n', ' ', '\u{3000}'];
    let parts = typed
        .split(separators)
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let codes = parts
        .map(|part| Ok(HsCode::parse(part)?.to_string()))
        .collect::<Result<Vec<_>, Wrong>>()?;
    match codes.len() {
        0 => Err(Wrong::new("missing")),
        len if len > max => Err(Wrong::new("too_many").with("max", max)),
        _ => Ok(codes.join(",")),
    }
}

fn choice(typed: &str, options: &[String]) -> Result<String, Wrong> {
    options
        .iter()
        .find(|option| *option == typed)
        .cloned()
        .ok_or_else(|| Wrong::new("not_offered"))
}

fn choices(typed: &str, options: &[String], max: usize) -> Result<String, Wrong> {
    let mut chosen: Vec<&str> = typed
        .split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    if chosen
        .iter()
        .any(|code| !options.iter().any(|option| option == code))
    {
        return Err(Wrong::new("not_offered"));
    }
    match chosen.len() {
        0 => Err(Wrong::new("missing")),
        len if len > max => Err(Wrong::new("too_many").with("max", max)),
        _ => Ok(chosen.join(",")),
    }
}
