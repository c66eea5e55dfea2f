//! Years of the working-day calendar that were loaded after this program was made.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use domain::calendar::Calendar;
use domain::ids::AccountId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Set};
use time::Date;
use uuid::Uuid;

use crate::casework::recount;
use crate::database::Database;
use crate::entity::{calendar_day, calendar_year, day, day_text};
use crate::{Error, Store, audit};

/// A year to be loaded.
#[derive(Clone, Debug)]
pub struct NewYear<'a> {
    /// The year.
    pub year: i32,
    /// Public holidays.
    pub off: &'a [Date],
    /// Weekend days worked.
    pub make_up: &'a [Date],
    /// Made up, for a demonstration.
    pub invented: bool,
    /// Where it comes from.
    pub source: &'a str,
    /// Who loads it; nobody when a command does.
    pub by: Option<AccountId>,
}

/// A year that the calendar knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownYear {
    /// The year.
    pub year: i32,
    /// Made up, for a demonstration.
    pub invented: bool,
    /// Where it comes from; none for a year that the program itself knows.
    pub source: Option<String>,
}

/// The years that this process goes by, in order.
pub async fn known_years(store: &Store) -> Result<Vec<KnownYear>, Error> {
    let rows = calendar_year::Entity::find().all(store.reader()).await?;
    let known = |year| {
        let row = rows.iter().find(|row| row.year == year);
        KnownYear {
            year,
            invented: row.is_some_and(|row| row.invented),
            source: row.map(|row| row.source.clone()),
        }
    };
    Ok(store.calendar().years().map(known).collect())
}

/// How many cases would get another date if the year were loaded now; nothing is changed.
pub async fn try_year(store: &Store, new: NewYear<'_>) -> Result<u64, Error> {
    let tx = store.database().begin_write().await?;
    write(&tx, &new).await?;
    let calendar = read(&tx).await?;
    let (mut moved, mut after) = (0, None);
    loop {
        let batch = recount(&tx, &calendar, new.year, after).await?;
        moved += batch.moved;
        after = batch.last;
        if after.is_none() {
            tx.rollback().await?;
            return Ok(moved);
        }
    }
}

/// The announced years and those loaded into this database.
pub async fn load(database: &Database) -> Result<Calendar, Error> {
    read(database.reader()).await
}

async fn read(db: &impl ConnectionTrait) -> Result<Calendar, Error> {
    let mut calendar = Calendar::china();
    let years = calendar_year::Entity::find()
        .order_by_asc(calendar_year::Column::Year)
        .all(db)
        .await?;
    let mut days: BTreeMap<i32, (Vec<Date>, Vec<Date>)> = BTreeMap::new();
    for row in calendar_day::Entity::find().all(db).await? {
        let (off, make_up) = days.entry(row.year).or_default();
        let date = day(&row.date).map_err(Error::corrupt)?;
        if row.working {
            make_up.push(date);
        } else {
            off.push(date);
        }
    }
    for row in years {
        let (off, make_up) = days.remove(&row.year).unwrap_or_default();
        calendar
            .insert_year(row.year, off, make_up)
            .map_err(Error::corrupt)?;
    }
    Ok(calendar)
}

/// Whether a year was made up for a demonstration; pages mark what is counted by it.
pub async fn is_invented(store: &Store, year: i32) -> Result<bool, Error> {
    let row = calendar_year::Entity::find_by_id(year)
        .one(store.reader())
        .await?;
    Ok(row.is_some_and(|row| row.invented))
}

/// Loads a year, or corrects one, and counts the terms that depend on it anew; says how many cases got another date.
/// This process goes by it from now on, others on the same database within a minute.
pub async fn put_year(store: &Store, new: NewYear<'_>) -> Result<u64, Error> {
    let tx = store.database().begin_write().await?;
    write(&tx, &new).await?;
    record(store, &tx, &new).await?;
    let calendar = read(&tx).await?;
    let first = recount(&tx, &calendar, new.year, None).await?;
    tx.commit().await?;
    replace(store, Arc::new(calendar));
    let later = recount_after(store, new.year, first.last).await?;
    Ok(first.moved + later)
}

/// Takes over what another process has loaded, and counts anew what was begun here meanwhile; says how many cases got
/// another date.
pub async fn refresh(store: &Store) -> Result<u64, Error> {
    let calendar = read(store.reader()).await?;
    let before = store.calendar();
    let Some(year) = calendar.first_difference(&before) else {
        return Ok(0);
    };
    replace(store, Arc::new(calendar));
    let recounted = recount_after(store, year, None).await;
    if recounted.is_err() {
        // The next turn sees the difference again, and goes on.
        replace(store, before);
    }
    recounted
}

/// Goes on counting behind a case, batch by batch, so that no transaction keeps others waiting for long.
async fn recount_after(store: &Store, year: i32, mut after: Option<Uuid>) -> Result<u64, Error> {
    let mut moved = 0;
    loop {
        let tx = store.database().begin_write().await?;
        let batch = recount(&tx, &store.calendar(), year, after).await?;
        tx.commit().await?;
        moved += batch.moved;
        if batch.last.is_none() {
            return Ok(moved);
        }
        after = batch.last;
    }
}

fn replace(store: &Store, calendar: Arc<Calendar>) {
    *store.0.calendar.write().unwrap_or_else(PoisonError::into_inner) = calendar;
}

async fn write(tx: &DatabaseTransaction, new: &NewYear<'_>) -> Result<(), Error> {
    use calendar_year::Column as Y;
    let year = calendar_year::ActiveModel {
        year: Set(new.year),
        invented: Set(new.invented),
        source: Set(new.source.to_owned()),
    };
    let or_correct = OnConflict::column(Y::Year)
        .update_columns([Y::Invented, Y::Source])
        .to_owned();
    calendar_year::Entity::insert(year)
        .on_conflict(or_correct)
        .exec_without_returning(tx)
        .await?;
    calendar_day::Entity::delete_many()
        .filter(calendar_day::Column::Year.eq(new.year))
        .exec(tx)
        .await?;
    let row = |working| {
        move |date: &Date| calendar_day::ActiveModel {
            date: Set(day_text(*date)),
            year: Set(new.year),
            working: Set(working),
        }
    };
    let off = new.off.iter().map(row(false));
    calendar_day::Entity::insert_many(off.chain(new.make_up.iter().map(row(true))))
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn record(store: &Store, tx: &DatabaseTransaction, new: &NewYear<'_>) -> Result<(), Error> {
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: new.by.map(|account| account.0),
        action: "calendar_loaded",
        object: &format!("calendar/{}", new.year),
        detail: &format!("off {}, make-up {}", new.off.len(), new.make_up.len()),
    };
    Ok(audit::record(tx, entry).await?)
}
