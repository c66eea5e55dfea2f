//! Which firms may move in, and for how long.

use time::Date;

use super::carrier::Sector;
use crate::casework::date;
use crate::codes::codes;
use crate::rules::{NoRule, RuleCode, RuleSet};

codes! {
    /// Why a firm cannot move in.
    NoEntry {
        /// It was registered too long ago.
        FirmTooOld,
        /// It would stay longer than incubation may take.
        StayTooLong,
    }
}

/// The last day on which a firm registered on a day can move in.
///
/// # Errors
/// [`NoRule`] on a day without such a rule.
pub fn latest(registered_on: Date, rules: &RuleSet) -> Result<Date, NoRule> {
    let months = rules.get(RuleCode::IncubatorFirmAge)?.count();
    Ok(date::months_after(registered_on, months))
}

/// The last day of incubation of somebody who moved in on a day.
///
/// # Errors
/// [`NoRule`] on a day without such a rule.
pub fn incubated_until(moved_in_on: Date, sector: Sector, rules: &RuleSet) -> Result<Date, NoRule> {
    let code = if sector.takes_longer() {
        RuleCode::IncubatorIncubationLong
    } else {
        RuleCode::IncubatorIncubation
    };
    Ok(date::months_after(moved_in_on, rules.get(code)?.count()))
}

/// Why a stay is not possible. A team without a firm has no age; `first_in_on` is the day of a first tenancy that this one
/// goes on from.
///
/// # Errors
/// [`NoRule`] on a day without such rules.
pub fn refused(
    registered_on: Option<Date>,
    (first_in_on, to): (Date, Date),
    sector: Sector,
    rules: &RuleSet,
) -> Result<Option<NoEntry>, NoRule> {
    if let Some(registered_on) = registered_on
        && first_in_on > latest(registered_on, rules)?
    {
        return Ok(Some(NoEntry::FirmTooOld));
    }
    let is_too_long = to > incubated_until(first_in_on, sector, rules)?;
    Ok(is_too_long.then_some(NoEntry::StayTooLong))
}
