//! Returns and limits of retail imports.

use domain::complaint::returns::{ImportLimit, ImportMode, ReturnStep, ReturnTerms, ReturnWarning as W};
use domain::rules::RuleSet;
use strum::IntoEnumIterator;
use time::macros::date;

use crate::vectors::TODAY;

#[test]
fn worked_example_of_returned_goods() {
    let terms = ReturnTerms::of(date!(2026 - 08 - 20)).unwrap();
    assert_eq!(terms.apply_by, date!(2026 - 09 - 19), "example 20");
    assert_eq!(terms.arrive_by, date!(2026 - 10 - 04), "example 20, not rolled");
}

#[test]
fn goods_keep_the_terms_of_the_day_of_their_release() {
    let terms = ReturnTerms::of(date!(2020 - 03 - 27)).unwrap();
    assert_eq!(terms.arrive_by, date!(2020 - 04 - 26), "thirty days in all");
    let terms = ReturnTerms::of(date!(2020 - 03 - 28)).unwrap();
    assert_eq!(terms.arrive_by, date!(2020 - 05 - 12));
    assert!(ReturnTerms::of(date!(2018 - 12 - 31)).is_err());
}

#[test]
fn it_is_warned_before_it_is_too_late() {
    let terms = ReturnTerms::of(date!(2026 - 08 - 20)).unwrap();
    for (today, is_applied, expected) in [
        (date!(2026 - 09 - 08), false, None),
        (date!(2026 - 09 - 09), false, Some(W::ApplySoon)),
        (date!(2026 - 09 - 16), false, Some(W::ApplyNow)),
        (date!(2026 - 09 - 19), false, Some(W::ApplyNow)),
        (date!(2026 - 09 - 20), false, Some(W::ApplicationOver)),
        (date!(2026 - 09 - 20), true, None),
        (date!(2026 - 09 - 29), true, Some(W::ArriveSoon)),
        (date!(2026 - 10 - 04), true, Some(W::ArriveSoon)),
        (date!(2026 - 10 - 05), true, Some(W::ArrivalOver)),
        (date!(2026 - 10 - 05), false, Some(W::ArrivalOver)),
    ] {
        assert_eq!(terms.warning(today, is_applied), expected, "{today} {is_applied}");
    }
}

#[test]
fn each_import_mode_has_its_way_back() {
    for mode in ImportMode::iter() {
        let steps = mode.steps();
        assert_eq!(steps.first(), Some(&ReturnStep::AgreeWithSeller));
        assert_eq!(steps.last(), Some(&ReturnStep::RefundOrExchange));
        assert_eq!(
            steps.contains(&ReturnStep::ApplyAtCustoms),
            mode.is_retail_import(),
            "{mode}"
        );
    }
    assert!(
        ImportMode::Bonded
            .steps()
            .contains(&ReturnStep::ArriveInWarehouse)
    );
}

#[test]
fn the_limits_of_retail_imports() {
    let rules = RuleSet::on(TODAY);
    for (fen, spent, is_single, expected) in [
        (500_000, 0, false, ImportLimit::Within),
        (500_001, 0, false, ImportLimit::GeneralTrade),
        (500_001, 0, true, ImportLimit::FullTax),
        (500_000, 2_100_000, false, ImportLimit::Within),
        (500_000, 2_100_001, false, ImportLimit::GeneralTrade),
        (2_600_001, 0, true, ImportLimit::GeneralTrade),
    ] {
        assert_eq!(
            ImportLimit::of(fen, spent, is_single, &rules),
            Ok(expected),
            "{fen} {spent}"
        );
    }
}
