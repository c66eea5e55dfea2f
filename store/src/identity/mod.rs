//! People, their sign-ins and their sessions; the organisations that staff work for.

pub mod account;
mod contact;
pub mod contact_change;
pub(crate) mod delay;
mod device;
pub mod firm;
pub mod history;
pub mod invitation;
pub mod kept;
pub(crate) mod letter;
pub(crate) mod names;
pub mod organisation;
pub mod password;
pub(crate) mod people;
pub mod recovery;
pub mod registration;
pub mod retention;
pub mod second_factor;
pub mod session;
pub mod sign_in;
pub mod staff;
pub mod step;
pub mod step_up;

pub use contact::{Contact, ContactFault, ContactKind};
pub use device::Browser;
pub use password::NewPassword;
pub use step::{Finish, Step};

use domain::access::Actor;
use domain::identity::{AccountKind, Language};
use domain::ids::{AccountId, OrganisationId, PartyId, SessionId};
use sea_orm::DatabaseTransaction;
use time::{Duration, OffsetDateTime};

use crate::{Error, Store, audit};

/// Somebody who is signed in, as pages see them.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Their session.
    pub session: SessionId,
    /// What they may act as.
    pub actor: Actor,
    /// The party that is themselves, whomever they act for now.
    pub own_party: Option<PartyId>,
    /// Public or staff.
    pub kind: AccountKind,
    /// Their name, once they gave one; for the public the masked contact otherwise.
    pub name: Option<String>,
    /// The language of their mail, and of pages unless they choose another.
    pub language: Language,
    /// When the session ends unless they go on.
    pub idle_ends_at: OffsetDateTime,
    /// When it ends whatever they do.
    pub ends_at: OffsetDateTime,
    /// When the last fresh factor was given, for acts that need one.
    pub stepped_up_at: Option<OffsetDateTime>,
    /// Staff who have yet to set up their second factor.
    pub must_enrol: bool,
    /// Whether their own authenticator is asked for, instead of a code that is sent.
    pub uses_authenticator: bool,
    /// Notices that were not read yet.
    pub unread: u32,
    /// The organisations that they belong to. They work for one at a time; members of firms may act for themselves too.
    pub workplaces: Vec<Workplace>,
    /// The organisation for which they worked in this session until their part in it ended. Until they choose anew they
    /// act for nobody, so that nothing is done for another than they think.
    pub lost: Option<Workplace>,
}

/// An organisation for which somebody works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workplace {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
}

/// For how long a fresh factor counts as fresh.
pub const STEP_UP_LASTS: Duration = Duration::minutes(10);

impl SignedIn {
    /// Whether a fresh factor was given within the last ten minutes.
    pub fn is_stepped_up(&self, now: OffsetDateTime) -> bool {
        self.stepped_up_at.is_some_and(|at| now - at < STEP_UP_LASTS)
    }

    /// For how many seconds the session goes on from now if it is not used.
    pub fn seconds_left(&self, now: OffsetDateTime) -> u32 {
        u32::try_from((self.idle_ends_at - now).whole_seconds()).unwrap_or(0)
    }

    /// The organisation for which they work now.
    pub fn workplace(&self) -> Option<&Workplace> {
        let duty = self.actor.duty.as_ref()?;
        self.workplaces
            .iter()
            .find(|place| place.organisation == duty.organisation)
    }

    /// Whether there are several for whom they may act: organisations, or for the public themselves besides.
    pub fn has_a_choice(&self) -> bool {
        let own = usize::from(self.kind == AccountKind::Public);
        self.workplaces.len() + own > 1
    }

    /// They themselves, whomever they act for now: what is stored about a person is theirs and nobody else's.
    pub fn oneself(&self) -> Actor {
        Actor {
            account: self.actor.account,
            parties: self.own_party.into_iter().collect(),
            duty: None,
        }
    }

    /// Their account.
    pub fn account(&self) -> AccountId {
        self.actor.account
    }
}

/// Writes an audit entry with the change it tells about.
pub(crate) async fn record(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: Option<AccountId>,
    action: &str,
    object: &str,
) -> Result<(), Error> {
    record_with(store, tx, actor, (action, object), "").await
}

/// The same with codes or counts that say more.
async fn record_with(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: Option<AccountId>,
    (action, object): (&str, &str),
    detail: &str,
) -> Result<(), Error> {
    let (id, at) = (store.new_uuid(), store.clock().now());
    let entry = audit::Entry {
        id,
        at,
        actor: actor.map(|account| account.0),
        action,
        object,
        detail,
    };
    Ok(audit::record(tx, entry).await?)
}

/// The account as the audit names it.
pub(crate) fn object(account: AccountId) -> String {
    format!("account/{account}")
}
