//! Making loose entries part of the chain.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use time::OffsetDateTime;

use super::chain::{CHECKPOINT_ENTRIES, Head, head};
use crate::crypto::Signer;
use crate::database::Database;
use crate::entity::{Micros, audit_checkpoint, audit_entry, job_lease, micros};

/// The row of `job_lease` that lets one node at a time seal.
const LEASE: &str = "audit_seal";

/// Seals up to `limit` loose entries, oldest first, and signs the new head; says how many there were.
///
/// Signed are every hundredth entry and the last of each run, thus also the last of a day: whoever cuts the chain
/// short or writes it anew has to forge a signature.
///
/// # Errors
/// The database refuses; nothing is sealed then, and the next run begins where this one did.
pub async fn seal(
    database: &Database,
    signer: &Signer,
    now: OffsetDateTime,
    limit: u64,
) -> Result<u64, DbErr> {
    // An idle installation writes nothing.
    if loose_entries(database.reader(), 1).await?.is_empty() {
        return Ok(0);
    }
    let now = micros(now);
    let tx = database.begin_write().await?;
    wait_for_turn(&tx, now).await?;
    let mut head = head(&tx).await?;
    let loose = loose_entries(&tx, limit).await?;
    for (place, entry) in loose.iter().enumerate() {
        let next = head.followed_by(entry);
        link(&tx, entry, &head, &next).await?;
        if next.seq % CHECKPOINT_ENTRIES == 0 || place + 1 == loose.len() {
            sign(&tx, signer, &next, now).await?;
        }
        head = next;
    }
    tx.commit().await?;
    Ok(loose.len() as u64)
}

/// Locks the lease row until the transaction ends, so it cannot outlive a node that dies. Another node waits here and
/// then sees the head this one left; without it the unique `seq` would refuse the second.
async fn wait_for_turn(tx: &DatabaseTransaction, now: Micros) -> Result<(), DbErr> {
    let lease = job_lease::ActiveModel {
        name: Set(LEASE.to_owned()),
        holder: Set(String::new()),
        until: Set(now),
    };
    let again = OnConflict::column(job_lease::Column::Name)
        .update_column(job_lease::Column::Until)
        .to_owned();
    job_lease::Entity::insert(lease)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await
        .map(drop)
}

async fn loose_entries(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<audit_entry::Model>, DbErr> {
    audit_entry::Entity::find()
        .filter(audit_entry::Column::Seq.is_null())
        .order_by_asc(audit_entry::Column::At)
        .order_by_asc(audit_entry::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

async fn link(
    tx: &DatabaseTransaction,
    entry: &audit_entry::Model,
    previous: &Head,
    own: &Head,
) -> Result<(), DbErr> {
    let updated = audit_entry::Entity::update_many()
        .col_expr(audit_entry::Column::Seq, Expr::value(own.seq))
        .col_expr(
            audit_entry::Column::PreviousHash,
            Expr::value(previous.hash.clone()),
        )
        .col_expr(audit_entry::Column::Hash, Expr::value(own.hash.clone()))
        .filter(audit_entry::Column::Id.eq(entry.id))
        .filter(audit_entry::Column::Seq.is_null())
        .exec(tx)
        .await?;
    if updated.rows_affected == 1 {
        Ok(())
    } else {
        Err(DbErr::RecordNotUpdated)
    }
}

async fn sign(tx: &DatabaseTransaction, signer: &Signer, head: &Head, at: Micros) -> Result<(), DbErr> {
    let checkpoint = audit_checkpoint::ActiveModel {
        seq: Set(head.seq),
        hash: Set(head.hash.clone()),
        at: Set(at),
        signature: Set(signer.sign(&head.checkpoint_text(at)).to_vec()),
    };
    audit_checkpoint::Entity::insert(checkpoint)
        .exec_without_returning(tx)
        .await
        .map(drop)
}
