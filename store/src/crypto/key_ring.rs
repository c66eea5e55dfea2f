//! The key ring: the keys that everything else hangs on, kept in a file outside the database.

use std::path::Path;

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretBox};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::data_key::{open, seal};
use super::encoding::random_crockford;
use super::{Broken, Chance, DataKey, Key, Lookup, Place, RingError, Signer, ring_file};

/// Letters of a wrapping key's name.
const ID_LETTERS: usize = 10;

/// The instance's own keys.
#[derive(Debug)]
pub struct KeyRing {
    keys: Keys,
    lookup: Lookup,
    signer: Signer,
    chance: Chance,
}

/// What stands in the file.
#[derive(Debug)]
pub(super) struct Keys {
    /// Wraps and unwraps.
    pub(super) newest: WrappingKey,
    /// Only unwrap, newest first.
    pub(super) older: Vec<WrappingKey>,
    pub(super) lookup: Key,
    pub(super) signing: Key,
}

impl Keys {
    fn generate(chance: &Chance) -> Self {
        let newest = WrappingKey {
            id: random_crockford(ID_LETTERS, chance),
            key: chance.secret(),
        };
        Self {
            newest,
            older: Vec::new(),
            lookup: chance.secret(),
            signing: chance.secret(),
        }
    }

    pub(super) fn wrapping(&self) -> impl Iterator<Item = &WrappingKey> {
        std::iter::once(&self.newest).chain(&self.older)
    }
}

/// A key that wraps data keys.
#[derive(Debug)]
pub(super) struct WrappingKey {
    pub(super) id: String,
    pub(super) key: Key,
}

/// A fresh data key, and what the row of `data_key` holds of it.
#[derive(Debug)]
pub struct NewDataKey {
    /// The key itself, never stored.
    pub key: DataKey,
    /// The key wrapped by the ring.
    pub wrapped: Vec<u8>,
    /// Which wrapping key did it.
    pub ring_key_id: String,
}

impl KeyRing {
    /// Opens the ring, or makes one where no file is yet. A second server that starts at the same moment opens what
    /// the first one made.
    ///
    /// # Errors
    /// [`RingError`]: the file cannot be read or made, others may read it, or it is damaged.
    pub fn open_or_create(path: &Path, chance: Chance) -> Result<Self, RingError> {
        if let Some(keys) = ring_file::read(path)? {
            return Ok(Self::new(keys, chance));
        }
        ring_file::create(path, &Keys::generate(&chance), &chance)?;
        let keys = ring_file::read(path)?.ok_or(RingError::Vanished)?;
        Ok(Self::new(keys, chance))
    }

    fn new(keys: Keys, chance: Chance) -> Self {
        let (lookup, signer) = (Lookup::new(&keys.lookup), Signer::new(&keys.signing));
        Self {
            keys,
            lookup,
            signer,
            chance,
        }
    }

    /// Names the ring without betraying it. The database keeps it, so that a start with another ring is refused.
    /// It covers the keys that stay for good: new wrapping keys do not change it.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::new()
            .chain_update("key ring\n")
            .chain_update(self.keys.lookup.expose_secret())
            .chain_update(self.keys.signing.expose_secret())
            .finalize()
            .into()
    }

    /// The look-up key.
    #[must_use]
    pub const fn lookup(&self) -> &Lookup {
        &self.lookup
    }

    /// The signing key.
    #[must_use]
    pub const fn signer(&self) -> &Signer {
        &self.signer
    }

    /// Draws the key of a new case or account. `id` is the id of its row in `data_key`.
    #[must_use]
    pub fn new_data_key(&self, id: Uuid) -> NewDataKey {
        let WrappingKey {
            id: ring_key_id,
            key: wrapping,
        } = &self.keys.newest;
        let key: Key = self.chance.secret();
        let wrapped = seal(
            wrapping,
            &self.chance,
            &bound_to(id, ring_key_id),
            key.expose_secret(),
        );
        NewDataKey {
            key: DataKey::new(id, key, self.chance.clone()),
            wrapped,
            ring_key_id: ring_key_id.clone(),
        }
    }

    /// Unwraps a data key from its row.
    ///
    /// # Errors
    /// [`Broken`]: the row was changed, or its wrapping key is not on this ring.
    pub fn unwrap(&self, id: Uuid, ring_key_id: &str, wrapped: &[u8]) -> Result<DataKey, Broken> {
        self.try_unwrap(id, ring_key_id, wrapped)
            .ok_or_else(|| Broken::from(&Place::new("data_key", "wrapped", id)))
    }

    fn try_unwrap(&self, id: Uuid, ring_key_id: &str, wrapped: &[u8]) -> Option<DataKey> {
        let wrapping = self.keys.wrapping().find(|key| key.id == ring_key_id)?;
        let bytes = Zeroizing::new(open(&wrapping.key, &bound_to(id, ring_key_id), wrapped)?);
        let key = SecretBox::new(Box::new(<[u8; 32]>::try_from(bytes.as_slice()).ok()?));
        Some(DataKey::new(id, key, self.chance.clone()))
    }
}

