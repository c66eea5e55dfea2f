//! A firm's profile: what it takes, and what it refuses.

use domain::casework::{Answers, share_points};
use domain::forex::ApplicantKind;
use domain::identity::firm::profile::{begins, check};
use time::macros::date;

use crate::samples::RESIDENT;

const TODAY: time::Date = date!(2026 - 11 - 23);

fn filled() -> Answers {
    [
        ("licence_name", "宁波三江跨境贸易有限公司"),
        ("form", "limited"),
        ("registered_address", "宁波市鄞州区示例路 8 号"),
        ("business_address", "宁波市鄞州区示例路 8 号"),
        ("established_on", "2019-03-01"),
        ("capital_currency", "CNY"),
        ("capital", "1,000,000"),
        ("representative_name", "王小明"),
        ("representative_document_kind", "resident_id"),
        ("representative_number", RESIDENT),
        ("representative_mobile", "13000000000"),
        ("way", "named"),
        ("owners.0.name", "王小明"),
        ("owners.0.document_kind", "resident_id"),
        ("owners.0.number", RESIDENT),
        ("owners.0.control", "shares"),
        ("owners.0.share", "60"),
        ("customs_code", "3302960001"),
        ("list_status", "registered"),
        ("class", "a"),
        ("taxpayer", "general"),
    ]
    .map(|(name, text)| (name.to_owned(), text.to_owned()))
    .into_iter()
    .collect()
}

fn problems(changes: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let mut answers = filled();
    for (name, text) in changes {
        answers.set(*name, *text);
    }
    let found = check(&answers, TODAY);
    found
        .into_iter()
        .map(|problem| (problem.field, problem.code))
        .collect()
}

#[test]
fn a_whole_profile_has_no_problems() {
    assert_eq!(problems(&[]), []);
    assert_eq!(problems(&[("list_status", "exempt_small"), ("class", "")]), []);
    assert_eq!(
        problems(&[("owners.0.control", "management"), ("owners.0.share", "")]),
        []
    );
}

#[test]
fn each_wrong_answer_is_named() {
    for (changes, field, code) in [
        (&[("licence_name", "")][..], "licence_name", "missing"),
        (&[("capital_currency", "")], "capital_currency", "missing"),
        (&[("capital", "0")], "capital", "zero"),
        (&[("established_on", "2026-11-24")], "established_on", "in_future"),
        (
            &[("representative_number", "330203190001010006")],
            "representative_number",
            "check",
        ),
        (&[("owners.0.share", "100.01")], "owners.0.share", "shape"),
        (&[("owners.0.share", "")], "owners.0.share", "missing"),
        (&[("customs_code", "3302860001")], "customs_code", "zone"),
        (&[("class", "")], "class", "missing"),
        (&[("taxpayer", "")], "taxpayer", "missing"),
    ] {
        assert!(
            problems(changes).contains(&(field.to_owned(), code)),
            "{changes:?}: {:?}",
            problems(changes)
        );
    }
}

#[test]
fn shares_of_one_kind_are_whole_at_most() {
    let second = |control, share| {
        problems(&[
            ("owners.1.name", "李小红"),
            ("owners.1.document_kind", "resident_id"),
            ("owners.1.number", "330206190003150019"),
            ("owners.1.control", control),
            ("owners.1.share", share),
        ])
    };
    assert_eq!(second("shares", "40"), []);
    assert_eq!(second("shares", "40.01"), [("owners".to_owned(), "shares_over")]);
    assert_eq!(second("votes", "51"), [], "of another kind");
}

#[test]
fn an_application_begins_with_what_the_profile_says() {
    let mut known = filled();
    known.set("uscc", "91330200TEXT000170");
    known.set("name_en", "Sanjiang");
    let journey = ApplicantKind::Firm.journey(Vec::new());
    let pages = begins(&known, journey.pages());
    let names: Vec<&str> = pages.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["business", "licence", "owners", "registration", "representative"]
    );
    assert_eq!(pages["licence"].text("uscc"), "91330200TEXT000170");
    assert_eq!(
        pages["licence"].text("name_en"),
        "",
        "the page does not ask for it"
    );
    assert_eq!(pages["representative"].text("name"), "王小明");
    assert_eq!(pages["owners"].text("owners.0.share"), "60");
    assert_eq!(pages["business"].text("customs_code"), "3302960001");
    for name in ["owners", "registration"] {
        let page = journey.page(name).unwrap();
        assert_eq!(page.check(&pages[name], TODAY), [], "{name}");
    }
}

#[test]
fn a_share_is_a_percentage_with_two_decimals() {
    for (typed, points) in [
        ("25", Some(2_500)),
        ("25.5%", Some(2_550)),
        ("３３.３３", Some(3_333)),
        ("0.01", Some(1)),
        ("100", Some(10_000)),
        ("0", None),
        ("100.01", None),
        ("25.555", None),
        ("-5", None),
        ("a quarter", None),
        ("", None),
    ] {
        assert_eq!(share_points(typed), points, "{typed:?}");
    }
}

#[test]
fn a_question_that_an_answer_brings_up_is_told_apart_from_one_left_empty() {
    let page = ApplicantKind::Firm
        .journey(Vec::new())
        .page("registration")
        .unwrap()
        .clone();
    let answers = |pairs: &[(&str, &str)]| -> Answers {
        let pair = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        pairs.iter().map(pair).collect()
    };
    let registered = answers(&[("list_status", "registered"), ("taxpayer", "general")]);
    let problems = page.check(&registered, TODAY);
    assert_eq!(problems.len(), 1, "the class is open");
    assert!(page.only_brings_up(&problems, &Answers::default()));
    assert!(
        !page.only_brings_up(&problems, &registered),
        "it was asked before"
    );
    let unfinished = answers(&[("list_status", "registered")]);
    let problems = page.check(&unfinished, TODAY);
    assert!(
        !page.only_brings_up(&problems, &Answers::default()),
        "something else was left empty"
    );
    assert!(!page.only_brings_up(&[], &Answers::default()));
}
