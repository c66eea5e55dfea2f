//! Open invitations to work for an organisation: seen, withdrawn, sent again.

use domain::administration::WithdrawReason;
use domain::identity::{AccountKind, Role};
use domain::ids::{AccountId, OrganisationId};
use sea_orm::DatabaseTransaction;
use time::OffsetDateTime;
use uuid::Uuid;

use super::acts::require_still;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::identity::Contact;
use crate::identity::invitation::{self, Invited, Waiting};
use crate::identity::names::names;
use crate::identity::organisation::{self, Organisation};
use crate::{Error, Operator, Store};

/// Somebody who was invited and has not come yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitee {
    /// The invitation.
    pub id: Uuid,
    /// Their masked address.
    pub email: String,
    /// As what.
    pub roles: Vec<Role>,
    /// Who invited them; none where a command did.
    pub by: Option<String>,
    /// When.
    pub at: OffsetDateTime,
    /// Until when the link works.
    pub expires_at: OffsetDateTime,
}

/// Whether an invitation can still be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can.
    Open(Box<Invitee>),
    /// It was taken or withdrawn, or its time is over.
    Over,
}

/// Who was invited to an organisation and has not come yet, those who wait longest first.
pub async fn invited(store: &Store, _: Operator, id: OrganisationId) -> Result<Vec<Invitee>, Error> {
    let waiting = invitation::waiting(store, store.reader(), id).await?;
    let authors = waiting
        .iter()
        .filter_map(|one| one.invited_by)
        .map(|by| by.0)
        .collect();
    let authors = names(store, store.reader(), authors).await?;
    let invitee = |one: Waiting| {
        Ok(Invitee {
            id: one.id,
            email: Contact::stored_email(one.email)?.masked(),
            roles: one.roles,
            by: one.invited_by.and_then(|by| authors.get(&by.0).cloned()),
            at: one.invited_at,
            expires_at: one.ends_at,
        })
    };
    waiting.into_iter().map(invitee).collect()
}

/// One invitation to an organisation as it stands.
///
/// # Errors
/// [`Error::NotFound`] for one that never was.
pub async fn standing(
    store: &Store,
    operator: Operator,
    (organisation, id): (OrganisationId, Uuid),
) -> Result<Standing, Error> {
    let open = invited(store, operator, organisation).await?;
    match open.into_iter().find(|one| one.id == id) {
        Some(open) => Ok(Standing::Open(Box::new(open))),
        None if invitation::was_sent(store, organisation, id).await? => Ok(Standing::Over),
        None => Err(Error::NotFound),
    }
}

/// Withdraws an invitation: its link works no longer.
///
/// # Errors
/// [`Error::Stale`] when it was taken or withdrawn, or ended, meanwhile.
pub async fn withdraw(
    store: &Store,
    operator: Operator,
    named: (OrganisationId, Uuid),
    why: WithdrawReason,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let Some(act) = Act::begin(store, operator, named.0, sent).await? else {
        return Ok(());
    };
    invitation::withdraw(store, &act.tx, act.by, named, Some(why)).await?;
    act.finish("withdrawn").await
}

/// Sends an invitation again, with another link; the old one works no longer.
///
/// # Errors
/// As for [`withdraw`]; [`Error::NotNow`] for an organisation that is closed, [`Error::TooMany`] when the address got
/// enough letters for a day.
pub async fn resend(
    store: &Store,
    operator: Operator,
    named: (OrganisationId, Uuid),
    public_url: &str,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let Some(act) = Act::begin(store, operator, named.0, sent).await? else {
        return Ok(());
    };
    let again = (&act.organisation, named.1);
    match invitation::resend(store, &act.tx, act.by, again, public_url).await? {
        Invited::Sent { .. } | Invited::Added(_) => act.finish("sent_again").await,
        // The address became that of an applicant; the invitation cannot be taken any more.
        Invited::PublicAddress | Invited::RoleOfOtherKind => Err(Error::NotNow),
    }
}

/// An act of an administrator on invitations: the organisation is locked, as by all who change its people.
struct Act<'a> {
    store: &'a Store,
    by: AccountId,
    sent: Sent<'a>,
    tx: DatabaseTransaction,
    organisation: Organisation,
}

impl<'a> Act<'a> {
    /// None when this very form was taken before. Members of firms are invited by their owners alone.
    async fn begin(
        store: &'a Store,
        operator: Operator,
        organisation: OrganisationId,
        sent: Sent<'a>,
    ) -> Result<Option<Self>, Error> {
        let by = operator.account().ok_or(Error::NotFound)?;
        let tx = store.database().begin_write().await?;
        let organisation = organisation::lock(&tx, organisation).await?;
        require_still(store, &tx, operator).await?;
        if organisation.kind.account_kind() != AccountKind::Staff {
            return Err(Error::NotFound);
        }
        if seen(store, &tx, by, sent).await? != Repeat::New {
            return Ok(None);
        }
        Ok(Some(Self {
            store,
            by,
            sent,
            tx,
            organisation,
        }))
    }

    async fn finish(self, outcome: &str) -> Result<(), Error> {
        remember(self.store, &self.tx, self.by, self.sent, outcome).await?;
        Ok(self.tx.commit().await?)
    }
}
