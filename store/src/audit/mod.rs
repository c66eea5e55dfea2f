//! The audit: who did what to which thing, in a chain that nobody can change unnoticed.
//!
//! An entry is written by the transaction it tells about, still loose: a chain in every transaction would be one lock
//! for the whole installation. One job then [`seal()`]s the loose entries in order, each hash covering the one before,
//! and signs where the chain stands. [`verify()`] walks it all. Entries hold ids, codes and counts, never what a person
//! told us, because they outlive every erasure.

mod actions;
mod chain;
mod seal;
pub mod trail;
mod verify;

use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbErr, EntityTrait};
use time::OffsetDateTime;
use uuid::Uuid;

pub use actions::ACTIONS;
pub use chain::{Head, head};
pub use seal::seal;
pub use verify::{Fault, FaultKind, Recent, Report, verify, verify_recent};

use crate::entity::{audit_entry, micros};

/// One act to be remembered.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The entry's own id.
    pub id: Uuid,
    /// When it was done.
    pub at: OffsetDateTime,
    /// The account that did it; `None` for the system and for guests.
    pub actor: Option<Uuid>,
    /// What was done: one of [`ACTIONS`], or an act of the state table.
    pub action: &'a str,
    /// To what, such as `case_file/0190…`.
    pub object: &'a str,
    /// Codes and counts that say more; may be empty.
    pub detail: &'a str,
}

/// Writes an entry with the change it tells about: both happen or neither.
///
/// # Errors
/// The database refuses.
pub async fn record(tx: &DatabaseTransaction, entry: Entry<'_>) -> Result<(), DbErr> {
    debug_assert!(actions::is_known(entry.action), "{} has no words", entry.action);
    let row = audit_entry::ActiveModel {
        id: Set(entry.id),
        at: Set(micros(entry.at)),
        actor_id: Set(entry.actor),
        action: Set(entry.action.to_owned()),
        object: Set(entry.object.to_owned()),
        detail: Set(entry.detail.to_owned()),
        seq: Set(None),
        previous_hash: Set(None),
        hash: Set(None),
    };
    audit_entry::Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .map(drop)
}
