//! Letters about signing in.

use std::collections::BTreeMap;

use domain::identity::Language;
use sea_orm::DatabaseTransaction;

use super::Contact;
use super::step::Purpose;
use crate::casework::letters::{self, Letter};
use crate::crypto::DataKey;
use crate::{Error, Store};

/// What a letter says; the words stand under its [`Message::kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message<'a> {
    /// The code that was asked for.
    Code { purpose: Purpose, code: &'a str },
    /// Somebody tried to register with this contact, which has an account.
    AlreadyRegistered,
    /// Somebody tried to sign in or to recover with this contact, which has no account.
    NoAccount,
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
            Self::StaffNeedPassword => "staff_need_password".to_owned(),
            Self::PasswordChanged => "password_changed".to_owned(),
            Self::ContactTaken => "contact_taken".to_owned(),
            Self::ContactChanged { .. } => "contact_changed".to_owned(),
            Self::ContactRemoved { .. } => "contact_removed".to_owned(),
            Self::Invitation { .. } => "invitation".to_owned(),
            Self::FirmInvitation { .. } => "firm_invitation".to_owned(),
        }
    }

    fn parameters(self) -> BTreeMap<String, String> {
        let pairs: &[(&str, &str)] = match self {
            Self::Code { code, .. } => &[("code", code)],
            Self::ContactChanged { contact } | Self::ContactRemoved { contact } => &[("contact", contact)],
            Self::Invitation { organisation, link } | Self::FirmInvitation { organisation, link } => {
                &[("organisation", organisation), ("link", link)]
            }
            _ => &[],
        };
        pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }
}

/// Puts the letter into the outbox, sealed under `key`.
pub(super) async fn send(
    store: &Store,
    tx: &DatabaseTransaction,
    key: &DataKey,
    (contact, language): (&Contact, Language),
    message: Message<'_>,
) -> Result<(), Error> {
    let text = (store.voice())(language, &message.kind(), &message.parameters());
    let subject = contact.is_email().then_some(text.subject);
    let letter = Letter {
        to: contact.as_str().to_owned(),
        subject,
        body: text.body,
    };
    letters::send(store, tx, key, &letter).await
}
