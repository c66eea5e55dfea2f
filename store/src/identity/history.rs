//! The record of sign-ins: those that came in and those that did not, for the owner of the account alone.

use domain::ids::AccountId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use strum::{Display, EnumString};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::Browser;
use crate::entity::{instant, micros, sign_in};
use crate::{Error, Store};

/// How far back the owner sees.
pub const SHOWN: Duration = Duration::days(90);
/// How many a page shows.
const PAGE: u64 = 20;

/// How somebody tried to come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Way {
    /// By registering.
    Registration,
    /// By accepting an invitation.
    Invitation,
    /// With the password, on a browser that is known.
    Password,
    /// With a code that was sent.
    Code,
    /// With the password, and a code because the browser was not known.
    NewDevice,
    /// With the authenticator, after the password or a code.
    Authenticator,
}

impl Way {
    /// Whether something was given that counts as a fresh factor.
    pub(super) fn is_fresh(self) -> bool {
        !matches!(self, Self::Password | Self::Invitation)
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Outcome {
    /// They were in.
    Opened,
    /// The password was wrong.
    WrongPassword,
    /// The code, of a letter or an authenticator, was wrong.
    WrongCode,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Its id, by which pages of the list follow each other.
    pub id: Uuid,
    /// When.
    pub at: OffsetDateTime,
    /// How.
    pub way: Way,
    /// What came of it.
    pub outcome: Outcome,
    /// What the browser called itself; may be empty.
    pub device: String,
}

/// A part of the record, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The attempts.
    pub lines: Vec<SignIn>,
    /// Older ones follow after this id; `None` at the end.
    pub older: Option<Uuid>,
}

/// Writes down an attempt in the transaction of what came of it.
pub(super) async fn note(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    browser: Browser<'_>,
    (way, outcome): (Way, Outcome),
) -> Result<(), Error> {
    let row = sign_in::ActiveModel {
        id: Set(store.new_uuid()),
        account_id: Set(account.0),
        at: Set(micros(store.clock().now())),
        way: Set(way.to_string()),
        outcome: Set(outcome.to_string()),
        device: Set(browser.short_name()),
    };
    sign_in::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The record of the last 90 days, a page of it: those older than `before`, the newest without.
pub async fn list(store: &Store, account: AccountId, before: Option<Uuid>) -> Result<Record, Error> {
    let since = micros(store.clock().now() - SHOWN);
    let mut query = sign_in::Entity::find()
        .filter(sign_in::Column::AccountId.eq(account.0))
        .filter(sign_in::Column::At.gt(since));
    if let Some(before) = before {
        query = query.filter(sign_in::Column::Id.lt(before));
    }
    let rows = query
        .order_by_desc(sign_in::Column::Id)
        .limit(PAGE + 1)
        .all(store.reader())
        .await?;
    let mut lines = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let is_more = lines.len() > shown;
    lines.truncate(shown);
    let older = lines.last().map(|line| line.id).filter(|_| is_more);
    Ok(Record { lines, older })
}

fn read(row: sign_in::Model) -> Result<SignIn, Error> {
    Ok(SignIn {
        id: row.id,
        at: instant(row.at).ok_or_else(|| Error::corrupt("sign_in.at"))?,
        way: row.way.parse()?,
        outcome: row.outcome.parse()?,
        device: row.device,
    })
}
