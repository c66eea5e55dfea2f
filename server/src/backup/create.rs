//! Making a backup, while the server goes on.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use secrecy::ExposeSecret;
use store::Store;
use store::database::{Database, Kind};
use store::plumbing::backup::{self, Facts};
use store::plumbing::state::BACKUP_CREATED;
use tempfile::TempDir;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::archive::Writing;
use super::manifest::{FORMAT, Manifest};
use super::{BackupError, DOCUMENTS, KEY_RING, POSTGRES, SQLITE, about, postgres, sqlite_url};
use crate::config::Config;
use crate::install;

/// A backup that was made.
#[derive(Debug)]
pub struct Created {
    /// What is in it.
    pub manifest: Manifest,
    /// How long it took.
    pub took: Duration,
}

/// Writes a backup to a new file. The database comes first and its documents after it: a row never lacks its file.
pub async fn create(config: &Config, to: &Path, with_key_ring: bool) -> Result<Created, BackupError> {
    let began = Instant::now();
    let store = install::open(config).await?;
    let mut archive = Writing::begin(to)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    let scratch = TempDir::new_in(folder.unwrap_or(Path::new("."))).map_err(about(to))?;
    let (name, facts) = copy_database(&store, config, scratch.path()).await?;
    archive.add(name, &scratch.path().join(name))?;
    let documents = config.data.join(DOCUMENTS);
    for id in documents_in(&documents)? {
        archive.add(
            &format!("{DOCUMENTS}/{}", id.simple()),
            &documents.join(id.simple().to_string()),
        )?;
    }
    if with_key_ring {
        archive.add(KEY_RING, &config.data.join(KEY_RING))?;
    }
    let manifest = manifest(&store, name, facts, &archive);
    archive.finish(&manifest)?;
    let detail = format!("bytes {} seq {}", manifest.bytes(), manifest.facts.audit_seq);
    backup::record(&store, BACKUP_CREATED, &detail).await?;
    store
        .database()
        .clone()
        .close()
        .await
        .map_err(store::Error::from)?;
    Ok(Created {
        manifest,
        took: began.elapsed(),
    })
}

/// Copies the database into the scratch folder; the name of the copy, and what is in it.
async fn copy_database(
    store: &Store,
    config: &Config,
    scratch: &Path,
) -> Result<(&'static str, Facts), BackupError> {
    match store.database().kind() {
        Kind::Sqlite => {
            let path = scratch.join(SQLITE);
            store
                .database()
                .copy_to(&path)
                .await
                .map_err(store::Error::from)?;
            let copy = Database::open(&sqlite_url(&path)).await?;
            let facts = backup::facts(&copy).await?;
            copy.close().await.map_err(store::Error::from)?;
            Ok((SQLITE, facts))
        }
        Kind::Postgres => {
            let facts = backup::facts(store.database()).await?;
            postgres::dump(config.database_url().expose_secret(), &scratch.join(POSTGRES)).await?;
            Ok((POSTGRES, facts))
        }
    }
}

/// The documents in a folder by name; what is half written has another name.
fn documents_in(folder: &Path) -> Result<Vec<Uuid>, BackupError> {
    let entries = fs::read_dir(folder).map_err(about(folder))?;
    let mut ids = Vec::new();
    for entry in entries {
        let name = entry.map_err(about(folder))?.file_name();
        ids.extend(name.to_str().and_then(|name| name.parse::<Uuid>().ok()));
    }
    ids.sort_unstable();
    Ok(ids)
}

fn manifest(store: &Store, database: &str, facts: Facts, archive: &Writing) -> Manifest {
    let database = if database == SQLITE { "sqlite" } else { "postgres" };
    Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        created_at: store.clock().now().format(&Rfc3339).unwrap_or_default(),
        database: database.to_owned(),
        public_key: store.keys().signer().public_key().to_string(),
        facts,
        files: archive.files().to_vec(),
    }
}

/// The name of a backup that was given none.
pub(crate) fn default_name(now: time::OffsetDateTime) -> PathBuf {
    let form = time::macros::format_description!("[year][month][day]-[hour][minute][second]");
    let stamp = now
        .to_offset(store::clock::ZONE)
        .format(&form)
        .unwrap_or_default();
    format!("yongyitong-{stamp}.backup").into()
}
