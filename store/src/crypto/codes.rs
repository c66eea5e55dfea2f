//! Codes people type: one-time codes, recovery codes, the secret of a guest's report.
//!
//! They are short, so they are stored as HMAC under the key ring and bound to their row: a stolen database is no use
//! for guessing them, and equal codes do not look equal.

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::encoding::{random_crockford, typed_crockford, typed_digits};
use super::{Chance, Lookup};

const ONE_TIME_DIGITS: usize = 6;
const RECOVERY_LETTERS: usize = 10;
const RECOVERY_CODES: usize = 10;
const GUEST_LETTERS: usize = 12;
const GUEST_GROUP_LETTERS: usize = 4;

/// Six digits sent to a mobile or mail address; each of the million equally likely.
#[derive(Debug)]
pub struct OneTimeCode(SecretString);

impl OneTimeCode {
    /// Draws a code.
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(format!("{:06}", chance.below(1_000_000)).into())
    }

    /// Reads what a person typed.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        typed_digits(typed, ONE_TIME_DIGITS).map(|text| Self(text.into()))
    }

    /// The six digits, for the message.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.expose_secret()
    }

    /// What is stored in row `row` of `one_time_code`; compare with [`super::same`].
    #[must_use]
    pub fn hash(&self, lookup: &Lookup, row: Uuid) -> [u8; 32] {
        hash("one_time_code", lookup, row, &self.0)
    }
}

/// Ten letters (50 random bits) that replace the second factor once.
#[derive(Debug)]
pub struct RecoveryCode(SecretString);

impl RecoveryCode {
    /// Draws the ten codes of one account.
    #[must_use]
    pub fn new_set(chance: &Chance) -> Vec<Self> {
        (0..RECOVERY_CODES)
            .map(|_| Self(random_crockford(RECOVERY_LETTERS, chance).into()))
            .collect()
    }

    /// Reads what a person typed.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        typed_crockford(typed, RECOVERY_LETTERS).map(|text| Self(text.into()))
    }

    /// The ten letters, shown once.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.expose_secret()
    }

    /// What is stored for the account `account`: bound to it, not to the row, so that one typed code is looked for
    /// among all of the account's.
    #[must_use]
    pub fn hash(&self, lookup: &Lookup, account: Uuid) -> [u8; 32] {
        hash("recovery_code", lookup, account, &self.0)
    }
}

/// Twelve letters (60 random bits) that open a guest's report together with its reference.
#[derive(Debug)]
pub struct GuestSecret(SecretString);

impl GuestSecret {
    /// Draws a secret.
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(random_crockford(GUEST_LETTERS, chance).into())
    }

    /// Reads what a person typed.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        typed_crockford(typed, GUEST_LETTERS).map(|text| Self(text.into()))
    }

    /// The letters in groups of four, as they are shown once.
    #[must_use]
    pub fn text(&self) -> SecretString {
        let mut text = String::with_capacity(GUEST_LETTERS + GUEST_LETTERS / GUEST_GROUP_LETTERS);
        for (place, letter) in self.0.expose_secret().chars().enumerate() {
            if place > 0 && place % GUEST_GROUP_LETTERS == 0 {
                text.push('-');
            }
            text.push(letter);
        }
        text.into()
    }

    /// What is stored for the case `case`. For a reference that does not exist take any id: the work is the same.
    #[must_use]
    pub fn hash(&self, lookup: &Lookup, case: Uuid) -> [u8; 32] {
        hash("guest_secret", lookup, case, &self.0)
    }
}

/// The id has a fixed length, so it and the code cannot run into each other.
fn hash(label: &str, lookup: &Lookup, bound_to: Uuid, code: &SecretString) -> [u8; 32] {
    let value = Zeroizing::new([bound_to.as_bytes(), code.expose_secret().as_bytes()].concat());
    lookup.lookup_bytes(label, &value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::crypto::same;

    #[test]
    fn one_time_codes_cover_their_range_evenly() {
        let chance = Chance::from_seed(1);
        let mut first_digits = [0_u32; 10];
        for _ in 0..10_000 {
            let code = OneTimeCode::new(&chance);
            assert_eq!(code.text().len(), 6);
            first_digits[usize::from(code.text().as_bytes()[0] - b'0')] += 1;
        }
        assert!(
            first_digits.iter().all(|count| (850..1150).contains(count)),
            "{first_digits:?}"
        );
    }

    #[test]
    fn a_typed_code_matches_in_its_row_only() {
        let (chance, row) = (Chance::from_seed(1), Uuid::from_u128(1));
        let lookup = Lookup::new(&chance.secret());
        let code = OneTimeCode::new(&chance);
        let typed = OneTimeCode::parse(&format!(" {} ", code.text())).unwrap();
        assert!(same(code.hash(&lookup, row), &typed.hash(&lookup, row)));
        assert!(!same(
            code.hash(&lookup, row),
            &typed.hash(&lookup, Uuid::from_u128(2))
        ));
    }

    #[test]
    fn a_guest_types_the_secret_as_it_was_shown() {
        let (chance, case) = (Chance::from_seed(1), Uuid::from_u128(1));
        let lookup = Lookup::new(&chance.secret());
        let secret = GuestSecret::new(&chance);
        let shown = secret.text();
        assert_eq!(
            shown.expose_secret().split('-').map(str::len).collect::<Vec<_>>(),
            [4, 4, 4]
        );
        let typed = GuestSecret::parse(&shown.expose_secret().to_lowercase()).unwrap();
        assert_eq!(typed.hash(&lookup, case), secret.hash(&lookup, case));
        assert!(GuestSecret::parse("ABCD-EFGH").is_none());
    }

    #[test]
    fn an_account_gets_ten_different_recovery_codes() {
        let codes = RecoveryCode::new_set(&Chance::from_seed(1));
        let texts: BTreeSet<&str> = codes.iter().map(RecoveryCode::text).collect();
        assert_eq!(texts.len(), 10);
        assert!(texts.iter().all(|text| RecoveryCode::parse(text).is_some()));
    }

    #[test]
    fn codes_of_two_kinds_have_nothing_in_common() {
        let lookup = Lookup::new(&Chance::from_seed(1).secret());
        let code = SecretString::from("123456");
        assert_ne!(
            hash("one_time_code", &lookup, Uuid::nil(), &code),
            hash("guest_secret", &lookup, Uuid::nil(), &code)
        );
    }
}