/// What a wrapped key is bound to: its row and the key that wraps it.
fn bound_to(id: Uuid, ring_key_id: &str) -> Vec<u8> {
    format!("data_key|wrapped|{id}|{ring_key_id}").into_bytes()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const ROW: Uuid = Uuid::from_u128(1);
    const PLACE: Place = Place::new("account", "name_enc", ROW);

    fn ring(seed: u64) -> KeyRing {
        let chance = Chance::from_seed(seed);
        KeyRing::new(Keys::generate(&chance), chance)
    }

    #[test]
    fn a_ring_made_at_first_start_is_the_same_at_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ring.json");
        let first = KeyRing::open_or_create(&path, Chance::from_seed(1)).unwrap();
        let new = first.new_data_key(ROW);
        let sealed = new.key.seal_text(&PLACE, "林");

        let second = KeyRing::open_or_create(&path, Chance::from_seed(2)).unwrap();
        assert_eq!(second.fingerprint(), first.fingerprint());
        assert_eq!(second.signer().public_key(), first.signer().public_key());
        assert_eq!(
            second.lookup().lookup("name", "林"),
            first.lookup().lookup("name", "林")
        );
        let key = second.unwrap(ROW, &new.ring_key_id, &new.wrapped).unwrap();
        assert_eq!(key.open_text(&PLACE, &sealed).unwrap(), "林");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing else is left behind"
        );
    }

    #[test]
    fn the_file_is_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ring.json");
        KeyRing::open_or_create(&path, Chance::from_seed(1)).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        for mode in [0o640, 0o604, 0o620] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let refused = KeyRing::open_or_create(&path, Chance::from_seed(1));
            assert!(matches!(refused, Err(RingError::Readable { .. })), "{mode:o}");
        }
    }

    #[test]
    fn a_damaged_file_is_refused_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ring.json");
        KeyRing::open_or_create(&path, Chance::from_seed(1)).unwrap();
        let whole = fs::read_to_string(&path).unwrap();
        for damaged in [
            &whole[..whole.len() / 2],
            "",
            "{}",
            &whole.replace("\"format\":1", "\"format\":2"),
        ] {
            fs::write(&path, damaged).unwrap();
            let refused = KeyRing::open_or_create(&path, Chance::from_seed(1));
            assert!(matches!(refused, Err(RingError::Damaged { .. })), "{damaged}");
            assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
        }
    }

    #[test]
    fn a_ring_needs_its_folder() {
        let refused = KeyRing::open_or_create(Path::new("/nonexistent/ring.json"), Chance::from_seed(1));
        assert!(matches!(refused, Err(RingError::Io { .. })));
    }

    #[test]
    fn a_wrapped_key_opens_in_its_row_on_its_ring_only() {
        let ring = ring(1);
        let new = ring.new_data_key(ROW);
        assert!(ring.unwrap(ROW, &new.ring_key_id, &new.wrapped).is_ok());
        assert!(
            ring.unwrap(Uuid::from_u128(2), &new.ring_key_id, &new.wrapped)
                .is_err()
        );
        assert!(ring.unwrap(ROW, "another", &new.wrapped).is_err());
        assert!(ring.unwrap(ROW, &new.ring_key_id, &new.wrapped[1..]).is_err());
        assert!(self::ring(2).unwrap(ROW, &new.ring_key_id, &new.wrapped).is_err());
    }

    #[test]
    fn an_older_wrapping_key_still_unwraps() {
        let mut ring = ring(1);
        let (old, fingerprint) = (ring.new_data_key(ROW), ring.fingerprint());
        let newest = Keys::generate(&ring.chance).newest;
        ring.keys
            .older
            .push(std::mem::replace(&mut ring.keys.newest, newest));
        let new = ring.new_data_key(ROW);
        assert_ne!(new.ring_key_id, old.ring_key_id);
        assert!(ring.unwrap(ROW, &old.ring_key_id, &old.wrapped).is_ok());
        assert_eq!(ring.fingerprint(), fingerprint);
    }

    #[test]
    fn two_rings_differ() {
        assert_ne!(ring(1).fingerprint(), ring(2).fingerprint());
    }
}
