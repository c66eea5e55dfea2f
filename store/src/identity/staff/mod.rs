//! Accounts as administrators see them: masked, found by the whole address or number only, and what is done to them.

mod acts;
mod invitees;

pub use acts::{Acted, Target, end_sessions, lock, reset_second_factor, set_roles, unlock};
pub use invitees::{Invitee, Standing, invited, resend, standing, withdraw};

use std::collections::{BTreeMap, BTreeSet};

use domain::identity::{AccountKind, OrganisationKind, Role};
use domain::ids::{AccountId, OrganisationId, Version};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use strum::{Display, EnumString};

use super::account::{Account, hash_column};
use super::{Contact, object, record};
use crate::entity::{account, data_key, membership, micros, organisation, session};
use crate::{Error, Operator, Store};

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum AccountState {
    /// It can.
    Active,
    /// An administrator locked it.
    Locked,
}

/// Somebody's roles in one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duties {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// The roles.
    pub roles: BTreeSet<Role>,
}

/// An account as an administrator sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: AccountId,
    /// Public or staff.
    pub kind: AccountKind,
    /// Whether it can be used.
    pub state: AccountState,
    /// The name, of staff only.
    pub name: Option<String>,
    /// The masked contacts.
    pub contacts: Vec<String>,
    /// Whether the second factor is set up.
    pub has_second_factor: bool,
    /// Browsers that are signed in.
    pub sessions: u64,
    /// What they may do, and where.
    pub duties: Vec<Duties>,
    /// Raised by each act of an administrator.
    pub version: Version,
}

/// A member of an organisation's staff, in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// The account.
    pub account: AccountId,
    /// Their name.
    pub name: Option<String>,
    /// Their masked contact.
    pub contact: String,
    /// Whether the account can be used.
    pub state: AccountState,
    /// Whether the second factor is set up.
    pub has_second_factor: bool,
    /// What they may do there.
    pub roles: BTreeSet<Role>,
}

/// Memberships that hold now.
pub(in crate::identity) fn is_valid(now: i64) -> Expr {
    membership::Column::ValidTo
        .is_null()
        .or(membership::Column::ValidTo.gt(now))
}

/// The account of this very address or number, if there is one that was not deleted. The looking is recorded.
pub async fn find(store: &Store, operator: Operator, contact: &Contact) -> Result<Option<AccountId>, Error> {
    let found = account::Entity::find()
        .filter(hash_column(contact).eq(contact.hash(store)))
        .filter(account::Column::State.ne("deleted"))
        .one(store.reader())
        .await?;
    let Some(row) = found else {
        return Ok(None);
    };
    let id = AccountId(row.id);
    let tx = store.database().begin_write().await?;
    record(store, &tx, operator.account(), "account.looked_up", &object(id)).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// One account.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or it was deleted.
pub async fn person(store: &Store, _: Operator, id: AccountId) -> Result<Person, Error> {
    let db = store.reader();
    let account = load_any(store, db, id).await?;
    let masked = account.contacts()?.iter().map(Contact::masked).collect();
    Ok(Person {
        account: id,
        kind: account.kind,
        state: account.row.state.parse()?,
        name: name_of_staff(&account)?,
        contacts: masked,
        has_second_factor: account.row.totp_confirmed_at.is_some(),
        sessions: open_sessions(store, id).await?,
        duties: duties(store, db, id).await?,
        version: Version(account.row.version),
    })
}

/// An account in whatever state it is.
async fn load_any(store: &Store, db: &impl ConnectionTrait, id: AccountId) -> Result<Account, Error> {
    let found = account::Entity::find_by_id(id.0)
        .filter(account::Column::State.ne("deleted"))
        .find_also_related(data_key::Entity)
        .one(db)
        .await?;
    let (row, key) = found.ok_or(Error::NotFound)?;
    Account::read(store, row, key)
}

/// Colleagues know each other by name; of the public no name is shown.
fn name_of_staff(account: &Account) -> Result<Option<String>, Error> {
    match account.kind {
        AccountKind::Staff => account.name(),
        AccountKind::Public => Ok(None),
    }
}

async fn open_sessions(store: &Store, id: AccountId) -> Result<u64, Error> {
    let now = store.clock().now();
    let open = session::Entity::find()
        .filter(session::Column::AccountId.eq(id.0))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(micros(now)))
        .filter(session::Column::SeenAt.gt(micros(now - super::session::IDLE)));
    Ok(open.count(store.reader()).await?)
}

async fn duties(store: &Store, db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<Duties>, Error> {
    let rows = membership::Entity::find()
        .filter(membership::Column::AccountId.eq(id.0))
        .filter(is_valid(micros(store.clock().now())))
        .order_by_asc(membership::Column::Id)
        .find_also_related(organisation::Entity)
        .all(db)
        .await?;
    let mut all: Vec<Duties> = Vec::new();
    for (row, organisation) in rows {
        let Some(organisation) = organisation else {
            continue;
        };
        let id = OrganisationId(organisation.id);
        let role = row.role.parse()?;
        if let Some(known) = all.iter_mut().find(|duties| duties.organisation == id) {
            known.roles.insert(role);
        } else {
            all.push(Duties {
                organisation: id,
                kind: organisation.kind.parse()?,
                name_zh: organisation.name_zh,
                name_en: organisation.name_en,
                roles: BTreeSet::from([role]),
            });
        }
    }
    Ok(all)
}

/// The staff of an organisation, those who came first before others.
pub async fn of_organisation(
    store: &Store,
    _: Operator,
    id: OrganisationId,
) -> Result<Vec<Colleague>, Error> {
    let rows = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(id.0))
        .filter(is_valid(micros(store.clock().now())))
        .all(store.reader())
        .await?;
    let mut roles: BTreeMap<AccountId, BTreeSet<Role>> = BTreeMap::new();
    for row in rows {
        roles
            .entry(AccountId(row.account_id))
            .or_default()
            .insert(row.role.parse()?);
    }
    let accounts = account::Entity::find()
        .filter(account::Column::Id.is_in(roles.keys().map(|id| id.0)))
        .filter(account::Column::State.ne("deleted"))
        .order_by_asc(account::Column::Id)
        .find_also_related(data_key::Entity)
        .all(store.reader())
        .await?;
    let colleague = |(row, key)| {
        let account = Account::read(store, row, key)?;
        Ok(Colleague {
            account: account.id(),
            name: account.name()?,
            contact: account.contact()?.masked(),
            state: account.row.state.parse()?,
            has_second_factor: account.row.totp_confirmed_at.is_some(),
            roles: roles.get(&account.id()).cloned().unwrap_or_default(),
        })
    };
    accounts.into_iter().map(colleague).collect()
}
