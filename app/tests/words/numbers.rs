//! Numbers that stand in texts and follow from rules: those of the rules in force.

use app::components::rule::{amount, values};
use app::words::Words;
use domain::rules::{RuleCode, RuleSet};
use fluent_bundle::FluentValue;
use time::macros::date;

use super::LANGUAGES;

/// Labels and hints that are said without arguments, each with the rule whose value they hold.
const PLAIN: [(&str, RuleCode); 15] = [
    ("choice-age-adult", RuleCode::ApplicantAge),
    ("choice-age-minor", RuleCode::ApplicantAge),
    ("problem-under_age", RuleCode::ApplicantAge),
    ("choice-validity-valid", RuleCode::DocumentExpiryWarning),
    ("choice-validity-soon", RuleCode::DocumentExpiryWarning),
    ("check-document_valid-passed", RuleCode::DocumentExpiryWarning),
    ("check-document_valid-look", RuleCode::DocumentExpiryWarning),
    ("forex-need-orders", RuleCode::SampleOrders),
    ("field-business-sample_orders.hint", RuleCode::SampleOrders),
    ("field-documents-sample_orders.hint", RuleCode::SampleOrders),
    ("page-documents.hint", RuleCode::DocumentSize),
    ("failure-too-large-text", RuleCode::DocumentSize),
    ("desk-supplement-used-up", RuleCode::ForexSupplementRounds),
    ("page-owners.lede", RuleCode::BeneficialOwnerShare),
    ("problem-owners-share-below_owner", RuleCode::BeneficialOwnerShare),
];

#[test]
fn numbers_that_stand_in_texts_are_those_of_the_rules() {
    let rules = RuleSet::on(date!(2026 - 11 - 23));
    for (key, code) in PLAIN {
        let FluentValue::Number(number) = amount(rules.get(code).unwrap()) else {
            panic!("{code} is no plain number");
        };
        for words in LANGUAGES.map(Words::of) {
            let text = words.say(key);
            assert!(text.contains(&*number.as_string()), "{key} and {code}: {text}");
        }
    }
}

#[test]
fn texts_that_quote_rules_are_filled_from_them() {
    let quoted = values(&RuleSet::on(date!(2026 - 11 - 23)));
    for (key, number) in [
        ("forex-step-review-text", "5"),
        ("submit-next-answer", "5"),
        ("case-approved-text", "60"),
        ("case-expired-text", "90"),
        ("reason-under_age", "18"),
        ("condition-document_expires_soon", "30"),
        ("precheck-quota", "50,000"),
        ("help-supplement", "10"),
        ("help-fill", "90"),
    ] {
        for words in LANGUAGES.map(Words::of) {
            let text = words.say_with(key, &quoted);
            assert!(text.contains(number) && !text.contains("{$"), "{key}: {text}");
        }
    }
}
