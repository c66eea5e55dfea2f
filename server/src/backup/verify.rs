//! Checking a backup: whether every file is what was put in, the database hangs together, and the audit's chain holds.

use std::path::Path;

use domain::ids::DocumentId;
use store::audit::{self, Report};
use store::crypto::{Chance, KeyRing, PublicKey};
use store::database::Database;
use store::plumbing::backup::{self, hexadecimal};
use tempfile::TempDir;

use super::archive::Archive;
use super::manifest::Manifest;
use super::{BackupError, DOCUMENTS, SQLITE, about, sqlite_url};

/// What a check found.
#[derive(Debug)]
pub struct Verified {
    /// What the backup says about itself.
    pub manifest: Manifest,
    /// The walk over the audit; none for a dump of `PostgreSQL`, which only a rehearsal can open.
    pub audit: Option<Report>,
    /// Whether the signatures were checked with the installation's own key, not with the one that the backup names.
    pub with_own_key: bool,
}

/// Checks a backup; `ring` is the installation's key ring, where there is one.
pub async fn verify(file: &Path, ring: Option<&KeyRing>) -> Result<Verified, BackupError> {
    let mut archive = Archive::open(file)?;
    archive.check()?;
    let (key, with_own_key) = public_key(&archive.manifest, ring)?;
    let audit = if archive.manifest.has(SQLITE) {
        let scratch = TempDir::new().map_err(about(file))?;
        let path = scratch.path().join(SQLITE);
        archive.extract(SQLITE, &path)?;
        let database = Database::open(&sqlite_url(&path)).await?;
        let report = check_data(&database, &archive.manifest, &key).await?;
        database.close().await.map_err(store::Error::from)?;
        Some(report)
    } else {
        None
    };
    Ok(Verified {
        manifest: archive.manifest,
        audit,
        with_own_key,
    })
}

/// The key with which signatures are checked: that of the ring where it is the backup's, else the one the backup names.
pub(super) fn public_key(
    manifest: &Manifest,
    ring: Option<&KeyRing>,
) -> Result<(PublicKey, bool), BackupError> {
    let own = ring.filter(|ring| hexadecimal(&ring.fingerprint()) == manifest.facts.key_ring);
    if let Some(ring) = own {
        return Ok((ring.signer().public_key(), true));
    }
    let named = PublicKey::parse(&manifest.public_key);
    let named = named.ok_or_else(|| BackupError::refused("the manifest names no public key"))?;
    Ok((named, false))
}

/// Checks a database that was taken out of a backup.
pub(super) async fn check_data(
    database: &Database,
    manifest: &Manifest,
    key: &PublicKey,
) -> Result<Report, BackupError> {
    if !backup::is_whole(database).await? {
        return Err(BackupError::refused("the database in the backup is damaged"));
    }
    let facts = backup::facts(database).await?;
    if manifest.has(SQLITE) && facts != manifest.facts {
        return Err(BackupError::refused(
            "the database is not the one that the manifest describes",
        ));
    }
    let is_there = |id: DocumentId| manifest.has(&format!("{DOCUMENTS}/{id}"));
    let missing = backup::documents_without_file(database, is_there).await?;
    if let Some(first) = missing.first() {
        let count = missing.len();
        return Err(BackupError::refused(format!(
            "{count} documents are missing, first {first}"
        )));
    }
    let report = audit::verify(database, key).await.map_err(store::Error::from)?;
    if let Some(fault) = report.fault {
        let (seq, kind) = (fault.seq, fault.kind);
        return Err(BackupError::refused(format!(
            "the audit's chain is broken at entry {seq} ({kind:?})"
        )));
    }
    Ok(report)
}

/// The key ring of a data folder, where there is one; none is made.
pub(crate) fn ring_in(data: &Path) -> Result<Option<KeyRing>, BackupError> {
    let path = data.join(super::KEY_RING);
    if !path.exists() {
        return Ok(None);
    }
    let chance = Chance::from_system().map_err(|error| BackupError::refused(error.to_string()))?;
    let ring = KeyRing::open_or_create(&path, chance);
    ring.map(Some)
        .map_err(|error| BackupError::Install(crate::install::InstallError::Ring(error)))
}
