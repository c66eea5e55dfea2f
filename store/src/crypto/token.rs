//! Tokens: what a session, a known device or an invitation is recognised by.

use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};

use super::encoding::{base64url, from_base64url};
use super::{Chance, Key};

/// 256 random bits. The holder has the text, we keep only the hash; so much chance needs no key and no slow hash.
#[derive(Debug)]
pub struct Token(Key);

impl Token {
    /// Draws a token.
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(chance.secret())
    }

    /// Reads what a cookie or a link brought; `None` if it cannot be a token of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        from_base64url(text).map(|bytes| Self(Key::new(Box::new(bytes))))
    }

    /// What the holder is given: 43 letters of base64url.
    #[must_use]
    pub fn text(&self) -> String {
        base64url(self.0.expose_secret())
    }

    /// What is stored and looked for: SHA-256 of the bits.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.expose_secret()).into()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_token_is_recognised_by_its_hash() {
        let token = Token::new(&Chance::from_seed(1));
        let text = token.text();
        assert_eq!(text.len(), 43);
        assert_eq!(Token::parse(&text).unwrap().hash(), token.hash());
        for wrong in [
            "",
            "x",
            &text[1..],
            &format!("{text}A"),
            &text.replace(&text[..1], "="),
        ] {
            assert!(Token::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn no_token_comes_twice() {
        let chance = Chance::from_system().unwrap();
        let tokens: BTreeSet<String> = (0..10_000).map(|_| Token::new(&chance).text()).collect();
        assert_eq!(tokens.len(), 10_000);
    }
}
