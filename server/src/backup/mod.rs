//! Backups: one file with the database as it stood at one moment, the sealed documents, and a manifest that says what is
//! in it. Without the key ring nobody can read any of it; the ring is left out unless it is asked for.

mod archive;
mod create;
mod manifest;
mod postgres;
mod restore;
mod verify;

use std::path::{Path, PathBuf};

pub use create::{Created, create};
pub use manifest::Manifest;
pub use restore::{Rehearsed, rehearse, restore};
pub use verify::{Verified, verify};

pub(crate) use create::default_name;
pub(crate) use verify::ring_in;

/// The database of an installation on `SQLite`, in an archive.
const SQLITE: &str = "database.sqlite";
/// That of one on `PostgreSQL`, as `pg_dump` writes it.
const POSTGRES: &str = "database.dump";
/// The key ring.
const KEY_RING: &str = "keys.json";
/// The folder of documents.
const DOCUMENTS: &str = "documents";
/// The name of the manifest.
const MANIFEST: &str = "manifest.json";

/// Why something about a backup failed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file or folder cannot be read or written.
    #[error("{path}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The archive cannot be read or written.
    #[error("the archive")]
    Archive(#[from] zip::result::ZipError),
    /// The installation cannot be opened.
    #[error(transparent)]
    Install(#[from] crate::install::InstallError),
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] store::database::OpenError),
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// What was asked for cannot be done, or the backup is not what it says.
    #[error("{0}")]
    Refused(String),
}

impl BackupError {
    fn refused(sentence: impl Into<String>) -> Self {
        Self::Refused(sentence.into())
    }
}

/// Names the file about which an error of the operating system is.
fn about(path: &Path) -> impl FnOnce(std::io::Error) -> BackupError {
    let path = path.to_owned();
    move |source| BackupError::File { path, source }
}

/// The address of a database file that is there.
fn sqlite_url(path: &Path) -> String {
    format!("sqlite:{}?mode=rw", path.display())
}
