//! Finding a row by a value that is stored sealed.

use hmac::digest::CtOutput;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;

use super::Key;

/// One block of SHA-256, in bytes; HMAC fills a shorter key up with zeros (RFC 2104 section 2).
const BLOCK_BYTES: usize = 64;

/// The look-up key: turns a whole normalised value into bytes that can be indexed but not read back.
#[derive(Debug)]
pub struct Lookup(SecretBox<[u8; BLOCK_BYTES]>);

impl Lookup {
    pub(super) fn new(key: &Key) -> Self {
        Self(SecretBox::init_with(|| {
            let mut block = [0; BLOCK_BYTES];
            block
                .iter_mut()
                .zip(key.expose_secret())
                .for_each(|(to, from)| *to = *from);
            block
        }))
    }

    /// HMAC-SHA-256 of `value` for the purpose `label` (`mobile`, `email`..): equal values under different labels have
    /// nothing in common. The caller normalises the value first.
    #[must_use]
    pub fn lookup(&self, label: &str, value: &str) -> [u8; 32] {
        self.lookup_bytes(label, value.as_bytes())
    }

    /// The same of bytes, for the content of documents and requests.
    #[must_use]
    pub fn lookup_bytes(&self, label: &str, value: &[u8]) -> [u8; 32] {
        let label_bytes = u64::try_from(label.len()).unwrap_or(u64::MAX).to_be_bytes();
        Hmac::<Sha256>::new(self.0.expose_secret().into())
            .chain_update(label_bytes)
            .chain_update(label)
            .chain_update(value)
            .finalize()
            .into_bytes()
            .into()
    }
}

/// Compares a hash with the stored one in a time that does not depend on where they differ.
#[must_use]
pub fn same(hash: [u8; 32], stored: &[u8]) -> bool {
    type Output = CtOutput<Hmac<Sha256>>;
    <[u8; 32]>::try_from(stored).is_ok_and(|stored| Output::new(hash.into()) == Output::new(stored.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::Chance;

    #[test]
    fn equal_values_meet_only_under_the_same_label_and_key() {
        let (one, other) = (
            Lookup::new(&Chance::from_seed(1).secret()),
            Lookup::new(&Chance::from_seed(2).secret()),
        );
        let hash = one.lookup("mobile", "13800000000");
        assert_eq!(hash, one.lookup("mobile", "13800000000"));
        assert_ne!(hash, one.lookup("mobile", "13800000001"));
        assert_ne!(hash, one.lookup("card", "13800000000"));
        assert_ne!(hash, one.lookup("mobile1", "3800000000"));
        assert_ne!(hash, other.lookup("mobile", "13800000000"));
    }

    #[test]
    fn the_hash_is_the_standard_one() {
        // Computed with Python's hmac module: key 32 x 0x07, message length 1 as 8 bytes, "a", "b".
        let expected = "7bBTGvpwo4dpn0rlhRhFzeKQ9WGTrwuwgceTcFapjYY";
        let lookup = Lookup::new(&SecretBox::new(Box::new([7; 32])));
        assert_eq!(
            crate::crypto::encoding::base64url(&lookup.lookup("a", "b")),
            expected
        );
    }

    #[test]
    fn same_tells_any_difference() {
        let hash = [7; 32];
        assert!(same(hash, &hash));
        assert!(!same(hash, &[8; 32]));
        assert!(!same(hash, &hash[1..]));
        assert!(!same(hash, &[]));
    }
}
