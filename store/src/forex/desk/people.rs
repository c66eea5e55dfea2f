//! The officers of a bank by name.

use domain::access::Actor;
use domain::identity::Role;
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::membership;
pub(super) use crate::identity::names::names;
use crate::{Error, Store};

/// Somebody who works at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
}

/// The makers of a bank, by name.
pub(super) async fn makers(
    store: &Store,
    db: &impl ConnectionTrait,
    bank: OrganisationId,
) -> Result<Vec<Officer>, Error> {
    let accounts = on_duty(db, bank, Role::BankMaker).await?;
    let names = names(store, db, accounts).await?;
    let mut makers: Vec<Officer> = names
        .into_iter()
        .map(|(account, name)| Officer {
            account: AccountId(account),
            name,
        })
        .collect();
    makers.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(makers)
}

/// Whether they supervise the bank at which they work.
pub(super) fn supervises(actor: &Actor) -> bool {
    let duty = actor.duty.as_ref();
    duty.is_some_and(|duty| duty.roles.contains(&Role::BankSupervisor))
}

/// The accounts that have a role at a bank.
pub(crate) async fn on_duty(
    db: &impl ConnectionTrait,
    bank: OrganisationId,
    role: Role,
) -> Result<Vec<Uuid>, Error> {
    let accounts = membership::Entity::find()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::OrganisationId.eq(bank.0))
        .filter(membership::Column::Role.eq(role.to_string()))
        .filter(membership::Column::ValidTo.is_null());
    Ok(accounts.into_tuple().all(db).await?)
}
