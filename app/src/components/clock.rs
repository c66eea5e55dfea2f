//! Deadlines: how much time is left, and until which day.

use domain::casework::Clock;
use domain::deadline::Due;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::casework::{RunningClock, Term};
use time::Date;

use super::{Icon, Tone, day};
use crate::words::{Words, args};

/// How a clock stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// So many working days left after today.
    Left(i64),
    /// Ends today.
    Today,
    /// So many working days over.
    Over(i64),
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
    let days = if working {
        calendar
            .working_days_between(today, due)
            .map_or_else(|_| (due - today).whole_days(), i64::from)
    } else {
        (due - today).whole_days()
    };
    match days {
        _ if due == today => Standing::Today,
        days if due > today => Standing::Left(days.max(1)),
        days => Standing::Over((-days).max(1)),
    }
}

/// A chip that says how much time is left. Colour only repeats what the words and the icon say.
#[component]
pub fn ClockChip(
    /// The visitor's words.
    words: Words,
    /// How the clock stands.
    standing: Standing,
) -> impl IntoView {
    let (tone, icon, text) = match standing {
        Standing::Left(days) => {
            let tone = if days <= 1 { Tone::Warn } else { Tone::Mute };
            (
                tone,
                "clock",
                words.say_with("clock-left", &args([("days", days.into())])),
            )
        }
        Standing::Today => (Tone::Warn, "clock", words.say("clock-today")),
        Standing::Over(days) => (
            Tone::Bad,
            "clock",
            words.say_with("clock-over", &args([("days", days.into())])),
        ),
        Standing::Paused => (Tone::Mute, "pause", words.say("clock-paused")),
        Standing::Unknown => (Tone::Mute, "clock", words.say("clock-unknown")),
    };
    view! { <span class=format!("clock {}", tone.class())><Icon name=icon/>{text}</span> }
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
