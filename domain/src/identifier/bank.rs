//! Bank cards and bank identifiers.

use serde::{Deserialize, Serialize};

use super::{
    Code, Fault, Warning, checksum::luhn_holds, country, fault::ensure, normalised, open, sensitive, shape,
};
use crate::text;

/// Number of a bank card (银行卡号): 16–19 digits with a Luhn digit (ISO/IEC 7812-1).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BankCard {
    text: String,
}

impl BankCard {
    /// Reads a card number. Faults: `shape`, `check`, `trivial`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let masks = [
            "################",
            "#################",
            "##################",
            "###################",
        ];
        let text = text::identifier(typed);
        shape::check(&text, &masks)?;
        ensure(luhn_holds(&text), Code::Check)?;
        ensure(
            text.bytes().any(|digit| !text.starts_with(char::from(digit))),
            Code::Trivial,
        )?;
        Ok(Self { text })
    }

    /// Points out a card of another network than `UnionPay` (银联).
    pub fn warning(&self) -> Option<Warning> {
        (!self.text.starts_with("62")).then_some(Warning::NotUnionpay)
    }

    /// The last 4 digits.
    pub fn last4(&self) -> &str {
        self.text
            .get(self.text.len().saturating_sub(4)..)
            .unwrap_or_default()
    }

    /// Four stars and the last 4 digits; how long the number is stays hidden.
    pub fn masked(&self) -> String {
        format!("**** {}", self.last4())
    }
}

/// Where identifiers made for tests may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// Real accounts: test BICs are refused.
    Production,
    /// Demonstration and tests.
    Test,
}

/// Business identifier code of a bank (BIC, SWIFT code), ISO 9362.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Bic {
    text: String,
}

impl Bic {
    /// Reads a BIC of 8 or 11 characters. Faults: `shape`, `country`, `test_bic` (in production).
    pub fn parse(typed: &str, environment: Environment) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["aaaaaann", "aaaaaannnnn"])?;
        country::check(text.get(4..6))?;
        let for_tests = text.get(7..8) == Some("0");
        ensure(environment == Environment::Test || !for_tests, Code::TestBic)?;
        Ok(Self { text })
    }

    fn restore(text: &str) -> Result<Self, Fault> {
        Self::parse(text, Environment::Test)
    }

    /// The form of 11 characters; without a branch it ends in XXX. Two BICs are the same place when these are equal.
    pub fn with_branch(&self) -> String {
        format!("{:X<11}", self.text)
    }
}

normalised!(BankCard, parse);
normalised!(Bic, restore);
sensitive!(BankCard);
open!(Bic);

/// Reads a bank's account number: 8 to 32 digits, spaces and dashes ignored.
///
/// # Errors
/// `shape` otherwise.
pub fn parse_account_number(typed: &str) -> Result<String, &'static str> {
    let number = text::identifier(typed);
    let digits_only = number.chars().all(|c| c.is_ascii_digit());
    if digits_only && (8..=32).contains(&number.len()) {
        Ok(number)
    } else {
        Err("shape")
    }
}
