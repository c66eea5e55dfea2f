//! Identifiers of people, firms, accounts, goods and parcels.
//!
//! Each is a type whose only constructor checks, so a value that exists is well formed. All are kept, compared, hashed
//! and serialised in the normal form of [`crate::text::identifier`]. A well-formed identifier need not exist: whether
//! it does is a question to a register.

mod bank;
mod checksum;
mod contact;
mod country;
mod fault;
mod firm;
mod goods;
mod person;
mod shape;
mod travel;

pub(crate) use checksum::{luhn_digit, luhn_holds};
pub(crate) use shape::check as check_shape;

pub use bank::{BankCard, Bic, Environment, parse_account_number};
pub use contact::{Email, Mobile};
pub use country::Country;
pub use fault::{Code, Fault, Warning};
pub use firm::{CustomsCode, OrgCode, Uscc};
pub use goods::{HsCode, TrackingNumber};
pub use person::{HmtResidence, PermanentResidence, ResidentId, Sex};
pub use travel::{CnPassport, ForeignPassport, HkmoPermit, TwPermit};

/// What all identifiers share: the text, and the way through storage with the named constructor.
macro_rules! normalised {
    ($name:ident, $restore:ident) => {
        impl $name {
            /// The normalised text.
            pub fn as_str(&self) -> &str {
                &self.text
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.text
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::identifier::Fault;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::$restore(&text)
            }
        }
    };
}

/// Identifiers that anybody may read.
macro_rules! open {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.text)
            }
        }
    )+};
}

/// Sensitive personal information: masked in logs and assertions, which print with `Debug`.
macro_rules! sensitive {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.masked())
            }
        }
    )+};
}

pub(crate) use {normalised, open, sensitive};

/// The first `head` and the last `tail` characters, stars between.
pub fn mask(text: &str, head: usize, tail: usize) -> String {
    let hidden = head..text.chars().count().saturating_sub(tail);
    text.chars()
        .enumerate()
        .map(|(at, character)| if hidden.contains(&at) { '*' } else { character })
        .collect()
}

/// Whether two digits stand for a province-level region of GB/T 2260 (71, 81 and 82 included).
fn is_region(text: &str) -> bool {
    let province = text.get(..2).and_then(|digits| digits.parse::<u8>().ok());
    matches!(
        province,
        Some(11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81 | 82)
    )
}
