//! Where an account is reached: the e-mail address or mobile number with which people sign in.

use domain::identifier::{Code, Email, Fault, Mobile};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString};

use crate::Store;

/// An e-mail address or a mainland mobile number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// Reached by mail.
    Email(Email),
    /// Reached by short message.
    Mobile(Mobile),
}

/// The two ways in which an account is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum ContactKind {
    /// By mail.
    Email,
    /// By short message.
    Mobile,
}

/// Which of the two a typed contact was taken for, and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactFault {
    /// The typed text has an `@`.
    pub is_email: bool,
    /// What is wrong.
    pub fault: Fault,
}

impl Contact {
    /// Reads what a person typed: with an `@` (also a full-width one) an address, otherwise a number.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, ContactFault> {
        let is_email = typed.contains(['@', '＠']);
        let read = if is_email {
            Email::parse(typed).map(Self::Email)
        } else {
            Mobile::parse(typed).map(Self::Mobile)
        };
        read.map_err(|fault| ContactFault { is_email, fault })
    }

    /// The normalised text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(email) => email.as_str(),
            Self::Mobile(mobile) => mobile.as_str(),
        }
    }

    /// Enough of it to recognise one's own.
    pub fn masked(&self) -> String {
        match self {
            Self::Email(email) => email.masked(),
            Self::Mobile(mobile) => mobile.masked(),
        }
    }

    /// How it is reached.
    pub fn kind(&self) -> ContactKind {
        match self {
            Self::Email(_) => ContactKind::Email,
            Self::Mobile(_) => ContactKind::Mobile,
        }
    }

    /// Whether it is reached by mail.
    pub fn is_email(&self) -> bool {
        matches!(self, Self::Email(_))
    }

    /// The hash under which an account is found. Letters of both cases mean the same mailbox to people.
    pub(crate) fn hash(&self, store: &Store) -> Vec<u8> {
        let label = if self.is_email() { "email" } else { "mobile" };
        store.hash(label, &self.as_str().to_ascii_lowercase())
    }

    pub(crate) fn stored_email(text: String) -> Result<Self, crate::Error> {
        Email::try_from(text)
            .map(Self::Email)
            .map_err(crate::Error::corrupt)
    }

    pub(crate) fn stored_mobile(text: String) -> Result<Self, crate::Error> {
        Mobile::try_from(text)
            .map(Self::Mobile)
            .map_err(crate::Error::corrupt)
    }
}

impl ContactFault {
    /// Nothing that could be a contact was typed.
    pub const MISSING: Self = Self {
        is_email: false,
        fault: Fault::new(Code::Shape),
    };
}
