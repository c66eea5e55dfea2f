//! Taking an invitation: with a new account, or with the one that somebody has.

use domain::identity::{AccountKind, Language};
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};

use super::{address, find, key_of, named, roles};
use crate::crypto::Token;
use crate::entity::{invitation, micros};
use crate::identity::history::Way;
use crate::identity::people::{self, NewAccount};
use crate::identity::registration::is_taken;
use crate::identity::session::{self, NewSession};
use crate::identity::{Browser, Contact, NewPassword, account, firm, organisation, record, second_factor};
use crate::{Error, Store};

/// Takes an invitation: makes the account and opens a session. Staff set up their second factor in it next; a member of a
/// firm has shown with the link that the address is theirs. `None` when the link no longer works, or the address has got
/// an account meanwhile.
pub async fn accept(
    store: &Store,
    token: &str,
    (name, password): (&str, NewPassword),
    language: Language,
    browser: Browser<'_>,
) -> Result<Option<NewSession>, Error> {
    let password_hash = Some(password.hash(store).await?);
    let tx = store.database().begin_write().await?;
    let Some((row, kind)) = find_locked(store, &tx, token).await? else {
        return Ok(None);
    };
    let key = key_of(store, &tx, &row).await?;
    let contact = Contact::stored_email(address(store, &tx, &row).await?)?;
    let new = NewAccount {
        kind,
        contact: &contact,
        name: Some(name),
        password_hash,
        language,
    };
    let id = match people::insert_account(store, &tx, &key, new).await {
        Err(Error::Database(error)) if is_taken(&error) => return Ok(None),
        other => other?,
    };
    match kind {
        AccountKind::Staff => second_factor::draw(store, &tx, id, &key).await?,
        AccountKind::Public => _ = people::insert_party(store, &tx, id, language).await?,
    }
    take(store, &tx, &row, id).await?;
    let account = account::load(store, &tx, id).await?;
    let way = match kind {
        AccountKind::Staff => Way::Invitation,
        AccountKind::Public => Way::Registration,
    };
    let opened = session::open(store, &tx, &account, browser, way).await?;
    tx.commit().await?;
    Ok(Some(opened))
}

/// What became of joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They belong to the organisation: from now on, or since they pressed the button before.
    Member(OrganisationId),
    /// The link no longer works.
    Gone,
    /// It was sent to an address that is not this account's.
    OtherAddress,
    /// They belong to as many firms as somebody may.
    TooManyFirms,
}

/// Takes an invitation with the account that has its address. `name` is theirs from now on where they gave none before.
pub async fn join(
    store: &Store,
    account: AccountId,
    token: &str,
    name: Option<&str>,
) -> Result<Joined, Error> {
    let tx = store.database().begin_write().await?;
    let Some((row, kind)) = find_locked(store, &tx, token).await? else {
        return joined_before(store, &tx, account, token).await;
    };
    let joining = account::load(store, &tx, account).await?;
    if joining.row.email_hash.as_ref() != Some(&row.email_hash) || joining.kind != kind {
        return Ok(Joined::OtherAddress);
    }
    if firm::count_of(store, &tx, account).await? >= domain::identity::firm::FIRMS_MAX {
        return Ok(Joined::TooManyFirms);
    }
    if let Some(name) = name {
        account::name_once(store, &tx, &joining, name).await?;
    }
    take(store, &tx, &row, account).await?;
    tx.commit().await?;
    Ok(Joined::Member(OrganisationId(row.organisation_id)))
}

/// The invitation of a link, and the kind of account that can take it. The organisation is locked before the invitation,
/// as it is by all who change its people.
async fn find_locked(
    store: &Store,
    tx: &DatabaseTransaction,
    token: &str,
) -> Result<Option<(invitation::Model, AccountKind)>, Error> {
    let Some(row) = find(store, tx, token, false).await? else {
        return Ok(None);
    };
    let organisation = organisation::lock(tx, OrganisationId(row.organisation_id)).await?;
    let row = find(store, tx, token, true).await?;
    Ok(row.map(|row| (row, organisation.kind.account_kind())))
}

/// Gives the roles, and says so to who invited.
async fn take(
    store: &Store,
    tx: &DatabaseTransaction,
    row: &invitation::Model,
    account: AccountId,
) -> Result<(), Error> {
    let used = invitation::ActiveModel {
        used_at: Set(Some(micros(store.clock().now()))),
        used_by: Set(Some(account.0)),
        ..Default::default()
    };
    invitation::Entity::update_many()
        .set(used)
        .filter(invitation::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    let organisation = OrganisationId(row.organisation_id);
    people::insert_duties(store, tx, account, organisation, &roles(row)?).await?;
    if let Some(by) = row.invited_by {
        firm::tell(store, tx, AccountId(by), ("member_joined", None), organisation).await?;
    }
    record(store, tx, Some(account), "invitation.accepted", &named(row.id)).await
}

/// A second press of the same button finds done what the first one did.
async fn joined_before(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    token: &str,
) -> Result<Joined, Error> {
    let Some(token) = Token::parse(token) else {
        return Ok(Joined::Gone);
    };
    let used = invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(token.hash().to_vec()))
        .filter(invitation::Column::UsedBy.eq(account.0))
        .one(tx)
        .await?;
    let Some(row) = used else {
        return Ok(Joined::Gone);
    };
    let organisation = OrganisationId(row.organisation_id);
    // Somebody who was removed since does not come back by an old link.
    let is_member = firm::members(store, tx, organisation)
        .await?
        .roles(account)
        .is_some();
    Ok(if is_member {
        Joined::Member(organisation)
    } else {
        Joined::Gone
    })
}
