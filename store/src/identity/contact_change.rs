//! Another address or number for one's account. After a fresh factor a code goes to the new contact, and the old ones
//! are told. A contact of somebody else is answered like one that is free.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};

use super::account::Account;
use super::letter::{self, Message};
use super::registration::is_taken;
use super::step::{self, Finish, Purpose, Step, Waiting};
use super::{Contact, ContactKind, SignedIn, account, object, record};
use crate::entity::{account as table, micros};
use crate::{Error, Store};

/// What came of a contact.
#[derive(Debug)]
pub enum Begun {
    /// A code is still to come.
    Next(Step),
    /// It is the account's own already.
    Own,
}

/// Begins to add a contact, in place of the one of its kind.
///
/// # Errors
/// [`Error::NotNow`] without a fresh factor; [`Error::TooMany`] when too many codes went there within a day.
pub async fn begin(store: &Store, who: &SignedIn, contact: Contact) -> Result<Begun, Error> {
    ask_for_fresh(store, who)?;
    let tx = store.database().begin_write().await?;
    let account = account::load(store, &tx, who.account()).await?;
    let holder = account::by_contact(store, &tx, &contact).await?;
    if holder.is_some_and(|holder| holder.id() == account.id()) {
        return Ok(Begun::Own);
    }
    let sent = step::code_unless_taken(store, &tx, Purpose::Contact, &contact).await?;
    let waiting = Waiting {
        contact,
        language: account.language,
        password_hash: None,
    };
    let step = step::begin(store, &tx, Purpose::Contact, Some(account.id()), &waiting, sent).await?;
    tx.commit().await?;
    Ok(Begun::Next(step))
}

fn ask_for_fresh(store: &Store, who: &SignedIn) -> Result<(), Error> {
    if who.is_stepped_up(store.clock().now()) {
        Ok(())
    } else {
        Err(Error::NotNow)
    }
}

/// Takes the contact over, if the code is right.
pub async fn confirm(store: &Store, who: &SignedIn, token: &str, typed: &str) -> Result<Finish<()>, Error> {
    let tx = store.database().begin_write().await?;
    let found = step::try_once(store, &tx, token, |purpose| purpose == Purpose::Contact).await?;
    let Some(found) = found.filter(|found| found.account() == Some(who.account())) else {
        return Ok(Finish::Gone);
    };
    if !step::is_right(store, &found, typed) {
        tx.commit().await?;
        return Ok(step::wrong(&found));
    }
    account::lock(&tx, who.account()).await?;
    let account = account::load(store, &tx, who.account()).await?;
    let new = &found.waiting.contact;
    match write(store, &tx, &account, new.kind(), Some(new)).await {
        Err(Error::Database(error)) if is_taken(&error) => return Ok(Finish::Gone),
        other => other?,
    }
    step::use_up_all(store, &tx, account.id()).await?;
    let contact = &new.masked();
    letter::tell(store, &tx, &account, Message::ContactChanged { contact }).await?;
    record(
        store,
        &tx,
        Some(account.id()),
        "contact.changed",
        &object(account.id()),
    )
    .await?;
    tx.commit().await?;
    Ok(Finish::Done(()))
}

/// Gives a contact up.
///
/// # Errors
/// [`Error::NotNow`] without a fresh factor, and for the last contact: an account must be reached.
pub async fn remove(store: &Store, who: &SignedIn, kind: ContactKind) -> Result<(), Error> {
    ask_for_fresh(store, who)?;
    let tx = store.database().begin_write().await?;
    account::lock(&tx, who.account()).await?;
    let account = account::load(store, &tx, who.account()).await?;
    let contacts = account.contacts()?;
    let gone = contacts.iter().find(|contact| contact.kind() == kind);
    let Some(gone) = gone.filter(|_| contacts.len() > 1) else {
        return Err(Error::NotNow);
    };
    write(store, &tx, &account, kind, None).await?;
    step::use_up_all(store, &tx, account.id()).await?;
    let contact = &gone.masked();
    letter::tell(store, &tx, &account, Message::ContactRemoved { contact }).await?;
    record(
        store,
        &tx,
        Some(account.id()),
        "contact.removed",
        &object(account.id()),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Writes a confirmed contact, or none, over the one of this kind.
pub(crate) async fn write(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    kind: ContactKind,
    contact: Option<&Contact>,
) -> Result<(), Error> {
    let now = micros(store.clock().now());
    let seal = |column| {
        let sealed = contact.map(|contact| account.key.seal_text(&account.place(column), contact.as_str()));
        Set(sealed)
    };
    let hash = Set(contact.map(|contact| contact.hash(store)));
    let confirmed_at = Set(contact.map(|_| now));
    let mut row = table::ActiveModel {
        updated_at: Set(now),
        ..Default::default()
    };
    match kind {
        ContactKind::Email => {
            row.email_enc = seal("email_enc");
            row.email_hash = hash;
            row.email_confirmed_at = confirmed_at;
        }
        ContactKind::Mobile => {
            row.mobile_enc = seal("mobile_enc");
            row.mobile_hash = hash;
            row.mobile_confirmed_at = confirmed_at;
        }
    }
    table::Entity::update_many()
        .set(row)
        .filter(table::Column::Id.eq(account.row.id))
        .exec(tx)
        .await?;
    Ok(())
}
