//! What holds for all values, not only for the examples.

use domain::{
    calendar::Calendar,
    deadline::{Deadline, Due},
    identifier::{BankCard, Email, Fault, ForeignPassport, HsCode, Mobile, ResidentId, Uscc},
    money::{Currency, Money},
    reference::{Prefix, Reference},
    text,
};
use proptest::prelude::*;
use strum::VariantArray;
use time::{Date, Duration, macros::date};

use crate::vectors::TODAY;

/// The check character that makes the text readable; for each text some character does.
fn completed<T>(text: &str, checks: &str, parse: impl Fn(&str) -> Option<T>) -> T {
    checks
        .chars()
        .find_map(|check| parse(&format!("{text}{check}")))
        .expect("one check character fits")
}

prop_compose! {
    fn resident()(days in 0..2_000_i64, sequence in 0..1_000_u16) -> ResidentId {
        let birth = date!(1900 - 01 - 01) + Duration::days(days);
        let digits = format!("330299{}{sequence:03}", birth.to_string().replace('-', ""));
        completed(&digits, "0123456789X", |text| ResidentId::parse(text, TODAY).ok())
    }
}

prop_compose! {
    fn card()(digits in "62[0-9]{13,16}") -> BankCard {
        completed(&digits, "0123456789", |text| BankCard::parse(text).ok())
    }
}

prop_compose! {
    fn credit_code()(text in "9[123]3302[0-9]{2}[0-9A-HJ-NPQRTUWXY]{9}") -> Uscc {
        completed(&text, "0123456789ABCDEFGHJKLMNPQRTUWXY", |text| Uscc::parse(text).ok())
    }
}

prop_compose! {
    fn known_day()(ordinal in 0..700_i64) -> Date {
        date!(2025 - 01 - 01) + Duration::days(ordinal)
    }
}

/// The text with the digit at one place replaced by another one; the same text when no digit stands there.
fn with_other_digit(text: &str, place: usize, shift: u32) -> String {
    let replace = |(at, character): (usize, char)| match character.to_digit(10) {
        Some(digit) if at == place => char::from_digit((digit + shift) % 10, 10).unwrap(),
        _ => character,
    };
    text.chars().enumerate().map(replace).collect()
}

/// From typed to stored text.
type Parser = fn(&str) -> Result<String, Fault>;

const PARSERS: [Parser; 8] = [
    |typed| ResidentId::parse(typed, TODAY).map(String::from),
    |typed| Uscc::parse(typed).map(String::from),
    |typed| BankCard::parse(typed).map(String::from),
    |typed| Mobile::parse(typed).map(String::from),
    |typed| Email::parse(typed).map(String::from),
    |typed| HsCode::parse(typed).map(String::from),
    |typed| ForeignPassport::parse(typed).map(String::from),
    |typed| Reference::parse(typed).map(String::from),
];

proptest! {
    #[test]
    fn normalising_twice_is_normalising_once(typed in "\\PC*|[ \u{3000}\u{FF01}-\u{FF5E}\u{2010}-\u{2015}\u{B7}\t\na-z]*") {
        for normalise in [text::identifier, text::person_name, text::single_line, text::half_width] {
            let once = normalise(&typed);
            prop_assert_eq!(normalise(&once), once);
        }
    }

    #[test]
    fn whatever_is_accepted_is_accepted_again_as_stored(typed in "\\PC{0,24}|[0-9XxHME０-９ .,+@-]{0,24}") {
        for parse in PARSERS {
            if let Ok(stored) = parse(&typed) {
                prop_assert_eq!(parse(&stored), Ok(stored));
            }
        }
    }

    #[test]
    fn identifiers_are_read_back_as_written(resident in resident(), card in card(), code in credit_code()) {
        prop_assert_eq!(ResidentId::parse(&resident.to_string(), TODAY), Ok(resident));
        prop_assert_eq!(BankCard::parse(&card.to_string()), Ok(card));
        prop_assert_eq!(Uscc::parse(&code.to_string()), Ok(code));
    }

    #[test]
    fn a_mistyped_digit_is_noticed(resident in resident(), card in card(), code in credit_code(), place in 0..19_usize, shift in 1..10_u32) {
        let mistyped = with_other_digit(resident.as_str(), place, shift);
        prop_assert!(mistyped == resident.as_str() || ResidentId::parse(&mistyped, TODAY).is_err());
        let mistyped = with_other_digit(card.as_str(), place, shift);
        prop_assert!(mistyped == card.as_str() || BankCard::parse(&mistyped).is_err());
        let mistyped = with_other_digit(code.as_str(), place, shift);
        prop_assert!(mistyped == code.as_str() || Uscc::parse(&mistyped).is_err());
    }

    #[test]
    fn references_are_read_back_and_mistyped_ones_noticed(
        prefix in prop::sample::select(Prefix::VARIANTS), day in known_day(), random in any::<u32>(),
        place in 2..17_usize, shift in 1..10_u32,
    ) {
        let reference = Reference::new(prefix, day, random);
        let text = reference.to_string();
        prop_assert_eq!(Reference::parse(&text), Ok(reference));
        prop_assert!(Reference::parse(&with_other_digit(&text, place, shift)).is_err());
    }

    #[test]
    fn money_is_read_back_exactly(minor in 1..=Money::MINOR_MAX, currency in prop::sample::select(Currency::VARIANTS)) {
        let money = Money { minor, currency };
        prop_assert_eq!(money.to_string().parse(), Ok(money));
        prop_assert_eq!(Money::parse(&money.plain(), currency), Ok(money));
    }

    #[test]
    fn later_starts_and_longer_periods_end_later(start in known_day(), later in 0..30_i64, count in 1..40_u32) {
        let calendar = Calendar::china();
        let ends = |start, count| calendar.add_working_days(start, count);
        if let (Ok(due), Ok(longer)) = (ends(start, count), ends(start, count + 1)) {
            prop_assert!(start < due && due < longer);
            prop_assert_eq!(calendar.working_days_between(start, due), Ok(i32::try_from(count).unwrap()));
            prop_assert_eq!(calendar.roll_forward(due), Ok(due));
        }
        if let (Ok(due), Ok(from_later)) = (ends(start, count), ends(start + Duration::days(later), count)) {
            prop_assert!(due <= from_later);
        }
    }

    #[test]
    fn a_pause_never_brings_a_deadline_forward(
        start in known_day(), count in 1..20_u32, until in 0..20_i64, length in 0..20_i64,
    ) {
        let calendar = Calendar::china();
        let untouched = Deadline::new(start, count);
        let mut paused = untouched.clone();
        paused.pause(start + Duration::days(until)).unwrap();
        paused.resume(start + Duration::days(until + length)).unwrap();
        if let (Due::On(due), Due::On(after)) = (untouched.due(&calendar), paused.due(&calendar)) {
            prop_assert!(due <= after);
            prop_assert_eq!(paused.days_left(after, &calendar), Ok(0));
        }
    }
}
