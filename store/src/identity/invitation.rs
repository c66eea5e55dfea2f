//! Inviting staff: a link to an address, then name, password and second factor.

use domain::identifier::Email;
use domain::identity::{AccountKind, Language, OrganisationKind, Role};
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use time::Duration;
use uuid::Uuid;

use super::letter::{self, Message};
use super::organisation::Organisation;
use super::people::{self, NewAccount};
use super::registration::is_taken;
use super::session::{self, NewSession};
use super::{Browser, Contact, NewPassword, account, object, record, second_factor};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::crypto::{DataKey, Place, Token};
use crate::entity::{data_key, invitation, micros, organisation as table};
use crate::{Error, Store};

/// How long a link works.
pub const LASTS: Duration = Duration::days(7);

/// Who is invited, as what.
#[derive(Clone, Debug)]
pub struct Invite {
    /// Where to.
    pub organisation: OrganisationId,
    /// As what; at least one.
    pub roles: Vec<Role>,
    /// The address that gets the link.
    pub email: Email,
    /// The language of the letter, and of the account's until it chooses another.
    pub language: Language,
}

/// What came of an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// The letter is under way.
    Sent {
        /// Its link, for who invites by a command.
        link: String,
    },
    /// The address belongs to a member of staff, who has the roles now and must sign in anew.
    Added(AccountId),
    /// The address belongs to a member of the public; staff need another.
    PublicAddress,
    /// Organisations of this kind have no such role.
    RoleOfOtherKind,
}

/// Invites somebody. `by` is nobody when a command does it. The letter's link begins with `public_url`.
///
/// # Errors
/// [`Error::NotNow`] for an organisation that is closed.
pub async fn invite(
    store: &Store,
    by: Option<AccountId>,
    invite: Invite,
    public_url: &str,
) -> Result<Invited, Error> {
    let tx = store.database().begin_write().await?;
    let invited = invite_in(store, &tx, by, invite, public_url).await?;
    tx.commit().await?;
    Ok(invited)
}

/// The same by a form: `None` when this very form was taken before.
///
/// # Errors
/// [`Error::NotNow`] for an organisation that is closed.
pub async fn invite_once(
    store: &Store,
    by: AccountId,
    invite: Invite,
    public_url: &str,
    sent: Sent<'_>,
) -> Result<Option<Invited>, Error> {
    let tx = store.database().begin_write().await?;
    if seen(store, &tx, by, sent).await? != Repeat::New {
        return Ok(None);
    }
    let invited = invite_in(store, &tx, Some(by), invite, public_url).await?;
    if matches!(invited, Invited::Sent { .. } | Invited::Added(_)) {
        remember(store, &tx, by, sent, "invited").await?;
    }
    tx.commit().await?;
    Ok(Some(invited))
}

async fn invite_in(
    store: &Store,
    tx: &DatabaseTransaction,
    by: Option<AccountId>,
    invite: Invite,
    public_url: &str,
) -> Result<Invited, Error> {
    let found = table::Entity::find_by_id(invite.organisation.0).one(tx).await?;
    let organisation: Organisation = found.ok_or(Error::NotFound)?.try_into()?;
    if organisation.closed_on.is_some() {
        return Err(Error::NotNow);
    }
    if !gives(organisation.kind, &invite.roles) {
        return Ok(Invited::RoleOfOtherKind);
    }
    let contact = Contact::Email(invite.email.clone());
    if let Some(known) = account::by_contact(store, tx, &contact).await? {
        if known.kind == AccountKind::Public {
            return Ok(Invited::PublicAddress);
        }
        people::insert_duties(store, tx, known.id(), invite.organisation, &invite.roles).await?;
        session::end_in(store, tx, known.id(), None).await?;
        record(store, tx, by, "duties.given", &object(known.id())).await?;
        return Ok(Invited::Added(known.id()));
    }
    let key = store.new_data_key(tx).await?;
    let token = insert(store, tx, by, &invite, &key).await?;
    let link = format!("{public_url}/invitation/{}", token.text());
    let name = match invite.language {
        Language::Zh => &organisation.name_zh,
        Language::En => &organisation.name_en,
    };
    let message = Message::Invitation {
        organisation: name,
        link: &link,
    };
    letter::send(store, tx, &key, (&contact, invite.language), message).await?;
    Ok(Invited::Sent { link })
}

fn gives(kind: OrganisationKind, roles: &[Role]) -> bool {
    !roles.is_empty() && roles.iter().all(|role| kind.roles().contains(role))
}

