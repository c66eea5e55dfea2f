//! People, their sign-ins and their sessions; the organisations that staff work for.

pub mod account;
mod contact;
mod delay;
mod device;
pub mod invitation;
pub mod kept;
mod letter;
pub mod organisation;
pub mod password;
pub(crate) mod people;
pub mod recovery;
pub mod registration;
pub mod retention;
pub mod second_factor;
pub mod session;
pub mod sign_in;
pub mod step;
pub mod step_up;

pub use contact::{Contact, ContactFault};
pub use device::Browser;
pub use password::NewPassword;
pub use step::{Finish, Step};

use domain::access::Actor;
use domain::identity::{AccountKind, Language};
use domain::ids::{AccountId, SessionId};
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
}

/// For how long a fresh factor counts as fresh.
pub const STEP_UP_LASTS: Duration = Duration::minutes(10);

impl SignedIn {
    /// Whether a fresh factor was given within the last ten minutes.
    pub fn is_stepped_up(&self, now: OffsetDateTime) -> bool {
        self.stepped_up_at.is_some_and(|at| now - at < STEP_UP_LASTS)
    }

    /// Their account.
    pub fn account(&self) -> AccountId {
        self.actor.account
    }
}

/// Writes an audit entry with the change it tells about.
async fn record(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: Option<AccountId>,
    action: &str,
    object: &str,
) -> Result<(), Error> {
    let (id, at) = (store.new_uuid(), store.clock().now());
    let entry = audit::Entry {
        id,
        at,
        actor: actor.map(|account| account.0),
        action,
        object,
        detail: "",
    };
    Ok(audit::record(tx, entry).await?)
}

/// The account as the audit names it.
fn object(account: AccountId) -> String {
    format!("account/{account}")
}
