//! Signing in: a password or a code for the public, and a code besides on a browser that is not known; for staff and
//! whoever else has a second factor, that always. A contact without an account is answered like one with.

use domain::identity::{AccountKind, Language};
use sea_orm::DatabaseTransaction;
use secrecy::SecretString;

use super::account::Account;
use super::delay::{self, Subject};
use super::history::{self, Way};
use super::letter::Message;
use super::session::{self, NewSession};
use super::step::{self, Finish, Found, Purpose, Sent, Step, Waiting};
use super::{Browser, Contact, account, device, second_factor};
use crate::{Error, Store};

/// What came of a contact and a password.
#[derive(Debug)]
pub enum Outcome {
    /// They are in.
    In(NewSession),
    /// A code or a second factor is still to come.
    Next(Step),
    /// Contact and password do not fit together.
    Refused,
}

/// Signs in with a password.
///
/// # Errors
/// [`Error::TooMany`] while a delay lasts; [`Error::Unavailable`] when too many sign in at once.
pub async fn with_password(
    store: &Store,
    contact: Contact,
    password: SecretString,
    browser: Browser<'_>,
) -> Result<Outcome, Error> {
    let account = account::by_contact(store, store.reader(), &contact).await?;
    let known_device = match &account {
        Some(account) => device::find(store, store.reader(), account.id(), browser).await?,
        None => None,
    };
    let subject = Subject::password(store, &contact, known_device);
    delay::check(store, store.reader(), &subject).await?;
    let stored = account
        .as_ref()
        .and_then(|account| account.row.password_hash.as_deref());
    let is_right = store.passwords().verify(stored, password).await?;
    let tx = store.database().begin_write().await?;
    if let Some(account) = account.as_ref().filter(|_| !is_right) {
        let failed = (Way::Password, history::Outcome::WrongPassword);
        history::note(store, &tx, account.id(), browser, failed).await?;
    }
    let Some(account) = account.filter(|_| is_right) else {
        delay::failed(store, &tx, &subject).await?;
        tx.commit().await?;
        return Ok(Outcome::Refused);
    };
    delay::clear(&tx, &subject).await?;
    let has_second_factor = account.row.totp_confirmed_at.is_some();
    let waiting = Waiting {
        contact,
        language: account.language,
        password_hash: None,
    };
    let id = Some(account.id());
    let outcome = match account.kind {
        _ if has_second_factor => {
            Outcome::Next(step::begin(store, &tx, Purpose::SecondFactor, id, &waiting, Sent::Nothing).await?)
        }
        AccountKind::Public if known_device.is_none() => {
            Outcome::Next(step::begin(store, &tx, Purpose::Device, id, &waiting, Sent::Code).await?)
        }
        // Staff who were invited and have yet to set up their second factor can do nothing else.
        AccountKind::Public | AccountKind::Staff => {
            Outcome::In(session::open(store, &tx, &account, browser, Way::Password).await?)
        }
    };
    tx.commit().await?;
    Ok(outcome)
}

/// Begins to sign in with a code. `language` is that of a letter to somebody without an account.
pub async fn begin_with_code(store: &Store, contact: Contact, language: Language) -> Result<Step, Error> {
    let tx = store.database().begin_write().await?;
    let account = account::by_contact(store, &tx, &contact).await?;
    let (id, sent) = match &account {
        Some(account) if account.kind == AccountKind::Public => (Some(account.id()), Sent::Code),
        Some(_) => (None, Sent::Other(Message::StaffNeedPassword)),
        None => (None, step::to_no_account(store, &tx, &contact).await?),
    };
    let language = account.as_ref().map_or(language, |account| account.language);
    let waiting = Waiting {
        contact,
        language,
        password_hash: None,
    };
    let step = step::begin(store, &tx, Purpose::SignIn, id, &waiting, sent).await?;
    tx.commit().await?;
    Ok(step)
}

/// Finishes with the code that was sent, or with the second factor. Whoever has a second factor is asked for it after
/// the code.
pub async fn finish(
    store: &Store,
    token: &str,
    typed: &str,
    browser: Browser<'_>,
) -> Result<Finish<Outcome>, Error> {
    let ours = |purpose| way_of(purpose).is_some();
    let tx = store.database().begin_write().await?;
    let Some(found) = step::try_once(store, &tx, token, ours).await? else {
        return Ok(Finish::Gone);
    };
    let account = match found.account() {
        Some(id) => Some(account::load(store, &tx, id).await?),
        None => None,
    };
    let way = way_of(found.row.purpose.parse()?).unwrap_or(Way::Code);
    let finish = match account {
        Some(account) if is_right(store, &tx, &found, &account, typed).await? => {
            step::use_up(store, &tx, &found).await?;
            Finish::Done(go_in(store, &tx, &found, &account, (way, browser)).await?)
        }
        Some(account) => {
            let failed = (way, history::Outcome::WrongCode);
            history::note(store, &tx, account.id(), browser, failed).await?;
            step::wrong(&found)
        }
        None => step::wrong(&found),
    };
    tx.commit().await?;
    Ok(finish)
}

/// How somebody comes in by a step; `None` for steps that lead elsewhere.
fn way_of(purpose: Purpose) -> Option<Way> {
    match purpose {
        Purpose::SignIn => Some(Way::Code),
        Purpose::Device => Some(Way::NewDevice),
        Purpose::SecondFactor => Some(Way::Authenticator),
        _ => None,
    }
}

/// Opens the session, or asks for the second factor after a code.
async fn go_in(
    store: &Store,
    tx: &DatabaseTransaction,
    found: &Found,
    account: &Account,
    (way, browser): (Way, Browser<'_>),
) -> Result<Outcome, Error> {
    if account.row.totp_confirmed_at.is_none() || way == Way::Authenticator {
        return Ok(Outcome::In(
            session::open(store, tx, account, browser, way).await?,
        ));
    }
    let id = Some(account.id());
    let next = step::begin(
        store,
        tx,
        Purpose::SecondFactor,
        id,
        &found.waiting,
        Sent::Nothing,
    );
    Ok(Outcome::Next(next.await?))
}

async fn is_right(
    store: &Store,
    tx: &DatabaseTransaction,
    found: &Found,
    account: &Account,
    typed: &str,
) -> Result<bool, Error> {
    if found.row.code_hash.is_some() {
        return Ok(step::is_right(store, found, typed));
    }
    second_factor::check(store, tx, account, typed).await
}
