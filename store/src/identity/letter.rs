//! Letters about signing in.

use std::collections::BTreeMap;

use domain::identity::Language;
use sea_orm::DatabaseTransaction;

use super::Contact;
use super::account::Account;
use super::step::Purpose;
use crate::casework::letters::{self, Letter};
use crate::casework::wording;
use crate::crypto::DataKey;
use crate::{Error, Store};

/// What a letter says; the words stand under its [`Message::kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Message<'a> {
    /// The code that was asked for.
    Code { purpose: Purpose, code: &'a str },
    /// Somebody tried to register with this contact, which has an account.
    AlreadyRegistered,
    /// Somebody tried to sign in or to recover with this contact, which has no account.
    NoAccount,
    /// Somebody tried to register, to sign in or to recover with this contact, whose account is locked.
    AccountIsLocked,
    /// Somebody asked for a code, but staff sign in with password and authenticator.
    StaffNeedPassword,
    /// The password was changed.
    PasswordChanged,
    /// Somebody wanted this contact for their account, but an account has it.
    ContactTaken,
    /// From now on this contact belongs to the account.
    ContactChanged { contact: &'a str },
    /// This contact belongs to the account no longer.
    ContactRemoved { contact: &'a str },
    /// The authenticator is asked for from now on.
    SecondFactorOn,
    /// The authenticator is asked for no longer.
    SecondFactorOff,
    /// New recovery codes were drawn; the old ones are void.
    RecoveryCodesDrawn,
    /// The account has ended; so many of its cases are kept by law.
    AccountDeleted { kept: usize },
    /// An invitation to work for an organisation: its name and the link.
    Invitation { organisation: &'a str, link: &'a str },
    /// An invitation to act for a firm: its name and the link.
    FirmInvitation { organisation: &'a str, link: &'a str },
}

impl Message<'_> {
    fn kind(self) -> String {
        match self {
            Self::Code { purpose, .. } => format!("code_{purpose}"),
            Self::AlreadyRegistered => "already_registered".to_owned(),
            Self::NoAccount => "no_account".to_owned(),
            Self::AccountIsLocked => "account_is_locked".to_owned(),
            Self::StaffNeedPassword => "staff_need_password".to_owned(),
            Self::PasswordChanged => "password_changed".to_owned(),
            Self::ContactTaken => "contact_taken".to_owned(),
            Self::ContactChanged { .. } => "contact_changed".to_owned(),
            Self::ContactRemoved { .. } => "contact_removed".to_owned(),
            Self::SecondFactorOn => "second_factor_on".to_owned(),
            Self::SecondFactorOff => "second_factor_off".to_owned(),
            Self::RecoveryCodesDrawn => "recovery_codes_drawn".to_owned(),
            Self::AccountDeleted { kept: 0 } => "account_deleted".to_owned(),
            Self::AccountDeleted { .. } => "account_deleted_kept".to_owned(),
            Self::Invitation { .. } => "invitation".to_owned(),
            Self::FirmInvitation { .. } => "firm_invitation".to_owned(),
        }
    }

    fn parameters(self) -> BTreeMap<String, String> {
        let one = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        match self {
            Self::Code { code, .. } => vec![one("code", code)],
            Self::ContactChanged { contact } | Self::ContactRemoved { contact } => {
                vec![one("contact", contact)]
            }
            Self::AccountDeleted { kept } => vec![one("kept", &kept.to_string())],
            Self::Invitation { organisation, link } | Self::FirmInvitation { organisation, link } => {
                vec![one("organisation", organisation), one("link", link)]
            }
            _ => Vec::new(),
        }
        .into_iter()
        .collect()
    }
}

/// Writes to every contact that the account has now.
pub(super) async fn tell(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    message: Message<'_>,
) -> Result<(), Error> {
    for contact in account.contacts()? {
        send(store, tx, &account.key, (&contact, account.language), message).await?;
    }
    Ok(())
}

/// Puts the letter into the outbox, sealed under `key`.
pub(super) async fn send(
    store: &Store,
    tx: &DatabaseTransaction,
    key: &DataKey,
    to: (&Contact, Language),
    message: Message<'_>,
) -> Result<(), Error> {
    let letter = written(store, tx, to, message).await?;
    letters::send(store, tx, key, &letter).await
}

/// The same for the last letter to somebody: it goes, with its key, as soon as it was sent.
pub(crate) async fn send_last(
    store: &Store,
    tx: &DatabaseTransaction,
    key: &DataKey,
    to: (&Contact, Language),
    message: Message<'_>,
) -> Result<(), Error> {
    let letter = written(store, tx, to, message).await?;
    letters::send_last(store, tx, key, &letter).await
}

async fn written(
    store: &Store,
    tx: &DatabaseTransaction,
    (contact, language): (&Contact, Language),
    message: Message<'_>,
) -> Result<Letter, Error> {
    let text = wording::say(store, tx, (&message.kind(), language), &message.parameters()).await?;
    Ok(Letter {
        to: contact.as_str().to_owned(),
        subject: contact.is_email().then_some(text.subject),
        body: text.body,
    })
}
