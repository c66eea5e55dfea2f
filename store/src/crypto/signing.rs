//! The instance's signature: on receipts and on checkpoints of the audit.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use secrecy::ExposeSecret;

use super::Key;
use super::encoding::{base64url, from_base64url};

/// Signs with the instance's Ed25519 key (RFC 8032), which is wiped when dropped.
///
/// Every kind of text that is signed begins with its own first line, so that none passes for another.
#[derive(Debug)]
pub struct Signer(SigningKey);

impl Signer {
    pub(super) fn new(key: &Key) -> Self {
        Self(SigningKey::from_bytes(key.expose_secret()))
    }

    /// Signs a text.
    #[must_use]
    pub fn sign(&self, text: &str) -> [u8; 64] {
        self.0.sign(text.as_bytes()).to_bytes()
    }

    /// The key with which anybody can check.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }
}

/// Checks what the instance signed. Its text form is base64url.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads the text form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        VerifyingKey::from_bytes(&from_base64url(text)?).ok().map(Self)
    }

    /// Whether the instance signed exactly this text.
    #[must_use]
    pub fn verify(&self, text: &str, signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(text.as_bytes(), &signature).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64url(self.0.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::Chance;

    #[test]
    fn a_signature_holds_for_its_text_and_key_only() {
        let (signer, stranger) = (
            Signer::new(&Chance::from_seed(1).secret()),
            Signer::new(&Chance::from_seed(2).secret()),
        );
        let signature = signer.sign("receipt\n收据");
        let public = PublicKey::parse(&signer.public_key().to_string()).unwrap();
        assert!(public.verify("receipt\n收据", &signature));
        assert!(!public.verify("receipt\n收据 ", &signature));
        assert!(!stranger.public_key().verify("receipt\n收据", &signature));
        assert!(!public.verify("receipt\n收据", &signature[..63]));
    }

    #[test]
    fn a_key_that_is_none_is_refused() {
        assert_eq!(PublicKey::parse("no key"), None);
        assert_eq!(PublicKey::parse(""), None);
    }
}
