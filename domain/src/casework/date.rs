//! Days as people type them.

use time::{Date, Month};

use crate::text;

/// Reads a day in the common forms: `2036-04-15`, `2036/4/15`, `2036.4.15`, `20360415`, `2036年4月15日`,
/// `15 April 2036`, `15 Apr 2036`. A form whose order of day and month is unclear (`15/4/2036`) is refused.
///
/// # Errors
/// `shape` when no form fits, `no_such_day` when there is no such day.
pub fn parse(typed: &str) -> Result<Date, &'static str> {
    let plain = text::half_width(typed);
    let parts: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let (year, month, day) = match parts.as_slice() {
        [run] if run.len() == 8 => (run.get(0..4), run.get(4..6).and_then(number), run.get(6..8)),
        [year, month, day] if year.len() == 4 => (Some(*year), number(month), Some(*day)),
        [day, month, year] if year.len() == 4 => (Some(*year), month_by_name(month), Some(*day)),
        _ => return Err("shape"),
    };
    let (Some(year), Some(month), Some(day)) = (year.and_then(number), month, day.and_then(number)) else {
        return Err("shape");
    };
    calendar_date(year, month, day).ok_or("no_such_day")
}

/// The day as data: `2036-04-15`.
pub fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
}

/// Completed years from `birth` to `today`.
pub fn years_between(birth: Date, today: Date) -> i32 {
    let had_birthday = (today.month() as u8, today.day()) >= (birth.month() as u8, birth.day());
    today.year() - birth.year() - i32::from(!had_birthday)
}

/// The same day so many months later, or the last of that month when it has no such day.
pub fn months_after(day: Date, months: u32) -> Date {
    let count = months.saturating_add(u32::from(u8::from(day.month())) - 1);
    let year = i64::from(day.year()) + i64::from(count / 12);
    let month = u8::try_from(count % 12 + 1)
        .ok()
        .and_then(|number| Month::try_from(number).ok());
    let (Ok(year), Some(month)) = (i32::try_from(year), month) else {
        return Date::MAX;
    };
    let last = month.length(year);
    Date::from_calendar_date(year, month, day.day().min(last)).unwrap_or(Date::MAX)
}

fn number(text: &str) -> Option<u16> {
    text.parse().ok()
}

fn month_by_name(text: &str) -> Option<u16> {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let typed = text.to_ascii_lowercase();
    let position = NAMES.iter().position(|name| typed.starts_with(name))?;
    u16::try_from(position + 1).ok()
}

fn calendar_date(year: u16, month: u16, day: u16) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::{iso, months_after, parse, years_between};

    #[test]
    fn the_common_forms_are_read() {
        for typed in [
            "2036-04-15",
            "2036/4/15",
            "2036.4.15",
            "20360415",
            "2036年4月15日",
            "２０３６年４月１５日",
            " 2036 - 04 - 15 ",
            "15 April 2036",
            "15 Apr 2036",
            "2036 4 15",
        ] {
            assert_eq!(parse(typed), Ok(date!(2036 - 04 - 15)), "{typed}");
        }
    }

    #[test]
    fn what_is_unclear_or_no_day_is_refused() {
        for (typed, code) in [
            ("15/4/2036", "shape"),
            ("2036-04", "shape"),
            ("soon", "shape"),
            ("2036-02-30", "no_such_day"),
            ("2036-13-01", "no_such_day"),
            ("203604155", "shape"),
            ("长期", "shape"),
        ] {
            assert_eq!(parse(typed), Err(code), "{typed}");
        }
    }

    #[test]
    fn a_birthday_completes_the_year() {
        assert_eq!(years_between(date!(2008 - 11 - 24), date!(2026 - 11 - 23)), 17);
        assert_eq!(years_between(date!(2008 - 11 - 23), date!(2026 - 11 - 23)), 18);
        assert_eq!(iso(date!(2008 - 01 - 02)), "2008-01-02");
    }

    #[test]
    fn months_later_is_the_same_day_or_the_last_of_a_shorter_month() {
        for (day, months, expected) in [
            (date!(2026 - 11 - 23), 0, date!(2026 - 11 - 23)),
            (date!(2026 - 11 - 23), 6, date!(2027 - 05 - 23)),
            (date!(2026 - 08 - 31), 6, date!(2027 - 02 - 28)),
            (date!(2024 - 02 - 29), 36, date!(2027 - 02 - 28)),
            (date!(2026 - 12 - 01), 1, date!(2027 - 01 - 01)),
        ] {
            assert_eq!(months_after(day, months), expected);
        }
    }
}
