//! Sealed columns: what a person told us is stored under the key of the case or account it belongs to.

use std::fmt;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use secrecy::ExposeSecret;
use uuid::Uuid;

use super::{Chance, Key};

/// Bytes of the random nonce before each sealed value; long enough never to repeat by chance.
const NONCE_BYTES: usize = 24;

/// Where a sealed value lives. It opens nowhere else, so swapped or copied columns are noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    table: &'static str,
    column: &'static str,
    row: Uuid,
    part: String,
}

impl Place {
    /// The column of a row named by its id.
    #[must_use]
    pub const fn new(table: &'static str, column: &'static str, row: Uuid) -> Self {
        Self {
            table,
            column,
            row,
            part: String::new(),
        }
    }

    /// The rest of the key of a row that has more than an id, such as the page of a draft.
    #[must_use]
    pub fn part(mut self, part: impl Into<String>) -> Self {
        self.part = part.into();
        self
    }

    /// The part stands last, so that no bar inside it can imitate another place.
    fn bound_to(&self, key: &str) -> Vec<u8> {
        format!("{}|{}|{}|{key}|{}", self.table, self.column, self.row, self.part).into_bytes()
    }
}

/// A sealed value does not open: it was changed, belongs elsewhere, or is under another key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sealed value of {table}.{column} in row {row} does not open")]
pub struct Broken {
    table: &'static str,
    column: &'static str,
    row: Uuid,
}

impl From<&Place> for Broken {
    fn from(place: &Place) -> Self {
        Self {
            table: place.table,
            column: place.column,
            row: place.row,
        }
    }
}

/// The key of one case or account; without it (`erasure`) its sealed values are noise. Clones share it.
#[derive(Clone)]
pub struct DataKey {
    id: Uuid,
    key: Arc<Key>,
    chance: Chance,
}

impl DataKey {
    pub(super) fn new(id: Uuid, key: Key, chance: Chance) -> Self {
        Self {
            id,
            key: Arc::new(key),
            chance,
        }
    }

    /// The row of `data_key` this key stands in, wrapped.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// Seals a value for its place: a random nonce, then XChaCha20-Poly1305 over the value and the place.
    #[must_use]
    pub fn seal(&self, place: &Place, plaintext: &[u8]) -> Vec<u8> {
        seal(
            &self.key,
            &self.chance,
            &place.bound_to(&self.id.to_string()),
            plaintext,
        )
    }

    /// Opens what [`Self::seal`] made for the same place.
    ///
    /// # Errors
    /// [`Broken`], see there.
    pub fn open(&self, place: &Place, sealed: &[u8]) -> Result<Vec<u8>, Broken> {
        open(&self.key, &place.bound_to(&self.id.to_string()), sealed).ok_or_else(|| Broken::from(place))
    }

    /// Seals a text.
    #[must_use]
    pub fn seal_text(&self, place: &Place, text: &str) -> Vec<u8> {
        self.seal(place, text.as_bytes())
    }

    /// Opens a text.
    ///
    /// # Errors
    /// [`Broken`], also when the value is not a text.
    pub fn open_text(&self, place: &Place, sealed: &[u8]) -> Result<String, Broken> {
        String::from_utf8(self.open(place, sealed)?).map_err(|_| Broken::from(place))
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataKey({})", self.id)
    }
}

/// Seals under any key; `bound` must be given again to open.
#[expect(
    clippy::expect_used,
    reason = "the cipher refuses only more than 256 GiB, which no slice in memory holds"
)]
pub(super) fn seal(key: &Key, chance: &Chance, bound: &[u8], plaintext: &[u8]) -> Vec<u8> {
    let nonce = chance.bytes::<NONCE_BYTES>();
    let sealed = XChaCha20Poly1305::new(key.expose_secret().into())
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: plaintext,
                aad: bound,
            },
        )
        .expect("plaintext fits the cipher");
    [nonce.as_slice(), &sealed].concat()
}

/// Opens what [`seal`] made under the same key with the same `bound`.
pub(super) fn open(key: &Key, bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, ciphertext) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    XChaCha20Poly1305::new(key.expose_secret().into())
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: ciphertext,
                aad: bound,
            },
        )
        .ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ROW: Uuid = Uuid::from_u128(7);
    const PLACE: Place = Place::new("message", "text_enc", ROW);

    fn key(number: u128) -> DataKey {
        let chance = Chance::from_seed(number.try_into().unwrap());
        DataKey::new(Uuid::from_u128(number), chance.secret(), chance)
    }

    #[test]
    fn a_value_opens_in_its_place_under_its_key_only() {
        let key = key(1);
        let sealed = key.seal_text(&PLACE, "张三");
        assert_eq!(key.open_text(&PLACE, &sealed).unwrap(), "张三");
        for elsewhere in [
            Place::new("note", "text_enc", ROW),
            Place::new("message", "name_enc", ROW),
            Place::new("message", "text_enc", Uuid::from_u128(8)),
            PLACE.part("identity"),
        ] {
            assert_eq!(key.open_text(&elsewhere, &sealed), Err(Broken::from(&elsewhere)));
        }
        assert!(self::key(2).open(&PLACE, &sealed).is_err());
    }

    #[test]
    fn the_key_s_id_is_part_of_the_seal() {
        let (one, mut renamed) = (key(1), key(1));
        renamed.id = Uuid::from_u128(9);
        assert!(renamed.open(&PLACE, &one.seal(&PLACE, b"x")).is_err());
    }

    #[test]
    fn the_same_value_never_looks_the_same_twice() {
        let key = key(1);
        assert_ne!(key.seal(&PLACE, b"x"), key.seal(&PLACE, b"x"));
    }

    #[test]
    fn bytes_that_are_no_text_are_broken_as_text() {
        let key = key(1);
        assert!(key.open_text(&PLACE, &key.seal(&PLACE, &[0xff])).is_err());
    }

    #[test]
    fn a_key_does_not_print_itself() {
        assert_eq!(
            format!("{:?}", key(1)),
            format!("DataKey({})", Uuid::from_u128(1))
        );
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens(plaintext: Vec<u8>, part: String) {
            let (key, place) = (key(1), PLACE.part(part));
            prop_assert_eq!(key.open(&place, &key.seal(&place, &plaintext)).unwrap(), plaintext);
        }

        #[test]
        fn any_flipped_bit_is_noticed(plaintext: Vec<u8>, at: proptest::sample::Index) {
            let key = key(1);
            let mut sealed = key.seal(&PLACE, &plaintext);
            let bit = at.index(sealed.len() * 8);
            sealed[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(key.open(&PLACE, &sealed).is_err());
        }

        #[test]
        fn anything_shortened_is_noticed(plaintext: Vec<u8>, at: proptest::sample::Index) {
            let key = key(1);
            let sealed = key.seal(&PLACE, &plaintext);
            prop_assert!(key.open(&PLACE, &sealed[..at.index(sealed.len())]).is_err());
        }
    }
}
