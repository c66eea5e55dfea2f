//! Money: whole minor units and a currency, never a floating-point number.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

use crate::text;

/// Currencies in use, by ISO 4217 code.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "UPPERCASE")]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// United States dollar
    Usd,
    /// Euro
    Eur,
    /// Pound sterling
    Gbp,
    /// Japanese yen
    Jpy,
    /// Hong Kong dollar
    Hkd,
    /// Australian dollar
    Aud,
    /// Canadian dollar
    Cad,
    /// Singapore dollar
    Sgd,
    /// South Korean won
    Krw,
    /// Swiss franc
    Chf,
    /// New Zealand dollar
    Nzd,
    /// Thai baht
    Thb,
    /// Malaysian ringgit
    Myr,
    /// Russian rouble
    Rub,
    /// Renminbi yuan
    Cny,
}

impl Currency {
    /// Every currency in use.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::VARIANTS.iter().copied()
    }

    /// How many decimals an amount has (ISO 4217).
    pub const fn minor_digits(self) -> u32 {
        match self {
            Self::Jpy | Self::Krw => 0,
            _ => 2,
        }
    }

    const fn minor_per_unit(self) -> i64 {
        10_i64.pow(self.minor_digits())
    }
}

/// What is wrong with a typed amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MoneyFault {
    /// Not digits with optional commas in threes and an optional decimal point.
    #[error("shape")]
    Shape,
    /// More decimals than the currency has.
    #[error("decimals")]
    Decimals {
        /// How many are allowed.
        max: u32,
    },
    /// Not a currency in use.
    #[error("currency")]
    Currency,
    /// Nothing: amounts that people type are above zero.
    #[error("zero")]
    Zero,
    /// More than [`Money::MINOR_MAX`].
    #[error("too_large")]
    TooLarge,
}

/// An exact amount of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in minor units (cents, fen, yen).
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// The largest amount that can be typed, in minor units.
    pub const MINOR_MAX: i64 = 10_000_000_000_000;

    /// Reads a typed amount such as `1,234.5`: above zero, without sign or exponent; full-width digits are accepted.
    pub fn parse(amount: &str, currency: Currency) -> Result<Self, MoneyFault> {
        let amount = text::half_width(amount);
        let amount = amount.trim();
        let (whole, decimals) = match amount.split_once('.') {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (amount, None),
        };
        let units = digits_of_whole(whole)?;
        let minor = decimals.map_or(Ok(0), |decimals| minor_of_decimals(decimals, currency))?;
        let total = units
            .checked_mul(currency.minor_per_unit())
            .and_then(|units| units.checked_add(minor));
        match total {
            Some(0) => Err(MoneyFault::Zero),
            Some(minor) if minor <= Self::MINOR_MAX => Ok(Self { minor, currency }),
            _ => Err(MoneyFault::TooLarge),
        }
    }

    /// The amount without its currency, for reading: `1,234.50`.
    pub fn grouped(self) -> String {
        self.written(with_commas)
    }

    /// The amount without its currency, for storing: `1234.50`.
    pub fn plain(self) -> String {
        self.written(|units| units)
    }

    fn written(self, units_written: impl Fn(String) -> String) -> String {
        let per_unit = self.currency.minor_per_unit().unsigned_abs();
        let (units, minor) = (
            self.minor.unsigned_abs() / per_unit,
            self.minor.unsigned_abs() % per_unit,
        );
        let sign = if self.minor < 0 { "-" } else { "" };
        let units = units_written(units.to_string());
        match self.currency.minor_digits() as usize {
            0 => format!("{sign}{units}"),
            width => format!("{sign}{units}.{minor:0width$}"),
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.grouped(), self.currency)
    }
}

impl FromStr for Money {
    type Err = MoneyFault;

    /// Reads an amount followed by its currency: `1,234.50 USD`, `7HKD`.
    fn from_str(typed: &str) -> Result<Self, MoneyFault> {
        let typed = typed.trim();
        let (amount, code) = typed
            .len()
            .checked_sub(3)
            .and_then(|at| typed.split_at_checked(at))
            .ok_or(MoneyFault::Currency)?;
        Self::parse(amount, code.parse().map_err(|_| MoneyFault::Currency)?)
    }
}

/// The value of the part before the point: plain digits, or groups of three behind a first group of one to three.
fn digits_of_whole(whole: &str) -> Result<i64, MoneyFault> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    let fits = !first.is_empty() && (!grouped || first.len() <= 3) && groups.all(|group| group.len() == 3);
    if !fits {
        return Err(MoneyFault::Shape);
    }
    number(&whole.replace(',', ""))
}

fn minor_of_decimals(decimals: &str, currency: Currency) -> Result<i64, MoneyFault> {
    let max = currency.minor_digits();
    if decimals.is_empty() {
        return Err(MoneyFault::Shape);
    }
    if decimals.len() > max as usize {
        number(decimals)?;
        return Err(MoneyFault::Decimals { max });
    }
    number(&format!("{decimals:0<width$}", width = max as usize))
}

fn number(digits: &str) -> Result<i64, MoneyFault> {
    if digits.bytes().any(|digit| !digit.is_ascii_digit()) {
        return Err(MoneyFault::Shape);
    }
    digits.parse().map_err(|_| MoneyFault::TooLarge)
}

fn with_commas(digits: String) -> String {
    let length = digits.len();
    let mut grouped = String::with_capacity(length + length / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (length - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
