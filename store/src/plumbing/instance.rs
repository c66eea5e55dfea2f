//! What is true of the whole installation.

use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Set};

use crate::Error;
use crate::crypto::KeyRing;
use crate::database::Database;
use crate::entity::{account, instance};

/// The row that names the key ring.
const KEY_RING: &str = "key_ring";
/// The row that marks a demonstration.
const DEMONSTRATION: &str = "demonstration";
/// The row that says that a demonstration is complete.
const FILLED: &str = "demonstration_filled";

/// Why this program may not work on this database.
#[derive(Debug, thiserror::Error)]
pub enum Mismatch {
    /// What is sealed here does not open with this ring.
    #[error("the database belongs to another key ring: give this installation the ring it was begun with")]
    OtherKeyRing,
    /// Invented people must not mix with real ones.
    #[error("the database holds a demonstration: serve it with --demo, or use another data folder")]
    IsDemonstration,
    /// A demonstration must not be filled into a real installation.
    #[error("the database holds a real installation: a demonstration needs a data folder of its own")]
    IsReal,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Ties the database to its key ring and to being a demonstration or not, at the first start; later starts must agree.
///
/// # Errors
/// [`Mismatch`]: the start has to stop.
pub async fn bind(database: &Database, keys: &KeyRing, is_demonstration: bool) -> Result<(), Mismatch> {
    let tx = database.begin_write().await.map_err(Error::from)?;
    let fingerprint = keys.fingerprint().to_vec();
    let ring = instance::Entity::find_by_id(KEY_RING)
        .one(&tx)
        .await
        .map_err(Error::from)?;
    let mark = instance::Entity::find_by_id(DEMONSTRATION)
        .one(&tx)
        .await
        .map_err(Error::from)?;
    match ring {
        Some(row) if row.value != fingerprint => return Err(Mismatch::OtherKeyRing),
        Some(_) => {}
        None => write(&tx, KEY_RING, fingerprint).await?,
    }
    if !is_demonstration && mark.is_some() {
        return Err(Mismatch::IsDemonstration);
    }
    if is_demonstration && mark.is_none() {
        let accounts = account::Entity::find().count(&tx).await.map_err(Error::from)?;
        if accounts > 0 {
            return Err(Mismatch::IsReal);
        }
        write(&tx, DEMONSTRATION, vec![1]).await?;
    }
    tx.commit().await.map_err(Error::from)?;
    Ok(())
}

/// The fingerprint of the key ring to which a database is tied.
pub(super) async fn key_ring(db: &impl ConnectionTrait) -> Result<Option<Vec<u8>>, Error> {
    let row = instance::Entity::find_by_id(KEY_RING).one(db).await?;
    Ok(row.map(|row| row.value))
}

/// Whether the demonstration was filled to its end.
pub async fn is_filled(database: &Database) -> Result<bool, Error> {
    Ok(instance::Entity::find_by_id(FILLED)
        .one(database.reader())
        .await?
        .is_some())
}

/// Remembers that the demonstration was filled to its end.
pub async fn mark_filled(database: &Database) -> Result<(), Error> {
    let tx = database.begin_write().await?;
    write(&tx, FILLED, vec![1]).await?;
    Ok(tx.commit().await?)
}

async fn write(tx: &sea_orm::DatabaseTransaction, name: &str, value: Vec<u8>) -> Result<(), Error> {
    let row = instance::ActiveModel {
        name: Set(name.to_owned()),
        value: Set(value),
    };
    instance::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
