//! Browsers on which an account has signed in before.

use domain::ids::AccountId;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use time::Duration;
use uuid::Uuid;

use crate::crypto::Token;
use crate::entity::{known_device, micros};
use crate::{Error, Store};

/// How long a browser stays known after the last sign-in on it.
pub(super) const KNOWN_FOR: Duration = Duration::days(90);

/// How many accounts one browser is known to; a family shares a computer.
const TOKENS_MAX: usize = 4;
const NAME_CHARS_MAX: usize = 120;

/// The browser that somebody signs in with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser<'a> {
    /// The cookie by which the browser is known: tokens joined with dots.
    pub known: Option<&'a str>,
    /// What it calls itself.
    pub name: &'a str,
}

impl Browser<'_> {
    fn tokens(&self) -> impl Iterator<Item = Token> {
        self.known
            .unwrap_or_default()
            .split('.')
            .take(TOKENS_MAX)
            .filter_map(Token::parse)
    }

    /// What is kept of its name.
    pub(super) fn short_name(&self) -> String {
        self.name
            .chars()
            .filter(|one| !one.is_control())
            .take(NAME_CHARS_MAX)
            .collect()
    }
}

/// The device row of this browser for the account, if it was seen within 90 days.
pub(super) async fn find(
    store: &Store,
    db: &impl ConnectionTrait,
    account: AccountId,
    browser: Browser<'_>,
) -> Result<Option<Uuid>, Error> {
    let hashes: Vec<Vec<u8>> = browser.tokens().map(|token| token.hash().to_vec()).collect();
    if hashes.is_empty() {
        return Ok(None);
    }
    let oldest = micros(store.clock().now() - KNOWN_FOR);
    let row = known_device::Entity::find()
        .filter(known_device::Column::AccountId.eq(account.0))
        .filter(known_device::Column::TokenHash.is_in(hashes))
        .filter(known_device::Column::SeenAt.gt(oldest))
        .one(db)
        .await?;
    Ok(row.map(|row| row.id))
}

/// Knows the browser from now on, or for longer. The answer is the new text of its cookie.
pub(super) async fn remember(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    browser: Browser<'_>,
) -> Result<String, Error> {
    let now = micros(store.clock().now());
    if let Some(id) = find(store, tx, account, browser).await? {
        let seen = known_device::ActiveModel {
            seen_at: Set(now),
            ..Default::default()
        };
        known_device::Entity::update_many()
            .set(seen)
            .filter(known_device::Column::Id.eq(id))
            .exec(tx)
            .await?;
        return Ok(browser.known.unwrap_or_default().to_owned());
    }
    let token = Token::new(store.chance());
    let row = known_device::ActiveModel {
        id: Set(store.new_uuid()),
        account_id: Set(account.0),
        token_hash: Set(token.hash().to_vec()),
        seen_at: Set(now),
    };
    known_device::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    let older = browser.tokens().map(|token| token.text());
    Ok(std::iter::once(token.text())
        .chain(older)
        .take(TOKENS_MAX)
        .collect::<Vec<_>>()
        .join("."))
}

/// Forgets every browser of the account: a new password asks for a code everywhere.
pub(super) async fn forget_all(tx: &DatabaseTransaction, account: AccountId) -> Result<(), Error> {
    known_device::Entity::delete_many()
        .filter(known_device::Column::AccountId.eq(account.0))
        .exec(tx)
        .await?;
    Ok(())
}
