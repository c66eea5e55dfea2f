//! The end of an account: what nobody asks us to keep is erased at once, what the law keeps waits for its day.

mod forget;

use domain::casework::Process;
use domain::forex::{Act, Status};
use domain::identity::{AccountKind, Role};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::kept::{KeptCase, Until, own_rows};
use crate::casework::{By, Case, advance};
use crate::entity::case_file;
use crate::forex::{change, status_of};
use crate::identity::firm;
use crate::identity::letter::{self, Message};
use crate::identity::organisation::Organisation;
use crate::identity::{SignedIn, account as accounts};
use crate::plumbing::erasure;
use crate::{Error, Store, audit};

/// What the end of an account means for one's cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    /// They must come to an end first.
    pub under_way: Vec<KeptCase>,
    /// The firms that would be left without an owner: they must be handed over first.
    pub only_owner_of: Vec<Organisation>,
    /// They are erased at once.
    pub erased: Vec<KeptCase>,
    /// The law keeps them, or they are under rules of their own.
    pub kept: Vec<KeptCase>,
}

impl Leaving {
    /// Whether something must come to an end before.
    pub fn must_wait(&self) -> bool {
        !self.under_way.is_empty() || !self.only_owner_of.is_empty()
    }
}

/// What leaving would mean now.
///
/// # Errors
/// [`Error::NotFound`] for staff, whose accounts end with their work.
pub async fn look(store: &Store, who: &SignedIn) -> Result<Leaving, Error> {
    for_the_public(who)?;
    plan(store, store.reader(), who).await
}

fn for_the_public(who: &SignedIn) -> Result<(), Error> {
    match who.kind {
        AccountKind::Public => Ok(()),
        AccountKind::Staff => Err(Error::NotFound),
    }
}

async fn plan(store: &Store, db: &impl ConnectionTrait, who: &SignedIn) -> Result<Leaving, Error> {
    let mut leaving = Leaving {
        only_owner_of: firm::owned_alone(store, db, who.account()).await?,
        ..Leaving::default()
    };
    for (kept, row) in own_rows(store, db, &who.oneself(), None).await? {
        match kept.until {
            Until::Erased => {}
            Until::OwnRules if row.closed_at.is_some() => leaving.kept.push(kept),
            Until::Open | Until::OwnRules => leaving.under_way.push(kept),
            Until::Draft => leaving.erased.push(kept),
            _ if erasure::is_ours_to_erase(&row) => leaving.erased.push(kept),
            _ => leaving.kept.push(kept),
        }
    }
    Ok(leaving)
}

/// Ends the account: its sessions are over, its contacts are free, and a last letter confirms it. The answer says what
/// became of the cases.
///
/// # Errors
/// [`Error::NotFound`] for staff, [`Error::NotNow`] without a fresh factor, while a case is under way, and for a firm's only owner.
pub async fn leave(store: &Store, who: &SignedIn) -> Result<Leaving, Error> {
    for_the_public(who)?;
    if !who.is_stepped_up(store.clock().now()) {
        return Err(Error::NotNow);
    }
    let tx = store.database().begin_write().await?;
    // Firms first: whoever holds one may write to its other owners, which waits for their accounts.
    let firms = firm::lock_own(store, &tx, who.account()).await?;
    accounts::lock(&tx, who.account()).await?;
    let account = accounts::load(store, &tx, who.account()).await?;
    let leaving = plan(store, &tx, who).await?;
    if leaving.must_wait() {
        return Err(Error::NotNow);
    }
    for firm in firms {
        firm::tell_owners(store, &tx, who.account(), ("member_left", firm)).await?;
    }
    for kept in &leaving.erased {
        erase(store, &tx, who, kept).await?;
    }
    let contacts = account.contacts()?;
    forget::account(store, &tx, &account, &contacts).await?;
    let key = store.new_data_key(&tx).await?;
    let message = Message::AccountDeleted {
        kept: leaving.kept.len(),
    };
    for contact in &contacts {
        letter::send_last(store, &tx, &key, (contact, account.language), message).await?;
    }
    record(store, &tx, who, &leaving).await?;
    tx.commit().await?;
    Ok(leaving)
}

/// Erases a case that only its owner wanted kept; a draft is thrown away first.
async fn erase(
    store: &Store,
    tx: &DatabaseTransaction,
    who: &SignedIn,
    kept: &KeptCase,
) -> Result<(), Error> {
    let case = Case::lock(store, tx, kept.case).await?;
    if is_draft(&case.row) {
        let by = By {
            account: Some(who.account().0),
            role: Role::Applicant.to_string(),
        };
        advance(store, tx, &case, by, change(&case.row, Act::Withdraw)?, |_| ()).await?;
    } else if !erasure::is_ours_to_erase(&case.row) {
        // It moved on while we read the list.
        return Err(Error::NotNow);
    }
    let keys = (case.row.id, case.row.data_key_id);
    erasure::erase_in(store, tx, keys, "account_deleted").await
}

fn is_draft(row: &case_file::Model) -> bool {
    row.process == Process::Forex.to_string() && status_of(row).is_ok_and(|status| status == Status::Draft)
}

async fn record(
    store: &Store,
    tx: &DatabaseTransaction,
    who: &SignedIn,
    leaving: &Leaving,
) -> Result<(), Error> {
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: Some(who.account().0),
        action: "account.deleted",
        object: &crate::identity::object(who.account()),
        detail: &format!("erased {} kept {}", leaving.erased.len(), leaving.kept.len()),
    };
    Ok(audit::record(tx, entry).await?)
}
