//! What applicant and officers write to each other.

use domain::access::{Action, Actor, Grant, ReadOwn, WriteAsApplicant, WriteAtDesk};
use domain::ids::CaseId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Set};
use strum::{Display, EnumString};
use time::OffsetDateTime;
use uuid::Uuid;

use super::history::happened;
use super::people;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{By, Case, letters};
use crate::entity::{instant, message, micros};
use crate::{Error, Store};

/// Which side wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum FromSide {
    /// The applicant.
    Applicant,
    /// The bank.
    Officer,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who wrote it.
    pub from: FromSide,
    /// The officer's name, for officers; applicants deal with the bank.
    pub author: Option<String>,
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub text: String,
}

/// Writes to the officers of one's own case, once however often the form arrives. The officer who has it gets a notice.
///
/// # Errors
/// [`Error::NotNow`] for a draft: nobody would read it.
pub async fn write_as_applicant(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    text: &str,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<WriteAsApplicant>(store, &tx, actor, case).await?;
    if case.row.reference.is_none() {
        return Err(Error::NotNow);
    }
    if seen(store, &tx, actor.account, sent).await? != Repeat::New {
        return Ok(());
    }
    write(store, &tx, &case, &grant, (FromSide::Applicant, text)).await?;
    letters::tell_maker(store, &tx, &case, "message_to_bank").await?;
    remember(store, &tx, actor.account, sent, "written").await?;
    tx.commit().await?;
    Ok(())
}

/// Writes to the applicant, who gets a notice and a letter that says so.
pub async fn write_as_officer(
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
    write(store, &tx, &case, &grant, (FromSide::Officer, text)).await?;
    let reference = case.row.reference.clone().unwrap_or_default();
    letters::tell_applicant(store, &tx, &case, "message", &[("reference", reference)]).await?;
    remember(store, &tx, actor.account, sent, "written").await?;
    tx.commit().await?;
    Ok(())
}

async fn write<A: Action>(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    grant: &Grant<A>,
    (from, text): (FromSide, &str),
) -> Result<(), Error> {
    let id = store.new_uuid();
    let row = message::ActiveModel {
        id: Set(id),
        case_id: Set(case.row.id),
        from_side: Set(from.to_string()),
        author_id: Set(Some(grant.actor().0)),
        text_enc: Set(case.seal("message", "text_enc", id, text)),
        sent_at: Set(micros(store.clock().now())),
        read_at: Set(None),
    };
    message::Entity::insert(row).exec_without_returning(tx).await?;
    happened(store, tx, case, By::from(grant), ("message", "", None)).await
}

/// The messages of one's own case, the oldest first; officers stay unnamed.
pub async fn own_messages(store: &Store, actor: &Actor, case: CaseId) -> Result<Vec<Message>, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadOwn>(store, db, actor, case).await?;
    let rows = rows(db, &case).await?;
    mark_read(store, &rows, FromSide::Officer).await?;
    rows.into_iter().map(|row| read(&case, &row, None)).collect()
}

/// The messages of a case with the officers' names, the oldest first.
pub(super) async fn messages(
    store: &Store,
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<Vec<Message>, Error> {
    let rows = rows(db, case).await?;
    mark_read(store, &rows, FromSide::Applicant).await?;
    let of_bank = rows
        .iter()
        .filter(|row| row.from_side == FromSide::Officer.to_string());
    let officers = of_bank.filter_map(|row| row.author_id).collect();
    let names = people::names(store, db, officers).await?;
    rows.into_iter()
        .map(|row| {
            read(
                case,
                &row,
                row.author_id.and_then(|author| names.get(&author).cloned()),
            )
        })
        .collect()
}

/// Notes when the other side first saw what this side wrote.
async fn mark_read(store: &Store, rows: &[message::Model], from: FromSide) -> Result<(), Error> {
    let unread = rows
        .iter()
        .filter(|row| row.read_at.is_none() && row.from_side == from.to_string());
    let unread: Vec<Uuid> = unread.map(|row| row.id).collect();
    if unread.is_empty() {
        return Ok(());
    }
    let tx = store.database().begin_write().await?;
    message::Entity::update_many()
        .col_expr(message::Column::ReadAt, Expr::value(micros(store.clock().now())))
        .filter(message::Column::Id.is_in(unread))
        .exec(&tx)
        .await?;
    Ok(tx.commit().await?)
}

async fn rows(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<message::Model>, Error> {
    let rows = message::Entity::find()
        .filter(message::Column::CaseId.eq(case.row.id))
        .order_by_asc(message::Column::SentAt)
        .order_by_asc(message::Column::Id);
    Ok(rows.all(db).await?)
}

fn read(case: &Case, row: &message::Model, author: Option<String>) -> Result<Message, Error> {
    Ok(Message {
        from: row.from_side.parse()?,
        author,
        at: instant(row.sent_at).ok_or_else(|| Error::corrupt("message.sent_at"))?,
        text: case.unseal("message", "text_enc", row.id, &row.text_enc)?,
    })
}
