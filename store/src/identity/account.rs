//! Accounts as their owners and colleagues see them.

use domain::identity::{AccountKind, Language, Role};
use domain::ids::{AccountId, PartyId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Set,
};
use time::OffsetDateTime;

use super::{Contact, object, record};
use crate::crypto::{DataKey, Place};
use crate::entity::{account, data_key, instant, membership, micros, organisation};
use crate::{Error, Store, open_optional};

/// A loaded account.
pub(crate) struct Account {
    /// Its row.
    pub(crate) row: account::Model,
    /// The key of its sealed columns.
    pub(crate) key: DataKey,
    /// Public or staff.
    pub(crate) kind: AccountKind,
    /// The language of its letters.
    pub(crate) language: Language,
}

impl Account {
    pub(super) fn read(
        store: &Store,
        row: account::Model,
        key: Option<data_key::Model>,
    ) -> Result<Self, Error> {
        let key = store.unwrap_key(&key.ok_or(Error::NotFound)?)?;
        let (kind, language) = (row.kind.parse()?, row.language.parse()?);
        Ok(Self {
            row,
            key,
            kind,
            language,
        })
    }

    pub(crate) fn id(&self) -> AccountId {
        AccountId(self.row.id)
    }

    /// Whether its owner's authenticator is asked for, instead of a code that is sent.
    pub(super) fn uses_authenticator(&self) -> bool {
        self.kind == AccountKind::Staff || self.row.totp_confirmed_at.is_some()
    }

    /// Where it is reached: by mail if it can be.
    pub(crate) fn contact(&self) -> Result<Contact, Error> {
        self.email()?
            .or(self.mobile()?)
            .ok_or_else(|| Error::corrupt("an account without a contact"))
    }

    /// Everything by which it is reached, mail first.
    pub(crate) fn contacts(&self) -> Result<Vec<Contact>, Error> {
        Ok([self.email()?, self.mobile()?].into_iter().flatten().collect())
    }

    fn email(&self) -> Result<Option<Contact>, Error> {
        self.open("email_enc", self.row.email_enc.as_deref())?
            .map(Contact::stored_email)
            .transpose()
    }

    fn mobile(&self) -> Result<Option<Contact>, Error> {
        self.open("mobile_enc", self.row.mobile_enc.as_deref())?
            .map(Contact::stored_mobile)
            .transpose()
    }

    pub(super) fn name(&self) -> Result<Option<String>, Error> {
        self.open("name_enc", self.row.name_enc.as_deref())
    }

    pub(crate) fn place(&self, column: &'static str) -> Place {
        Place::new("account", column, self.row.id)
    }

    fn open(&self, column: &'static str, sealed: Option<&[u8]>) -> Result<Option<String>, Error> {
        open_optional(&self.key, &self.place(column), sealed)
    }
}

/// Loads an account that can be used.
pub(crate) async fn load(store: &Store, db: &impl ConnectionTrait, id: AccountId) -> Result<Account, Error> {
    let found = account::Entity::find_by_id(id.0)
        .filter(account::Column::State.eq("active"))
        .find_also_related(data_key::Entity)
        .one(db)
        .await?;
    let (row, key) = found.ok_or(Error::NotFound)?;
    Account::read(store, row, key)
}

/// Loads those of these accounts that can be used.
pub(super) async fn load_all(
    store: &Store,
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<Vec<Account>, Error> {
    let rows = account::Entity::find()
        .filter(account::Column::Id.is_in(ids.into_iter().map(|id| id.0)))
        .filter(account::Column::State.eq("active"))
        .find_also_related(data_key::Entity)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(row, key)| Account::read(store, row, key))
        .collect()
}

