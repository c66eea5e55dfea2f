//! What sole traders and firms are asked besides, and what is wrong between their pages.

use domain::casework::{Answers, Draft, Task, share_points};
use domain::forex::application::{Application, signature_matches};
use domain::forex::{
    ApplicantKind, OWNER_POINTS_MIN, SMALL_FIRM_CENTS, UNDERTAKING_FEN_MAX, account::AccountKind,
};
use domain::rules::{RuleCode, RuleSet};
use strum::IntoEnumIterator;

use crate::samples::{FIRM, RESIDENT, SOLE_TRADER, complete_of, journey_of};
use crate::vectors::TODAY;

/// Page, field and code of everything wrong.
fn told(applicant: ApplicantKind, draft: &Draft) -> Vec<(String, String, &'static str)> {
    let journey = journey_of(applicant);
    let problems = journey.check(draft, TODAY).into_iter();
    problems
        .map(|(page, problem)| (page.name.clone(), problem.field, problem.code))
        .collect()
}

/// Whether this alone is wrong after the changes: page, field, code; nothing, when there is no code.
fn assert_told(
    applicant: ApplicantKind,
    changes: &[(&str, &str, &str)],
    expected: Option<(&str, &str, &'static str)>,
) {
    let expected = expected.map(|(page, field, code)| (page.to_owned(), field.to_owned(), code));
    let found = told(applicant, &changed(applicant, changes));
    assert_eq!(found, Vec::from_iter(expected), "{changes:?}");
}

fn changed(applicant: ApplicantKind, changes: &[(&str, &str, &str)]) -> Draft {
    let mut draft = complete_of(applicant);
    for (page, field, typed) in changes {
        draft
            .pages
            .entry((*page).to_owned())
            .or_default()
            .set(*field, *typed);
    }
    draft
}

const FIRMS: ApplicantKind = ApplicantKind::Firm;
const BOTH: [ApplicantKind; 2] = [ApplicantKind::SoleTrader, ApplicantKind::Firm];

#[test]
fn each_kind_of_applicant_can_fill_everything_in() {
    for applicant in ApplicantKind::iter() {
        assert_told(applicant, &[], None);
        let tasks = journey_of(applicant);
        let tasks = tasks.tasks(&complete_of(applicant), TODAY);
        assert!(tasks.iter().all(|(_, task)| *task == Task::Done), "{applicant}");
    }
}

#[test]
fn pages_and_papers_of_each_kind() {
    let of_kind = |applicant: ApplicantKind| {
        let journey = journey_of(applicant);
        let pages: Vec<String> = journey.pages().map(|page| page.name.clone()).collect();
        let slots = journey.pages().flat_map(|page| &page.slots);
        let slots: Vec<String> = slots.map(|slot| slot.name.clone()).collect();
        (applicant, pages, slots)
    };
    insta::assert_debug_snapshot!(ApplicantKind::iter().map(of_kind).collect::<Vec<_>>());
}

#[test]
fn who_has_a_licence_gets_a_settlement_account() {
    let kinds: Vec<AccountKind> = ApplicantKind::iter().map(ApplicantKind::account).collect();
    assert_eq!(
        kinds,
        [
            AccountKind::SavingsAccount,
            AccountKind::SettlementAccount,
            AccountKind::SettlementAccount
        ]
    );
}

#[test]
fn a_credit_code_is_of_its_kind_of_holder() {
    for (applicant, code, problem) in [
        (FIRMS, "91310115TEXT00164U", None),
        (FIRMS, "93330206TEXT000411", None),
        (FIRMS, "99330200TEXT000177", None),
        (FIRMS, SOLE_TRADER, Some("is_sole_trader")),
        (FIRMS, "52330200TEXT0005X9", Some("not_firm")),
        (FIRMS, "12330200TEXT00068D", Some("not_firm")),
        (ApplicantKind::SoleTrader, FIRM, Some("not_sole_trader")),
        (
            ApplicantKind::SoleTrader,
            "99330200TEXT000177",
            Some("not_sole_trader"),
        ),
    ] {
        let expected = problem.map(|problem| ("licence", "uscc", problem));
        assert_told(applicant, &[("licence", "uscc", code)], expected);
    }
}

#[test]
fn what_keeps_a_licence_holder_from_applying_is_told_at_its_question() {
    for applicant in BOTH {
        assert_told(
            applicant,
            &[("licence", "licence_status", "other")],
            Some(("licence", "licence_status", "licence_not_active")),
        );
        assert_told(
            applicant,
            &[("registration", "class", "c")],
            Some(("registration", "class", "class_c")),
        );
        assert_told(applicant, &[("registration", "class", "b")], None);
        assert_told(
            applicant,
            &[("registration", "list_status", "to_register_at_bank")],
            None,
        );
        let exempt = ("registration", "list_status", "exempt_small");
        assert_told(applicant, &[exempt, ("business", "turnover", "199,999.99")], None);
        assert_told(
            applicant,
            &[exempt, ("business", "turnover", "200,000")],
            Some(("registration", "list_status", "not_small")),
        );
    }
}

#[test]
fn the_customs_code_is_asked_with_own_declarations_alone() {
    let no_code = ("business", "customs_code", "");
    for applicant in BOTH {
        for modes in ["9610", "1210,9610", "other"] {
            assert_told(applicant, &[no_code, ("business", "modes", modes)], None);
        }
        for modes in ["9710", "9610,9810"] {
            assert_told(
                applicant,
                &[no_code, ("business", "modes", modes)],
                Some(("business", "customs_code", "missing")),
            );
        }
    }
    assert_told(ApplicantKind::Individual, &[no_code], None);
}

#[test]
fn a_handler_is_somebody_else_and_brings_a_letter() {
    assert_told(
        FIRMS,
        &[("handler", "number", RESIDENT)],
        Some(("handler", "number", "same_person")),
    );
    let mut own = changed(FIRMS, &[("handler", "who", "representative")]);
    assert_eq!(told(FIRMS, &own), []);
    for slot in ["handler_id_front", "handler_id_back", "authorisation_letter"] {
        own.documents.remove(slot);
    }
    assert_eq!(told(FIRMS, &own), [], "the representative needs no letter");
    own.pages
        .entry("handler".to_owned())
        .or_default()
        .set("who", "other");
    let missing: Vec<String> = told(FIRMS, &own).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(
        missing,
        ["handler_id_front", "handler_id_back", "authorisation_letter"]
    );
}

#[test]
fn the_representative_or_the_handler_signs_and_whoever_fills_in_is_written_to() {
    let by_other = changed(FIRMS, &[]);
    for name in ["李小红", "王小明"] {
        assert!(signature_matches(FIRMS, &by_other, name), "{name}");
    }
    assert!(!signature_matches(FIRMS, &by_other, "赵大年"));
    let by_representative = changed(FIRMS, &[("handler", "who", "representative")]);
    assert!(signature_matches(FIRMS, &by_representative, "王小明"));
    assert!(
        !signature_matches(FIRMS, &by_representative, "李小红"),
        "no handler is authorised"
    );
    assert_eq!(FIRMS.reached_at(&by_representative), ("representative", "mobile"));
    assert_eq!(FIRMS.reached_at(&by_other), ("handler", "mobile"));

    let mut unconfirmed = by_other;
    unconfirmed.confirmed = Some(["13000000000".to_owned()].into());
    assert_eq!(
        told(FIRMS, &unconfirmed),
        [("handler".to_owned(), "mobile".to_owned(), "unconfirmed")]
    );
}

/// The firm's owners as (control, share), each somebody else.
fn owned_by(owners: &[(&str, &str)]) -> Draft {
    let mut page = Answers::default();
    page.set("way", "named");
    for (index, (control, share)) in owners.iter().enumerate() {
        let number = ["X0000001", "K00000001", "P123456", "AB1234567"][index];
        for (field, text) in [
            ("name", "王小明"),
            ("document_kind", "foreign_passport"),
            ("issuing_country", "DE"),
            ("number", number),
            ("control", control),
            ("share", share),
        ] {
            page.set(format!("owners.{index}.{field}"), text);
        }
    }
    let mut draft = complete_of(FIRMS);
    draft.pages.insert("owners".to_owned(), page);
    draft
}

/// Field and code of what is wrong.
type Expected = Option<(&'static str, &'static str)>;

#[test]
fn shares_are_those_of_owners_and_no_more_than_the_whole() {
    let cases: [(&[(&str, &str)], Expected); 9] = [
        (&[("shares", "100")], None),
        (&[("shares", "60"), ("shares", "40")], None),
        (&[("shares", "25")], None),
        (&[("shares", "24.99")], Some(("owners.0.share", "below_owner"))),
        (
            &[("shares", "60"), ("shares", "40.01")],
            Some(("owners.1.share", "over_whole")),
        ),
        (&[("shares", "60"), ("votes", "60")], None),
        (&[("control", "")], None),
        (&[("shares", "75"), ("management", "")], None),
        (&[("profit", "")], Some(("owners.0.share", "missing"))),
    ];
    for (owners, expected) in cases {
        let expected = expected.map(|(field, code)| ("owners".to_owned(), field.to_owned(), code));
        assert_eq!(
            told(FIRMS, &owned_by(owners)),
            Vec::from_iter(expected),
            "{owners:?}"
        );
    }
    let over = journey_of(FIRMS);
    let over = over.check(&owned_by(&[("shares", "70"), ("shares", "32.5")]), TODAY);
    assert_eq!(over[0].1.parameters, [("total", "102.5".to_owned())]);
}

#[test]
fn one_owner_is_named_once_for_each_kind_of_control() {
    let mut twice = owned_by(&[("shares", "30"), ("shares", "30")]);
    let owners = twice.pages.entry("owners".to_owned()).or_default();
    owners.set("owners.1.number", " x0000001");
    assert_eq!(
        told(FIRMS, &twice),
        [("owners".to_owned(), "owners.1.number".to_owned(), "repeated")]
    );
    let owners = twice.pages.entry("owners".to_owned()).or_default();
    owners.set("owners.1.control", "votes");
    assert_eq!(told(FIRMS, &twice), []);
}

#[test]
fn owners_are_named_or_a_small_firm_gives_an_undertaking() {
    let undertaking = [
        ("owners", "way", "undertaking"),
        ("owners", "natural_only", "yes"),
    ];
    let with_capital = |currency, capital, expected: Option<&'static str>| {
        let capital = [
            ("licence", "capital_currency", currency),
            ("licence", "capital", capital),
        ];
        let mut draft = changed(FIRMS, &[&undertaking[..], &capital].concat());
        draft.documents.insert("bo_undertaking".to_owned(), 1);
        let problem = |code| ("owners".to_owned(), "way".to_owned(), code);
        assert_eq!(told(FIRMS, &draft), Vec::from_iter(expected.map(problem)));
    };
    with_capital("CNY", "10000000", None);
    with_capital("CNY", "10000000.01", Some("no_undertaking"));
    with_capital("USD", "1000", Some("no_undertaking"));
    assert_told(
        FIRMS,
        &undertaking,
        Some(("documents", "bo_undertaking", "document_missing")),
    );
    let mut unnamed = changed(FIRMS, &[]);
    let mut none = Answers::default();
    none.set("way", "named");
    unnamed.pages.insert("owners".to_owned(), none);
    assert_eq!(
        told(FIRMS, &unnamed),
        [("owners".to_owned(), "owners".to_owned(), "too_few")]
    );
}

