//! Making accounts: the rows that registration, invitation and factories write.

use std::collections::BTreeSet;

use domain::identity::{AccountKind, Language, OrganisationKind, Role};
use domain::ids::{AccountId, OrganisationId, PartyId};
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Set};

use super::Contact;
use crate::crypto::{DataKey, Place};
use crate::entity::{Micros, account, membership, micros, organisation, party};
use crate::{Error, Store};

/// Somebody who gets an account.
pub(crate) struct NewAccount<'a> {
    /// Public or staff.
    pub(crate) kind: AccountKind,
    /// Already confirmed by a code or a link.
    pub(crate) contact: &'a Contact,
    /// Staff have a name from the start.
    pub(crate) name: Option<&'a str>,
    /// The argon2id hash; without one only codes open the account.
    pub(crate) password_hash: Option<String>,
    /// The language of letters.
    pub(crate) language: Language,
}

/// Writes the account; its columns are sealed under `key`, whose row exists already.
pub(crate) async fn insert_account(
    store: &Store,
    tx: &DatabaseTransaction,
    key: &DataKey,
    new: NewAccount<'_>,
) -> Result<AccountId, Error> {
    let id = store.new_uuid();
    let now = micros(store.clock().now());
    let seal = |column, text: &str| key.seal_text(&Place::new("account", column, id), text);
    let (email, mobile) = if new.contact.is_email() {
        (Some(new.contact), None)
    } else {
        (None, Some(new.contact))
    };
    let row = account::ActiveModel {
        id: Set(id),
        kind: Set(new.kind.to_string()),
        state: Set("active".to_owned()),
        data_key_id: Set(key.id()),
        name_enc: Set(new.name.map(|name| seal("name_enc", name))),
        email_enc: Set(email.map(|contact| seal("email_enc", contact.as_str()))),
        email_hash: Set(email.map(|contact| contact.hash(store))),
        email_confirmed_at: Set(email.map(|_| now)),
        mobile_enc: Set(mobile.map(|contact| seal("mobile_enc", contact.as_str()))),
        mobile_hash: Set(mobile.map(|contact| contact.hash(store))),
        mobile_confirmed_at: Set(mobile.map(|_| now)),
        password_hash: Set(new.password_hash),
        language: Set(new.language.to_string()),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(1),
        ..Default::default()
    };
    account::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(AccountId(id))
}

/// Makes the account act for a new party of its own, as an applicant.
pub(crate) async fn insert_party(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    language: Language,
) -> Result<PartyId, Error> {
    let party = new_party(store, tx, None, language).await?;
    insert_membership(store, tx, account, (Some(party), None), Role::Applicant).await?;
    Ok(party)
}

/// Writes a party: an organisation's, or that of a person.
async fn new_party(
    store: &Store,
    tx: &DatabaseTransaction,
    organisation: Option<OrganisationId>,
    language: Language,
) -> Result<PartyId, Error> {
    let id = store.new_uuid();
    let kind = if organisation.is_some() {
        "organisation"
    } else {
        "person"
    };
    let row = party::ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        organisation_id: Set(organisation.map(|organisation| organisation.0)),
        language: Set(language.to_string()),
        created_at: Set(micros(store.clock().now())),
    };
    party::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(PartyId(id))
}

/// Gives the account roles in an organisation, those that it does not have yet; members of a firm act for its party. The
/// caller has locked the organisation where others may do the same, and asked whether its kind has the roles.
pub(crate) async fn insert_duties(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    organisation: OrganisationId,
    roles: &[Role],
) -> Result<(), Error> {
    let held: BTreeSet<String> = membership::Entity::find()
        .select_only()
        .column(membership::Column::Role)
        .filter(membership::Column::AccountId.eq(account.0))
        .filter(membership::Column::OrganisationId.eq(organisation.0))
        .filter(in_force(micros(store.clock().now())))
        .into_tuple()
        .all(tx)
        .await?
        .into_iter()
        .collect();
    let party = firm_party(store, tx, organisation).await?;
    for role in roles.iter().filter(|role| !held.contains(&role.to_string())) {
        insert_membership(store, tx, account, (party, Some(organisation)), *role).await?;
    }
    Ok(())
}

/// The party of a firm, made when its first member comes; none for organisations that work on cases themselves.
async fn firm_party(
    store: &Store,
    tx: &DatabaseTransaction,
    organisation: OrganisationId,
) -> Result<Option<PartyId>, Error> {
    let row = organisation::Entity::find_by_id(organisation.0)
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    if row.kind != OrganisationKind::Firm.to_string() {
        return Ok(None);
    }
    let known = party::Entity::find()
        .filter(party::Column::OrganisationId.eq(organisation.0))
        .one(tx)
        .await?;
    Ok(Some(match known {
        Some(row) => PartyId(row.id),
        None => new_party(store, tx, Some(organisation), Language::Zh).await?,
    }))
}

/// The memberships that hold at this moment.
pub(crate) fn in_force(now: Micros) -> Condition {
    Condition::any()
        .add(membership::Column::ValidTo.is_null())
        .add(membership::Column::ValidTo.gt(now))
}

async fn insert_membership(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    (party, organisation): (Option<PartyId>, Option<OrganisationId>),
    role: Role,
) -> Result<(), Error> {
    let row = membership::ActiveModel {
        id: Set(store.new_uuid()),
        account_id: Set(account.0),
        party_id: Set(party.map(|party| party.0)),
        organisation_id: Set(organisation.map(|organisation| organisation.0)),
        role: Set(role.to_string()),
        valid_from: Set(micros(store.clock().now())),
        ..Default::default()
    };
    membership::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
