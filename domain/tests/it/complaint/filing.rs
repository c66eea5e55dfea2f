//! Who may file what, and where it belongs.

use domain::complaint::filing::{Identity, Lacking, Matter, is_in_time};
use domain::complaint::jurisdiction::{Competence, RespondentRole, Seat};
use domain::rules::RuleSet;
use strum::IntoEnumIterator;
use time::macros::date;

use crate::vectors::TODAY;

#[test]
fn a_report_may_be_anonymous_and_a_complaint_may_not() {
    let nobody = Identity::default();
    assert_eq!(Matter::Report.lacking(nobody), []);
    assert_eq!(
        Matter::Complaint.lacking(nobody),
        [Lacking::Name, Lacking::Document, Lacking::ConfirmedMobile]
    );
    let unconfirmed = Identity {
        is_named: true,
        has_document: true,
        has_confirmed_mobile: false,
    };
    assert_eq!(Matter::Complaint.lacking(unconfirmed), [Lacking::ConfirmedMobile]);
    let known = Identity {
        has_confirmed_mobile: true,
        ..unconfirmed
    };
    assert_eq!(Matter::Complaint.lacking(known), []);
}

#[test]
fn after_three_years_it_is_too_late() {
    for (known, received, expected) in [
        (date!(2023 - 11 - 23), date!(2026 - 11 - 23), true),
        (date!(2023 - 11 - 22), date!(2026 - 11 - 23), false),
        (date!(2024 - 02 - 29), date!(2027 - 02 - 28), true),
        (date!(2023 - 04 - 13), date!(2026 - 04 - 14), false),
    ] {
        assert_eq!(
            is_in_time(known, received, &RuleSet::on(received)),
            Ok(expected),
            "{received}"
        );
    }
    assert!(is_in_time(TODAY, TODAY, &RuleSet::on(date!(2019 - 01 - 01))).is_err());
}

fn seat(role: RespondentRole, own: &str, is_reached: bool, platform: &str) -> Seat {
    let place = |code: &str| Some(code.to_owned()).filter(|code| !code.is_empty());
    Seat {
        role,
        own: place(own),
        is_reached,
        platform: place(platform),
    }
}

#[test]
fn a_merchant_on_a_platform_answers_at_its_own_place_or_at_the_platforms() {
    let ningbo = &["3302"];
    for (own, is_reached, platform, expected) in [
        ("330212", true, "330106", Competence::Ours),
        ("310115", true, "330203", Competence::Ours),
        ("310115", true, "330106", Competence::Elsewhere),
        ("330212", false, "330106", Competence::Elsewhere),
        ("330212", false, "", Competence::Unclear),
        ("", true, "", Competence::Unclear),
    ] {
        let seat = seat(RespondentRole::Seller, own, is_reached, platform);
        assert_eq!(seat.competence(ningbo), expected, "{seat:?}");
    }
    let both = seat(RespondentRole::Seller, "310115", true, "330106");
    assert_eq!(both.competent(), ["310115", "330106"]);
}

#[test]
fn everybody_else_answers_at_the_own_place() {
    for role in RespondentRole::iter().filter(|role| *role != RespondentRole::Seller) {
        let elsewhere = seat(role, "330106", true, "330203");
        assert_eq!(elsewhere.competence(&["3302"]), Competence::Elsewhere, "{role}");
        let ours = seat(role, "330206", false, "");
        assert_eq!(ours.competence(&["3302"]), Competence::Ours, "{role}");
    }
}
