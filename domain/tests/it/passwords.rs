//! New passwords: long enough, and none of the commonest.

use domain::identity::{
    AccountKind::{self, Public, Staff},
    PASSWORD_MAX, PASSWORD_MIN_PUBLIC, PASSWORD_MIN_STAFF, check_password,
};
use proptest::prelude::*;

#[test]
fn lengths_are_counted_in_characters() {
    let of_length = |length: usize| {
        "四明山上看日出甬江边听潮声"
            .chars()
            .cycle()
            .take(length)
            .collect::<String>()
    };
    for (length, kind, expected) in [
        (PASSWORD_MIN_PUBLIC - 1, Public, Err("too_short")),
        (PASSWORD_MIN_PUBLIC, Public, Ok(())),
        (PASSWORD_MIN_STAFF - 1, Staff, Err("too_short")),
        (PASSWORD_MIN_STAFF, Staff, Ok(())),
        (PASSWORD_MAX, Public, Ok(())),
        (PASSWORD_MAX + 1, Public, Err("too_long")),
    ] {
        assert_eq!(check_password(&of_length(length), kind), expected, "{length}");
    }
}

#[test]
fn the_commonest_are_refused_in_any_dress() {
    for password in [
        "PassWord1",
        "password123",
        "qwertyuiop",
        "Woaini521",
        "5201314a",
        "12345678",
        "87654321",
        "abcdefgh",
        "aaaaaaaa",
        "abababab",
        "ningbo2026",
    ] {
        let expected = if password == "ningbo2026" {
            Ok(())
        } else {
            Err("too_common")
        };
        assert_eq!(check_password(password, Public), expected, "{password}");
    }
}

#[test]
fn a_common_word_in_a_long_password_does_no_harm() {
    assert_eq!(check_password("the monkey counts 17 boats", Staff), Ok(()));
}

proptest! {
    #[test]
    fn anything_may_be_typed(password in "\\PC{0,200}", is_staff: bool) {
        let kind = if is_staff { AccountKind::Staff } else { Public };
        let verdict = check_password(&password, kind);
        let length = password.chars().count();
        prop_assert_eq!(verdict == Err("too_long"), length > PASSWORD_MAX);
    }
}