async fn insert(
    store: &Store,
    tx: &DatabaseTransaction,
    by: Option<AccountId>,
    invite: &Invite,
    key: &DataKey,
) -> Result<Token, Error> {
    let (id, token, now) = (store.new_uuid(), Token::new(store.chance()), store.clock().now());
    let roles: Vec<&str> = invite.roles.iter().map(Into::into).collect();
    let row = invitation::ActiveModel {
        id: Set(id),
        organisation_id: Set(invite.organisation.0),
        roles: Set(roles.join(",")),
        email_enc: Set(key.seal_text(&place(id), invite.email.as_str())),
        email_hash: Set(Contact::Email(invite.email.clone()).hash(store)),
        data_key_id: Set(key.id()),
        token_hash: Set(token.hash().to_vec()),
        invited_by: Set(by.map(|by| by.0)),
        created_at: Set(micros(now)),
        expires_at: Set(micros(now + LASTS)),
        used_at: Set(None),
    };
    invitation::Entity::insert(row).exec_without_returning(tx).await?;
    record(
        store,
        tx,
        by,
        "staff.invited",
        &format!("invitation/{}", id.simple()),
    )
    .await?;
    Ok(token)
}

/// An open invitation as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The organisation's name in Chinese.
    pub organisation_zh: String,
    /// The organisation's name in English.
    pub organisation_en: String,
    /// As what.
    pub roles: Vec<Role>,
    /// The address that will be theirs for signing in.
    pub email: String,
}

/// The invitation of a link; `None` when it was used, is too old, or never was.
pub async fn look(store: &Store, token: &str) -> Result<Option<Shown>, Error> {
    let Some((row, key)) = find(store, store.reader(), token, false).await? else {
        return Ok(None);
    };
    let organisation = table::Entity::find_by_id(row.organisation_id)
        .one(store.reader())
        .await?;
    let organisation = organisation.ok_or(Error::NotFound)?;
    Ok(Some(Shown {
        organisation_zh: organisation.name_zh,
        organisation_en: organisation.name_en,
        roles: roles(&row)?,
        email: key.open_text(&place(row.id), &row.email_enc)?,
    }))
}

/// Takes an invitation: makes the account and opens a session, in which the second factor is set up next. `None` when
/// the link no longer works.
pub async fn accept(
    store: &Store,
    token: &str,
    (name, password): (&str, NewPassword),
    language: Language,
    browser: Browser<'_>,
) -> Result<Option<NewSession>, Error> {
    let password_hash = Some(password.hash(store).await?);
    let tx = store.database().begin_write().await?;
    let Some((row, key)) = find(store, &tx, token, true).await? else {
        return Ok(None);
    };
    use_up(store, &tx, row.id).await?;
    let contact = Contact::stored_email(key.open_text(&place(row.id), &row.email_enc)?)?;
    let name = Some(name);
    let new = NewAccount {
        kind: AccountKind::Staff,
        contact: &contact,
        name,
        password_hash,
        language,
    };
    let id = match people::insert_account(store, &tx, &key, new).await {
        Err(Error::Database(error)) if is_taken(&error) => return Ok(None),
        other => other?,
    };
    people::insert_duties(store, &tx, id, OrganisationId(row.organisation_id), &roles(&row)?).await?;
    second_factor::draw(store, &tx, id, &key).await?;
    record(
        store,
        &tx,
        Some(id),
        "invitation.accepted",
        &format!("invitation/{}", row.id.simple()),
    )
    .await?;
    let account = account::load(store, &tx, id).await?;
    let opened = session::open(store, &tx, &account, browser, false).await?;
    tx.commit().await?;
    Ok(Some(opened))
}

async fn find(
    store: &Store,
    db: &impl ConnectionTrait,
    token: &str,
    for_update: bool,
) -> Result<Option<(invitation::Model, DataKey)>, Error> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let mut query = invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(token.hash().to_vec()))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(micros(store.clock().now())));
    if for_update {
        query = query.lock_exclusive();
    }
    let Some(row) = query.one(db).await? else {
        return Ok(None);
    };
    let key = data_key::Entity::find_by_id(row.data_key_id)
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Some((row, store.unwrap_key(&key)?)))
}

async fn use_up(store: &Store, tx: &DatabaseTransaction, id: Uuid) -> Result<(), Error> {
    let used = invitation::ActiveModel {
        used_at: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    };
    invitation::Entity::update_many()
        .set(used)
        .filter(invitation::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// The open invitations to an organisation, each with its address, oldest first.
pub(super) async fn open_of(
    store: &Store,
    organisation: OrganisationId,
) -> Result<Vec<(invitation::Model, String)>, Error> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::OrganisationId.eq(organisation.0))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(micros(store.clock().now())))
        .order_by_asc(invitation::Column::CreatedAt)
        .all(store.reader())
        .await?;
    let mut open = Vec::with_capacity(rows.len());
    for row in rows {
        let key = data_key::Entity::find_by_id(row.data_key_id)
            .one(store.reader())
            .await?;
        let key = store.unwrap_key(&key.ok_or(Error::NotFound)?)?;
        let email = key.open_text(&place(row.id), &row.email_enc)?;
        open.push((row, email));
    }
    Ok(open)
}

pub(super) fn roles(row: &invitation::Model) -> Result<Vec<Role>, Error> {
    row.roles
        .split(',')
        .map(|role| role.parse().map_err(Error::from))
        .collect()
}

fn place(id: Uuid) -> Place {
    Place::new("invitation", "email_enc", id)
}
