//! Letters on their way out: leased by a worker, sent, tried again, or given up where an operator sees them.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::crypto::Place;
use crate::entity::{data_key, instant, micros, outbox};
use crate::identity::Contact;
use crate::{Error, Store};

/// How often a letter is tried before it is parked.
pub const ATTEMPTS_MAX: i32 = 8;

/// For how long a worker has a letter to itself.
const LEASE: Duration = Duration::minutes(2);

/// How long after the first failure a letter is tried again; each further wait is four times as long.
const FIRST_WAIT: Duration = Duration::seconds(10);

/// The way a letter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Channel {
    /// E-mail.
    Mail,
    /// A short message to a mobile number.
    Sms,
}

/// A letter with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Its id, which stays the same in every attempt.
    pub id: Uuid,
    /// The way it takes.
    pub channel: Channel,
    /// The address or number.
    pub to: String,
    /// The subject; empty for short messages.
    pub subject: String,
    /// The text.
    pub body: String,
    /// When it was written.
    pub created_at: OffsetDateTime,
    /// How often it was tried, this attempt included.
    pub attempts: i32,
}

/// Whether any letter waits; asked before a worker writes anything.
pub async fn is_due(store: &Store) -> Result<bool, Error> {
    Ok(due(micros(store.clock().now()))
        .limit(1)
        .count(store.reader())
        .await?
        > 0)
}

/// Takes up to `limit` letters that are due, oldest first, and keeps other workers off them for two minutes. One that
/// cannot be opened is parked, so that it holds up no other.
pub async fn take(store: &Store, limit: u64) -> Result<Vec<Outgoing>, Error> {
    let now = store.clock().now();
    let tx = store.database().begin_write().await?;
    let rows = due(micros(now))
        .order_by_asc(outbox::Column::NextAt)
        .limit(limit)
        .all(&tx)
        .await?;
    let mut taken = Vec::new();
    for row in rows {
        if lease(&tx, &row, now).await? {
            taken.push(row);
        }
    }
    tx.commit().await?;
    let mut letters = Vec::new();
    for (row, letter) in open_all(store, taken).await? {
        match letter {
            Ok(letter) => letters.push(Outgoing {
                attempts: letter.attempts.saturating_add(1),
                ..letter
            }),
            Err(error) => {
                tracing::error!(letter = %row.simple(), %error, "a letter does not open and was given up");
                park(store, row, "it does not open").await?;
            }
        }
    }
    Ok(letters)
}

fn due(now: i64) -> Select<outbox::Entity> {
    use outbox::Column as C;
    let is_free = Condition::any()
        .add(C::LeasedUntil.is_null())
        .add(C::LeasedUntil.lte(now));
    let waiting = outbox::Entity::find()
        .filter(C::SentAt.is_null())
        .filter(C::ParkedAt.is_null());
    waiting.filter(C::NextAt.lte(now)).filter(is_free)
}

/// False when another worker was quicker.
async fn lease(tx: &DatabaseTransaction, row: &outbox::Model, now: OffsetDateTime) -> Result<bool, Error> {
    use outbox::Column as C;
    let written = outbox::Entity::update_many()
        .col_expr(C::LeasedUntil, Expr::value(micros(now + LEASE)))
        .col_expr(C::Attempts, Expr::value(row.attempts.saturating_add(1)))
        .filter(C::Id.eq(row.id))
        .filter(C::Attempts.eq(row.attempts))
        .exec(tx)
        .await?;
    Ok(written.rows_affected == 1)
}

/// The letter is out.
pub async fn sent(store: &Store, id: Uuid) -> Result<(), Error> {
    let now = micros(store.clock().now());
    change(
        store,
        id,
        [
            (outbox::Column::SentAt, Expr::value(now)),
            (outbox::Column::LastError, none()),
        ],
    )
    .await
}

/// The letter could not be sent: it is tried again later, with up to a quarter more of waiting at random so that many
/// do not come back at once, or parked after the last attempt. `reason` names no person.
pub async fn failed(store: &Store, letter: &Outgoing, reason: &str) -> Result<(), Error> {
    if letter.attempts >= ATTEMPTS_MAX {
        return park(store, letter.id, reason).await;
    }
    let tries_before = u32::try_from(letter.attempts - 1).unwrap_or(0);
    let wait = FIRST_WAIT * 4_i32.saturating_pow(tries_before);
    let [random] = store.chance().bytes::<1>();
    let next = store.clock().now() + wait + wait * i32::from(random) / 1_024;
    let next = (outbox::Column::NextAt, Expr::value(micros(next)));
    change(
        store,
        letter.id,
        [next, (outbox::Column::LastError, Expr::value(reason))],
    )
    .await
}

