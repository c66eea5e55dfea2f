//! The second factor of staff: a secret shared with an authenticator, and recovery codes for the day it is lost.

use domain::ids::AccountId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use secrecy::ExposeSecret;

use super::account::Account;
use super::delay::{self, Subject};
use super::{SignedIn, account, object, record, session};
use crate::crypto::{DataKey, Place, RecoveryCode, TotpSecret};
use crate::entity::{account as table, micros, recovery_code};
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

/// Who has no second factor yet, or has just given the present one.
fn may_enrol(store: &Store, who: &SignedIn, account: &Account) -> bool {
    account.row.totp_confirmed_at.is_none() || who.is_stepped_up(store.clock().now())
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
    let recovery_codes = new_recovery_codes(store, &tx, id).await?;
    let token = session::refresh(store, &tx, who).await?;
    record(store, &tx, Some(id), "second_factor.enrolled", &object(id)).await?;
    tx.commit().await?;
    Ok(Some(Enrolled {
        recovery_codes,
        token,
    }))
}

/// Draws another second factor, for a new telephone. Until its first code confirms it, the old one goes on.
///
/// # Errors
/// [`Error::NotNow`] without a fresh factor.
pub async fn renew(store: &Store, who: &SignedIn) -> Result<(), Error> {
    if !who.is_stepped_up(store.clock().now()) {
        return Err(Error::NotNow);
    }
    let tx = store.database().begin_write().await?;
    let account = account::load(store, &tx, who.account()).await?;
    draw(store, &tx, account.id(), &account.key).await?;
    let id = account.id();
    record(store, &tx, Some(id), "second_factor.renewed", &object(id)).await?;
    Ok(tx.commit().await?)
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
        Some(code) => use_recovery_code(store, tx, account.id(), &code).await?,
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

async fn use_recovery_code(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    code: &RecoveryCode,
) -> Result<bool, Error> {
    let used = recovery_code::ActiveModel {
        used_at: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    };
    let written = recovery_code::Entity::update_many()
        .set(used)
        .filter(recovery_code::Column::AccountId.eq(account.0))
        .filter(recovery_code::Column::CodeHash.eq(code.hash(store.keys().lookup(), account.0).to_vec()))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    if written.rows_affected == 1 {
        record(store, tx, Some(account), "recovery_code.used", &object(account)).await?;
    }
    Ok(written.rows_affected == 1)
}

async fn new_recovery_codes(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<Vec<String>, Error> {
    let of_account = recovery_code::Column::AccountId.eq(account.0);
    recovery_code::Entity::delete_many()
        .filter(of_account)
        .exec(tx)
        .await?;
    let codes = RecoveryCode::new_set(store.chance());
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        id: Set(store.new_uuid()),
        account_id: Set(account.0),
        code_hash: Set(code.hash(store.keys().lookup(), account.0).to_vec()),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(codes.iter().map(|code| code.text().to_owned()).collect())
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
