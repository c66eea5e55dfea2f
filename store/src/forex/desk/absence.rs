//! Absences of the officers of a bank: who enters them, who stands in, and what follows.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Actor;
use domain::forex::absence::{Absence, AbsenceFault};
use domain::identity::Role;
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use time::Date;
use uuid::Uuid;

use super::people::{self, Officer, supervises};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{absent, letters};
use crate::clock::local_date;
use crate::entity::{absence, day, day_text, membership, micros, organisation};
use crate::{Error, Store, audit};

/// An absence of today or later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceShown {
    /// Its id.
    pub id: Uuid,
    /// Who is absent.
    pub officer: Officer,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Who stands in.
    pub substitute: Officer,
    /// The reader may give it up.
    pub is_theirs: bool,
}

/// The absences of a bank, and its officers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absences {
    /// Those of today or later, the earliest first.
    pub absences: Vec<AbsenceShown>,
    /// Everybody at the desk, by name.
    pub officers: Vec<Officer>,
    /// The reader may enter the absence of others.
    pub is_supervisor: bool,
}

/// Somebody who is absent today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// Who.
    pub officer: Officer,
    /// The last day.
    pub to: Date,
    /// Who stands in.
    pub substitute: Officer,
}

/// The absences of the reader's bank.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn absences(store: &Store, actor: &Actor) -> Result<Absences, Error> {
    let (db, bank) = (store.reader(), actor.desk().ok_or(Error::NotFound)?);
    let rows = coming(store, bank).all(db).await?;
    let mut people: Vec<Uuid> = officers(db, bank).await?.into_keys().collect();
    let at_desk = people.clone();
    people.extend(rows.iter().flat_map(|row| [row.account_id, row.substitute_id]));
    let names = people::names(store, db, people).await?;
    let mut officers: Vec<Officer> = at_desk
        .into_iter()
        .map(|account| officer(&names, account))
        .collect();
    officers.sort_by(|one, other| one.name.cmp(&other.name));
    let is_supervisor = supervises(actor);
    let shown = |row: absence::Model| {
        Ok(AbsenceShown {
            id: row.id,
            officer: officer(&names, row.account_id),
            from: day(&row.from_on).map_err(Error::corrupt)?,
            to: day(&row.to_on).map_err(Error::corrupt)?,
            substitute: officer(&names, row.substitute_id),
            is_theirs: is_supervisor || row.account_id == actor.account.0,
        })
    };
    Ok(Absences {
        absences: rows.into_iter().map(shown).collect::<Result<_, Error>>()?,
        officers,
        is_supervisor,
    })
}

/// The officer of the reader's bank, if they are absent today: nobody hands them cases then.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn away(store: &Store, actor: &Actor, account: AccountId) -> Result<Option<Away>, Error> {
    let (db, bank) = (store.reader(), actor.desk().ok_or(Error::NotFound)?);
    let row = absent::of(store, db, account).await?;
    let Some(row) = row.filter(|row| row.organisation_id == bank.0) else {
        return Ok(None);
    };
    let names = people::names(store, db, vec![row.account_id, row.substitute_id]).await?;
    Ok(Some(Away {
        officer: officer(&names, row.account_id),
        to: day(&row.to_on).map_err(Error::corrupt)?,
        substitute: officer(&names, row.substitute_id),
    }))
}

/// Those for whom this officer stands in today.
pub(super) async fn stood_in_for(store: &Store, actor: &Actor) -> Result<Vec<Officer>, Error> {
    let theirs = absent::today(store).filter(absence::Column::SubstituteId.eq(actor.account.0));
    let rows = theirs.all(store.reader()).await?;
    let people = rows.iter().map(|row| row.account_id).collect();
    let names = people::names(store, store.reader(), people).await?;
    Ok(rows.iter().map(|row| officer(&names, row.account_id)).collect())
}

