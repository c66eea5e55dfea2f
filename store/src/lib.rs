//! The use cases and their data: the only crate that knows the database.
//!
//! A use case is one public async function in the room of its journey. A write opens one transaction, checks the
//! version, applies the domain's transition, writes case, history, audit and letters, and commits. Nothing is
//! acknowledged before the commit.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use domain::calendar::Calendar;
use domain::identity::Language;
use object_store::ObjectStore;
use uuid::{NoContext, Timestamp, Uuid};

pub mod audit;
pub mod casework;
pub mod clock;
pub mod crypto;
pub mod database;
pub mod documents;
pub mod entity;
pub mod error;
pub mod forex;
pub mod identity;
mod memory;
pub mod operator;
pub mod paging;
pub mod plumbing;
pub mod privacy;
#[cfg(feature = "testing")]
pub mod testing;

pub use clock::Clock;
pub use error::Error;
pub use memory::Memory;
pub use operator::Operator;

use casework::wording::Wording;
use crypto::{Chance, DataKey, KeyRing, NewDataKey, Place};
use database::{Database, Reader};
use entity::data_key;

/// Everything a use case needs; cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Parts>);

/// The parts of a [`Store`].
pub struct Parts {
    /// The database.
    pub database: Database,
    /// The secrets outside the database.
    pub keys: KeyRing,
    /// Chance.
    pub chance: Chance,
    /// Time.
    pub clock: Clock,
    /// Uploaded files.
    pub files: Arc<dyn ObjectStore>,
    /// Password hashing, a few at a time.
    pub passwords: crypto::PasswordHasher,
    /// The working-day calendar; replaced when an administrator loads a year.
    pub calendar: RwLock<Arc<Calendar>>,
    /// The sentences of letters: the store knows no words.
    pub voice: Voice,
    /// What was read a moment ago.
    pub memory: Memory,
    /// Whether short messages can be sent; where they cannot, no number can be confirmed.
    pub sms: bool,
}

/// Says things in a language, by their kind and parameters.
#[derive(Clone, Copy)]
pub struct Voice {
    /// What a letter says: in the words of the program, or in those that an administrator wrote in their place.
    pub letter: fn(Language, &str, Option<&Wording>, &BTreeMap<String, String>) -> LetterText,
    /// What a notice says: one line.
    pub notice: fn(Language, &str, &BTreeMap<String, String>) -> String,
}

/// The sentences of one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterText {
    /// The subject of the mail.
    pub subject: String,
    /// The text of the mail, or of the short message.
    pub body: String,
}

impl Store {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The database, for checks of readiness and for audit jobs.
    pub fn database(&self) -> &Database {
        &self.0.database
    }

    /// The key ring.
    pub fn keys(&self) -> &KeyRing {
        &self.0.keys
    }

    /// The working-day calendar.
    pub fn calendar(&self) -> Arc<Calendar> {
        Arc::clone(&self.0.calendar.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// A new id, ordered by time.
    pub fn new_uuid(&self) -> Uuid {
        let now = self.0.clock.now();
        let seconds = u64::try_from(now.unix_timestamp()).unwrap_or(0);
        let stamp = Timestamp::from_unix(NoContext, seconds, now.nanosecond());
        let random = self.0.chance.bytes::<10>();
        let (seconds, nanos) = stamp.to_unix();
        uuid::Builder::from_unix_timestamp_millis(seconds * 1_000 + u64::from(nanos) / 1_000_000, &random)
            .into_uuid()
    }

    /// Where reads go.
    pub(crate) fn reader(&self) -> &Reader {
        self.0.database.reader()
    }

    pub(crate) fn chance(&self) -> &Chance {
        &self.0.chance
    }

    pub(crate) fn files(&self) -> &dyn ObjectStore {
        self.0.files.as_ref()
    }

    pub(crate) fn voice(&self) -> Voice {
        self.0.voice
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.0.memory
    }

    /// Whether short messages can be sent.
    pub fn sends_sms(&self) -> bool {
        self.0.sms
    }

    pub(crate) fn passwords(&self) -> &crypto::PasswordHasher {
        &self.0.passwords
    }

    /// The keyed hash under which a whole normalised value is found.
    pub(crate) fn hash(&self, label: &str, value: &str) -> Vec<u8> {
        self.0.keys.lookup().lookup(label, value).to_vec()
    }

    /// Draws a data key for a new case or account and writes its row.
    pub(crate) async fn new_data_key(&self, tx: &impl sea_orm::ConnectionTrait) -> Result<DataKey, Error> {
        let made = self.draw_data_key();
        self.keep_data_key(tx, &made).await?;
        Ok(made.key)
    }

    /// Draws a data key; nothing sealed under it may be kept before [`Self::keep_data_key`] has.
    pub(crate) fn draw_data_key(&self) -> NewDataKey {
        self.0.keys.new_data_key(self.new_uuid())
    }

    /// Writes the row of a drawn data key.
    pub(crate) async fn keep_data_key(
        &self,
        tx: &impl sea_orm::ConnectionTrait,
        made: &NewDataKey,
    ) -> Result<(), Error> {
        use sea_orm::{ActiveModelTrait, Set};
        let row = data_key::ActiveModel {
            id: Set(made.key.id()),
            wrapped: Set(Some(made.wrapped.clone())),
            ring_key_id: Set(made.ring_key_id.clone()),
            created_at: Set(entity::micros(self.0.clock.now())),
            ..Default::default()
        };
        row.insert(tx).await?;
        Ok(())
    }

    /// Unwraps the data key of a row.
    pub(crate) fn unwrap_key(&self, row: &data_key::Model) -> Result<DataKey, Error> {
        let wrapped = row.wrapped.as_deref().ok_or(Error::NotFound)?;
        self.unwrap(row.id, &row.ring_key_id, wrapped)
    }

    /// Unwraps the data key of a row with this id. One that was unwrapped a moment ago is remembered, for as long as its
    /// row stays the same.
    pub(crate) fn unwrap(&self, id: Uuid, ring_key_id: &str, wrapped: &[u8]) -> Result<DataKey, Error> {
        let (memory, now) = (&self.0.memory.keys, self.0.clock.now());
        if let Some((known, key)) = memory.find(&id, now)
            && *known == *wrapped
        {
            return Ok(key);
        }
        let key = self.0.keys.unwrap(id, ring_key_id, wrapped)?;
        memory.keep(id, (wrapped.into(), key.clone()), now);
        Ok(key)
    }
}

/// Opens a sealed column that may be empty.
pub(crate) fn open_optional(
    key: &DataKey,
    place: &Place,
    sealed: Option<&[u8]>,
) -> Result<Option<String>, Error> {
    sealed
        .map(|sealed| key.open_text(place, sealed))
        .transpose()
        .map_err(Error::from)
}
