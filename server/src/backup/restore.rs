//! Putting a backup back: into an empty place for good, or into a scratch place to see that it can be done.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use object_store::local::LocalFileSystem;
use secrecy::ExposeSecret;
use store::crypto::KeyRing;
use store::database::{Database, SchemaError};
use store::plumbing::backup::{self, Facts, Opened};
use tempfile::TempDir;

use super::archive::Archive;
use super::manifest::Manifest;
use super::verify::{check_data, public_key};
use super::{BackupError, DOCUMENTS, KEY_RING, POSTGRES, SQLITE, about, postgres, sqlite_url};
use crate::config::Config;

/// What a rehearsal found.
#[derive(Debug)]
pub struct Rehearsed {
    /// What the backup says about itself.
    pub manifest: Manifest,
    /// What was there after the restore.
    pub facts: Facts,
    /// How much of it opens; none without the key ring.
    pub opened: Option<Opened>,
    /// How long the restore took, without what was only checked.
    pub restored_in: Duration,
    /// How long all of it took.
    pub took: Duration,
}

/// Puts a backup back for good, into the data folder and the database of the configuration. Both must be empty; the folder
/// may hold the key ring.
pub async fn restore(config: &Config, file: &Path) -> Result<Manifest, BackupError> {
    let mut archive = Archive::open(file)?;
    refuse_unless_empty(&config.data)?;
    let ring = super::verify::ring_in(&config.data)?;
    refuse_other_ring(&archive.manifest, ring.as_ref())?;
    make_folder(&config.data)?;
    let url = config.database_url();
    let url = url.expose_secret();
    let place = match sqlite_path(url) {
        Some(path) => Place::Sqlite(path),
        None => Place::Postgres(url),
    };
    put_back(&mut archive, &config.data, &place).await?;
    if archive.manifest.has(KEY_RING) && ring.is_none() {
        archive.extract(KEY_RING, &config.data.join(KEY_RING))?;
    }
    Ok(archive.manifest)
}

/// Puts a backup into a scratch place, checks what is there, tries whether it opens, and removes it again. A dump of
/// `PostgreSQL` needs an empty database to go to.
pub async fn rehearse(
    file: &Path,
    ring: Option<&KeyRing>,
    scratch_database: Option<&str>,
) -> Result<Rehearsed, BackupError> {
    let began = Instant::now();
    let mut archive = Archive::open(file)?;
    let scratch = TempDir::new().map_err(about(file))?;
    let place = match scratch_database {
        Some(url) if archive.manifest.has(POSTGRES) => Place::Postgres(url),
        None if archive.manifest.has(POSTGRES) => {
            return Err(BackupError::refused(
                "this backup is of PostgreSQL: give the rehearsal an empty database with --scratch-database",
            ));
        }
        _ => Place::Sqlite(scratch.path().join(SQLITE)),
    };
    put_back(&mut archive, scratch.path(), &place).await?;
    let restored_in = began.elapsed();
    let database = place.open().await?;
    let (key, is_own) = public_key(&archive.manifest, ring)?;
    check_data(&database, &archive.manifest, &key).await?;
    let facts = backup::facts(&database).await?;
    let files =
        LocalFileSystem::new_with_prefix(scratch.path().join(DOCUMENTS)).map_err(store::Error::from)?;
    let opened = match ring.filter(|_| is_own) {
        Some(ring) => Some(backup::try_all(&database, ring, &files).await?),
        None => None,
    };
    database.close().await.map_err(store::Error::from)?;
    Ok(Rehearsed {
        manifest: archive.manifest,
        facts,
        opened,
        restored_in,
        took: began.elapsed(),
    })
}

/// Where a database goes.
enum Place<'a> {
    Sqlite(PathBuf),
    Postgres(&'a str),
}

impl Place<'_> {
    async fn open(&self) -> Result<Database, BackupError> {
        Ok(match self {
            Self::Sqlite(path) => Database::open(&sqlite_url(path)).await?,
            Self::Postgres(url) => Database::open(url).await?,
        })
    }
}

/// Puts documents and database into an empty place; the database last, so that it names no file that is not there.
async fn put_back(archive: &mut Archive, data: &Path, place: &Place<'_>) -> Result<(), BackupError> {
    match place {
        Place::Sqlite(_) if !archive.manifest.has(SQLITE) => {
            return Err(BackupError::refused(
                "this backup is of PostgreSQL: name an empty database with --database postgres://…",
            ));
        }
        Place::Postgres(_) if !archive.manifest.has(POSTGRES) => {
            return Err(BackupError::refused(
                "this backup is of SQLite: restore it without --database",
            ));
        }
        Place::Sqlite(path) if path.exists() => {
            return Err(BackupError::refused(format!(
                "{} is there already",
                path.display()
            )));
        }
        Place::Sqlite(_) => {}
        Place::Postgres(url) => refuse_unless_empty_database(url).await?,
    }
    let documents = data.join(DOCUMENTS);
    make_folder(&documents)?;
    let names: Vec<String> = archive
        .manifest
        .files
        .iter()
        .map(|file| file.name.clone())
        .collect();
    for name in names.iter().filter(|name| name.starts_with(DOCUMENTS)) {
        let own = name.rsplit('/').next().unwrap_or_default();
        archive.extract(name, &documents.join(own))?;
    }
    match place {
        Place::Sqlite(path) => archive.extract(SQLITE, path),
        Place::Postgres(url) => {
            let scratch = TempDir::new().map_err(about(data))?;
            let dump = scratch.path().join(POSTGRES);
            archive.extract(POSTGRES, &dump)?;
            postgres::restore(url, &dump).await
        }
    }
}

/// The data folder may hold the key ring and nothing else.
fn refuse_unless_empty(data: &Path) -> Result<(), BackupError> {
    let entries = match fs::read_dir(data) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(about(data))?,
    };
    for entry in entries {
        let name = entry.map_err(about(data))?.file_name();
        if name != KEY_RING {
            let sentence = format!(
                "{} is not empty ({} is in it): a backup is restored into an empty place only",
                data.display(),
                name.display()
            );
            return Err(BackupError::refused(sentence));
        }
    }
    Ok(())
}

fn refuse_other_ring(manifest: &Manifest, ring: Option<&KeyRing>) -> Result<(), BackupError> {
    match ring {
        Some(ring) if backup::hexadecimal(&ring.fingerprint()) != manifest.facts.key_ring => {
            Err(BackupError::refused(
                "the key ring in the data folder is not the backup's: nothing would open with it",
            ))
        }
        _ => Ok(()),
    }
}

async fn refuse_unless_empty_database(url: &str) -> Result<(), BackupError> {
    let database = Database::open(url).await?;
    let standing = database.check().await;
    database.close().await.map_err(store::Error::from)?;
    match standing {
        Err(SchemaError::Behind { pending }) if pending == migrations::names().len() => Ok(()),
        _ => Err(BackupError::refused(
            "the database is not empty: a backup is restored into an empty one only",
        )),
    }
}

fn make_folder(path: &Path) -> Result<(), BackupError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(about(path))
}

/// The file of an address of `SQLite`.
fn sqlite_path(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    Some(rest.split('?').next().unwrap_or(rest).into())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::sqlite_path;

    #[test]
    fn an_address_of_sqlite_names_its_file() {
        for (url, path) in [
            ("sqlite:data/a.sqlite?mode=rwc", Some("data/a.sqlite")),
            ("sqlite:///srv/a.sqlite", Some("/srv/a.sqlite")),
            ("postgres://host/name", None),
        ] {
            assert_eq!(sqlite_path(url), path.map(PathBuf::from), "{url}");
        }
    }
}
