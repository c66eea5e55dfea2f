//! The waiting list.

use time::Date;

use super::ranking::Ranked;
use crate::casework::date;
use crate::ids::CaseId;
use crate::rules::{NoRule, RuleCode, RuleSet};

/// Where an application stands in a list that is in order ([`super::ranking::rank`]): 1 is the next.
pub fn place(list: &[Ranked], case: CaseId) -> Option<usize> {
    list.iter()
        .position(|own| own.case == case)
        .map(|position| position + 1)
}

/// Who moves up when so many desks are free, in order: whoever asks for more than is left waits on, and those behind go
/// first.
pub fn moving_up(list: &[Ranked], free: u32) -> Vec<CaseId> {
    let mut left = free;
    let fitting = list.iter().filter(|own| {
        let fits = own.desks <= left;
        left -= if fits { own.desks } else { 0 };
        fits
    });
    fitting.map(|own| own.case).collect()
}

/// The last day of a place on the list.
///
/// # Errors
/// [`NoRule`] on a day without such a rule.
pub fn lapses_after(listed_on: Date, rules: &RuleSet) -> Result<Date, NoRule> {
    let months = rules.get(RuleCode::IncubatorWaitingList)?.count();
    Ok(date::months_after(listed_on, months))
}
