//! What a backup says about itself.

use serde::{Deserialize, Serialize};
use store::plumbing::backup::Facts;

/// The form of the archive that this program writes and reads.
pub(super) const FORMAT: u32 = 1;

/// What a backup says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the archive.
    pub format: u32,
    /// The program that wrote it.
    pub program: String,
    /// When it was written (RFC 3339).
    pub created_at: String,
    /// Which database it is from: `sqlite` or `postgres`.
    pub database: String,
    /// The key with which the audit's signatures are checked, as receipts print it.
    pub public_key: String,
    /// What the data is.
    pub facts: Facts,
    /// The files, in the order in which they were written.
    pub files: Vec<Entry>,
}

/// One file of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// How much all files take, in bytes.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// Whether a file with this name is in it.
    pub fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name == name)
    }
}
