//! A forgotten password: a code, then a new password. Every session ends.

use domain::identity::Language;

use super::letter::{self, Message};
use super::step::{self, Finish, Purpose, Sent, Step, Waiting};
use super::{Contact, NewPassword, account, password, session};
use crate::{Error, Store};

/// Begins; a contact without an account, or with one that is locked, gets a letter that says so instead of
/// a code.
pub async fn begin(store: &Store, contact: Contact, language: Language) -> Result<Step, Error> {
    let tx = store.database().begin_write().await?;
    let account = account::by_contact(store, &tx, &contact).await?;
    let sent = if account.is_some() {
        Sent::Code
    } else {
        step::to_no_account(store, &tx, &contact).await?
    };
    let language = account.as_ref().map_or(language, |account| account.language);
    let waiting = Waiting {
        contact,
        language,
        password_hash: None,
    };
    let id = account.map(|account| account.id());
    let step = step::begin(store, &tx, Purpose::Recover, id, &waiting, sent).await?;
    tx.commit().await?;
    Ok(step)
}

/// Takes the code; the answer leads to the new password.
pub async fn confirm(store: &Store, token: &str, typed: &str) -> Result<Finish<Step>, Error> {
    let tx = store.database().begin_write().await?;
    let Some(found) = step::try_once(store, &tx, token, |purpose| purpose == Purpose::Recover).await? else {
        return Ok(Finish::Gone);
    };
    let finish = match found.account() {
        Some(id) if step::is_right(store, &found, typed) => {
            step::use_up(store, &tx, &found).await?;
            let next = step::begin(
                store,
                &tx,
                Purpose::NewPassword,
                Some(id),
                &found.waiting,
                Sent::Nothing,
            );
            Finish::Done(next.await?)
        }
        _ => step::wrong(&found),
    };
    tx.commit().await?;
    Ok(finish)
}

/// Sets the new password and ends every session. `false` when the step is over.
pub async fn set_password(store: &Store, token: &str, new: NewPassword) -> Result<bool, Error> {
    let hash = new.hash(store).await?;
    let tx = store.database().begin_write().await?;
    let found = step::try_once(store, &tx, token, |purpose| purpose == Purpose::NewPassword).await?;
    let Some((found, id)) = found.and_then(|found| found.account().map(|id| (found, id))) else {
        return Ok(false);
    };
    step::use_up(store, &tx, &found).await?;
    password::replace(store, &tx, id, hash).await?;
    session::end_in(store, &tx, id, None).await?;
    let account = account::load(store, &tx, id).await?;
    let to = (&account.contact()?, account.language);
    letter::send(store, &tx, &account.key, to, Message::PasswordChanged).await?;
    tx.commit().await?;
    Ok(true)
}
