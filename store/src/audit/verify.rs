//! Walking the chain: is everything still as it was sealed?

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use time::OffsetDateTime;

use super::chain::{CHECKPOINT_ENTRIES, Head, digest, head};
use crate::crypto::{PublicKey, same};
use crate::database::Database;
use crate::entity::{audit_checkpoint, audit_entry, instant};

/// Entries held in memory at once.
const PAGE_ENTRIES: u64 = 500;

/// What a walk over the audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Entries in the chain.
    pub sealed: u64,
    /// Entries not yet in the chain; for these there is no proof.
    pub unsealed: u64,
    /// How long the oldest of them has waited; more than seconds means that sealing stands still.
    pub oldest_unsealed_at: Option<OffsetDateTime>,
    /// The first place where the chain does not hold.
    pub fault: Option<Fault>,
}

/// Where and how the chain is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The number of the entry.
    pub seq: i64,
    /// What happened to it.
    pub kind: FaultKind,
}

/// What can happen to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// It no longer says what was sealed.
    Changed,
    /// It is gone.
    Removed,
    /// Another entry of the chain stands in its place.
    Reordered,
    /// Its signature is missing or false.
    BadCheckpoint,
}

/// Walks the whole chain page by page and checks every hash, link and signature, while sealing may go on.
///
/// What no check can see: that the end of the chain was cut off together with its signatures at an earlier signed
/// entry. For this compare the head with one that was quoted elsewhere, as receipts do.
///
/// # Errors
/// The database refuses. A broken chain is not an error but [`Report::fault`].
pub async fn verify(database: &Database, public_key: &PublicKey) -> Result<Report, DbErr> {
    // Otherwise an entry sealed during the walk would seem to lack its signature.
    let tx = database.begin_snapshot().await?;
    let loose = || audit_entry::Entity::find().filter(audit_entry::Column::Seq.is_null());
    let oldest = loose().order_by_asc(audit_entry::Column::At).one(&tx).await?;
    let report = Report {
        sealed: sealed_after(i64::MIN).count(&tx).await?,
        unsealed: loose().count(&tx).await?,
        oldest_unsealed_at: oldest.and_then(|entry| instant(entry.at)),
        fault: walk(&tx, public_key, Head::start()).await?,
    };
    tx.rollback().await?;
    Ok(report)
}

/// What a walk over the end of the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// The signed entry behind which the walk began; 0 for the whole chain.
    pub after: i64,
    /// The last sealed entry.
    pub head: Head,
    /// The first place where the chain does not hold.
    pub fault: Option<Fault>,
}

/// Walks the last `entries` of the chain, and at most a hundred more: from the signed entry before them to the end. So
/// much work is bounded that a page can do it; what lies before is vouched for by that signature alone.
///
/// # Errors
/// The database refuses. A broken chain is not an error but [`Recent::fault`].
pub async fn verify_recent(
    database: &Database,
    public_key: &PublicKey,
    entries: i64,
) -> Result<Recent, DbErr> {
    let tx = database.begin_snapshot().await?;
    let head = head(&tx).await?;
    let signed = audit_checkpoint::Entity::find()
        .filter(audit_checkpoint::Column::Seq.lte(head.seq.saturating_sub(entries)))
        .order_by_desc(audit_checkpoint::Column::Seq)
        .one(&tx)
        .await?;
    let start = signed.as_ref().map_or_else(Head::start, |checkpoint| Head {
        seq: checkpoint.seq,
        hash: checkpoint.hash.clone(),
    });
    let after = start.seq;
    let fault = match checkpoint_fault(&start, signed.as_ref(), public_key) {
        Some(kind) if after > 0 => Some(Fault { seq: after, kind }),
        _ => walk(&tx, public_key, start).await?,
    };
    tx.rollback().await?;
    Ok(Recent { after, head, fault })
}

async fn walk(tx: &DatabaseTransaction, public_key: &PublicKey, start: Head) -> Result<Option<Fault>, DbErr> {
    // Numbers below 1 are never given, so an entry that has one is met first and found out.
    let mut page_start = if start.seq == 0 { i64::MIN } else { start.seq };
    let mut reached = start;
    loop {
        let page = page_after(tx, page_start).await?;
        let Some(page_end) = page.last().and_then(|entry| entry.seq) else {
            return end_fault(tx, &reached).await;
        };
        let checkpoints = checkpoints_between(tx, page_start, page_end).await?;
        for entry in &page {
            if let Some(fault) = link_fault(tx, &reached, entry).await? {
                return Ok(Some(fault));
            }
            reached = reached.followed_by(entry);
            if let Some(kind) = checkpoint_fault(&reached, checkpoints.get(&reached.seq), public_key) {
                return Ok(Some(Fault {
                    seq: reached.seq,
                    kind,
                }));
            }
        }
        page_start = page_end;
    }
}

/// What is wrong behind the last entry: it is always signed, and nothing is signed that is not there.
async fn end_fault(tx: &DatabaseTransaction, reached: &Head) -> Result<Option<Fault>, DbErr> {
    let signed = checkpoints_between(tx, reached.seq.saturating_sub(1), i64::MAX).await?;
    Ok(match signed.last_key_value() {
        Some((seq, _)) if *seq > reached.seq => Some(Fault {
            seq: reached.seq.saturating_add(1),
            kind: FaultKind::Removed,
        }),
        None if reached.seq > 0 => Some(Fault {
            seq: reached.seq,
            kind: FaultKind::BadCheckpoint,
        }),
        _ => None,
    })
}

