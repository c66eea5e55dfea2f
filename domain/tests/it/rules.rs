//! The built-in rules.

use std::collections::BTreeSet;

use domain::rules::{Area, Citation, NoRule, Rule, RuleCode, RuleSet, Unit, built_in};
use strum::VariantArray;
use time::macros::date;

use crate::vectors::TODAY;

fn term(rules: &RuleSet, code: RuleCode) -> (i64, Unit) {
    let rule = rules.get(code).unwrap();
    (rule.value, rule.unit)
}

#[test]
fn every_code_has_a_rule_today() {
    let today = RuleSet::on(TODAY);
    for &code in RuleCode::VARIANTS {
        assert!(today.get(code).is_ok(), "{code}");
    }
    assert_eq!(today.iter().count(), RuleCode::VARIANTS.len());
}

#[test]
fn rules_of_other_services_are_not_among_those_of_forex() {
    let other = [
        "complaint",
        "report",
        "return",
        "import",
        "credit",
        "carrier",
        "incubator",
        "graduation",
    ];
    for code in RuleCode::VARIANTS {
        let is_of_other = other.iter().any(|word| code.to_string().contains(word));
        assert!(!is_of_other || code.area() != Area::Forex, "{code}");
    }
}

#[test]
fn no_two_rules_with_one_code_hold_on_one_day() {
    let rules = built_in();
    let borders: BTreeSet<_> = rules
        .iter()
        .flat_map(|rule| [Some(rule.valid_from), rule.valid_to])
        .flatten()
        .collect();
    for day in borders {
        let holding: Vec<_> = rules
            .iter()
            .filter(|rule| rule.holds_on(day))
            .map(|rule| rule.code)
            .collect();
        assert_eq!(
            holding.iter().collect::<BTreeSet<_>>().len(),
            holding.len(),
            "{day}"
        );
    }
}

#[test]
fn an_old_complaint_keeps_the_old_term() {
    let old = RuleSet::on(date!(2026 - 04 - 14));
    let new = RuleSet::on(date!(2026 - 04 - 15));
    assert_eq!(term(&old, RuleCode::ComplaintMediation), (45, Unit::WorkingDays));
    assert_eq!(term(&new, RuleCode::ComplaintMediation), (60, Unit::CalendarDays));
    for rules in [&old, &new] {
        assert_eq!(term(rules, RuleCode::ComplaintAcceptance), (7, Unit::WorkingDays));
    }
    let citation = |rules: &RuleSet| match &rules.get(RuleCode::ComplaintMediation).unwrap().citation {
        Citation::Published { zh, .. } => zh.to_string(),
        Citation::Convention => panic!("mediation is law"),
    };
    assert_eq!(
        citation(&old),
        "《市场监督管理投诉举报处理暂行办法》（国家市场监督管理总局令第20号）第二十一条"
    );
    assert!(citation(&new).contains("第121号") && !citation(&new).contains("暂行"));
}

#[test]
fn before_its_time_a_rule_does_not_hold() {
    let day = date!(2019 - 12 - 31);
    let code = RuleCode::ComplaintMediation;
    assert_eq!(RuleSet::on(day).get(code), Err(NoRule { code, day }));
}

#[test]
fn the_terms_of_an_account_application() {
    let rules = RuleSet::on(TODAY);
    assert_eq!(
        term(&rules, RuleCode::AnnualFacilitationQuota),
        (5_000_000, Unit::UsdCents)
    );
    assert_eq!(term(&rules, RuleCode::ForexTake), (1, Unit::WorkingDays));
    assert_eq!(term(&rules, RuleCode::ForexProposal), (3, Unit::WorkingDays));
    assert_eq!(term(&rules, RuleCode::ForexCheck), (1, Unit::WorkingDays));
    assert_eq!(term(&rules, RuleCode::ForexAccountNumber), (2, Unit::WorkingDays));
    assert_eq!(term(&rules, RuleCode::ForexSupplement), (10, Unit::WorkingDays));
    assert_eq!(term(&rules, RuleCode::ForexVisit), (60, Unit::CalendarDays));
    assert_eq!(rules.get(RuleCode::ForexSupplementRounds).unwrap().count(), 3);
    assert_eq!(rules.get(RuleCode::DocumentSize).unwrap().count(), 10_485_760);
}

#[test]
fn a_later_row_replaces_an_earlier_one_and_survives_json() {
    let amended = Rule {
        value: 6_000_000,
        valid_from: TODAY,
        ..RuleSet::on(TODAY)
            .get(RuleCode::AnnualFacilitationQuota)
            .unwrap()
            .clone()
    };
    let stored: Rule = serde_json::from_str(&serde_json::to_string(&amended).unwrap()).unwrap();
    assert_eq!(stored, amended);
    let rules = RuleSet::from_rules([stored].into_iter().chain(built_in()), TODAY);
    assert_eq!(
        rules.get(RuleCode::AnnualFacilitationQuota).unwrap().value,
        6_000_000
    );
}
