//! What a maker proposes about an account.

use time::Date;

use super::{AccountAct, AccountReason, AccountSide, Standing};
use crate::casework::{Problem, date};

/// The most characters of the maker's note.
pub const NOTE_CHARS_MAX: usize = 1_000;

/// What a maker typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountForm {
    /// The act's code.
    pub act: String,
    /// The reason's code.
    pub reason: String,
    /// For the checker; the holder never reads it.
    pub note: String,
    /// The day on which the account was closed in the bank's own system.
    pub closed_on: String,
    /// The balance is zero.
    pub is_empty: bool,
    /// No settlement batch is under way.
    pub has_no_batch: bool,
}

/// An act of the bank with its reason, ready to be checked by another officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountProposal {
    /// The act.
    pub act: AccountAct,
    /// Why.
    pub reason: AccountReason,
    /// For the checker; may be empty.
    pub note: String,
    /// The day on which the account was closed; only for [`AccountAct::Close`].
    pub closed_on: Option<Date>,
}

impl AccountProposal {
    /// Reads what was typed about an account that stands so and was opened on `opened_on`.
    ///
    /// # Errors
    /// Everything that is wrong, by field.
    pub fn parse(
        typed: &AccountForm,
        standing: Standing,
        (opened_on, today): (Date, Date),
    ) -> Result<Self, Vec<Problem>> {
        let act = typed
            .act
            .parse()
            .ok()
            .filter(|act: &AccountAct| act.side() == AccountSide::Bank);
        let Some(act) = act else {
            return Err(vec![Problem::new("act", "missing")]);
        };
        let mut problems = Vec::new();
        let mut keep = |problem| problems.extend(problem);
        let reason = standing.own_reason(act).or_else(|| chosen(act, &typed.reason));
        keep(reason.is_none().then(|| Problem::new("reason", "missing")));
        let closed_on = match act {
            AccountAct::Close => {
                let day = day_of_closing(&typed.closed_on, opened_on, today);
                keep((!typed.is_empty).then(|| Problem::new("is_empty", "missing")));
                keep((!typed.has_no_batch).then(|| Problem::new("has_no_batch", "missing")));
                keep(day.err().map(|code| Problem::new("closed_on", code)));
                day.ok()
            }
            _ => None,
        };
        let found = typed.note.chars().count();
        let too_long = || {
            Problem::new("note", "too_long")
                .with("max", NOTE_CHARS_MAX)
                .with("found", found)
        };
        keep((found > NOTE_CHARS_MAX).then(too_long));
        match reason {
            Some(reason) if problems.is_empty() => Ok(Self {
                act,
                reason,
                note: typed.note.clone(),
                closed_on,
            }),
            _ => Err(problems),
        }
    }
}

fn chosen(act: AccountAct, code: &str) -> Option<AccountReason> {
    let reason = code.parse().ok()?;
    AccountReason::of(act).contains(&reason).then_some(reason)
}

fn day_of_closing(typed: &str, opened_on: Date, today: Date) -> Result<Date, &'static str> {
    if typed.trim().is_empty() {
        return Err("missing");
    }
    match date::parse(typed)? {
        day if day > today => Err("in_future"),
        day if day < opened_on => Err("before_opening"),
        day => Ok(day),
    }
}
