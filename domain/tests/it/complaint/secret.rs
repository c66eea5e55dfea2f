//! The secret of a guest.

use domain::complaint::secret::Secret;
use proptest::prelude::*;

#[test]
fn it_is_read_as_people_type_it() {
    let secret = Secret::new(123_456_789_012_345_678_901_234_567_890);
    let grouped = secret.grouped();
    assert_eq!(grouped.len(), 14);
    let wide = |c: char| match c {
        ' ' => '\u{3000}',
        _ => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
    };
    for typed in [
        grouped.clone(),
        grouped.to_lowercase(),
        grouped.replace(' ', ""),
        grouped.replace(' ', "-"),
        format!("  {grouped}\n"),
        grouped.chars().map(wide).collect(),
    ] {
        assert_eq!(Secret::parse(&typed), Some(secret.clone()), "{typed}");
    }
}

#[test]
fn look_alikes_are_read_as_what_was_shown() {
    assert_eq!(Secret::parse("ZSB2 58AC DEFG"), Secret::parse("2582 58AC DEFG"));
    for typed in [
        "",
        "2345 6789 ACD",
        "2345 6789 ACDEF",
        "2345 6789 ACD0",
        "2345 6789 ACDI",
        "2345 6789 ACD1",
        "二三四五六七八九甲乙丙丁",
    ] {
        assert_eq!(Secret::parse(typed), None, "{typed}");
    }
}

#[test]
fn it_does_not_show_itself() {
    let secret = Secret::new(7);
    assert_eq!(format!("{secret:?}"), "Secret");
}

#[test]
fn every_character_comes_up_about_as_often() {
    let mut counts = std::collections::BTreeMap::new();
    let mut state = 1_u128;
    for _ in 0..2_000 {
        state = state
            .wrapping_mul(0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645)
            .wrapping_add(0x5851_F42D_4C95_7F2D);
        for character in Secret::new(state ^ (state >> 64)).as_str().chars() {
            *counts.entry(character).or_insert(0) += 1;
        }
    }
    assert_eq!(counts.len(), 28);
    assert!(
        counts.values().all(|count| (650..1_100).contains(count)),
        "{counts:?}"
    );
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back(random in any::<u128>(), other in any::<u128>()) {
        let secret = Secret::new(random);
        prop_assert_eq!(secret.as_str().chars().count(), 12);
        prop_assert_eq!(Secret::parse(&secret.grouped()), Some(secret.clone()));
        prop_assert!(Secret::new(other) != secret || random % 28_u128.pow(12) == other % 28_u128.pow(12));
    }

    #[test]
    fn anything_may_be_typed(typed in "\\PC{0,20}") {
        if let Some(secret) = Secret::parse(&typed) {
            prop_assert_eq!(Secret::parse(secret.as_str()), Some(secret));
        }
    }
}
