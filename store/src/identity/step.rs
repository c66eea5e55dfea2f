//! Steps on the way in: somebody began, and a code or a second factor is still to come. The browser that began holds a
//! token; a code works only together with it.

mod begin;

pub use begin::send_again;
pub(super) use begin::{begin, code_unless_taken, to_no_account};

use domain::identity::{AccountKind, Language};
use domain::ids::AccountId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::letter::Message;
use super::{Contact, account};
use crate::crypto::{DataKey, OneTimeCode, Place, Token, same};
use crate::entity::{data_key, instant, micros, one_time_code};
use crate::{Error, Store};

/// How long a step stays open, and a code works.
pub const LASTS: Duration = Duration::minutes(10);
/// How often a code may be typed.
const TRIES_MAX: i32 = 5;

/// What a step leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Purpose {
    /// An account.
    Register,
    /// A session, without a password.
    SignIn,
    /// A session, after the password on a browser not known.
    Device,
    /// A session of staff, after the password.
    SecondFactor,
    /// The right to choose a new password.
    Recover,
    /// The new password itself, after the code.
    NewPassword,
    /// A fresh factor in a session.
    StepUp,
    /// Another address or number of an account.
    Contact,
}

/// A step that was begun.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the browser keeps.
    pub token: String,
    /// Where it goes on.
    pub purpose: Purpose,
}

/// What came of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finish<T> {
    /// It was right.
    Done(T),
    /// It was wrong; so many tries are left.
    Wrong {
        /// Tries left, at least one.
        tries_left: u32,
    },
    /// There is nothing to finish: too late, tried too often, or already done.
    Gone,
}

/// A step as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it leads to.
    pub purpose: Purpose,
    /// The masked contact.
    pub contact: String,
    /// Whether the code goes by mail.
    pub by_mail: bool,
    /// Until when it can be finished.
    pub ends_at: OffsetDateTime,
    /// Whose account it is; a step that leads nowhere says the same as one of the public.
    pub kind: AccountKind,
}

/// What waits for the code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Waiting {
    pub(super) contact: Contact,
    pub(super) language: Language,
    /// Of an account to be registered.
    pub(super) password_hash: Option<String>,
}

/// What is sent when a step begins.
#[derive(Clone, Copy)]
pub(super) enum Sent {
    /// A code.
    Code,
    /// Another letter; no code will ever be right. To the browser it looks the same.
    Other(Message<'static>),
    /// Nothing: the person has what is needed.
    Nothing,
}

/// A step whose token fits.
pub(super) struct Found {
    pub(super) row: one_time_code::Model,
    pub(super) key: DataKey,
    pub(super) waiting: Waiting,
}

impl Found {
    /// The account it is about.
    pub(super) fn account(&self) -> Option<AccountId> {
        self.row.account_id.map(AccountId)
    }

    fn is_open(&self, now: OffsetDateTime) -> bool {
        self.row.used_at.is_none() && self.row.expires_at > micros(now) && self.row.tries < TRIES_MAX
    }
}

/// The step as its page shows it; `None` when it can no longer be finished.
pub async fn look(store: &Store, token: &str) -> Result<Option<Shown>, Error> {
    let Some(found) = find(store, store.reader(), token, false).await? else {
        return Ok(None);
    };
    if !found.is_open(store.clock().now()) {
        return Ok(None);
    }
    let kind = match found.account() {
        Some(id) => account::load(store, store.reader(), id).await?.kind,
        None => AccountKind::Public,
    };
    Ok(Some(Shown {
        purpose: found.row.purpose.parse()?,
        contact: found.waiting.contact.masked(),
        by_mail: found.waiting.contact.is_email(),
        ends_at: instant(found.row.expires_at).ok_or_else(|| Error::corrupt("one_time_code.expires_at"))?,
        kind,
    }))
}

/// Finds a step by what the browser holds; locks its row when it is about to be finished.
pub(super) async fn find(
    store: &Store,
    db: &impl ConnectionTrait,
    token: &str,
    for_update: bool,
) -> Result<Option<Found>, Error> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let mut query =
        one_time_code::Entity::find().filter(one_time_code::Column::TokenHash.eq(token.hash().to_vec()));
    if for_update {
        query = query.lock_exclusive();
    }
    let Some(row) = query.one(db).await? else {
        return Ok(None);
    };
    let key = data_key::Entity::find_by_id(row.data_key_id)
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    let key = store.unwrap_key(&key)?;
    let waiting = serde_json::from_slice(&key.open(&place(row.id), &row.payload_enc)?)?;
    Ok(Some(Found { row, key, waiting }))
}

/// Finds a step of this purpose that is still open, and spends one of its tries. The caller commits whatever comes
/// of it.
pub(super) async fn try_once(
    store: &Store,
    tx: &DatabaseTransaction,
    token: &str,
    purpose: impl Fn(Purpose) -> bool,
) -> Result<Option<Found>, Error> {
    let Some(found) = find(store, tx, token, true).await? else {
        return Ok(None);
    };
    if !found.is_open(store.clock().now()) || !purpose(found.row.purpose.parse()?) {
        return Ok(None);
    }
    let spent = one_time_code::ActiveModel {
        tries: Set(found.row.tries + 1),
        ..Default::default()
    };
    one_time_code::Entity::update_many()
        .set(spent)
        .filter(one_time_code::Column::Id.eq(found.row.id))
        .exec(tx)
        .await?;
    Ok(Some(found))
}

/// Whether the typed code is the one that was sent.
pub(super) fn is_right(store: &Store, found: &Found, typed: &str) -> bool {
    let (Some(code), Some(stored)) = (OneTimeCode::parse(typed), found.row.code_hash.as_deref()) else {
        return false;
    };
    same(code.hash(store.keys().lookup(), found.row.id), stored)
}

/// What a wrong code leaves.
pub(super) fn wrong<T>(found: &Found) -> Finish<T> {
    match u32::try_from(TRIES_MAX - found.row.tries - 1) {
        Ok(tries_left) if tries_left > 0 => Finish::Wrong { tries_left },
        _ => Finish::Gone,
    }
}

/// The step is done and leads nowhere any more.
pub(super) async fn use_up(store: &Store, tx: &DatabaseTransaction, found: &Found) -> Result<(), Error> {
    let used = one_time_code::ActiveModel {
        used_at: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    };
    one_time_code::Entity::update_many()
        .set(used)
        .filter(one_time_code::Column::Id.eq(found.row.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whatever was sent to the account's contacts until now is worth nothing any more.
pub(super) async fn use_up_all(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<(), Error> {
    let used = one_time_code::ActiveModel {
        used_at: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    };
    one_time_code::Entity::update_many()
        .set(used)
        .filter(one_time_code::Column::AccountId.eq(account.0))
        .filter(one_time_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

fn place(id: Uuid) -> Place {
    Place::new("one_time_code", "payload_enc", id)
}
