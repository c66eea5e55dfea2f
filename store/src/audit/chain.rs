//! How entries hang together: the hash of each, and the text that is signed.

use std::fmt::Write;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

use crate::entity::{Micros, audit_entry};

/// Every so many entries stand under a signature, whatever else happens.
pub(super) const CHECKPOINT_ENTRIES: i64 = 100;

/// Where the chain stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The number of the last sealed entry, counted from 1; 0 before the first.
    pub seq: i64,
    /// Its hash (SHA-256); 32 zeros before the first.
    pub hash: Vec<u8>,
}

impl Head {
    /// Before the first entry.
    pub(super) fn start() -> Self {
        Self {
            seq: 0,
            hash: vec![0; 32],
        }
    }

    /// The head after one more entry.
    pub(super) fn followed_by(&self, entry: &audit_entry::Model) -> Self {
        let seq = self.seq.saturating_add(1);
        Self {
            seq,
            hash: digest(seq, &self.hash, entry).to_vec(),
        }
    }

    /// The canonical text that a checkpoint signs.
    pub(super) fn checkpoint_text(&self, at: Micros) -> String {
        let mut text = format!("audit checkpoint 1\nseq {}\nat {at}\nhash ", self.seq);
        for byte in &self.hash {
            // Writing to a string cannot fail.
            write!(text, "{byte:02x}").unwrap_or_default();
        }
        text
    }
}

/// The last sealed entry, as a receipt quotes it.
///
/// # Errors
/// The database refuses.
pub async fn head(db: &impl ConnectionTrait) -> Result<Head, DbErr> {
    let last = audit_entry::Entity::find()
        .filter(audit_entry::Column::Seq.is_not_null())
        .order_by_desc(audit_entry::Column::Seq)
        .one(db)
        .await?;
    Ok(last.map_or_else(Head::start, |row| Head {
        seq: row.seq.unwrap_or_default(),
        hash: row.hash.unwrap_or_default(),
    }))
}

/// The hash of an entry in a place of the chain. Every field is preceded by its length, so that no two entries are
/// written alike.
pub(super) fn digest(seq: i64, previous_hash: &[u8], entry: &audit_entry::Model) -> [u8; 32] {
    let actor = entry.actor_id.map(uuid::Uuid::into_bytes);
    let fields: [&[u8]; 8] = [
        &seq.to_be_bytes(),
        previous_hash,
        entry.id.as_bytes(),
        &entry.at.to_be_bytes(),
        actor.as_ref().map_or(&[], |id| id.as_slice()),
        entry.action.as_bytes(),
        entry.object.as_bytes(),
        entry.detail.as_bytes(),
    ];
    let mut hash = Sha256::new_with_prefix("audit entry 1\n");
    for field in fields {
        hash.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(field);
    }
    hash.finalize().into()
}
