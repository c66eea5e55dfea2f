//! The rows of the database, one file for each table. Nothing outside this crate sees them.
//!
//! `*_at` is an instant, `*_on` a local date, `*_enc` sealed under the data key of the row's owner, `*_hash` a keyed hash of
//! a whole normalised value. Ids are `UUIDv7`. Enumerations are text here and types in `domain`: a row that holds another
//! word is an error of decoding, never a default.
#![allow(
    missing_docs,
    reason = "columns are explained where their names do not say it; the rest is made by macros"
)]

use time::macros::format_description;
use time::{Date, OffsetDateTime};

pub mod absence;
pub mod account;
pub mod account_act;
pub mod audit_checkpoint;
pub mod audit_entry;
pub mod bank_account;
pub mod bulk_act;
pub mod bulk_case;
pub mod calendar_day;
pub mod calendar_year;
pub mod case_event;
pub mod case_file;
pub mod case_link;
pub mod case_lookup;
pub mod case_party;
pub mod check_result;
pub mod data_key;
pub mod deadline;
pub mod decision;
pub mod document;
pub mod draft_page;
pub mod firm_profile;
pub mod idempotency_key;
pub mod instance;
pub mod invitation;
pub mod job_lease;
pub mod job_run;
pub mod kept_form;
pub mod known_device;
pub mod letter_text;
pub mod membership;
pub mod message;
pub mod note;
pub mod notice_choice;
pub mod notification;
pub mod one_time_code;
pub mod organisation;
pub mod outbox;
pub mod own_copy;
pub mod party;
pub mod quality_check;
pub mod receipt;
pub mod recovery_code;
pub mod saved_filter;
pub mod score;
pub mod section_check;
pub mod session;
pub mod sign_in;
pub mod sign_in_delay;
pub mod submission;
pub mod supplement_item;
pub mod text_template;
pub mod text_template_version;

/// An instant, in microseconds since 1970-01-01 UTC.
pub type Micros = i64;
/// A local date of Asia/Shanghai, `YYYY-MM-DD`.
pub type Day = String;
/// Bytes sealed under a data key.
pub type SealedBytes = Vec<u8>;
/// A keyed HMAC-SHA-256, 32 bytes.
pub type KeyedHash = Vec<u8>;

/// The instant as it is stored; what is finer than a microsecond is cut off.
#[must_use]
pub fn micros(instant: OffsetDateTime) -> Micros {
    instant.unix_timestamp() * 1_000_000 + i64::from(instant.microsecond())
}

/// The stored instant, UTC; `None` beyond the years that a calendar can name.
#[must_use]
pub fn instant(micros: Micros) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1_000).ok()
}

/// The stored local date.
///
/// # Errors
/// The text is not a date of the form `YYYY-MM-DD`.
pub fn day(text: &str) -> Result<Date, time::error::Parse> {
    Date::parse(text, format_description!("[year]-[month]-[day]"))
}

/// The local date as it is stored.
#[must_use]
pub fn day_text(date: Date) -> Day {
    date.to_string()
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn instants_survive_to_the_microsecond() {
        for at in [
            datetime!(2026-11-23 09:00:00.123_456 +8),
            datetime!(1969-12-31 23:59:59.999_999 UTC),
            datetime!(9999-12-31 23:59:59.999_999 UTC),
        ] {
            assert_eq!(instant(micros(at)), Some(at));
        }
        assert_eq!(instant(i64::MAX), None);
    }

    #[test]
    fn days_are_written_as_they_are_read() {
        assert_eq!(day_text(date!(2026 - 02 - 03)), "2026-02-03");
        assert_eq!(day("2026-02-03"), Ok(date!(2026 - 02 - 03)));
        for wrong in ["2026-2-3", "2026-02-30", "20260203", "2026-02-03 ", ""] {
            assert!(day(wrong).is_err(), "{wrong:?}");
        }
    }
}
