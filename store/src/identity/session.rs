//! Sessions: one signed-in browser each, known by a token of which only the hash is stored.

mod load;

pub use load::{load, owner_of};

use domain::identity::AccountKind;
use domain::ids::{AccountId, OrganisationId, SessionId};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use time::{Duration, OffsetDateTime};

use super::account::Account;
use super::history::{self, Way};
use super::people::in_force;
use super::{Browser, SignedIn, device, object, record};
use crate::crypto::Token;
use crate::entity::{instant, membership, micros, session};
use crate::{Error, Store};

/// How long a session lives without being used.
pub const IDLE: Duration = Duration::minutes(30);
const LASTS_STAFF: Duration = Duration::hours(12);
const LASTS_PUBLIC: Duration = Duration::hours(24);
/// How many sessions the history shows.
const HISTORY_MAX: u64 = 30;

/// A session that was opened.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// What the browser's cookie holds.
    pub token: String,
    /// The new text of the cookie by which the browser is known; `None` leaves it as it is.
    pub known: Option<String>,
    /// Whose it is.
    pub account: AccountId,
    /// Staff who have yet to set up their second factor.
    pub must_enrol: bool,
}

/// Opens a session for somebody who came in this way.
pub(super) async fn open(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    browser: Browser<'_>,
    way: Way,
) -> Result<NewSession, Error> {
    let known = match account.kind {
        AccountKind::Public => Some(device::remember(store, tx, account.id(), browser).await?),
        AccountKind::Staff => None,
    };
    let (id, token, now) = (store.new_uuid(), Token::new(store.chance()), store.clock().now());
    let lasts = if account.kind == AccountKind::Staff {
        LASTS_STAFF
    } else {
        LASTS_PUBLIC
    };
    let row = session::ActiveModel {
        id: Set(id),
        token_hash: Set(token.hash().to_vec()),
        account_id: Set(account.id().0),
        created_at: Set(micros(now)),
        seen_at: Set(micros(now)),
        expires_at: Set(micros(now + lasts)),
        step_up_at: Set(way.is_fresh().then(|| micros(now))),
        device: Set(browser.short_name()),
        ..Default::default()
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    let came_in = (way, history::Outcome::Opened);
    history::note(store, tx, account.id(), browser, came_in).await?;
    record(
        store,
        tx,
        Some(account.id()),
        "session.opened",
        &format!("session/{}", id.simple()),
    )
    .await?;
    let must_enrol = account.kind == AccountKind::Staff && account.row.totp_confirmed_at.is_none();
    Ok(NewSession {
        token: token.text(),
        known,
        account: account.id(),
        must_enrol,
    })
}

/// Gives a session a new token after a fresh factor; the old one is worth nothing from now on.
pub(super) async fn refresh(
    store: &Store,
    tx: &DatabaseTransaction,
    who: &SignedIn,
) -> Result<String, Error> {
    let fresh = session::ActiveModel {
        step_up_at: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    };
    let token = renew(store, tx, who, fresh).await?;
    let object = format!("session/{}", who.session);
    record(store, tx, Some(who.account()), "session.stepped_up", &object).await?;
    Ok(token)
}

/// Gives a session a new token, with whatever else changes in it.
pub(super) async fn renew(
    store: &Store,
    tx: &DatabaseTransaction,
    who: &SignedIn,
    change: session::ActiveModel,
) -> Result<String, Error> {
    let token = Token::new(store.chance());
    let change = session::ActiveModel {
        token_hash: Set(token.hash().to_vec()),
        ..change
    };
    change_open(tx, who, change).await?;
    Ok(token.text())
}

/// Changes a session that has not ended meanwhile.
async fn change_open(
    tx: &DatabaseTransaction,
    who: &SignedIn,
    change: session::ActiveModel,
) -> Result<(), Error> {
    let written = session::Entity::update_many()
        .set(change)
        .filter(session::Column::Id.eq(who.session.0))
        .filter(session::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    if written.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// From now on works for another of one's organisations in this session.
///
/// # Errors
/// [`Error::NotFound`] for an organisation in which one has no role.
pub async fn work_for(store: &Store, who: &SignedIn, organisation: OrganisationId) -> Result<(), Error> {
    let now = store.clock().now();
    let tx = store.database().begin_write().await?;
    let duty = membership::Entity::find()
        .filter(membership::Column::AccountId.eq(who.account().0))
        .filter(membership::Column::OrganisationId.eq(organisation.0))
        .filter(in_force(micros(now)))
        .one(&tx)
        .await?
        .ok_or(Error::NotFound)?;
    let chosen = session::ActiveModel {
        membership_id: Set(Some(duty.id)),
        ..Default::default()
    };
    change_open(&tx, who, chosen).await?;
    let object = format!("organisation/{organisation}");
    record(store, &tx, Some(who.account()), "session.works_for", &object).await?;
    Ok(tx.commit().await?)
}

/// From now on a member of the public acts for themselves in this session.
///
/// # Errors
/// [`Error::NotFound`] for staff, who work for an organisation always.
pub async fn act_for_oneself(store: &Store, who: &SignedIn) -> Result<(), Error> {
    if who.kind == AccountKind::Staff {
        return Err(Error::NotFound);
    }
    let tx = store.database().begin_write().await?;
    let chosen = session::ActiveModel {
        membership_id: Set(None),
        ..Default::default()
    };
    change_open(&tx, who, chosen).await?;
    record(
        store,
        &tx,
        Some(who.account()),
        "session.works_for",
        &object(who.account()),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// A session in its owner's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: SessionId,
    /// What the browser called itself.
    pub device: String,
    /// When it was opened.
    pub opened_at: OffsetDateTime,
    /// When it was last used, to the minute.
    pub seen_at: OffsetDateTime,
    /// Whether it still opens anything.
    pub is_open: bool,
}

/// One's own sessions, newest first: the open ones, and the ended ones as history.
pub async fn list(store: &Store, account: AccountId) -> Result<Vec<Listed>, Error> {
    let now = micros(store.clock().now());
    let oldest_in_use = micros(store.clock().now() - IDLE);
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(account.0))
        .order_by_desc(session::Column::CreatedAt)
        .limit(HISTORY_MAX)
        .all(store.reader())
        .await?;
    let listed = |row: session::Model| {
        Some(Listed {
            id: SessionId(row.id),
            is_open: row.ended_at.is_none() && row.expires_at > now && row.seen_at > oldest_in_use,
            device: row.device,
            opened_at: instant(row.created_at)?,
            seen_at: instant(row.seen_at)?,
        })
    };
    Ok(rows.into_iter().filter_map(listed).collect())
}

/// Which of one's own sessions are to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// This one.
    One(SessionId),
    /// All but this one.
    Others(SessionId),
}

/// Ends sessions of one's own; one that is not is left alone.
pub async fn end(store: &Store, account: AccountId, which: Which) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    end_in(store, &tx, account, Some(which)).await?;
    record(store, &tx, Some(account), "session.ended", &object(account)).await?;
    Ok(tx.commit().await?)
}

/// Ends sessions of an account: those, or all.
pub(super) async fn end_in(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    which: Option<Which>,
) -> Result<(), Error> {
    let ended = session::ActiveModel {
        ended_at: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    };
    let mut update = session::Entity::update_many()
        .set(ended)
        .filter(session::Column::AccountId.eq(account.0))
        .filter(session::Column::EndedAt.is_null());
    update = match which {
        Some(Which::One(id)) => update.filter(session::Column::Id.eq(id.0)),
        Some(Which::Others(id)) => update.filter(session::Column::Id.ne(id.0)),
        None => update,
    };
    update.exec(tx).await?;
    Ok(())
}
