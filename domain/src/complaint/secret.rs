//! The secret of a guest: with the reference it opens a case that has no account.

use std::fmt;

use crate::text;

/// Digits and letters of which no two look alike: of 2 and Z, 5 and S, 8 and B only the digit, of 0, O, 1, I and L none.
const ALPHABET: &[u8] = b"23456789ACDEFGHJKMNPQRTUVWXY";
/// What people type instead of a character that looks alike.
const READ_AS: [(char, char); 3] = [('Z', '2'), ('S', '5'), ('B', '8')];
/// How many characters it has: 57 bits, which the limits on wrong attempts make enough.
const CHARS: usize = 12;
/// How many characters stand together for reading.
const GROUP: usize = 4;

/// A guest's secret. It is shown once; only its keyed hash is stored, and it never shows itself in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Makes one of a random number, of which all bits must be random: the more there are, the evener the characters.
    pub fn new(random: u128) -> Self {
        let base = ALPHABET.len() as u128;
        let rest = std::iter::successors(Some(random), |rest| Some(rest / base));
        let character = |rest: u128| {
            let index = usize::try_from(rest % base).unwrap_or_default();
            ALPHABET.get(index).map(|byte| char::from(*byte))
        };
        Self(rest.take(CHARS).filter_map(character).collect())
    }

    /// Reads it as people type it: with or without groups, in small letters, full-width, with look-alikes. None of
    /// anything that cannot be a secret.
    pub fn parse(typed: &str) -> Option<Self> {
        let read = |typed| {
            READ_AS
                .iter()
                .find(|(like, _)| *like == typed)
                .map_or(typed, |(_, own)| *own)
        };
        let secret: String = text::identifier(typed).chars().map(read).collect();
        let is_own = |c: char| c.is_ascii() && ALPHABET.contains(&(c as u8));
        (secret.chars().count() == CHARS && secret.chars().all(is_own)).then_some(Self(secret))
    }

    /// As it is hashed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is read and printed: `ACDE FGHJ KMNP`.
    pub fn grouped(&self) -> String {
        let characters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = characters
            .chunks(GROUP)
            .map(|group| group.iter().collect())
            .collect();
        groups.join(" ")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}
