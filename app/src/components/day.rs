//! Dates and times as people read them.

use domain::identity::Language;
use time::{Date, Month, OffsetDateTime};

use crate::visit::ZONE;
use crate::words::Words;

/// A day in full: `2026 年 11 月 23 日`, `23 November 2026`.
pub fn long(words: Words, day: Date) -> String {
    match words.language {
        Language::Zh => format!("{} 年 {} 月 {} 日", day.year(), u8::from(day.month()), day.day()),
        Language::En => format!("{} {} {}", day.day(), month(day.month()), day.year()),
    }
}

/// A day of this year or the next: `11 月 27 日`, `27 November`.
pub fn short(words: Words, day: Date) -> String {
    match words.language {
        Language::Zh => format!("{} 月 {} 日", u8::from(day.month()), day.day()),
        Language::En => format!("{} {}", day.day(), month(day.month())),
    }
}

/// A moment: the day in full and the time in the zone.
pub fn moment(words: Words, at: OffsetDateTime) -> String {
    let at = at.to_offset(ZONE);
    let clock = format!("{}:{:02}", at.hour(), at.minute());
    match words.language {
        Language::Zh => format!("{} {clock}", long(words, at.date())),
        Language::En => format!("{}, {clock}", long(words, at.date())),
    }
}

/// A moment for machines.
pub fn machine(at: OffsetDateTime) -> String {
    let at = at.to_offset(ZONE);
    format!("{}T{:02}:{:02}+08:00", at.date(), at.hour(), at.minute())
}

/// An ISO date of an answer, in full; other text as it is.
pub fn long_text(words: Words, text: &str) -> String {
    domain::casework::date::parse(text).map_or_else(|_| text.to_owned(), |day| long(words, day))
}

fn month(month: Month) -> String {
    month.to_string()
}
