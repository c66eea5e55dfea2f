//! Beginning a step, and the code that goes out.

use domain::ids::AccountId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};
use time::{Duration, OffsetDateTime};

use super::{LASTS, Purpose, Sent, Step, Waiting, find, place, use_up};
use crate::crypto::{OneTimeCode, Token};
use crate::entity::{micros, one_time_code};
use crate::identity::letter::{self, Message};
use crate::identity::{Contact, account};
use crate::{Error, Store};

const DAY: Duration = Duration::hours(24);

/// Begins a step.
///
/// # Errors
/// [`Error::TooMany`] when too many codes went to this contact within a day.
pub(in crate::identity) async fn begin(
    store: &Store,
    tx: &DatabaseTransaction,
    purpose: Purpose,
    account: Option<AccountId>,
    waiting: &Waiting,
    sent: Sent,
) -> Result<Step, Error> {
    let destination_hash = waiting.contact.hash(store);
    if !matches!(sent, Sent::Nothing) {
        check_day(store, tx, waiting, &destination_hash).await?;
    }
    let key = store.new_data_key(tx).await?;
    let (id, token, code) = (
        store.new_uuid(),
        Token::new(store.chance()),
        OneTimeCode::new(store.chance()),
    );
    let now = store.clock().now();
    let payload = serde_json::to_vec(waiting)?;
    let is_sent = !matches!(sent, Sent::Nothing);
    let row = one_time_code::ActiveModel {
        id: Set(id),
        purpose: Set(purpose.to_string()),
        token_hash: Set(token.hash().to_vec()),
        destination_hash: Set(destination_hash),
        account_id: Set(account.map(|account| account.0)),
        code_hash: Set(is_sent.then(|| code.hash(store.keys().lookup(), id).to_vec())),
        data_key_id: Set(key.id()),
        payload_enc: Set(key.seal(&place(id), &payload)),
        tries: Set(0),
        created_at: Set(micros(now)),
        expires_at: Set(micros(now + LASTS)),
        used_at: Set(None),
    };
    one_time_code::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    let to = (&waiting.contact, waiting.language);
    let message = match sent {
        Sent::Code => Some(Message::Code {
            purpose,
            code: code.text(),
        }),
        Sent::Other(message) => Some(message),
        Sent::Nothing => None,
    };
    if let Some(message) = message {
        letter::send(store, tx, &key, to, message).await?;
    }
    Ok(Step {
        token: token.text(),
        purpose,
    })
}

/// What goes to a contact that is to belong to an account: a code, or to one that does already a letter that says so.
pub(in crate::identity) async fn code_unless_taken(
    store: &Store,
    tx: &DatabaseTransaction,
    purpose: Purpose,
    contact: &Contact,
) -> Result<Sent, Error> {
    let is_locked = account::is_locked(store, tx, contact).await?;
    let taken = match purpose {
        Purpose::Contact => Message::ContactTaken,
        _ if is_locked => Message::AccountIsLocked,
        _ => Message::AlreadyRegistered,
    };
    let is_taken = is_locked || account::by_contact(store, tx, contact).await?.is_some();
    Ok(if is_taken { Sent::Other(taken) } else { Sent::Code })
}

/// What goes to a contact without an account that can be used: only who reads its letters learns why.
pub(in crate::identity) async fn to_no_account(
    store: &Store,
    tx: &DatabaseTransaction,
    contact: &Contact,
) -> Result<Sent, Error> {
    let is_locked = account::is_locked(store, tx, contact).await?;
    Ok(Sent::Other(if is_locked {
        Message::AccountIsLocked
    } else {
        Message::NoAccount
    }))
}

/// At most 5 codes a day go to a number and 20 to an address.
async fn check_day(
    store: &Store,
    tx: &DatabaseTransaction,
    waiting: &Waiting,
    destination_hash: &[u8],
) -> Result<(), Error> {
    let limit = if waiting.contact.is_email() { 20 } else { 5 };
    let now = store.clock().now();
    let sent = one_time_code::Entity::find()
        .filter(one_time_code::Column::DestinationHash.eq(destination_hash))
        .filter(one_time_code::Column::CodeHash.is_not_null())
        .filter(one_time_code::Column::CreatedAt.gt(micros(now - DAY)));
    if sent.clone().count(tx).await? < limit {
        return Ok(());
    }
    let oldest = sent
        .order_by_asc(one_time_code::Column::CreatedAt)
        .one(tx)
        .await?;
    let free_at = oldest.map_or(0, |row| row.created_at) + micros(OffsetDateTime::UNIX_EPOCH + DAY);
    let seconds = u32::try_from((free_at - micros(now)) / 1_000_000 + 1).unwrap_or(1);
    Err(Error::TooMany { seconds })
}

/// Sends a new code for an open step, which takes its place.
pub async fn send_again(store: &Store, token: &str) -> Result<Option<Step>, Error> {
    let tx = store.database().begin_write().await?;
    let Some(found) = find(store, &tx, token, true).await? else {
        return Ok(None);
    };
    let now = store.clock().now();
    if found.row.used_at.is_some() || found.row.expires_at <= micros(now) || found.row.code_hash.is_none() {
        return Ok(None);
    }
    let purpose: Purpose = found.row.purpose.parse()?;
    let sent = match (purpose, found.account()) {
        (Purpose::Register | Purpose::Contact, _) => {
            code_unless_taken(store, &tx, purpose, &found.waiting.contact).await?
        }
        (_, Some(_)) => Sent::Code,
        (_, None) => to_no_account(store, &tx, &found.waiting.contact).await?,
    };
    let step = begin(store, &tx, purpose, found.account(), &found.waiting, sent).await?;
    use_up(store, &tx, &found).await?;
    tx.commit().await?;
    Ok(Some(step))
}
