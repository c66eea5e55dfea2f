//! Notices that go out by letter later: gathered for a while, or for the day.

use std::collections::{BTreeMap, BTreeSet};

use domain::identity::Language;
use domain::ids::AccountId;
use domain::letter::Letter;
use domain::notice::{Topic, Way};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::macros::time;
use time::{Duration, OffsetDateTime, Time};
use uuid::Uuid;

use super::{letters, ways, wording};
use crate::clock::{ZONE, local_date};
use crate::entity::{account, day_text, micros, notice_choice, notification};
use crate::identity::account as accounts;
use crate::{Error, LetterText, Store};

/// For how long notices about one case are gathered into one letter: an officer who works on a case marks, asks and writes
/// within a few minutes, and its reader is better told once. Much longer, and "at once" would not be true.
pub const GATHERED_FOR: Duration = Duration::minutes(10);

/// When daily letters are written, in the zone: before the first working hour.
pub const DAILY_AT: Time = time!(8:00);

/// The most accounts that one run writes to; the next run goes on.
const ACCOUNTS_MAX: u64 = 1_000;

/// When a notice is due to go out, and how.
pub(super) type Due = (OffsetDateTime, Way);

/// When a notice of this topic is due for an account; none where it stands in the application alone.
pub(super) async fn due(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    topic: Topic,
) -> Result<Option<Due>, Error> {
    let way = ways::of(tx, account).await?.way(topic);
    Ok(due_by(way, store.clock().now()))
}

/// When what is told now by this way is due.
pub(super) fn due_by(way: Way, now: OffsetDateTime) -> Option<Due> {
    match way {
        Way::AtOnce => Some((now + GATHERED_FOR, way)),
        Way::Daily => Some((next_morning(now), way)),
        Way::InApplication => None,
    }
}

fn next_morning(now: OffsetDateTime) -> OffsetDateTime {
    let today = local_date(now).with_time(DAILY_AT).assume_offset(ZONE);
    if now < today {
        today
    } else {
        today + Duration::days(1)
    }
}

/// Writes the letters that are due, and says how many. What goes wrong for one account is tried again at the next run.
pub async fn write_letters(store: &Store) -> Result<u64, Error> {
    let accounts: Vec<Uuid> = notification::Entity::find()
        .select_only()
        .column(notification::Column::AccountId)
        .distinct()
        .filter(notification::Column::LetterDueAt.lte(micros(store.clock().now())))
        .limit(ACCOUNTS_MAX)
        .into_tuple()
        .all(store.reader())
        .await?;
    let mut written = 0;
    for account in accounts {
        match write_to(store, AccountId(account)).await {
            Ok(letters) => written += letters,
            Err(error) => tracing::warn!(%error, "notices of an account did not go out"),
        }
    }
    Ok(written)
}

/// Writes what is due for one account. The account is locked, so that of two servers one writes.
async fn write_to(store: &Store, id: AccountId) -> Result<u64, Error> {
    let tx = store.database().begin_write().await?;
    accounts::lock(&tx, id).await?;
    let reader = account::Entity::find_by_id(id.0).one(&tx).await?;
    let reader = reader.ok_or(Error::NotFound)?;
    let waiting = notification::Entity::find()
        .filter(notification::Column::AccountId.eq(id.0))
        .filter(notification::Column::LetterDueAt.is_not_null())
        .order_by_asc(notification::Column::CreatedAt)
        .order_by_asc(notification::Column::Id)
        .all(&tx)
        .await?;
    let now = micros(store.clock().now());
    let is_due = |row: &notification::Model| row.letter_due_at.is_some_and(|at| at <= now);
    let daily = Way::Daily.to_string();
    let (daily, at_once): (Vec<_>, Vec<_>) = waiting
        .into_iter()
        .partition(|row| row.letter_way.as_ref() == Some(&daily));
    let mut of_cases: BTreeMap<Option<Uuid>, Vec<notification::Model>> = BTreeMap::new();
    for row in at_once {
        of_cases.entry(row.case_id).or_default().push(row);
    }
    let mut written = 0;
    for rows in of_cases.into_values().filter(|rows| rows.iter().any(is_due)) {
        let text = text_of(store, &tx, &reader, &rows).await?;
        letters::write_to(store, &tx, reader.clone(), text).await?;
        settle(&tx, &rows, None).await?;
        written += 1;
    }
    let daily: Vec<_> = daily.into_iter().filter(is_due).collect();
    if !daily.is_empty() && summarise(store, &tx, &reader, &daily).await? {
        written += 1;
    }
    tx.commit().await?;
    Ok(written)
}