/// Enters an absence: one's own, or as a supervisor that of an officer of the bank. The substitute gets a notice.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs to enter, or one of the two does not work at the desk of this bank.
pub async fn enter_absence(
    store: &Store,
    actor: &Actor,
    new: Absence,
    sent: Sent<'_>,
) -> Result<Result<(), AbsenceFault>, Error> {
    let bank = actor.desk().ok_or(Error::NotFound)?;
    if new.account != actor.account && !supervises(actor) {
        return Err(Error::NotFound);
    }
    let tx = store.database().begin_write().await?;
    // One at a time for each bank, so that two absences cannot miss each other.
    organisation::Entity::find_by_id(bank.0)
        .lock_exclusive()
        .one(&tx)
        .await?;
    if seen(store, &tx, actor.account, sent).await? != Repeat::New {
        return Ok(Ok(()));
    }
    let officers = officers(&tx, bank).await?;
    let roles = |account: AccountId| officers.get(&account.0).ok_or(Error::NotFound);
    let roles = (roles(new.account)?, roles(new.substitute)?);
    let others = coming(store, bank).all(&tx).await?;
    let others = others.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    if let Err(fault) = new.judge(local_date(store.clock().now()), roles, &others) {
        return Ok(Err(fault));
    }
    write(store, &tx, bank, new).await?;
    record(store, &tx, actor, ("absence.entered", new.account)).await?;
    remember(store, &tx, actor.account, sent, "entered").await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Gives an absence up.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs: their own, or as a supervisor one of the bank.
pub async fn end_absence(store: &Store, actor: &Actor, id: Uuid) -> Result<(), Error> {
    let bank = actor.desk().ok_or(Error::NotFound)?;
    let tx = store.database().begin_write().await?;
    let row = absence::Entity::find_by_id(id).lock_exclusive().one(&tx).await?;
    let is_theirs = |row: &absence::Model| row.account_id == actor.account.0 || supervises(actor);
    let row = row
        .filter(|row| row.organisation_id == bank.0 && is_theirs(row))
        .ok_or(Error::NotFound)?;
    absence::Entity::delete_by_id(id).exec(&tx).await?;
    record(store, &tx, actor, ("absence.ended", AccountId(row.account_id))).await?;
    Ok(tx.commit().await?)
}

/// The absences of a bank that are not over.
fn coming(store: &Store, bank: OrganisationId) -> sea_orm::Select<absence::Entity> {
    let today = day_text(local_date(store.clock().now()));
    absence::Entity::find()
        .filter(absence::Column::OrganisationId.eq(bank.0))
        .filter(absence::Column::ToOn.gte(today))
        .order_by_asc(absence::Column::FromOn)
        .order_by_asc(absence::Column::Id)
}

fn read(row: &absence::Model) -> Result<Absence, Error> {
    Ok(Absence {
        account: AccountId(row.account_id),
        from: day(&row.from_on).map_err(Error::corrupt)?,
        to: day(&row.to_on).map_err(Error::corrupt)?,
        substitute: AccountId(row.substitute_id),
    })
}

fn officer(names: &BTreeMap<Uuid, String>, account: Uuid) -> Officer {
    Officer {
        account: AccountId(account),
        name: names.get(&account).cloned().unwrap_or_default(),
    }
}

/// Everybody who works at the desk of a bank, with their roles.
async fn officers(
    db: &impl ConnectionTrait,
    bank: OrganisationId,
) -> Result<BTreeMap<Uuid, BTreeSet<Role>>, Error> {
    let rows: Vec<(Uuid, String)> = membership::Entity::find()
        .select_only()
        .columns([membership::Column::AccountId, membership::Column::Role])
        .filter(membership::Column::OrganisationId.eq(bank.0))
        .filter(membership::Column::ValidTo.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let mut officers: BTreeMap<Uuid, BTreeSet<Role>> = BTreeMap::new();
    for (account, role) in rows {
        officers.entry(account).or_default().insert(role.parse()?);
    }
    Ok(officers)
}

async fn write(
    store: &Store,
    tx: &DatabaseTransaction,
    bank: OrganisationId,
    new: Absence,
) -> Result<(), Error> {
    let row = absence::ActiveModel {
        id: Set(store.new_uuid()),
        organisation_id: Set(bank.0),
        account_id: Set(new.account.0),
        from_on: Set(day_text(new.from)),
        to_on: Set(day_text(new.to)),
        substitute_id: Set(new.substitute.0),
        created_at: Set(micros(store.clock().now())),
    };
    absence::Entity::insert(row).exec_without_returning(tx).await?;
    let days = [("from", day_text(new.from)), ("to", day_text(new.to))];
    letters::notify(store, tx, new.substitute, None, "stands_in", &days).await
}

async fn record(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    (action, account): (&str, AccountId),
) -> Result<(), Error> {
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: Some(actor.account.0),
        action,
        object: &format!("account/{account}"),
        detail: "",
    };
    Ok(audit::record(tx, entry).await?)
}
