//! The second factor of staff and of whoever else wants one: a secret shared with an authenticator, and recovery codes
//! for the day it is lost.

pub mod recovery_codes;

use domain::identity::AccountKind;
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use secrecy::ExposeSecret;

use super::account::Account;
use super::delay::{self, Subject};
use super::letter::{self, Message};
use super::{Contact, SignedIn, account, object, record, session};
use crate::crypto::{DataKey, Place, RecoveryCode, TotpSecret};
use crate::entity::{account as table, micros};
use crate::{Error, Store};

/// What an authenticator needs; secret, so it does not print itself.
pub struct Enrolment {
    /// The `otpauth:` address in the picture.
    pub uri: String,
    /// The secret in base32, for typing it in.
    pub base32: String,
}

/// The second factor was set up; secret, so it does not print itself.
pub struct Enrolled {
    /// Ten codes that each stand in once; shown now and never again.
    pub recovery_codes: Vec<String>,
    /// The session's new token.
    pub token: String,
}

/// The secret that waits to be confirmed. Where it is to replace another one, it is shown after a fresh factor only.
pub async fn pending(store: &Store, who: &SignedIn, issuer: &str) -> Result<Option<Enrolment>, Error> {
    let account = account::load(store, store.reader(), who.account()).await?;
    if !may_enrol(store, who, &account) {
        return Ok(None);
    }
    let Some(secret) = pending_secret(&account)? else {
        return Ok(None);
    };
    let uri = secret
        .uri(issuer, account.contact()?.as_str())
        .expose_secret()
        .to_owned();
    Ok(Some(Enrolment {
        uri,
        base32: secret.base32().expose_secret().to_owned(),
    }))
}

/// Staff who have no second factor yet can do nothing else; everybody else has just given a fresh factor.
fn may_enrol(store: &Store, who: &SignedIn, account: &Account) -> bool {
    let is_first = account.kind == AccountKind::Staff && account.row.totp_confirmed_at.is_none();
    is_first || who.is_stepped_up(store.clock().now())
}

/// Confirms the waiting secret with a first code; one that it replaces is void from now on, and other sessions end.
/// `None` when the code is wrong.
pub async fn enrol(store: &Store, who: &SignedIn, typed: &str) -> Result<Option<Enrolled>, Error> {
    let id = who.account();
    let subject = Subject::account(store, id);
    let tx = store.database().begin_write().await?;
    account::lock(&tx, id).await?;
    delay::check(store, &tx, &subject).await?;
    let account = account::load(store, &tx, id).await?;
    let waiting = pending_secret(&account)?.filter(|_| may_enrol(store, who, &account));
    let secret = waiting.ok_or(Error::NotNow)?;
    let Some(step) = secret.check(typed, store.clock().now(), None) else {
        delay::failed(store, &tx, &subject).await?;
        tx.commit().await?;
        return Ok(None);
    };
    delay::clear(&tx, &subject).await?;
    confirm_drawn(store, &tx, &account, Some(step)).await?;
    session::end_in(store, &tx, id, Some(session::Which::Others(who.session))).await?;
    let recovery_codes = recovery_codes::new_set(store, &tx, id).await?;
    let token = session::refresh(store, &tx, who).await?;
    letter::tell(store, &tx, &account, Message::SecondFactorOn).await?;
    record(store, &tx, Some(id), "second_factor.enrolled", &object(id)).await?;
    tx.commit().await?;
    Ok(Some(Enrolled {
        recovery_codes,
        token,
    }))
}

/// Draws a second factor, the first one or another for a new telephone. Until its first code confirms it, the old one goes on.
///
/// # Errors
/// [`Error::NotNow`] without a fresh factor.
pub async fn renew(store: &Store, who: &SignedIn) -> Result<(), Error> {
    ask_for_fresh(store, who)?;
    let tx = store.database().begin_write().await?;
    let account = account::load(store, &tx, who.account()).await?;
    draw(store, &tx, account.id(), &account.key).await?;
    let id = account.id();
    record(store, &tx, Some(id), "second_factor.renewed", &object(id)).await?;
    Ok(tx.commit().await?)
}

fn ask_for_fresh(store: &Store, who: &SignedIn) -> Result<(), Error> {
    if who.is_stepped_up(store.clock().now()) {
        Ok(())
    } else {
        Err(Error::NotNow)
    }
}

