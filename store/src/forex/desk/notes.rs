//! What officers write for officers: a type and a table of its own, which no page of an applicant reads.

use domain::access::{Actor, WriteAtDesk};
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use time::OffsetDateTime;

use super::history::happened;
use super::people;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{By, Case};
use crate::entity::{instant, micros, note};
use crate::{Error, Store};

/// An internal note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The name of the officer who wrote it.
    pub author: String,
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub text: String,
}

/// Writes an internal note, once however often the form arrives.
pub async fn write_note(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    text: &str,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<WriteAtDesk>(store, &tx, actor, case).await?;
    if seen(store, &tx, actor.account, sent).await? != Repeat::New {
        return Ok(());
    }
    let id = store.new_uuid();
    let row = note::ActiveModel {
        id: Set(id),
        case_id: Set(case.row.id),
        author_id: Set(grant.actor().0),
        text_enc: Set(case.seal("note", "text_enc", id, text)),
        written_at: Set(micros(store.clock().now())),
    };
    note::Entity::insert(row).exec_without_returning(&tx).await?;
    happened(store, &tx, &case, By::from(&grant), ("note", "", None)).await?;
    remember(store, &tx, actor.account, sent, "noted").await?;
    tx.commit().await?;
    Ok(())
}

/// All notes of a case, the oldest first.
pub(super) async fn notes(store: &Store, db: &impl ConnectionTrait, case: &Case) -> Result<Vec<Note>, Error> {
    let rows = note::Entity::find()
        .filter(note::Column::CaseId.eq(case.row.id))
        .order_by_asc(note::Column::WrittenAt)
        .order_by_asc(note::Column::Id)
        .all(db)
        .await?;
    let authors = rows.iter().map(|row| row.author_id).collect();
    let names = people::names(store, db, authors).await?;
    let note = |row: note::Model| {
        Ok(Note {
            author: names.get(&row.author_id).cloned().unwrap_or_default(),
            at: instant(row.written_at).ok_or_else(|| Error::corrupt("note.written_at"))?,
            text: case.unseal("note", "text_enc", row.id, &row.text_enc)?,
        })
    };
    rows.into_iter().map(note).collect()
}
