//! Inviting people to an organisation: a link to an address. Staff then choose name and password and set up a second
//! factor; members of a firm do the same without the factor, or join with the account they have.
//!
//! Whatever changes an organisation's people locks the organisation first, so one act follows another.

mod accept;
mod manage;

pub use accept::{Joined, accept, join};
pub use manage::Waiting;
pub(super) use manage::{resend, waiting, withdraw};

use domain::identifier::Email;
use domain::identity::{AccountKind, Language, OrganisationKind, Role};
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    Select, Set,
};
use time::Duration;
use uuid::Uuid;

use super::letter::{self, Message};
use super::organisation::{self, Organisation};
use super::{Contact, account, object, people, record, session};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::crypto::{DataKey, Place, Token};
use crate::entity::{data_key, invitation, micros};
use crate::{Error, Store};

/// How long a link works.
pub const LASTS: Duration = Duration::days(7);

/// How many invitations an address gets within a day, from whomever.
pub const LETTERS_A_DAY: u64 = 5;

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
    let organisation = organisation::lock(&tx, invite.organisation).await?;
    let invited = invite_in(store, &tx, by, (&organisation, &invite), public_url).await?;
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
    let organisation = organisation::lock(&tx, invite.organisation).await?;
    let invited = invite_in(store, &tx, Some(by), (&organisation, &invite), public_url).await?;
    if matches!(invited, Invited::Sent { .. } | Invited::Added(_)) {
        remember(store, &tx, by, sent, "invited").await?;
    }
    tx.commit().await?;
    Ok(Some(invited))
}

/// The same in a transaction that has locked the organisation.
pub(super) async fn invite_in(
    store: &Store,
    tx: &DatabaseTransaction,
    by: Option<AccountId>,
    (organisation, invite): (&Organisation, &Invite),
    public_url: &str,
) -> Result<Invited, Error> {
    if organisation.closed_on.is_some() {
        return Err(Error::NotNow);
    }
    if !gives(organisation.kind, &invite.roles) {
        return Ok(Invited::RoleOfOtherKind);
    }
    let contact = Contact::Email(invite.email.clone());
    // A firm is not told who has an account, nor of which kind: the link itself says how it goes on.
    if organisation.kind.account_kind() == AccountKind::Staff
        && let Some(known) = account::by_contact(store, tx, &contact).await?
    {
        if known.kind == AccountKind::Public {
            return Ok(Invited::PublicAddress);
        }
        people::insert_duties(store, tx, known.id(), invite.organisation, &invite.roles).await?;
        session::end_in(store, tx, known.id(), None).await?;
        record(store, tx, by, "duties.given", &object(known.id())).await?;
        return Ok(Invited::Added(known.id()));
    }
    let link = write(store, tx, by, (organisation, invite), public_url).await?;
    Ok(Invited::Sent { link })
}

/// Writes an invitation and the letter with its link, and says the link; an earlier invitation to the same address works
/// no longer.
async fn write(
    store: &Store,
    tx: &DatabaseTransaction,
    by: Option<AccountId>,
    (organisation, invite): (&Organisation, &Invite),
    public_url: &str,
) -> Result<String, Error> {
    let contact = Contact::Email(invite.email.clone());
    check_day(store, tx, &contact).await?;
    manage::withdraw_earlier(store, tx, organisation.id, &contact).await?;
    let key = store.new_data_key(tx).await?;
    let (id, token) = insert(store, tx, by, invite, &key).await?;
    record(store, tx, by, "invitation.sent", &named(id)).await?;
    let link = format!("{public_url}/invitation/{}", token.text());
    let name = match invite.language {
        Language::Zh => &organisation.name_zh,
        Language::En => &organisation.name_en,
    };
    let (organisation_name, link_text) = (name.as_str(), link.as_str());
    let message = match organisation.kind.account_kind() {
        AccountKind::Staff => Message::Invitation {
            organisation: organisation_name,
            link: link_text,
        },
        AccountKind::Public => Message::FirmInvitation {
            organisation: organisation_name,
            link: link_text,
        },
    };
    letter::send(store, tx, &key, (&contact, invite.language), message).await?;
    Ok(link)
}

