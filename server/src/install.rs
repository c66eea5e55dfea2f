//! Opening an installation: folder, key ring, database, documents, clock.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use app::site::{Assets, Parts as SiteParts, Site};
use object_store::local::LocalFileSystem;
use secrecy::ExposeSecret;
use store::crypto::{Chance, KeyRing, PasswordHasher};
use store::database::Database;
use store::plumbing::{calendar, instance};
use store::{Clock, Memory, Parts, Store};

use crate::config::Config;

/// The file of the key ring in the data folder.
const KEY_RING: &str = "keys.json";
/// The folder of documents in the data folder.
const DOCUMENTS: &str = "documents";

/// Why the installation cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// The data folder cannot be made or read.
    #[error("the data folder {path}")]
    Folder {
        /// Where it should be.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The documents' folder cannot be used.
    #[error("the folder of documents")]
    Documents(#[from] object_store::Error),
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] store::database::OpenError),
    /// The schema does not fit.
    #[error(transparent)]
    Schema(#[from] store::database::SchemaError),
    /// The key ring cannot be used.
    #[error(transparent)]
    Ring(#[from] store::crypto::RingError),
    /// The database belongs to another ring, or is (not) a demonstration.
    #[error(transparent)]
    Mismatch(#[from] instance::Mismatch),
    /// The data cannot be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The operating system gives no randomness.
    #[error("no randomness")]
    Chance(String),
}

/// Opens the database alone and brings its schema up to date.
pub async fn migrated(config: &Config) -> Result<Database, InstallError> {
    make_folder(&config.data)?;
    let database = Database::open(config.database_url().expose_secret()).await?;
    database.migrate().await?;
    Ok(database)
}

/// Opens everything that use cases need.
pub async fn open(config: &Config) -> Result<Store, InstallError> {
    let database = migrated(config).await?;
    let chance = Chance::from_system().map_err(|error| InstallError::Chance(error.to_string()))?;
    let keys = key_ring(config, &database, &chance).await?;
    let documents = config.data.join(DOCUMENTS);
    make_folder(&documents)?;
    let calendar = calendar::load(&database).await?;
    Ok(Store::new(Parts {
        database,
        keys,
        passwords: PasswordHasher::new(&chance).map_err(store::Error::from)?,
        chance,
        clock: config.clock.map_or_else(Clock::of_machine, Clock::set_to),
        files: Arc::new(LocalFileSystem::new_with_prefix(documents)?.with_fsync(true)),
        calendar: RwLock::new(Arc::new(calendar)),
        voice: app::voice::VOICE,
        memory: Memory::default(),
        sms: config.has_sms(),
    }))
}

/// The site around a store.
pub fn site(config: &Config, store: Store, assets: Assets) -> Site {
    Site::new(SiteParts {
        store,
        assets,
        demonstration: config.demo,
        public_url: config.public_url(),
    })
}

/// Opens the ring and ties it to the database; a ring that was only now made is taken back when the database has
/// another already, else its operator is told what hangs on it.
async fn key_ring(config: &Config, database: &Database, chance: &Chance) -> Result<KeyRing, InstallError> {
    let path = config.data.join(KEY_RING);
    let is_new = !path.exists();
    let keys = KeyRing::open_or_create(&path, chance.clone())?;
    if let Err(mismatch) = instance::bind(database, &keys, config.demo).await {
        if is_new {
            fs::remove_file(&path).map_err(|source| InstallError::Folder { path, source })?;
        }
        return Err(mismatch.into());
    }
    if is_new && !config.demo {
        let path = fs::canonicalize(&path).unwrap_or(path);
        tracing::warn!(
            "A NEW KEY RING WAS MADE: {}. Copy this file to a safe place now, apart from the backups of the database. \
             Without it nobody can ever read the data again, from no backup.",
            path.display()
        );
    }
    Ok(keys)
}

/// Makes a folder that only its owner may enter.
fn make_folder(path: &Path) -> Result<(), InstallError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|source| InstallError::Folder {
        path: path.to_owned(),
        source,
    })
}
