//! What owners do with a firm's members, and what a member does alone: leaving.

use domain::identity::firm::{Change, INVITED, MEMBERS_MAX, Members, Right, Roles, Unchanged};
use domain::identity::{OrganisationKind, Role};
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::{members, tell};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::entity::{membership, micros};
use crate::identity::invitation::{self, Invite};
use crate::identity::organisation::{self, Organisation};
use crate::identity::people::{self, in_force};
use crate::identity::{Contact, account};
use crate::{Error, Store, audit};

/// A firm that a member is about to change. It is locked, so its members are those whom nobody else changes now.
struct Firm<'a> {
    store: &'a Store,
    tx: DatabaseTransaction,
    organisation: Organisation,
    members: Members,
    by: AccountId,
    sent: Sent<'a>,
}

impl<'a> Firm<'a> {
    /// `None` when exactly this form was taken before.
    ///
    /// # Errors
    /// [`Error::NotFound`] for those who are no members.
    async fn open(
        store: &'a Store,
        by: AccountId,
        id: OrganisationId,
        sent: Sent<'a>,
    ) -> Result<Option<Self>, Error> {
        let tx = store.database().begin_write().await?;
        let organisation = organisation::lock(&tx, id).await?;
        if organisation.kind != OrganisationKind::Firm {
            return Err(Error::NotFound);
        }
        if let Repeat::Done(_) = seen(store, &tx, by, sent).await? {
            return Ok(None);
        }
        let members = members(store, &tx, id).await?;
        if members.roles(by).is_none() {
            return Err(Error::NotFound);
        }
        Ok(Some(Self {
            store,
            tx,
            organisation,
            members,
            by,
            sent,
        }))
    }

    /// A member who may not, or no longer: the page with the form is out of date.
    fn managed(&self) -> Result<(), Error> {
        if self.members.may(self.by, Right::ManageMembers) {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }

    async fn finish(self) -> Result<(), Error> {
        remember(self.store, &self.tx, self.by, self.sent, "").await?;
        Ok(self.tx.commit().await?)
    }
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It holds from now on.
    Done,
    /// The rule that forbids it; nothing was changed.
    Refused(Unchanged),
}

/// Changes the members of a firm. `seen` are the roles that the page showed of whom it is about.
///
/// # Errors
/// [`Error::NotFound`] for those who are no members; [`Error::Stale`] when somebody else changed the member meanwhile, or
/// the right to do this has gone.
pub async fn change(
    store: &Store,
    by: AccountId,
    firm: OrganisationId,
    (change, seen): (&Change, &Roles),
    sent: Sent<'_>,
) -> Result<Changed, Error> {
    let Some(firm) = Firm::open(store, by, firm, sent).await? else {
        return Ok(Changed::Done);
    };
    let (Change::Roles { of: whom, .. } | Change::Remove { of: whom } | Change::Transfer { to: whom }) =
        change;
    if firm.members.roles(*whom) != Some(seen) {
        return Err(Error::Stale);
    }
    let after = match firm.members.after(by, change) {
        Ok(after) => after,
        Err(Unchanged::NotOwner | Unchanged::NotAMember) => return Err(Error::Stale),
        Err(refused) => return Ok(Changed::Refused(refused)),
    };
    write(&firm, &after).await?;
    tell_of(&firm, change, &after).await?;
    firm.finish().await?;
    Ok(Changed::Done)
}

/// Ends and gives the roles in which the members differ.
async fn write(firm: &Firm<'_>, after: &Members) -> Result<(), Error> {
    let nothing = Roles::new();
    for (account, before) in firm.members.iter() {
        let now = after.roles(account).unwrap_or(&nothing);
        end(firm, account, before - now).await?;
        let given: Vec<Role> = (now - before).into_iter().collect();
        if !given.is_empty() {
            let organisation = firm.organisation.id;
            people::insert_duties(firm.store, &firm.tx, account, organisation, &given).await?;
        }
    }
    Ok(())
}

async fn end(firm: &Firm<'_>, account: AccountId, roles: Roles) -> Result<(), Error> {
    let now = micros(firm.store.clock().now());
    let ended = membership::ActiveModel {
        valid_to: Set(Some(now)),
        ..Default::default()
    };
    membership::Entity::update_many()
        .set(ended)
        .filter(membership::Column::AccountId.eq(account.0))
        .filter(membership::Column::OrganisationId.eq(firm.organisation.id.0))
        .filter(membership::Column::Role.is_in(roles.iter().map(ToString::to_string)))
        .filter(in_force(now))
        .exec(&firm.tx)
        .await?;
    Ok(())
}

/// The record, and letters to those whom it concerns and who did not do it themselves.
async fn tell_of(firm: &Firm<'_>, change: &Change, after: &Members) -> Result<(), Error> {
    let (action, kind, whom) = match change {
        Change::Roles { of, .. } => ("member.roles", "member_roles", *of),
        Change::Remove { of } if *of == firm.by => ("member.left", "member_left", *of),
        Change::Remove { of } => ("member.removed", "member_removed", *of),
        Change::Transfer { to } => ("member.owner", "member_owner", *to),
    };
    let organisation = firm.organisation.id;
    let object = format!("organisation/{organisation}");
    let roles: Vec<String> = after
        .roles(whom)
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let detail = format!("account/{whom} {}", roles.join(","));
    let (id, at) = (firm.store.new_uuid(), firm.store.clock().now());
    let entry = audit::Entry {
        id,
        at,
        actor: Some(firm.by.0),
        action,
        object: &object,
        detail: detail.trim(),
    };
    audit::record(&firm.tx, entry).await?;
    let concerned: Vec<AccountId> = if kind == "member_left" {
        after.owners().collect()
    } else {
        vec![whom]
    };
    for account in concerned.into_iter().filter(|account| *account != firm.by) {
        tell(firm.store, &firm.tx, account, (kind, None), organisation).await?;
    }
    Ok(())
}

/// What became of inviting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The letter is under way.
    Sent,
    /// The address belongs to a member already.
    IsMember,
    /// The firm has as many members and invitations as it may.
    Full,
    /// Nobody is invited as this.
    NoSuchRole,
}