/// Gives a name to an account that has none yet; a name that was given stays.
pub(super) async fn name_once(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    name: &str,
) -> Result<(), Error> {
    let named = account::ActiveModel {
        name_enc: Set(Some(account.key.seal_text(&account.place("name_enc"), name))),
        updated_at: Set(micros(store.clock().now())),
        ..Default::default()
    };
    account::Entity::update_many()
        .set(named)
        .filter(account::Column::Id.eq(account.row.id))
        .filter(account::Column::NameEnc.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps others from changing the account before the transaction ends.
pub(crate) async fn lock(tx: &DatabaseTransaction, id: AccountId) -> Result<(), Error> {
    account::Entity::find_by_id(id.0)
        .lock_exclusive()
        .one(tx)
        .await?
        .map(drop)
        .ok_or(Error::NotFound)
}

/// The account of a contact, if it has one that can be used.
pub(crate) async fn by_contact(
    store: &Store,
    db: &impl ConnectionTrait,
    contact: &Contact,
) -> Result<Option<Account>, Error> {
    let found = account::Entity::find()
        .filter(hash_column(contact).eq(contact.hash(store)))
        .filter(account::Column::State.eq("active"))
        .find_also_related(data_key::Entity)
        .one(db)
        .await?;
    found.map(|(row, key)| Account::read(store, row, key)).transpose()
}

/// Where the hash of a contact stands.
pub(super) fn hash_column(contact: &Contact) -> account::Column {
    if contact.is_email() {
        account::Column::EmailHash
    } else {
        account::Column::MobileHash
    }
}

/// Whether the account of a contact is locked.
pub(super) async fn is_locked(
    store: &Store,
    db: &impl ConnectionTrait,
    contact: &Contact,
) -> Result<bool, Error> {
    let locked = account::Entity::find()
        .filter(hash_column(contact).eq(contact.hash(store)))
        .filter(account::Column::State.eq("locked"))
        .one(db)
        .await?;
    Ok(locked.is_some())
}

/// How to write to an account.
pub struct Reach {
    /// The address or number.
    pub contact: Contact,
    /// The language of the letter.
    pub language: Language,
    /// The key under which the letter is sealed.
    pub key: DataKey,
}

/// How to write to an account.
pub async fn reach(store: &Store, db: &impl ConnectionTrait, account: AccountId) -> Result<Reach, Error> {
    let account = load(store, db, account).await?;
    Ok(Reach {
        contact: account.contact()?,
        language: account.language,
        key: account.key,
    })
}

/// One's own account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The name, of staff.
    pub name: Option<String>,
    /// The masked address.
    pub email: Option<String>,
    /// The masked number.
    pub mobile: Option<String>,
    /// The language of letters.
    pub language: Language,
    /// Whether it has a password.
    pub has_password: bool,
    /// Since when the second factor is set up.
    pub second_factor_since: Option<OffsetDateTime>,
}

/// One's own account, contacts masked.
pub async fn profile(store: &Store, id: AccountId) -> Result<Profile, Error> {
    let account = load(store, store.reader(), id).await?;
    Ok(Profile {
        name: account.name()?,
        email: account.email()?.map(|contact| contact.masked()),
        mobile: account.mobile()?.map(|contact| contact.masked()),
        language: account.language,
        has_password: account.row.password_hash.is_some(),
        second_factor_since: account.row.totp_confirmed_at.and_then(instant),
    })
}

/// The mobile number that the owner of an account has confirmed.
pub async fn mobile(store: &Store, id: AccountId) -> Result<Option<String>, Error> {
    let mobile = load(store, store.reader(), id).await?.mobile()?;
    Ok(mobile.map(|contact| contact.as_str().to_owned()))
}

/// When somebody who acts for this party confirmed the mobile number.
pub(crate) async fn mobile_confirmed_at(
    store: &Store,
    db: &impl ConnectionTrait,
    party: PartyId,
    mobile: &str,
) -> Result<Option<OffsetDateTime>, Error> {
    let Ok(mobile) = Contact::parse(mobile) else {
        return Ok(None);
    };
    let row = account::Entity::find()
        .join_rev(JoinType::InnerJoin, membership::Relation::Account.def())
        .filter(membership::Column::PartyId.eq(party.0))
        .filter(account::Column::MobileHash.eq(mobile.hash(store)))
        .one(db)
        .await?;
    Ok(row.and_then(|row| row.mobile_confirmed_at).and_then(instant))
}

/// Chooses the language of letters.
pub async fn set_language(store: &Store, id: AccountId, language: Language) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let update = account::ActiveModel {
        language: Set(language.to_string()),
        updated_at: Set(micros(store.clock().now())),
        ..Default::default()
    };
    account::Entity::update_many()
        .set(update)
        .filter(account::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    record(store, &tx, Some(id), "account.language", &object(id)).await?;
    Ok(tx.commit().await?)
}

/// An account in the list that a command prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: AccountId,
    /// Public or staff.
    pub kind: AccountKind,
    /// Its masked contact.
    pub contact: String,
    /// Its roles, each with the code of the organisation that gives it.
    pub roles: Vec<(Role, Option<String>)>,
    /// Whether the second factor is set up.
    pub has_second_factor: bool,
}

/// Members of staff, oldest first.
pub async fn list_staff(store: &Store) -> Result<Vec<Listed>, Error> {
    let rows = account::Entity::find()
        .filter(account::Column::Kind.eq(AccountKind::Staff.to_string()))
        .filter(account::Column::State.eq("active"))
        .order_by_asc(account::Column::Id)
        .find_also_related(data_key::Entity)
        .all(store.reader())
        .await?;
    let mut listed = Vec::with_capacity(rows.len());
    for (row, key) in rows {
        let account = Account::read(store, row, key)?;
        listed.push(Listed {
            id: account.id(),
            kind: account.kind,
            contact: account.contact()?.masked(),
            roles: roles(store, account.id()).await?,
            has_second_factor: account.row.totp_confirmed_at.is_some(),
        });
    }
    Ok(listed)
}

async fn roles(store: &Store, account: AccountId) -> Result<Vec<(Role, Option<String>)>, Error> {
    let rows = membership::Entity::find()
        .filter(membership::Column::AccountId.eq(account.0))
        .find_also_related(organisation::Entity)
        .all(store.reader())
        .await?;
    rows.into_iter()
        .map(|(row, organisation)| Ok((row.role.parse()?, organisation.map(|one| one.code))))
        .collect()
}
