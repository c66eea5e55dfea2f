//! What can be wrong with an identifier, as codes and parameters.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// The kind of fault; catalogues hold a sentence for each identifier and code.
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
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Wrong length, or a character that may not stand there; the parameters of [`Fault`] say which.
    Shape,
    /// No region has these digits.
    Region,
    /// The birth date does not exist.
    BirthDate,
    /// The birth date is before 1900 or in the future.
    BirthRange,
    /// The check character does not fit the others: most likely a typing error.
    Check,
    /// No country has these letters.
    Country,
    /// A BIC for tests, where real ones are needed.
    TestBic,
    /// No economic zone has this character.
    Zone,
    /// No nature of firm has this character.
    Nature,
    /// The tariff has no such chapter.
    Chapter,
    /// The tariff has no such heading.
    Heading,
    /// All digits are the same.
    Trivial,
}

/// What is wrong with an identifier. It holds no more of what was typed than one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error, Serialize, Deserialize)]
#[error("{code}")]
pub struct Fault {
    /// The kind of fault.
    pub code: Code,
    /// How many characters were needed (the nearest of several allowed lengths), when the length is wrong.
    pub expected: Option<u16>,
    /// How many characters were found after normalising, when the length is wrong.
    pub found: Option<u16>,
    /// The first character that may not stand where it stands.
    pub character: Option<char>,
}

impl Fault {
    /// A fault that needs no parameters.
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            expected: None,
            found: None,
            character: None,
        }
    }

    /// The wrong number of characters.
    pub(crate) fn length(expected: usize, found: usize) -> Self {
        let short = |count: usize| Some(u16::try_from(count).unwrap_or(u16::MAX));
        Self {
            expected: short(expected),
            found: short(found),
            ..Self::new(Code::Shape)
        }
    }

    /// A character that may not stand where it stands.
    pub(crate) const fn character(character: char) -> Self {
        Self {
            character: Some(character),
            ..Self::new(Code::Shape)
        }
    }
}

/// `Ok` when the condition holds, else a fault without parameters.
pub(super) fn ensure(condition: bool, code: Code) -> Result<(), Fault> {
    if condition { Ok(()) } else { Err(Fault::new(code)) }
}

/// Something unusual about a well-formed identifier; a hint to people, never a reason to refuse.
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
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// The registering department or the category of a credit code is not in the table.
    UnknownCategory,
    /// The organisation code inside a credit code fails its own check; some old codes do.
    OrganisationCode,
    /// A bank card that does not start with 62; settlement in yuan needs a domestic debit card.
    NotUnionpay,
}