/// Invites somebody to a firm; an earlier invitation to the same address works no longer.
///
/// # Errors
/// As for [`change`].
pub async fn invite(
    store: &Store,
    by: AccountId,
    invite: &Invite,
    public_url: &str,
    sent: Sent<'_>,
) -> Result<Asked, Error> {
    let Some(firm) = Firm::open(store, by, invite.organisation, sent).await? else {
        return Ok(Asked::Sent);
    };
    firm.managed()?;
    if invite.roles.is_empty() || !invite.roles.iter().all(|role| INVITED.contains(role)) {
        return Ok(Asked::NoSuchRole);
    }
    let contact = Contact::Email(invite.email.clone());
    let known = account::by_contact(store, &firm.tx, &contact).await?;
    if known.is_some_and(|known| firm.members.roles(known.id()).is_some()) {
        return Ok(Asked::IsMember);
    }
    let waiting = invitation::waiting(store, &firm.tx, invite.organisation).await?;
    if firm.members.count() + waiting.len() >= MEMBERS_MAX {
        return Ok(Asked::Full);
    }
    invitation::invite_in(
        store,
        &firm.tx,
        Some(by),
        (&firm.organisation, invite),
        public_url,
    )
    .await?;
    firm.finish().await?;
    Ok(Asked::Sent)
}

/// Sends an invitation again, with another link.
///
/// # Errors
/// As for [`change`]; [`Error::Stale`] also when it was taken or withdrawn meanwhile.
pub async fn resend(
    store: &Store,
    by: AccountId,
    (firm, id): (OrganisationId, Uuid),
    public_url: &str,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let Some(firm) = Firm::open(store, by, firm, sent).await? else {
        return Ok(());
    };
    firm.managed()?;
    invitation::resend(store, &firm.tx, by, (&firm.organisation, id), public_url).await?;
    firm.finish().await
}

/// Withdraws an invitation.
///
/// # Errors
/// As for [`resend`].
pub async fn withdraw(
    store: &Store,
    by: AccountId,
    (firm, id): (OrganisationId, Uuid),
    sent: Sent<'_>,
) -> Result<(), Error> {
    let Some(firm) = Firm::open(store, by, firm, sent).await? else {
        return Ok(());
    };
    firm.managed()?;
    invitation::withdraw(store, &firm.tx, by, (firm.organisation.id, id), None).await?;
    firm.finish().await
}
