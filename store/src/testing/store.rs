//! A whole store on a fresh database, with a clock that was set.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, RwLock};

use domain::calendar::Calendar;
use domain::identity::Language;
use object_store::memory::InMemory;
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;

use super::TestDatabase;
use crate::casework::wording::Wording;
use crate::crypto::{Chance, KeyRing, PasswordHasher};
use crate::{Clock, LetterText, Memory, Parts, Store, Voice};

/// A Monday morning in the zone.
pub const MONDAY: OffsetDateTime = datetime!(2026-11-23 09:00 +8);

/// A store of its own, deleted when it is dropped. It can be used as the [`Store`] that it holds.
pub struct TestStore {
    store: Store,
    database: TestDatabase,
    keys: TempDir,
}

impl TestStore {
    /// A store on a fresh database; its clock shows [`MONDAY`] and runs on.
    ///
    /// # Panics
    /// The temporary folder cannot be written.
    pub fn new(database: TestDatabase) -> Self {
        Self::with(database, true)
    }

    /// The same where no message can be sent.
    ///
    /// # Panics
    /// The temporary folder cannot be written.
    pub fn without_sms(database: TestDatabase) -> Self {
        Self::with(database, false)
    }

    fn with(database: TestDatabase, sms: bool) -> Self {
        let keys = TempDir::new().expect("a temporary folder");
        let store = server(&database, &keys, Clock::set_to(MONDAY), sms);
        Self {
            store,
            database,
            keys,
        }
    }

    /// Another server of the same installation: it remembers for itself what it read.
    ///
    /// # Panics
    /// The temporary folder cannot be read.
    pub fn another_server(&self) -> Store {
        server(
            &self.database,
            &self.keys,
            self.store.clock().clone(),
            self.store.sends_sms(),
        )
    }

    /// The database under the store.
    pub fn test_database(&self) -> &TestDatabase {
        &self.database
    }
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

fn server(database: &TestDatabase, keys: &TempDir, clock: Clock, sms: bool) -> Store {
    let chance = Chance::from_system().expect("chance");
    Store::new(Parts {
        database: database.deref().clone(),
        keys: KeyRing::open_or_create(&keys.path().join("keys"), chance.clone()).expect("a key ring"),
        passwords: PasswordHasher::new(&chance).expect("a password hasher"),
        chance,
        clock,
        files: Arc::new(InMemory::new()),
        calendar: RwLock::new(Arc::new(Calendar::china())),
        voice: PLAIN,
        memory: Memory::default(),
        sms,
    })
}

/// Says kinds and parameters.
pub const PLAIN: Voice = Voice {
    letter: plain,
    notice: |_, kind, _| kind.to_owned(),
};

/// Letters without sentences: their kind is the subject, their parameters are the body, below the words that were
/// written in place of the program's.
fn plain(
    _: Language,
    kind: &str,
    wording: Option<&Wording>,
    parameters: &BTreeMap<String, String>,
) -> LetterText {
    let lines = parameters.iter().map(|(name, text)| format!("{name}={text}"));
    let own = wording.map(|wording| wording.body.clone());
    LetterText {
        subject: wording.map_or(kind, |wording| &wording.subject).to_owned(),
        body: own.into_iter().chain(lines).collect::<Vec<_>>().join("\n"),
    }
}
