//! The check without an account, the automatic checks, reasons, and account numbers.

use domain::{
    casework::Answers,
    forex::{
        account::parse_account_number,
        application::{Application, Validity},
        check::{AutomaticCheck as C, Outcome, Shared, against_others, before_sending},
        precheck::{self, Condition, Eligibility, Reason},
        reason::RefusalReason,
    },
};
use strum::IntoEnumIterator;
use time::{Duration, macros::date};

use crate::{
    samples::{answers, complete, journey, with},
    vectors::TODAY,
};

fn eligible() -> Answers {
    answers(&[
        ("applicant", "individual"),
        ("age", "adult"),
        ("document", "resident_id"),
        ("validity", "valid"),
        ("shop", "platform"),
        ("proof", "ready"),
    ])
}

fn judged(changes: &[(&str, &str)]) -> Eligibility {
    let changed = |answers: Answers, (field, code): &(&str, &str)| with(&answers, field, code);
    let answers = changes.iter().fold(eligible(), changed);
    assert_eq!(precheck::check(&answers, TODAY), [], "{changes:?}");
    precheck::judge(&answers)
}

#[test]
fn whoever_lacks_nothing_is_eligible() {
    assert_eq!(judged(&[]), Eligibility::Eligible);
    assert_eq!(judged(&[("shop", "own_site")]), Eligibility::Eligible);
}

#[test]
fn conditions_are_told_together() {
    let with_conditions = |changes: &[(&str, &str)], conditions: &[Condition]| {
        assert_eq!(
            judged(changes),
            Eligibility::WithConditions(conditions.to_vec()),
            "{changes:?}"
        );
    };
    with_conditions(&[("validity", "soon")], &[Condition::DocumentExpiresSoon]);
    with_conditions(&[("proof", "later")], &[Condition::ProofToGather]);
    for kind in [
        "hmt_residence",
        "hkmo_permit",
        "tw_permit",
        "permanent_residence",
        "foreign_passport",
    ] {
        with_conditions(&[("document", kind)], &[Condition::OverseasIndividual]);
    }
    with_conditions(
        &[
            ("document", "foreign_passport"),
            ("validity", "soon"),
            ("proof", "later"),
        ],
        &[
            Condition::OverseasIndividual,
            Condition::DocumentExpiresSoon,
            Condition::ProofToGather,
        ],
    );
}

#[test]
fn reasons_are_told_together_and_instead_of_conditions() {
    let not_eligible = |changes: &[(&str, &str)], reasons: &[Reason]| {
        assert_eq!(
            judged(changes),
            Eligibility::NotEligible(reasons.to_vec()),
            "{changes:?}"
        );
    };
    not_eligible(&[("age", "minor")], &[Reason::UnderAge]);
    not_eligible(&[("validity", "expired")], &[Reason::IdExpired]);
    not_eligible(&[("shop", "none")], &[Reason::NoPlatform]);
    not_eligible(&[("applicant", "firm")], &[Reason::NotIndividual]);
    not_eligible(
        &[("applicant", "sole_trader"), ("proof", "later")],
        &[Reason::NotIndividual],
    );
    not_eligible(
        &[("age", "minor"), ("validity", "expired"), ("shop", "none")],
        &[Reason::UnderAge, Reason::IdExpired, Reason::NoPlatform],
    );
}

#[test]
fn every_question_of_the_check_must_be_answered() {
    for field in &precheck::page().fields {
        let told = |typed| precheck::check(&with(&eligible(), &field.name, typed), TODAY);
        assert_eq!(told("").first().map(|problem| problem.code), Some("missing"));
        assert_eq!(
            told("perhaps").first().map(|problem| problem.code),
            Some("not_offered")
        );
    }
}

fn application() -> Application {
    Application::read(&journey().normalise(&complete(), TODAY))
}

/// The checks that an officer should look at.
fn to_look_at(application: &Application) -> Vec<C> {
    let checks = before_sending(application, true, TODAY);
    assert_eq!(checks.len(), 4);
    noticed(checks)
}

fn noticed(checks: Vec<(C, Outcome)>) -> Vec<C> {
    checks
        .into_iter()
        .filter(|(_, outcome)| *outcome == Outcome::Look)
        .map(|(check, _)| check)
        .collect()
}

#[test]
fn an_application_in_order_passes_every_check() {
    assert_eq!(to_look_at(&application()), []);
    assert_eq!(
        noticed(before_sending(&application(), false, TODAY)),
        [C::AnswersComplete]
    );
}