/// Gives the second factor up; codes are sent again from now on. Staff cannot.
///
/// # Errors
/// [`Error::NotFound`] for staff, [`Error::NotNow`] without a fresh factor.
pub async fn remove(store: &Store, who: &SignedIn) -> Result<(), Error> {
    if who.kind == AccountKind::Staff {
        return Err(Error::NotFound);
    }
    ask_for_fresh(store, who)?;
    let id = who.account();
    let tx = store.database().begin_write().await?;
    account::lock(&tx, id).await?;
    let account = account::load(store, &tx, id).await?;
    if account.row.totp_confirmed_at.is_some() {
        turn_off(store, &tx, &account, Some(id)).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes the second factor off an account of the public whose owner has lost it; whoever calls has made sure who asks.
/// Says whether there was one.
pub async fn reset(store: &Store, contact: &Contact) -> Result<bool, Error> {
    let tx = store.database().begin_write().await?;
    let account = account::by_contact(store, &tx, contact).await?;
    let with_factor =
        |account: &Account| account.kind == AccountKind::Public && account.row.totp_confirmed_at.is_some();
    let Some(account) = account.filter(with_factor) else {
        return Ok(false);
    };
    turn_off(store, &tx, &account, None).await?;
    session::end_in(store, &tx, account.id(), None).await?;
    tx.commit().await?;
    Ok(true)
}

async fn turn_off(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    actor: Option<AccountId>,
) -> Result<(), Error> {
    let id = account.id();
    let nothing = table::ActiveModel {
        totp_enc: Set(None),
        totp_pending_enc: Set(None),
        totp_last_step: Set(None),
        totp_confirmed_at: Set(None),
        ..Default::default()
    };
    table::Entity::update_many()
        .set(nothing)
        .filter(table::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    recovery_codes::remove(tx, id).await?;
    letter::tell(store, tx, account, Message::SecondFactorOff).await?;
    record(store, tx, actor, "second_factor.removed", &object(id)).await
}

/// Draws a secret, which waits to be confirmed.
pub(crate) async fn draw(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    key: &DataKey,
) -> Result<(), Error> {
    let secret = TotpSecret::new(store.chance());
    let update = table::ActiveModel {
        totp_pending_enc: Set(Some(key.seal(&place(PENDING, account), secret.as_bytes()))),
        ..Default::default()
    };
    table::Entity::update_many()
        .set(update)
        .filter(table::Column::Id.eq(account.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// From now on the drawn secret is asked for at sign-in; the code of the time step `used` was given.
pub(crate) async fn confirm_drawn(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    used: Option<i64>,
) -> Result<(), Error> {
    let drawn = pending_secret(account)?.ok_or(Error::NotNow)?;
    let sealed = account
        .key
        .seal(&place(CONFIRMED, account.id()), drawn.as_bytes());
    let update = table::ActiveModel {
        totp_enc: Set(Some(sealed)),
        totp_pending_enc: Set(None),
        totp_last_step: Set(used),
        totp_confirmed_at: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    };
    table::Entity::update_many()
        .set(update)
        .filter(table::Column::Id.eq(account.row.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether the typed text is the authenticator's code, or a recovery code not used before. The caller commits either
/// way, because failures are counted.
///
/// # Errors
/// [`Error::TooMany`] while a delay lasts.
pub(super) async fn check(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    typed: &str,
) -> Result<bool, Error> {
    let subject = Subject::account(store, account.id());
    delay::check(store, tx, &subject).await?;
    // One at a time, so that a code cannot be used twice at once.
    account::lock(tx, account.id()).await?;
    let is_right = match RecoveryCode::parse(typed) {
        Some(code) => recovery_codes::use_up(store, tx, account.id(), &code).await?,
        None => check_totp(store, tx, account, typed).await?,
    };
    if is_right {
        delay::clear(tx, &subject).await?;
    } else {
        delay::failed(store, tx, &subject).await?;
    }
    Ok(is_right)
}

/// Checks the authenticator's code and stores its step, so that it works once.
async fn check_totp(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    typed: &str,
) -> Result<bool, Error> {
    let last_step = table::Entity::find_by_id(account.id().0)
        .one(tx)
        .await?
        .and_then(|row| row.totp_last_step);
    let Some(secret) = secret(account)? else {
        return Ok(false);
    };
    let Some(step) = secret.check(typed, store.clock().now(), last_step) else {
        return Ok(false);
    };
    let update = table::ActiveModel {
        totp_last_step: Set(Some(step)),
        ..Default::default()
    };
    table::Entity::update_many()
        .set(update)
        .filter(table::Column::Id.eq(account.id().0))
        .exec(tx)
        .await?;
    Ok(true)
}

/// The secret that is asked for at sign-in.
pub(crate) fn secret(account: &Account) -> Result<Option<TotpSecret>, Error> {
    open(account, CONFIRMED, account.row.totp_enc.as_deref())
}

/// The secret that waits to be confirmed.
pub(crate) fn pending_secret(account: &Account) -> Result<Option<TotpSecret>, Error> {
    open(account, PENDING, account.row.totp_pending_enc.as_deref())
}

const CONFIRMED: &str = "totp_enc";
const PENDING: &str = "totp_pending_enc";

fn open(account: &Account, column: &'static str, sealed: Option<&[u8]>) -> Result<Option<TotpSecret>, Error> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let bytes = account.key.open(&place(column, account.id()), sealed)?;
    TotpSecret::from_bytes(&bytes)
        .map(Some)
        .ok_or_else(|| Error::corrupt(column))
}

fn place(column: &'static str, account: AccountId) -> Place {
    Place::new("account", column, account.0)
}
