//! Reference numbers of our own, which people quote: `FX202611230000028`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};
use time::{Date, Month};

use crate::{
    identifier::{Code, Fault, check_shape, luhn_digit, luhn_holds},
    text,
};

/// What a reference number stands for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "UPPERCASE")]
#[serde(rename_all = "UPPERCASE")]
pub enum Prefix {
    /// Application for a foreign exchange account.
    Fx,
    /// Application to an incubator.
    In,
    /// Complaint or report.
    Cp,
    /// Settlement batch.
    Sb,
    /// Incubation carrier.
    Cr,
}

/// A reference number: prefix, local date, six random digits and a Luhn digit over the fourteen digits.
///
/// Random, not counted: a counter would be a lock and would show how many cases there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference {
    prefix: Prefix,
    date: Date,
    random: u32,
}

impl Reference {
    /// Makes a reference; of the random number the last six decimal digits are used. The caller draws again when the
    /// reference is taken.
    pub const fn new(prefix: Prefix, date: Date, random: u32) -> Self {
        Self {
            prefix,
            date,
            random: random % 1_000_000,
        }
    }

    /// Reads a reference as people type it. Faults: `shape`, `check`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        check_shape(&text, &["aa###############"])?;
        let (prefix, digits) = text.split_at_checked(2).ok_or(Fault::new(Code::Shape))?;
        let prefix = prefix.parse().map_err(|_| Fault::new(Code::Shape))?;
        if !luhn_holds(digits) {
            return Err(Fault::new(Code::Check));
        }
        Self::from_digits(prefix, digits).ok_or(Fault::new(Code::Shape))
    }

    fn from_digits(prefix: Prefix, digits: &str) -> Option<Self> {
        let month: u8 = digits.get(4..6)?.parse().ok()?;
        let (year, day) = (digits.get(..4)?.parse().ok()?, digits.get(6..8)?.parse().ok()?);
        let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
        Some(Self::new(prefix, date, digits.get(8..14)?.parse().ok()?))
    }

    /// What it stands for.
    pub const fn prefix(self) -> Prefix {
        self.prefix
    }

    /// The local date on which it was given.
    pub const fn date(self) -> Date {
        self.date
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date.to_calendar_date();
        let digits = format!("{year:04}{:02}{day:02}{:06}", month as u8, self.random);
        write!(formatter, "{}{digits}{}", self.prefix, luhn_digit(&digits))
    }
}

impl FromStr for Reference {
    type Err = Fault;

    fn from_str(typed: &str) -> Result<Self, Fault> {
        Self::parse(typed)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

impl TryFrom<String> for Reference {
    type Error = Fault;

    fn try_from(text: String) -> Result<Self, Fault> {
        Self::parse(&text)
    }
}