#[test]
fn a_document_is_valid_for_more_than_thirty_days() {
    let expiring = |valid| Application {
        document_validity: valid,
        ..application()
    };
    assert_eq!(
        to_look_at(&expiring(Validity::Until(TODAY + Duration::days(30)))),
        [C::DocumentValid]
    );
    assert_eq!(
        to_look_at(&expiring(Validity::Until(TODAY + Duration::days(31)))),
        []
    );
    assert_eq!(to_look_at(&expiring(Validity::ForLife)), []);
    assert_eq!(to_look_at(&expiring(Validity::Unknown)), [C::DocumentValid]);
}

#[test]
fn what_cannot_be_read_is_neither_passed_nor_said_to_be_wrong() {
    for (page, field, text, check) in [
        ("identity", "expires_on", "昨天", C::DocumentValid),
        ("identity", "expires_on", "", C::DocumentValid),
        ("card", "card_number", "6200", C::DomesticCard),
        ("shops", "shops.0.opened_on", "去年", C::ShopAge),
    ] {
        let mut draft = complete();
        draft.pages.entry(page.to_owned()).or_default().set(field, text);
        let read = Application::read(&journey().normalise(&draft, TODAY));
        assert!(to_look_at(&read).contains(&check), "{field} {text}");
        assert!(!check.can_tell(&read), "{field} {text}");
    }
    assert!(C::iter().all(|check| check.can_tell(&application())));
}

#[test]
fn a_shop_is_thirty_days_old() {
    let opened = |day| Application {
        youngest_shop_on: day,
        ..application()
    };
    assert_eq!(to_look_at(&opened(Some(date!(2026 - 10 - 25)))), [C::ShopAge]);
    assert_eq!(to_look_at(&opened(Some(date!(2026 - 10 - 24)))), []);
    assert_eq!(to_look_at(&opened(None)), [C::ShopAge]);
}

#[test]
fn a_card_is_of_the_domestic_network() {
    let card = |number: &str| Application {
        card_number: number.to_owned(),
        ..application()
    };
    assert_eq!(to_look_at(&card("4000000000000002")), [C::DomesticCard]);
    assert_eq!(to_look_at(&card("6200000000000006")), [C::DomesticCard]);
}

#[test]
fn what_others_share_is_looked_at() {
    assert_eq!(noticed(against_others(Shared::default())), []);
    let shared = |shared| noticed(against_others(shared));
    assert_eq!(
        shared(Shared {
            person: 1,
            ..Shared::default()
        }),
        [C::SinglePerson]
    );
    assert_eq!(
        shared(Shared {
            shop: 2,
            ..Shared::default()
        }),
        [C::SingleShop]
    );
    assert_eq!(
        shared(Shared {
            card: 1,
            mobile: 3,
            ..Shared::default()
        }),
        [C::SingleCard, C::SingleMobile]
    );
}

#[test]
fn every_check_is_run_by_one_side() {
    let run = before_sending(&application(), true, TODAY)
        .into_iter()
        .chain(against_others(Shared::default()));
    let run: Vec<C> = run.map(|(check, _)| check).collect();
    assert_eq!(run, C::iter().collect::<Vec<_>>());
}

#[test]
fn a_hit_in_a_list_is_never_told_to_the_applicant() {
    for reason in RefusalReason::iter() {
        let shown = reason.shown_to_applicant();
        assert_ne!(shown, RefusalReason::SanctionsOrWatchList);
        let kept = reason != RefusalReason::SanctionsOrWatchList;
        assert_eq!(shown == reason, kept, "{reason}");
    }
    assert_eq!(
        RefusalReason::SanctionsOrWatchList.shown_to_applicant(),
        RefusalReason::BankPolicy
    );
}

#[test]
fn reasons_have_the_codes_of_the_trade() {
    let codes: Vec<String> = RefusalReason::iter().map(|reason| reason.to_string()).collect();
    assert_eq!(
        codes,
        [
            "identity_not_verified",
            "documents_insufficient",
            "no_real_trade_background",
            "sanctions_or_watch_list",
            "class_c",
            "duplicate",
            "bank_policy",
        ]
    );
}

#[test]
fn account_numbers_are_digits() {
    assert_eq!(
        parse_account_number("3300 0000-0000 0001").as_deref(),
        Ok("3300000000000001")
    );
    assert_eq!(
        parse_account_number("３３００００００").as_deref(),
        Ok("33000000")
    );
    for typed in ["", "1234567", "3300000A", &"1".repeat(33)] {
        assert_eq!(parse_account_number(typed), Err("shape"), "{typed}");
    }
}