/// What is wrong with an entry that should follow `reached`.
async fn link_fault(
    tx: &DatabaseTransaction,
    reached: &Head,
    entry: &audit_entry::Model,
) -> Result<Option<Fault>, DbErr> {
    let seq = reached.seq.saturating_add(1);
    if entry.seq != Some(seq) {
        return Ok(Some(Fault {
            seq,
            kind: FaultKind::Removed,
        }));
    }
    let is_whole = is_sealed_as(entry, seq, previous_of(entry), hash_of(entry));
    let follows = previous_of(entry) == reached.hash;
    Ok(match (is_whole, follows) {
        (true, true) => None,
        (true, false) => Some(Fault {
            seq: hashed_anew(tx, reached, entry).await?,
            kind: FaultKind::Changed,
        }),
        (false, _) if belongs_elsewhere(tx, entry).await? => Some(Fault {
            seq,
            kind: FaultKind::Reordered,
        }),
        (false, _) => Some(Fault {
            seq,
            kind: FaultKind::Changed,
        }),
    })
}

/// Two neighbours are each whole but do not fit: one was changed and given a new hash. If the next entry, or the
/// signature on the last one, still goes with the second, it was the first.
async fn hashed_anew(
    tx: &DatabaseTransaction,
    reached: &Head,
    entry: &audit_entry::Model,
) -> Result<i64, DbErr> {
    let seq = reached.seq.saturating_add(1);
    let next = sealed_after(seq).one(tx).await?;
    let signed = checkpoints_between(tx, reached.seq, seq).await?;
    let vouched_for = match &next {
        Some(next) => Some(previous_of(next)),
        None => signed.get(&seq).map(|checkpoint| checkpoint.hash.as_slice()),
    };
    let is_genuine = vouched_for == Some(hash_of(entry));
    Ok(if is_genuine && reached.seq > 0 {
        reached.seq
    } else {
        seq
    })
}

/// Whether the entry was sealed at another place of the chain: its number was swapped, or all it says was.
async fn belongs_elsewhere(tx: &DatabaseTransaction, entry: &audit_entry::Model) -> Result<bool, DbErr> {
    let mut page_start = 0;
    loop {
        let page = page_after(tx, page_start).await?;
        let Some(page_end) = page.last().and_then(|other| other.seq) else {
            return Ok(false);
        };
        let places = page.iter().filter(|place| place.seq != entry.seq);
        for (place, seq) in places.filter_map(|place| Some((place, place.seq?))) {
            let number_swapped = is_sealed_as(entry, seq, previous_of(entry), hash_of(entry));
            if number_swapped || is_sealed_as(entry, seq, previous_of(place), hash_of(place)) {
                return Ok(true);
            }
        }
        page_start = page_end;
    }
}

fn checkpoint_fault(
    reached: &Head,
    checkpoint: Option<&audit_checkpoint::Model>,
    public_key: &PublicKey,
) -> Option<FaultKind> {
    let Some(checkpoint) = checkpoint else {
        return (reached.seq % CHECKPOINT_ENTRIES == 0).then_some(FaultKind::BadCheckpoint);
    };
    let signed = Head {
        seq: checkpoint.seq,
        hash: checkpoint.hash.clone(),
    };
    if !public_key.verify(&signed.checkpoint_text(checkpoint.at), &checkpoint.signature) {
        return Some(FaultKind::BadCheckpoint);
    }
    // The signature is ours, so it is the chain up to here that was written anew.
    (signed != *reached).then_some(FaultKind::Changed)
}

fn is_sealed_as(entry: &audit_entry::Model, seq: i64, previous_hash: &[u8], hash: &[u8]) -> bool {
    same(digest(seq, previous_hash, entry), hash)
}

fn previous_of(entry: &audit_entry::Model) -> &[u8] {
    entry.previous_hash.as_deref().unwrap_or_default()
}

fn hash_of(entry: &audit_entry::Model) -> &[u8] {
    entry.hash.as_deref().unwrap_or_default()
}

fn sealed_after(seq: i64) -> Select<audit_entry::Entity> {
    audit_entry::Entity::find()
        .filter(audit_entry::Column::Seq.gt(seq))
        .order_by_asc(audit_entry::Column::Seq)
}

async fn page_after(tx: &DatabaseTransaction, seq: i64) -> Result<Vec<audit_entry::Model>, DbErr> {
    sealed_after(seq).limit(PAGE_ENTRIES).all(tx).await
}

async fn checkpoints_between(
    tx: &DatabaseTransaction,
    after: i64,
    up_to: i64,
) -> Result<BTreeMap<i64, audit_checkpoint::Model>, DbErr> {
    let rows = audit_checkpoint::Entity::find()
        .filter(audit_checkpoint::Column::Seq.gt(after))
        .filter(audit_checkpoint::Column::Seq.lte(up_to))
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| (row.seq, row)).collect())
}