/// The letter is given up until an operator acts.
pub async fn park(store: &Store, id: Uuid, reason: &str) -> Result<(), Error> {
    let parked = (outbox::Column::ParkedAt, Expr::value(micros(store.clock().now())));
    change(
        store,
        id,
        [parked, (outbox::Column::LastError, Expr::value(reason))],
    )
    .await
}

fn none() -> Expr {
    Expr::value(Option::<String>::None)
}

async fn change(store: &Store, id: Uuid, columns: [(outbox::Column, Expr); 2]) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let free =
        outbox::Entity::update_many().col_expr(outbox::Column::LeasedUntil, Expr::value(Option::<i64>::None));
    let update = columns
        .into_iter()
        .fold(free, |update, (column, value)| update.col_expr(column, value));
    update.filter(outbox::Column::Id.eq(id)).exec(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// How many letters wait, and how many were given up; for the operator.
pub async fn standing(store: &Store) -> Result<(u64, u64), Error> {
    use outbox::Column as C;
    let waiting = outbox::Entity::find()
        .filter(C::SentAt.is_null())
        .filter(C::ParkedAt.is_null());
    let parked = outbox::Entity::find().filter(C::ParkedAt.is_not_null());
    Ok((
        waiting.count(store.reader()).await?,
        parked.count(store.reader()).await?,
    ))
}

/// The newest letters, sent or not, with their words: the demonstration's mailbox. What cannot be opened is left out.
pub async fn newest(store: &Store, limit: u64) -> Result<Vec<Outgoing>, Error> {
    let newest = outbox::Entity::find()
        .order_by_desc(outbox::Column::CreatedAt)
        .order_by_desc(outbox::Column::Id);
    let opened = open_all(store, newest.limit(limit).all(store.reader()).await?).await?;
    Ok(opened.into_iter().filter_map(|(_, letter)| letter.ok()).collect())
}

/// Each letter with its id, or why it does not open.
async fn open_all(
    store: &Store,
    rows: Vec<outbox::Model>,
) -> Result<Vec<(Uuid, Result<Outgoing, Error>)>, Error> {
    let keys = keys_of(store.reader(), &rows).await?;
    Ok(rows.iter().map(|row| (row.id, open(store, &keys, row))).collect())
}

/// To whom each of these letters goes, masked; nothing where it does not open.
pub(super) async fn masked_receivers(
    store: &Store,
    rows: &[outbox::Model],
) -> Result<Vec<Option<String>>, Error> {
    let keys = keys_of(store.reader(), rows).await?;
    let receiver = |row| {
        let to = open(store, &keys, row).ok()?.to;
        Contact::parse(&to).ok().map(|contact| contact.masked())
    };
    Ok(rows.iter().map(receiver).collect())
}

async fn keys_of(
    db: &impl ConnectionTrait,
    rows: &[outbox::Model],
) -> Result<BTreeMap<Uuid, data_key::Model>, Error> {
    let ids = rows.iter().filter_map(|row| row.data_key_id);
    let keys = data_key::Entity::find()
        .filter(data_key::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(keys.into_iter().map(|key| (key.id, key)).collect())
}

fn open(
    store: &Store,
    keys: &BTreeMap<Uuid, data_key::Model>,
    row: &outbox::Model,
) -> Result<Outgoing, Error> {
    let key = row
        .data_key_id
        .and_then(|id| keys.get(&id))
        .ok_or(Error::NotFound)?;
    let key = store.unwrap_key(key)?;
    let text = |column, sealed: &[u8]| key.open_text(&Place::new("outbox", column, row.id), sealed);
    Ok(Outgoing {
        id: row.id,
        channel: row.channel.parse()?,
        to: text("to_enc", &row.to_enc)?,
        subject: text("subject_enc", &row.subject_enc)?,
        body: text("body_enc", &row.body_enc)?,
        created_at: instant(row.created_at).ok_or_else(|| Error::corrupt("outbox.created_at"))?,
        attempts: row.attempts,
    })
}
