//! How a sensitive answer is shown to somebody who need not read it whole.

use super::Kind;
use crate::identifier::{Mobile, mask};

/// From this many characters on a document's number keeps its first 3 besides its last 4; of a shorter one that would
/// be most of it.
const LONG_NUMBER_CHARS: usize = 15;

impl Kind {
    /// The answer with stars: identity numbers keep the first 3 and the last 4, cards the last 4, mobile numbers the
    /// first 3 and the last 4. What is masked already stays as it is.
    pub fn masked(&self, typed: &str) -> String {
        match self {
            // How long a card's or an account's number is stays hidden.
            Self::BankCard | Self::AccountNumber => {
                let hidden = typed.chars().count().saturating_sub(4);
                format!("**** {}", typed.chars().skip(hidden).collect::<String>())
            }
            Self::Mobile => Mobile::parse(typed).map_or_else(|_| mask(typed, 3, 4), |mobile| mobile.masked()),
            _ if typed.chars().count() >= LONG_NUMBER_CHARS => mask(typed, 3, 4),
            _ => mask(typed, 0, 4),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_readable_depends_on_the_kind_of_number() {
        let document = Kind::DocumentNumber {
            kind_field: "document_kind".to_owned(),
        };
        for (kind, typed, shown) in [
            (&document, "330203198503152416", "330***********2416"),
            (&document, "E12345678", "*****5678"),
            // A card of 18 digits is no identity number.
            (&Kind::BankCard, "622202000000000042", "**** 0042"),
            (&Kind::BankCard, "6222020000000000420", "**** 0420"),
            (&Kind::Mobile, "13812345678", "138****5678"),
        ] {
            assert_eq!(kind.masked(typed), shown);
            assert_eq!(kind.masked(shown), shown, "masked twice");
        }
    }
}
