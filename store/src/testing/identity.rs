//! People and organisations for tests and the demonstration.
#![allow(
    clippy::missing_panics_doc,
    reason = "every function here stops when the database refuses"
)]

use std::collections::BTreeSet;

use domain::access::{Actor, Duty};
use domain::identifier::Email;
use domain::identity::{AccountKind, Language, OrganisationKind, Role};
use domain::ids::{AccountId, OrganisationId, PartyId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use secrecy::SecretString;

use crate::Store;
use crate::entity::membership;
use crate::identity::organisation::{self, Added, NewOrganisation};
use crate::identity::people::{self, NewAccount};
use crate::identity::{Contact, ContactKind, account, contact_change, second_factor};

/// Somebody to be made.
#[derive(Clone, Debug)]
pub struct Person<'a> {
    /// Their address.
    pub email: &'a str,
    /// Their name; staff have one.
    pub name: Option<&'a str>,
    /// Their password; without one only codes open the account.
    pub password: Option<&'a str>,
    /// The language of their letters.
    pub language: Language,
}

/// An applicant with an address of their own.
pub async fn applicant(store: &Store) -> (AccountId, Actor) {
    let email = some_email(store);
    let actor = new_applicant(
        store,
        Person {
            email: &email,
            name: None,
            password: None,
            language: Language::Zh,
        },
    )
    .await;
    (actor.account, actor)
}

/// This very applicant.
pub async fn new_applicant(store: &Store, person: Person<'_>) -> Actor {
    let (contact, password_hash) = prepare(store, &person).await;
    let tx = store.database().begin_write().await.expect("a transaction");
    let key = store.new_data_key(&tx).await.expect("a data key");
    let new = new_account(AccountKind::Public, &contact, &person, password_hash);
    let account = people::insert_account(store, &tx, &key, new)
        .await
        .expect("an account");
    let party = people::insert_party(store, &tx, account, person.language)
        .await
        .expect("a party");
    tx.commit().await.expect("a commit");
    Actor {
        account,
        parties: vec![party],
        duty: None,
    }
}

/// A member of staff with a confirmed second factor.
pub async fn staff(store: &Store, organisation: OrganisationId, roles: &[Role]) -> Actor {
    let email = some_email(store);
    let person = Person {
        email: &email,
        name: Some("王经办"),
        password: None,
        language: Language::Zh,
    };
    new_staff(store, organisation, roles, person).await
}

/// This very member of staff, with a confirmed second factor.
pub async fn new_staff(
    store: &Store,
    organisation: OrganisationId,
    roles: &[Role],
    person: Person<'_>,
) -> Actor {
    let (contact, password_hash) = prepare(store, &person).await;
    let tx = store.database().begin_write().await.expect("a transaction");
    let key = store.new_data_key(&tx).await.expect("a data key");
    let new = new_account(AccountKind::Staff, &contact, &person, password_hash);
    let account = people::insert_account(store, &tx, &key, new)
        .await
        .expect("an account");
    people::insert_duties(store, &tx, account, organisation, roles)
        .await
        .expect("duties");
    second_factor::draw(store, &tx, account, &key)
        .await
        .expect("a second factor");
    let drawn = account::load(store, &tx, account).await.expect("the account");
    second_factor::confirm_drawn(store, &tx, &drawn, None)
        .await
        .expect("a confirmed second factor");
    tx.commit().await.expect("a commit");
    let roles: BTreeSet<Role> = roles.iter().copied().collect();
    Actor {
        account,
        parties: Vec::new(),
        duty: Some(Duty { organisation, roles }),
    }
}

/// A member as they act for their organisation now.
pub async fn acting_for(store: &Store, account: AccountId, organisation: OrganisationId) -> Actor {
    let rows = membership::Entity::find()
        .filter(membership::Column::AccountId.eq(account.0))
        .filter(membership::Column::OrganisationId.eq(organisation.0))
        .filter(membership::Column::ValidTo.is_null())
        .all(store.database().reader())
        .await
        .expect("memberships");
    let parties: BTreeSet<_> = rows.iter().filter_map(|row| row.party_id).collect();
    Actor {
        account,
        parties: parties.into_iter().map(PartyId).collect(),
        duty: Some(Duty {
            organisation,
            roles: rows.iter().map(|row| row.role.parse().expect("a role")).collect(),
        }),
    }
}