#[test]
fn the_yuan_go_to_the_firms_own_account() {
    let holder = |holder| [("cny_account", "cny_holder", holder)];
    assert_told(
        FIRMS,
        &holder("宁波别家有限公司"),
        Some(("cny_account", "cny_holder", "holder_differs")),
    );
    let bracketed = [
        ("licence", "licence_name", "示例（宁波）有限公司"),
        ("cny_account", "cny_holder", "示例(宁波)有限公司"),
    ];
    assert_told(FIRMS, &bracketed, None);
    assert_told(
        ApplicantKind::SoleTrader,
        &[("card", "card_holder", "李小红")],
        Some(("card", "card_holder", "holder_differs")),
    );
}

#[test]
fn a_minor_acts_for_no_firm() {
    for page in ["representative", "handler"] {
        assert_told(
            FIRMS,
            &[(page, "number", "330299200811240012")],
            Some((page, "number", "under_age")),
        );
    }
}

#[test]
fn a_firm_is_known_by_its_code_and_by_its_people() {
    let read = |applicant| {
        let pages = journey_of(applicant).normalise(&complete_of(applicant), TODAY);
        Application::read(applicant, &pages)
    };
    let firm = read(FIRMS);
    assert_eq!(firm.own_number(), FIRM);
    assert_eq!(
        (firm.name.as_str(), firm.mobile.as_str()),
        ("宁波示例贸易有限公司", "15000000002")
    );
    assert_eq!(firm.names, ["宁波示例贸易有限公司", "王小明", "李小红"]);
    assert_eq!(firm.document_number, None);
    assert_eq!(firm.people, [RESIDENT, "330206190003150019"]);
    assert_eq!(firm.payout_number, "39105010400012345");
    let trader = read(ApplicantKind::SoleTrader);
    assert_eq!(trader.own_number(), SOLE_TRADER);
    assert_eq!(trader.document_number.as_deref(), Some(RESIDENT));
    assert_eq!(read(ApplicantKind::Individual).own_number(), RESIDENT);
}

