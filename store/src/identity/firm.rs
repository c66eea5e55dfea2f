//! Firms: organisations that look after their members themselves. Whoever registers one owns it and invites the others.

mod acts;
pub mod profile;
mod register;

pub use acts::{Asked, Changed, change, invite, resend, withdraw};
pub use register::{NewFirm, Registered, register};

use domain::identity::firm::{Members, Right, Roles};
use domain::identity::{Language, OrganisationKind, Role};
use domain::ids::{AccountId, CaseId, OrganisationId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::account::{self, Account};
use super::invitation::{self, Waiting};
use super::organisation::{self, Organisation};
use super::people::in_force;
use crate::casework::letters;
use crate::entity::{account as accounts, instant, membership, micros, organisation as organisations};
use crate::{Error, Store};

/// A firm in the list of somebody who belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The firm.
    pub organisation: Organisation,
    /// What they do there.
    pub roles: Roles,
}

/// The firms that an account belongs to, by name.
pub async fn own(store: &Store, account: AccountId) -> Result<Vec<Own>, Error> {
    let rows = membership::Entity::find()
        .find_also_related(organisations::Entity)
        .filter(membership::Column::AccountId.eq(account.0))
        .filter(organisations::Column::Kind.eq(OrganisationKind::Firm.to_string()))
        .filter(in_force(micros(store.clock().now())))
        .order_by_asc(organisations::Column::NameZh)
        .order_by_asc(organisations::Column::Id)
        .all(store.reader())
        .await?;
    let mut firms: Vec<Own> = Vec::new();
    for (row, organisation) in rows {
        let organisation: Organisation = organisation.ok_or(Error::NotFound)?.try_into()?;
        let role = row.role.parse()?;
        match firms
            .last_mut()
            .filter(|own| own.organisation.id == organisation.id)
        {
            Some(own) => _ = own.roles.insert(role),
            None => firms.push(Own {
                organisation,
                roles: Roles::from([role]),
            }),
        }
    }
    Ok(firms)
}