/// What a letter about one case says: the letter of its kind for one notice, a list for several.
async fn text_of(
    store: &Store,
    tx: &DatabaseTransaction,
    reader: &account::Model,
    rows: &[notification::Model],
) -> Result<LetterText, Error> {
    let language: Language = reader.language.parse()?;
    let told = told(rows)?;
    match told.as_slice() {
        [(kind, parameters)] if Letter::of(kind).is_some() => {
            wording::say(store, tx, (kind, language), parameters).await
        }
        several => wording::say(store, tx, ("notices", language), &list(store, language, several)).await,
    }
}

/// Writes the letter of the day. Who looked at a notice knows it; who knows all gets no letter, and nobody gets two.
async fn summarise(
    store: &Store,
    tx: &DatabaseTransaction,
    reader: &account::Model,
    rows: &[notification::Model],
) -> Result<bool, Error> {
    let now = store.clock().now();
    let today = day_text(local_date(now));
    let choice = notice_choice::Entity::find_by_id(reader.id).one(tx).await?;
    if choice.is_some_and(|own| own.summary_on.as_ref() == Some(&today)) {
        settle(tx, rows, Some(next_morning(now))).await?;
        return Ok(false);
    }
    settle(tx, rows, None).await?;
    let unread: Vec<_> = rows.iter().filter(|row| row.read_at.is_none()).cloned().collect();
    if unread.is_empty() {
        return Ok(false);
    }
    let language: Language = reader.language.parse()?;
    let list = list(store, language, &told(&unread)?);
    let text = wording::say(store, tx, ("daily", language), &list).await?;
    letters::write_to(store, tx, reader.clone(), text).await?;
    notice_choice::Entity::update_many()
        .col_expr(notice_choice::Column::SummaryOn, Expr::value(today))
        .filter(notice_choice::Column::AccountId.eq(reader.id))
        .exec(tx)
        .await?;
    Ok(true)
}

type Told = (String, BTreeMap<String, String>);

/// What the notices tell, each thing once.
fn told(rows: &[notification::Model]) -> Result<Vec<Told>, Error> {
    let mut seen = BTreeSet::new();
    let new = rows
        .iter()
        .filter(|row| seen.insert((&row.case_id, &row.kind, &row.parameters)));
    new.map(|row| Ok((row.kind.clone(), serde_json::from_str(&row.parameters)?)))
        .collect()
}

/// The notices as the parameters of a letter that lists them.
fn list(store: &Store, language: Language, told: &[Told]) -> BTreeMap<String, String> {
    let line = |(kind, parameters): &Told| (store.voice().notice)(language, kind, parameters);
    let lines: Vec<String> = told.iter().map(line).collect();
    [("count", lines.len().to_string()), ("lines", lines.join("\n"))]
        .map(|(name, text)| (name.to_owned(), text))
        .into()
}

/// Takes notices off those that wait for a letter, or puts them off.
async fn settle(
    tx: &DatabaseTransaction,
    rows: &[notification::Model],
    until: Option<OffsetDateTime>,
) -> Result<(), Error> {
    notification::Entity::update_many()
        .col_expr(notification::Column::LetterDueAt, Expr::value(until.map(micros)))
        .filter(notification::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::next_morning;

    #[test]
    fn the_next_morning_is_the_first_eight_o_clock_to_come() {
        for (now, next) in [
            (datetime!(2026-11-23 07:59:59 +8), datetime!(2026-11-23 08:00 +8)),
            (datetime!(2026-11-23 08:00 +8), datetime!(2026-11-24 08:00 +8)),
            (datetime!(2026-11-23 23:00 UTC), datetime!(2026-11-24 08:00 +8)),
            (datetime!(2026-11-24 00:00 UTC), datetime!(2026-11-25 08:00 +8)),
        ] {
            assert_eq!(next_morning(now), next, "{now}");
        }
    }
}
