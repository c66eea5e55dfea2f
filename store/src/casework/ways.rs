//! By which way somebody wants to be told, by topic.

use std::collections::BTreeMap;

use domain::ids::{AccountId, Version};
use domain::notice::{Topic, Way};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};

use super::gathered::due_by;
use crate::entity::{micros, notice_choice, notification};
use crate::identity::{account, object, record};
use crate::{Error, Store};

/// What somebody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    chosen: BTreeMap<Topic, Way>,
    /// Counts the changes.
    pub version: Version,
}

impl Ways {
    /// How they are told of a topic.
    pub fn way(&self, topic: Topic) -> Way {
        self.chosen
            .get(&topic)
            .copied()
            .unwrap_or_else(|| topic.way_unless_chosen())
    }

    /// The topics for which they chose something.
    pub(crate) fn chosen(&self) -> &BTreeMap<Topic, Way> {
        &self.chosen
    }
}

/// What an account chose.
pub async fn ways(store: &Store, account: AccountId) -> Result<Ways, Error> {
    of(store.reader(), account).await
}

pub(crate) async fn of(db: &impl ConnectionTrait, account: AccountId) -> Result<Ways, Error> {
    let Some(row) = notice_choice::Entity::find_by_id(account.0).one(db).await? else {
        return Ok(Ways {
            chosen: BTreeMap::new(),
            version: Version(0),
        });
    };
    let columns = [
        (Topic::Progress, row.progress),
        (Topic::Messages, row.messages),
        (Topic::Reminders, row.reminders),
        (Topic::Desk, row.desk),
    ];
    let chosen = columns
        .into_iter()
        .filter_map(|(topic, way)| Some((topic, way?)))
        .map(|(topic, way)| Ok((topic, way.parse()?)))
        .collect::<Result<_, Error>>()?;
    Ok(Ways {
        chosen,
        version: Version(row.version),
    })
}

/// Chooses ways. What waits for a letter goes by the new way too.
///
/// # Errors
/// [`Error::Stale`] when something else was chosen after the form was shown.
pub async fn choose(
    store: &Store,
    id: AccountId,
    seen: Version,
    chosen: &BTreeMap<Topic, Way>,
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    account::lock(&tx, id).await?;
    let before = of(&tx, id).await?;
    // The same form again finds what it chose itself.
    let is_new = |(topic, way): &(&Topic, &Way)| before.chosen.get(topic) != Some(way);
    if !chosen.iter().any(|one| is_new(&one)) {
        return Ok(());
    }
    if before.version != seen {
        return Err(Error::Stale);
    }
    let mut after = before.clone();
    after.chosen.extend(chosen);
    write(&tx, id, &after).await?;
    for (topic, way) in chosen.iter().filter(is_new) {
        take_along(store, &tx, id, (*topic, *way)).await?;
    }
    record(store, &tx, Some(id), "account.notices", &object(id)).await?;
    Ok(tx.commit().await?)
}

async fn write(tx: &DatabaseTransaction, id: AccountId, ways: &Ways) -> Result<(), Error> {
    use notice_choice::Column as C;
    let way = |topic| Set(ways.chosen.get(&topic).map(ToString::to_string));
    let row = notice_choice::ActiveModel {
        account_id: Set(id.0),
        progress: way(Topic::Progress),
        messages: way(Topic::Messages),
        reminders: way(Topic::Reminders),
        desk: way(Topic::Desk),
        summary_on: Set(None),
        version: Set(ways.version.0.saturating_add(1)),
    };
    // The day of the last letter stays, so that a change of mind brings no second one.
    let replace = OnConflict::column(C::AccountId)
        .update_columns([C::Progress, C::Messages, C::Reminders, C::Desk, C::Version])
        .to_owned();
    notice_choice::Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn take_along(
    store: &Store,
    tx: &DatabaseTransaction,
    id: AccountId,
    (topic, way): (Topic, Way),
) -> Result<(), Error> {
    use notification::Column as C;
    let due = due_by(way, store.clock().now());
    notification::Entity::update_many()
        .col_expr(C::LetterDueAt, Expr::value(due.map(|(at, _)| micros(at))))
        .col_expr(C::LetterWay, Expr::value(way.to_string()))
        .filter(C::AccountId.eq(id.0))
        .filter(C::LetterDueAt.is_not_null())
        .filter(C::Kind.is_in(topic.kinds().iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