#[test]
fn a_sole_trader_without_a_name_is_known_by_the_owners() {
    let draft = changed(ApplicantKind::SoleTrader, &[("licence", "licence_name", "")]);
    assert_eq!(told(ApplicantKind::SoleTrader, &draft), []);
    let pages = journey_of(ApplicantKind::SoleTrader).normalise(&draft, TODAY);
    assert_eq!(
        Application::read(ApplicantKind::SoleTrader, &pages).name,
        "王小明"
    );
}

#[test]
fn limits_are_those_of_the_rules() {
    let rules = RuleSet::on(TODAY);
    for (code, value) in [
        (RuleCode::SmallFirmExemption, SMALL_FIRM_CENTS),
        (RuleCode::BeneficialOwnerUndertaking, UNDERTAKING_FEN_MAX),
        (RuleCode::BeneficialOwnerShare, i64::from(OWNER_POINTS_MIN)),
    ] {
        assert_eq!(rules.get(code).unwrap().value, value, "{code}");
    }
}

#[test]
fn shares_are_read_in_basis_points() {
    for (typed, points) in [
        ("25", Some(2_500)),
        ("25%", Some(2_500)),
        ("33.3", Some(3_330)),
        ("33.33", Some(3_333)),
        ("0.05", Some(5)),
        ("100", Some(10_000)),
        ("100.01", None),
        ("0", None),
        ("33.333", None),
        ("4294967295.99", None),
        ("1.", None),
        (".5", None),
    ] {
        assert_eq!(share_points(typed), points, "{typed}");
    }
}
