//! Registering: a contact and a password, then a code. The account is made when the code is right; until then nothing
//! tells whether the contact has one already.

use domain::identity::{AccountKind, Language};
use sea_orm::{DbErr, SqlErr};

use super::history::Way;
use super::people::{self, NewAccount};
use super::session::{self, NewSession};
use super::step::{self, Finish, Found, Purpose, Step, Waiting};
use super::{Browser, Contact, NewPassword, account, object, record};
use crate::{Error, Store};

/// Begins; a contact that has an account gets a letter that says so instead of a code.
pub async fn begin(
    store: &Store,
    contact: Contact,
    password: NewPassword,
    language: Language,
) -> Result<Step, Error> {
    let password_hash = Some(password.hash(store).await?);
    let tx = store.database().begin_write().await?;
    let sent = step::code_unless_taken(store, &tx, Purpose::Register, &contact).await?;
    let waiting = Waiting {
        contact,
        language,
        password_hash,
    };
    let step = step::begin(store, &tx, Purpose::Register, None, &waiting, sent).await?;
    tx.commit().await?;
    Ok(step)
}

/// Makes the account and signs in, if the code is right.
pub async fn confirm(
    store: &Store,
    token: &str,
    typed: &str,
    browser: Browser<'_>,
) -> Result<Finish<NewSession>, Error> {
    let tx = store.database().begin_write().await?;
    let Some(found) = step::try_once(store, &tx, token, |purpose| purpose == Purpose::Register).await? else {
        return Ok(Finish::Gone);
    };
    if !step::is_right(store, &found, typed) {
        tx.commit().await?;
        return Ok(step::wrong(&found));
    }
    step::use_up(store, &tx, &found).await?;
    let account = match make(store, &tx, found).await {
        Ok(account) => account,
        Err(Error::Database(error)) if is_taken(&error) => return Ok(Finish::Gone),
        Err(error) => return Err(error),
    };
    let opened = session::open(store, &tx, &account, browser, Way::Registration).await?;
    tx.commit().await?;
    Ok(Finish::Done(opened))
}

async fn make(
    store: &Store,
    tx: &sea_orm::DatabaseTransaction,
    found: Found,
) -> Result<account::Account, Error> {
    let Waiting {
        contact,
        language,
        password_hash,
    } = found.waiting;
    let new = NewAccount {
        kind: AccountKind::Public,
        contact: &contact,
        name: None,
        password_hash,
        language,
    };
    let id = people::insert_account(store, tx, &found.key, new).await?;
    people::insert_party(store, tx, id, language).await?;
    record(store, tx, Some(id), "account.registered", &object(id)).await?;
    account::load(store, tx, id).await
}

/// Another account got the same contact a moment before.
pub(crate) fn is_taken(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
