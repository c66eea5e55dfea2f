//! The check without an account, for each kind of applicant.

use domain::{
    casework::Answers,
    forex::{
        ApplicantKind,
        precheck::{self, Condition, Eligibility, Reason},
    },
};
use strum::IntoEnumIterator;

use crate::{
    samples::{answers, with},
    vectors::TODAY,
};

/// The answers of somebody who lacks nothing.
fn eligible(applicant: ApplicantKind) -> Answers {
    let all = answers(&[
        ("licence", "in_operation"),
        ("list", "class_a"),
        ("customs", "ready"),
        ("age", "adult"),
        ("document", "resident_id"),
        ("validity", "valid"),
        ("shop", "platform"),
        ("proof", "ready"),
    ]);
    precheck::page(applicant).accept(&all)
}

fn judged_as(applicant: ApplicantKind, changes: &[(&str, &str)]) -> Eligibility {
    let changed = |answers: Answers, (field, code): &(&str, &str)| with(&answers, field, code);
    let answers = changes.iter().fold(eligible(applicant), changed);
    assert_eq!(precheck::check(applicant, &answers, TODAY), [], "{changes:?}");
    precheck::judge(applicant, &answers)
}

fn judged(changes: &[(&str, &str)]) -> Eligibility {
    judged_as(ApplicantKind::Individual, changes)
}

#[test]
fn whoever_lacks_nothing_is_eligible() {
    for applicant in ApplicantKind::iter() {
        assert_eq!(judged_as(applicant, &[]), Eligibility::Eligible);
        assert_eq!(
            judged_as(applicant, &[("shop", "own_site")]),
            Eligibility::Eligible
        );
    }
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
fn holders_of_a_licence_have_conditions_of_their_own() {
    for applicant in [ApplicantKind::SoleTrader, ApplicantKind::Firm] {
        for (field, code, condition) in [
            ("list", "class_b", Condition::ClassB),
            ("list", "exempt_small", Condition::SmallFirm),
            ("list", "to_register", Condition::ListToRegister),
            ("customs", "later", Condition::CustomsCodeToObtain),
            ("proof", "later", Condition::PapersToGather),
        ] {
            let expected = Eligibility::WithConditions(vec![condition]);
            assert_eq!(judged_as(applicant, &[(field, code)]), expected);
        }
    }
    let abroad = judged_as(ApplicantKind::SoleTrader, &[("document", "foreign_passport")]);
    assert_eq!(abroad, Eligibility::Eligible, "the quota is for individuals");
}

#[test]
fn reasons_are_told_together_and_instead_of_conditions() {
    let not_eligible = |applicant, changes: &[(&str, &str)], reasons: &[Reason]| {
        assert_eq!(
            judged_as(applicant, changes),
            Eligibility::NotEligible(reasons.to_vec()),
            "{changes:?}"
        );
    };
    for applicant in ApplicantKind::iter() {
        not_eligible(applicant, &[("validity", "expired")], &[Reason::IdExpired]);
        not_eligible(applicant, &[("shop", "none")], &[Reason::NoPlatform]);
    }
    for applicant in [ApplicantKind::Individual, ApplicantKind::SoleTrader] {
        not_eligible(applicant, &[("age", "minor")], &[Reason::UnderAge]);
    }
    for applicant in [ApplicantKind::SoleTrader, ApplicantKind::Firm] {
        not_eligible(applicant, &[("licence", "other")], &[Reason::LicenceNotActive]);
        not_eligible(
            applicant,
            &[("list", "class_c"), ("proof", "later"), ("shop", "none")],
            &[Reason::ClassC, Reason::NoPlatform],
        );
    }
    not_eligible(
        ApplicantKind::Individual,
        &[("age", "minor"), ("validity", "expired"), ("shop", "none")],
        &[Reason::UnderAge, Reason::IdExpired, Reason::NoPlatform],
    );
}

#[test]
fn every_question_of_the_check_must_be_answered() {
    for applicant in ApplicantKind::iter() {
        for field in &precheck::page(applicant).fields {
            let told =
                |typed| precheck::check(applicant, &with(&eligible(applicant), &field.name, typed), TODAY);
            assert_eq!(told("").first().map(|problem| problem.code), Some("missing"));
            assert_eq!(
                told("perhaps").first().map(|problem| problem.code),
                Some("not_offered")
            );
        }
    }
}
