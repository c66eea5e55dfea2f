//! Telephone numbers and mail addresses.

use serde::{Deserialize, Serialize};

use super::{Code, Fault, fault::ensure, mask, normalised, sensitive, shape};
use crate::text;

/// Mainland mobile number (手机号), kept as its 11 digits.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mobile {
    text: String,
}

impl Mobile {
    /// Reads a number with or without the country code 86. Fault: `shape`; other regions are refused.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let typed = text::identifier(typed).replace(['(', ')'], "");
        let text = without_country_code(&typed).to_owned();
        shape::check(&text, &["1s#########"])?;
        Ok(Self { text })
    }

    /// The international form of E.164, `+8613000000000`.
    pub fn e164(&self) -> String {
        format!("+86{}", self.text)
    }

    /// The form for reading, `+86 130 0000 0000`.
    pub fn display(&self) -> String {
        let part = |range| self.text.get(range).unwrap_or_default();
        format!("+86 {} {} {}", part(0..3), part(3..7), part(7..11))
    }

    /// First 3 and last 4 digits.
    pub fn masked(&self) -> String {
        mask(&self.text, 3, 4)
    }
}

fn without_country_code(number: &str) -> &str {
    let international = number.strip_prefix("+86").or_else(|| number.strip_prefix("0086"));
    let bare = number
        .strip_prefix("86")
        .filter(|rest| rest.len() == 11 && rest.starts_with('1'));
    international.or(bare).unwrap_or(number)
}

/// Mail address: a practical part of RFC 5321, ASCII only, at most 254 characters, domain in lower case.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email {
    text: String,
}

impl Email {
    /// The longest address that can be used in a mail transaction.
    pub const CHARS_MAX: usize = 254;

    /// Reads an address; full-width characters are accepted. Fault: `shape`, with the character that may not stand
    /// there or the length, without parameters when a part is missing.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let typed = text::half_width(typed);
        let typed = typed.trim();
        let length = typed.chars().count();
        if length > Self::CHARS_MAX {
            return Err(Fault::length(Self::CHARS_MAX, length));
        }
        let (mailbox, domain) = typed.rsplit_once('@').ok_or(Fault::new(Code::Shape))?;
        let domain = domain.to_ascii_lowercase();
        check_mailbox(mailbox)?;
        check_domain(&domain)?;
        Ok(Self {
            text: format!("{mailbox}@{domain}"),
        })
    }

    /// First character of the mailbox, and the domain.
    pub fn masked(&self) -> String {
        let (mailbox, domain) = self.text.split_once('@').unwrap_or_default();
        let first: String = mailbox.chars().take(1).collect();
        format!("{first}***@{domain}")
    }
}

fn check_mailbox(mailbox: &str) -> Result<(), Fault> {
    let is_allowed = |one: char| one.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(one);
    refuse_first(mailbox, is_allowed)?;
    ensure(
        mailbox.len() <= 64 && mailbox.split('.').all(|part| !part.is_empty()),
        Code::Shape,
    )
}

fn check_domain(domain: &str) -> Result<(), Fault> {
    refuse_first(domain, |one| {
        one.is_ascii_alphanumeric() || one == '-' || one == '.'
    })?;
    let is_label =
        |label: &str| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    let has_name_at_top = domain
        .rsplit_once('.')
        .is_some_and(|(_, top)| top.bytes().any(|one| one.is_ascii_lowercase()));
    ensure(domain.split('.').all(is_label) && has_name_at_top, Code::Shape)
}

fn refuse_first(text: &str, is_allowed: impl Fn(char) -> bool) -> Result<(), Fault> {
    text.chars()
        .find(|&one| !is_allowed(one))
        .map_or(Ok(()), |one| Err(Fault::character(one)))
}

normalised!(Mobile, parse);
normalised!(Email, parse);
sensitive!(Mobile, Email);