/// Shows a mobile number to be the account's own, this one if it is free, and gives the number; an account that has one
/// keeps it.
pub async fn confirmed_mobile(store: &Store, id: AccountId, wanted: &str) -> String {
    if let Some(mobile) = account::mobile(store, id).await.expect("an account") {
        return mobile;
    }
    let tx = store.database().begin_write().await.expect("a transaction");
    let account = account::load(store, &tx, id).await.expect("the account");
    let wanted = Contact::parse(wanted).expect("a number");
    let holder = account::by_contact(store, &tx, &wanted).await.expect("an answer");
    let mobile = if holder.is_some() {
        some_mobile(store)
    } else {
        wanted
    };
    contact_change::write(store, &tx, &account, ContactKind::Mobile, Some(&mobile))
        .await
        .expect("to write a number");
    tx.commit().await.expect("a commit");
    mobile.as_str().to_owned()
}

fn some_mobile(store: &Store) -> Contact {
    let number = u32::from_be_bytes(store.chance().bytes::<4>()) % 100_000_000;
    Contact::parse(&format!("137{number:08}")).expect("a number")
}

/// What the authenticator of a member of staff shows now.
pub async fn current_code(store: &Store, account: AccountId) -> String {
    let account = account::load(store, store.reader(), account)
        .await
        .expect("an account");
    let secret = second_factor::secret(&account)
        .expect("a readable secret")
        .expect("a secret");
    secret.code_at(store.clock().now())
}

/// What an authenticator shows that waits to be confirmed.
pub async fn waiting_code(store: &Store, account: AccountId) -> String {
    let account = account::load(store, store.reader(), account)
        .await
        .expect("an account");
    let secret = second_factor::pending_secret(&account)
        .expect("a readable secret")
        .expect("a secret");
    secret.code_at(store.clock().now())
}

/// A bank.
pub async fn bank(store: &Store, code: &str) -> OrganisationId {
    add(
        store,
        NewOrganisation {
            code: code.to_owned(),
            ..plain_bank()
        },
    )
    .await
}

/// A branch of a bank, open today.
pub async fn branch(store: &Store, bank: OrganisationId, code: &str) -> OrganisationId {
    let branch = NewOrganisation {
        parent: Some(bank),
        code: code.to_owned(),
        name_zh: "海曙支行".to_owned(),
        name_en: "Haishu Branch".to_owned(),
        district: Some("330203".to_owned()),
        bic: Some("BKCHCNBJ92A".to_owned()),
        ..plain_bank()
    };
    add(store, branch).await
}

/// Any organisation.
pub async fn add(store: &Store, new: NewOrganisation) -> OrganisationId {
    match organisation::add(store, None, new)
        .await
        .expect("an organisation")
    {
        Added::New(id) => id,
        refused => panic!("no organisation: {refused:?}"),
    }
}

fn plain_bank() -> NewOrganisation {
    NewOrganisation {
        kind: OrganisationKind::Bank,
        parent: None,
        code: String::new(),
        name_zh: "三江银行".to_owned(),
        name_en: "Sanjiang Bank".to_owned(),
        district: None,
        address_zh: "宁波市海曙区和义路 1 号".to_owned(),
        address_en: "1 Heyi Road, Haishu, Ningbo".to_owned(),
        bic: None,
        phone: Some("0574-12345".to_owned()),
    }
}

fn some_email(store: &Store) -> String {
    format!("someone-{}@example.com", store.new_uuid().simple())
}

async fn prepare(store: &Store, person: &Person<'_>) -> (Contact, Option<String>) {
    let contact = Contact::Email(Email::parse(person.email).expect("an address"));
    let hash = match person.password {
        Some(password) => Some(
            store
                .passwords()
                .hash(SecretString::from(password))
                .await
                .expect("a hash"),
        ),
        None => None,
    };
    (contact, hash)
}

fn new_account<'a>(
    kind: AccountKind,
    contact: &'a Contact,
    person: &Person<'a>,
    password_hash: Option<String>,
) -> NewAccount<'a> {
    NewAccount {
        kind,
        contact,
        name: person.name,
        password_hash,
        language: person.language,
    }
}
