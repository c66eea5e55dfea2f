//! Years of the working-day calendar that were loaded after this program was made.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use domain::calendar::Calendar;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, Set};
use time::Date;

use crate::database::Database;
use crate::entity::{calendar_day, calendar_year, day, day_text};
use crate::{Error, Store};

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

/// Loads a year that has no table yet; the calendar of this process knows it from now on.
pub async fn add_year(store: &Store, new: NewYear<'_>) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let year = calendar_year::ActiveModel {
        year: Set(new.year),
        invented: Set(new.invented),
        source: Set(new.source.to_owned()),
    };
    calendar_year::Entity::insert(year)
        .exec_without_returning(&tx)
        .await?;
    let row = |working| {
        move |date: &Date| calendar_day::ActiveModel {
            date: Set(day_text(*date)),
            year: Set(new.year),
            working: Set(working),
        }
    };
    let days = new
        .off
        .iter()
        .map(row(false))
        .chain(new.make_up.iter().map(row(true)));
    calendar_day::Entity::insert_many(days)
        .exec_without_returning(&tx)
        .await?;
    let calendar = read(&tx).await?;
    tx.commit().await?;
    *store.0.calendar.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(calendar);
    Ok(())
}
