//! A fresh factor within a session, for what is worth more than reading.

use super::step::{self, Finish, Purpose, Sent, Step, Waiting};
use super::{SignedIn, account, second_factor, session};
use crate::{Error, Store};

/// Begins: sends a code to whoever has no authenticator.
pub async fn begin(store: &Store, who: &SignedIn) -> Result<Step, Error> {
    let tx = store.database().begin_write().await?;
    let account = account::load(store, &tx, who.account()).await?;
    let sent = if account.uses_authenticator() {
        Sent::Nothing
    } else {
        Sent::Code
    };
    let waiting = Waiting {
        contact: account.contact()?,
        language: account.language,
        password_hash: None,
    };
    let step = step::begin(store, &tx, Purpose::StepUp, Some(account.id()), &waiting, sent).await?;
    tx.commit().await?;
    Ok(step)
}

/// Finishes; the answer is the session's new token.
pub async fn finish(
    store: &Store,
    who: &SignedIn,
    token: &str,
    typed: &str,
) -> Result<Finish<String>, Error> {
    let tx = store.database().begin_write().await?;
    let found = step::try_once(store, &tx, token, |purpose| purpose == Purpose::StepUp).await?;
    let Some(found) = found.filter(|found| found.account() == Some(who.account())) else {
        return Ok(Finish::Gone);
    };
    let account = account::load(store, &tx, who.account()).await?;
    let is_right = if account.uses_authenticator() {
        second_factor::check(store, &tx, &account, typed).await?
    } else {
        step::is_right(store, &found, typed)
    };
    let finish = if is_right {
        step::use_up(store, &tx, &found).await?;
        Finish::Done(session::refresh(store, &tx, who).await?)
    } else {
        step::wrong(&found)
    };
    tx.commit().await?;
    Ok(finish)
}
