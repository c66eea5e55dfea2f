//! The table of examples that the tests share: `vectors.json`.

use std::collections::BTreeMap;

use serde::Deserialize;
use time::{Date, macros::date};

/// The day on which the examples hold.
pub(crate) const TODAY: Date = date!(2026 - 11 - 23);

#[derive(Deserialize)]
pub(crate) struct Vectors {
    pub(crate) identifiers: BTreeMap<String, Family>,
    pub(crate) calendar: BTreeMap<i32, YearTable>,
    pub(crate) deadlines: Vec<Example>,
}

#[derive(Deserialize)]
pub(crate) struct Family {
    pub(crate) valid: Vec<Valid>,
    pub(crate) invalid: Vec<Invalid>,
}

#[derive(Deserialize)]
pub(crate) struct Valid {
    pub(crate) input: String,
    pub(crate) minor: Option<i64>,
}

#[derive(Deserialize)]
pub(crate) struct Invalid {
    pub(crate) input: String,
    pub(crate) error: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct YearTable {
    pub(crate) off: Vec<String>,
    pub(crate) make_up_working_days: Vec<String>,
    pub(crate) working_days_per_month: Vec<usize>,
}

#[derive(Deserialize)]
pub(crate) struct Example {
    #[serde(rename = "example")]
    pub(crate) number: u32,
    pub(crate) start: String,
    pub(crate) working_days: Option<u32>,
    pub(crate) days: Option<u32>,
    pub(crate) paused_days: Option<i64>,
    pub(crate) due: Option<String>,
    pub(crate) raw: Option<String>,
    pub(crate) rolled: Option<String>,
    pub(crate) unknown_year: Option<i32>,
    pub(crate) left_to_count: Option<u32>,
}

pub(crate) fn load() -> Vectors {
    serde_json::from_str(include_str!("vectors.json")).expect("the table is well formed")
}

/// Reads `YYYY-MM-DD`.
pub(crate) fn day(text: &str) -> Date {
    Date::parse(text, time::macros::format_description!("[year]-[month]-[day]")).expect("a date")
}
