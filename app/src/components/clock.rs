//! Deadlines: how much time is left, and until which day.

use domain::casework::Clock;
use domain::deadline::Due;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::casework::{RunningClock, Term};
use time::Date;

use super::{Icon, Tone, day};
use crate::words::{Words, args};

/// Which days a number of days counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Working days.
    Working,
    /// Days of the calendar.
    Calendar,
}

/// How a clock stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// So many days left after today.
    Left(i64, Days),
    /// Ends today.
    Today,
    /// So many days over.
    Over(i64, Days),
    /// Stands still while the other side has its turn.
    Paused,
    /// Cannot be told before a calendar is published.
    Unknown,
}

/// How a clock stands today by the working-day calendar.
pub fn standing(clock: &RunningClock, today: Date, calendar: &domain::calendar::Calendar) -> Standing {
    if clock.state == "paused" {
        return Standing::Paused;
    }
    match clock.term.due(calendar) {
        Due::On(due) => standing_of(due, today, calendar, matches!(clock.term, Term::Working(_))),
        Due::Unknown { .. } => Standing::Unknown,
        Due::Paused { .. } => Standing::Paused,
    }
}

/// How a due day stands today.
pub fn standing_of(due: Date, today: Date, calendar: &domain::calendar::Calendar, working: bool) -> Standing {
    let counted = working
        .then(|| calendar.working_days_between(today, due).ok())
        .flatten();
    let (days, unit) = match counted {
        Some(days) => (i64::from(days), Days::Working),
        // Without a published calendar nobody knows which of the days are working days.
        None => ((due - today).whole_days(), Days::Calendar),
    };
    match days {
        _ if due == today => Standing::Today,
        days if due > today => Standing::Left(days.max(1), unit),
        days => Standing::Over((-days).max(1), unit),
    }
}

/// Who a term binds, as its chip says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Binds {
    /// Whoever reads it.
    #[default]
    Reader,
    /// The bank, while the applicant reads it.
    Bank,
}

/// A chip that says how much time is left. Colour only repeats what the words and the icon say.
#[component]
pub fn ClockChip(
    /// The visitor's words.
    words: Words,
    /// How the clock stands.
    standing: Standing,
    /// Who must be done in time.
    #[prop(optional)]
    binds: Binds,
) -> impl IntoView {
    let is_own = binds == Binds::Reader;
    let (tone, icon, days) = match standing {
        Standing::Left(days, _) if days <= 1 && is_own => (Tone::Warn, "clock", days),
        Standing::Left(days, _) => (Tone::Mute, "clock", days),
        Standing::Today if is_own => (Tone::Warn, "clock", 0),
        Standing::Over(days, _) if is_own => (Tone::Bad, "clock", days),
        Standing::Over(days, _) => (Tone::Warn, "clock", days),
        Standing::Paused => (Tone::Mute, "pause", 0),
        Standing::Today | Standing::Unknown => (Tone::Mute, "clock", 0),
    };
    let text = words.say_with(chip_key(standing, binds), &args([("days", days.into())]));
    view! { <span class=format!("clock {}", tone.class())><Icon name=icon/>{text}</span> }
}

fn chip_key(standing: Standing, binds: Binds) -> &'static str {
    match (standing, binds) {
        (Standing::Left(_, Days::Working), Binds::Reader) => "clock-left",
        (Standing::Left(_, Days::Calendar), Binds::Reader) => "clock-left-calendar",
        (Standing::Left(_, Days::Working), Binds::Bank) => "clock-left-bank",
        (Standing::Left(_, Days::Calendar), Binds::Bank) => "clock-left-calendar-bank",
        (Standing::Today, Binds::Reader) => "clock-today",
        (Standing::Today, Binds::Bank) => "clock-today-bank",
        (Standing::Over(_, Days::Working), Binds::Reader) => "clock-over",
        (Standing::Over(_, Days::Calendar), Binds::Reader) => "clock-over-calendar",
        (Standing::Over(_, Days::Working), Binds::Bank) => "clock-over-bank",
        (Standing::Over(_, Days::Calendar), Binds::Bank) => "clock-over-calendar-bank",
        (Standing::Paused, _) => "clock-paused",
        (Standing::Unknown, _) => "clock-unknown",
    }
}

/// The day on which a term ends, in words, or why there is none yet.
#[component]
pub fn DueLine(
    /// The visitor's words.
    words: Words,
    /// When it ends.
    due: Due,
) -> impl IntoView {
    due_text(words, due)
}

/// [`DueLine`] as text.
pub fn due_text(words: Words, due: Due) -> String {
    match due {
        Due::On(date) => words.say_with("due-on", &args([("day", day::long(words, date).into())])),
        Due::Unknown { not_before, .. } => words.say_with(
            "due-unknown",
            &args([("day", day::long(words, not_before).into())]),
        ),
        Due::Paused { left_to_count } => {
            words.say_with("due-paused", &args([("days", left_to_count.into())]))
        }
    }
    .into_owned()
}

/// The day on which a clock of one's own case ends, with the way to how it was counted.
#[component]
pub fn DueDate(
    /// The visitor's words.
    words: Words,
    /// The case.
    case: CaseId,
    /// What is measured.
    clock: Clock,
    /// When it ends.
    due: Due,
) -> impl IntoView {
    view! {
        <DueLine words=words due=due/><br/>
        <a href=format!("/cases/{case}/deadlines/{clock}")>{words.say("why-this-date")}</a>
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::Calendar;
    use time::macros::date;

    use super::*;

    #[test]
    fn days_are_called_by_what_was_counted() {
        let calendar = Calendar::china();
        let today = date!(2026 - 11 - 23);
        for (due, working, expected) in [
            (date!(2026 - 11 - 30), true, Standing::Left(5, Days::Working)),
            (date!(2026 - 11 - 30), false, Standing::Left(7, Days::Calendar)),
            (date!(2026 - 11 - 16), true, Standing::Over(5, Days::Working)),
            (date!(2026 - 11 - 16), false, Standing::Over(7, Days::Calendar)),
            (today, true, Standing::Today),
            (today, false, Standing::Today),
            // The holidays of that year are not announced.
            (date!(2030 - 11 - 30), true, Standing::Left(1_468, Days::Calendar)),
        ] {
            assert_eq!(
                standing_of(due, today, &calendar, working),
                expected,
                "{due} {working}"
            );
        }
    }
}