/// The firms that an account owns and nobody else does.
pub(crate) async fn owned_alone(
    store: &Store,
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<Organisation>, Error> {
    let mut alone = Vec::new();
    for id in ids_of(store, db, account).await? {
        let owners: Vec<AccountId> = members(store, db, id).await?.owners().collect();
        if owners == [account] {
            alone.push(organisation::find(store, id).await?);
        }
    }
    Ok(alone)
}

/// Locks the firms that an account belongs to, so that their members stay as they are.
pub(crate) async fn lock_own(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<Vec<OrganisationId>, Error> {
    let firms = ids_of(store, tx, account).await?;
    for firm in &firms {
        organisation::lock(tx, *firm).await?;
    }
    Ok(firms)
}

/// To how many firms an account belongs.
pub(super) async fn count_of(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<usize, Error> {
    Ok(ids_of(store, tx, account).await?.len())
}

async fn ids_of(
    store: &Store,
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<OrganisationId>, Error> {
    let firms: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::OrganisationId)
        .distinct()
        .filter(membership::Column::AccountId.eq(account.0))
        .filter(membership::Column::OrganisationId.is_not_null())
        .filter(in_force(micros(store.clock().now())))
        .order_by_asc(membership::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(firms.into_iter().map(OrganisationId).collect())
}

/// A firm as its members see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The firm; its code is its unified social credit code.
    pub organisation: Organisation,
    /// What the reader does there.
    pub roles: Roles,
    /// Everybody, those first who came first.
    pub members: Vec<Member>,
    /// Who was invited and has not come yet; for those who may invite.
    pub waiting: Vec<Waiting>,
}

/// A member of a firm as others see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Their account.
    pub account: AccountId,
    /// Their name, once they gave one.
    pub name: Option<String>,
    /// Their masked address or number.
    pub contact: String,
    /// What they do.
    pub roles: Roles,
    /// Since when they belong to the firm.
    pub since: OffsetDateTime,
}

/// A firm, for its members.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn view(store: &Store, reader: AccountId, id: OrganisationId) -> Result<View, Error> {
    let db = store.reader();
    let organisation = organisation::find(store, id).await?;
    if organisation.kind != OrganisationKind::Firm {
        return Err(Error::NotFound);
    }
    let rows = rows(store, db, id).await?;
    let members = with_roles(&rows)?;
    let roles = members.roles(reader).ok_or(Error::NotFound)?.clone();
    let waiting = if Right::ManageMembers.is_given_by(&roles) {
        invitation::waiting(store, db, id).await?
    } else {
        Vec::new()
    };
    let people = account::load_all(store, db, members.iter().map(|(account, _)| account)).await?;
    Ok(View {
        organisation,
        roles,
        members: listed(&rows, &members, &people)?,
        waiting,
    })
}

fn listed(rows: &[membership::Model], members: &Members, people: &[Account]) -> Result<Vec<Member>, Error> {
    let mut listed = Vec::with_capacity(people.len());
    for own in people {
        let since = rows.iter().filter(|row| row.account_id == own.row.id);
        let since = since.map(|row| row.valid_from).min().and_then(instant);
        listed.push(Member {
            account: own.id(),
            name: own.name()?,
            contact: own.contact()?.masked(),
            roles: members.roles(own.id()).cloned().unwrap_or_default(),
            since: since.ok_or_else(|| Error::corrupt("membership.valid_from"))?,
        });
    }
    listed.sort_by_key(|member| (member.since, member.account));
    Ok(listed)
}

/// The firm in which an account was a member and is no longer; `None` for everybody else.
pub async fn former(
    store: &Store,
    account: AccountId,
    id: OrganisationId,
) -> Result<Option<Organisation>, Error> {
    let rows = membership::Entity::find()
        .filter(membership::Column::AccountId.eq(account.0))
        .filter(membership::Column::OrganisationId.eq(id.0))
        .all(store.reader())
        .await?;
    let now = micros(store.clock().now());
    let has_ended = |row: &membership::Model| row.valid_to.is_some_and(|end| end <= now);
    if rows.is_empty() || !rows.iter().all(has_ended) {
        return Ok(None);
    }
    organisation::find(store, id).await.map(Some)
}

/// The members of an organisation now.
pub(crate) async fn members(
    store: &Store,
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
) -> Result<Members, Error> {
    with_roles(&rows(store, db, organisation).await?)
}

async fn rows(
    store: &Store,
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
) -> Result<Vec<membership::Model>, Error> {
    Ok(membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(organisation.0))
        .filter(in_force(micros(store.clock().now())))
        .all(db)
        .await?)
}

fn with_roles(rows: &[membership::Model]) -> Result<Members, Error> {
    rows.iter()
        .map(|row| Ok((AccountId(row.account_id), row.role.parse::<Role>()?)))
        .collect()
}

/// Tells a firm's other owners what a member did.
pub(crate) async fn tell_owners(
    store: &Store,
    tx: &DatabaseTransaction,
    by: AccountId,
    (kind, firm): (&str, OrganisationId),
) -> Result<(), Error> {
    for owner in members(store, tx, firm)
        .await?
        .owners()
        .filter(|owner| *owner != by)
    {
        tell(store, tx, owner, (kind, None), firm).await?;
    }
    Ok(())
}

/// Tells somebody what happened in a firm, by notice and letter; nothing to somebody whose account has ended.
pub(crate) async fn tell(
    store: &Store,
    tx: &DatabaseTransaction,
    whom: AccountId,
    (kind, case): (&str, Option<CaseId>),
    id: OrganisationId,
) -> Result<(), Error> {
    let account = accounts::Entity::find_by_id(whom.0)
        .filter(accounts::Column::State.eq("active"))
        .one(tx)
        .await?;
    let firm = organisations::Entity::find_by_id(id.0).one(tx).await?;
    let (Some(account), Some(firm)) = (account, firm) else {
        return Ok(());
    };
    let name = match account.language.parse()? {
        Language::Zh => firm.name_zh,
        Language::En => firm.name_en,
    };
    letters::tell(store, tx, account, case, (kind, &[("organisation", name)])).await
}