/// An address that gets nobody's answer is not written to without end.
async fn check_day(store: &Store, tx: &DatabaseTransaction, contact: &Contact) -> Result<(), Error> {
    let day = Duration::days(1);
    let sent = invitation::Entity::find()
        .filter(invitation::Column::EmailHash.eq(contact.hash(store)))
        .filter(invitation::Column::CreatedAt.gt(micros(store.clock().now() - day)))
        .count(tx)
        .await?;
    if sent < LETTERS_A_DAY {
        return Ok(());
    }
    let seconds = u32::try_from(day.whole_seconds()).unwrap_or(u32::MAX);
    Err(Error::TooMany { seconds })
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
) -> Result<(Uuid, Token), Error> {
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
        language: Set(invite.language.to_string()),
        used_by: Set(None),
        withdrawn_at: Set(None),
    };
    invitation::Entity::insert(row).exec_without_returning(tx).await?;
    Ok((id, token))
}

/// An open invitation as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The organisation's name in Chinese.
    pub organisation_zh: String,
    /// The organisation's name in English.
    pub organisation_en: String,
    /// As what.
    pub roles: Vec<Role>,
    /// The address that will be theirs for signing in.
    pub email: String,
    /// The kind of account that can take it.
    pub kind: AccountKind,
    /// The account that the address belongs to already.
    pub account: Option<(AccountId, AccountKind)>,
}

/// The invitation of a link; `None` when it was used or withdrawn, is too old, or never was.
pub async fn look(store: &Store, token: &str) -> Result<Option<Shown>, Error> {
    let db = store.reader();
    let Some(row) = find(store, db, token, false).await? else {
        return Ok(None);
    };
    let email = address(store, db, &row).await?;
    let organisation = organisation::find(store, OrganisationId(row.organisation_id)).await?;
    let account = account::by_contact(store, db, &Contact::stored_email(email.clone())?).await?;
    Ok(Some(Shown {
        organisation: organisation.id,
        organisation_zh: organisation.name_zh,
        organisation_en: organisation.name_en,
        roles: roles(&row)?,
        email,
        kind: organisation.kind.account_kind(),
        account: account.map(|account| (account.id(), account.kind)),
    }))
}

/// The open invitation of a link.
async fn find(
    store: &Store,
    db: &impl ConnectionTrait,
    token: &str,
    for_update: bool,
) -> Result<Option<invitation::Model>, Error> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let mut query = open(store).filter(invitation::Column::TokenHash.eq(token.hash().to_vec()));
    if for_update {
        query = query.lock_exclusive();
    }
    Ok(query.one(db).await?)
}

/// Invitations that can be taken now.
fn open(store: &Store) -> Select<invitation::Entity> {
    invitation::Entity::find()
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(micros(store.clock().now())))
}

/// The key under which an invitation is sealed.
async fn key_of(store: &Store, db: &impl ConnectionTrait, row: &invitation::Model) -> Result<DataKey, Error> {
    let key = data_key::Entity::find_by_id(row.data_key_id)
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    store.unwrap_key(&key)
}

/// The address that an invitation was sent to.
async fn address(store: &Store, db: &impl ConnectionTrait, row: &invitation::Model) -> Result<String, Error> {
    let key = key_of(store, db, row).await?;
    Ok(key.open_text(&place(row.id), &row.email_enc)?)
}

/// Whether this invitation to an organisation ever was.
pub(super) async fn was_sent(store: &Store, organisation: OrganisationId, id: Uuid) -> Result<bool, Error> {
    let sent = invitation::Entity::find_by_id(id)
        .filter(invitation::Column::OrganisationId.eq(organisation.0))
        .one(store.reader())
        .await?;
    Ok(sent.is_some())
}

/// Whether the link of this token worked once and was withdrawn, for good or because a newer one took its place.
pub async fn was_withdrawn(store: &Store, token: &str) -> Result<bool, Error> {
    let Some(token) = Token::parse(token) else {
        return Ok(false);
    };
    let withdrawn = invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(token.hash().to_vec()))
        .filter(invitation::Column::WithdrawnAt.is_not_null())
        .filter(invitation::Column::UsedAt.is_null());
    Ok(withdrawn.count(store.reader()).await? > 0)
}

fn roles(row: &invitation::Model) -> Result<Vec<Role>, Error> {
    row.roles
        .split(',')
        .map(|role| role.parse().map_err(Error::from))
        .collect()
}

/// An invitation as the audit names it.
fn named(id: Uuid) -> String {
    format!("invitation/{}", id.simple())
}

fn place(id: Uuid) -> Place {
    Place::new("invitation", "email_enc", id)
}
