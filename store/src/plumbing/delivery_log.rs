//! The log of letters: which went out, which wait, which were given up and why; without their words.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use strum::{Display, EnumIter, EnumString};
use time::OffsetDateTime;
use uuid::Uuid;

use super::outbox::{Channel, masked_receivers};
use crate::audit::{self, Entry};
use crate::entity::{instant, micros, outbox};
use crate::paging::{Cursor, cut};
use crate::{Error, Operator, Store};

/// Letters on one page.
const PAGE_ROWS: u64 = 50;
/// Letters that are sent again at once.
const AGAIN_MAX: u64 = 500;

/// What became of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Display, EnumString, EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Fate {
    /// Given up until an operator acts.
    #[default]
    Failed,
    /// On their way, or tried again later.
    Waiting,
    /// Out.
    Sent,
}

/// Why a letter did not go out, as far as it matters to what is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum FailureKind {
    /// No mail server or provider is configured.
    NotConfigured,
    /// The other side refused this letter for good.
    Refused,
    /// The other side refused our sign-in or our certificate check refused theirs.
    SignIn,
    /// The other side was away, slow or busy.
    Unreachable,
    /// The letter does not open or cannot be written.
    Unusable,
}

/// One letter in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Its id.
    pub id: Uuid,
    /// The way it takes.
    pub channel: Channel,
    /// To whom, masked; none when it does not open.
    pub to: Option<String>,
    /// When it was written.
    pub created_at: OffsetDateTime,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is tried next, while it waits.
    pub next_at: Option<OffsetDateTime>,
    /// When it went out, or was given up.
    pub ended_at: Option<OffsetDateTime>,
    /// What went wrong last.
    pub failure: Option<FailureKind>,
    /// The same in the words of the job, which name nobody.
    pub reason: Option<String>,
}

/// One page of the log, the newest first, and where the next begins.
pub async fn page(
    store: &Store,
    _: Operator,
    fate: Fate,
    after: Option<Cursor>,
) -> Result<(Vec<Logged>, Option<Cursor>), Error> {
    use outbox::Column as C;
    let rows = outbox::Entity::find()
        .filter(condition(fate).add_option(after.map(|cursor| cursor.older(C::CreatedAt, C::Id))))
        .order_by_desc(C::CreatedAt)
        .order_by_desc(C::Id)
        .limit(PAGE_ROWS + 1)
        .all(store.reader())
        .await?;
    let (rows, next) = cut(rows, PAGE_ROWS, |row| Cursor {
        at: row.created_at,
        id: row.id,
    });
    let receivers = masked_receivers(store, &rows).await?;
    let logged = rows.into_iter().zip(receivers).map(|(row, to)| read(row, to));
    Ok((logged.collect::<Result<_, _>>()?, next))
}

fn condition(fate: Fate) -> Condition {
    use outbox::Column as C;
    match fate {
        Fate::Failed => Condition::all().add(C::ParkedAt.is_not_null()),
        Fate::Waiting => Condition::all()
            .add(C::SentAt.is_null())
            .add(C::ParkedAt.is_null()),
        Fate::Sent => Condition::all().add(C::SentAt.is_not_null()),
    }
}

fn read(row: outbox::Model, to: Option<String>) -> Result<Logged, Error> {
    let is_waiting = row.sent_at.is_none() && row.parked_at.is_none();
    Ok(Logged {
        id: row.id,
        channel: row.channel.parse()?,
        to,
        created_at: instant(row.created_at).ok_or_else(|| Error::corrupt("outbox.created_at"))?,
        attempts: row.attempts,
        next_at: instant(row.next_at).filter(|_| is_waiting),
        ended_at: row.sent_at.or(row.parked_at).and_then(instant),
        failure: row.last_error.as_deref().map(FailureKind::of),
        reason: row.last_error,
    })
}

impl FailureKind {
    /// By the words with which the job gave its reason.
    fn of(reason: &str) -> Self {
        let has = |word| reason.contains(word);
        if reason == "no mail server" || reason == "no provider" {
            Self::NotConfigured
        } else if has("sign-in") || has("TLS") {
            Self::SignIn
        } else if has("does not open") || has("unusable") || has("cannot be written") {
            Self::Unusable
        } else if has("refused") {
            Self::Refused
        } else {
            Self::Unreachable
        }
    }
}

/// Sends a letter again that was given up, as if it were new.
///
/// # Errors
/// [`Error::NotNow`] when it was not given up, or somebody did this already.
pub async fn send_again(store: &Store, operator: Operator, letter: Uuid) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    if again(store, &tx, outbox::Column::Id.eq(letter)).await? == 0 {
        return Err(Error::NotNow);
    }
    record(store, &tx, operator, &format!("letter/{}", letter.simple()), "").await?;
    Ok(tx.commit().await?)
}

/// Sends all letters again that were given up, up to 500; says how many there were.
pub async fn send_all_again(store: &Store, operator: Operator) -> Result<u64, Error> {
    let tx = store.database().begin_write().await?;
    let parked: Vec<Uuid> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(condition(Fate::Failed))
        .order_by_desc(outbox::Column::CreatedAt)
        .limit(AGAIN_MAX)
        .into_tuple()
        .all(&tx)
        .await?;
    let count = again(store, &tx, outbox::Column::Id.is_in(parked)).await?;
    if count > 0 {
        record(store, &tx, operator, "letters", &format!("count {count}")).await?;
    }
    tx.commit().await?;
    Ok(count)
}

async fn again(store: &Store, tx: &DatabaseTransaction, which: Expr) -> Result<u64, Error> {
    use outbox::Column as C;
    let nothing = || Expr::value(Option::<i64>::None);
    let written = outbox::Entity::update_many()
        .col_expr(C::ParkedAt, nothing())
        .col_expr(C::LeasedUntil, nothing())
        .col_expr(C::Attempts, Expr::value(0))
        .col_expr(C::NextAt, Expr::value(micros(store.clock().now())))
        .col_expr(C::LastError, Expr::value(Option::<String>::None))
        .filter(which)
        .filter(C::ParkedAt.is_not_null())
        .exec(tx)
        .await?;
    Ok(written.rows_affected)
}

async fn record(
    store: &Store,
    tx: &DatabaseTransaction,
    operator: Operator,
    object: &str,
    detail: &str,
) -> Result<(), Error> {
    let entry = Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: operator.account().map(|account| account.0),
        action: "letter.sent_again",
        object,
        detail,
    };
    Ok(audit::record(tx, entry).await?)
}
