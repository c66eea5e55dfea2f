//! The journey as a whole: the task list, what comes next, and problems that only show between pages.

use domain::{
    casework::{Draft, Journey, Task},
    forex::{
        ApplicantKind,
        application::{Application, Validity, birth_and_sex, signature_matches},
    },
    identifier::Sex,
};
use time::macros::date;

use crate::{
    samples::{BRANCH, RESIDENT, complete, journey},
    vectors::TODAY,
};

fn with(page: &str, field: &str, typed: &str) -> Draft {
    let mut draft = complete();
    draft.pages.entry(page.to_owned()).or_default().set(field, typed);
    draft
}

/// Page, field and code of everything wrong.
fn told(draft: &Draft) -> Vec<(String, String, &'static str)> {
    let journey: Journey = journey();
    let problems = journey.check(draft, TODAY).into_iter();
    problems
        .map(|(page, problem)| (page.name.clone(), problem.field, problem.code))
        .collect()
}

fn only(page: &str, field: &str, code: &'static str) -> Vec<(String, String, &'static str)> {
    vec![(page.to_owned(), field.to_owned(), code)]
}

fn tasks(draft: &Draft) -> Vec<(String, Task)> {
    let journey = journey();
    let tasks = journey.tasks(draft, TODAY).into_iter();
    tasks.map(|(page, task)| (page.name.clone(), task)).collect()
}

#[test]
fn pages_stand_in_sections_in_the_order_of_the_task_list() {
    let sections: Vec<(&str, Vec<String>)> = journey()
        .sections
        .iter()
        .map(|section| {
            (
                section.name,
                section.pages.iter().map(|page| page.name.clone()).collect(),
            )
        })
        .collect();
    insta::assert_debug_snapshot!(sections);
}

#[test]
fn a_new_draft_is_not_started_and_a_filled_one_is_done() {
    assert!(
        tasks(&Draft::default())
            .iter()
            .all(|(_, task)| *task == Task::NotStarted)
    );
    assert!(tasks(&complete()).iter().all(|(_, task)| *task == Task::Done));
    assert_eq!(told(&complete()), []);
}

#[test]
fn a_saved_page_is_started_until_nothing_is_missing() {
    let mut draft = Draft::default();
    draft
        .pages
        .entry("card".to_owned())
        .or_default()
        .set("card_bank", "示例银行");
    draft.documents.insert("id_front".to_owned(), 1);
    let started: Vec<_> = tasks(&draft)
        .into_iter()
        .filter(|(_, task)| *task == Task::Started)
        .collect();
    assert_eq!(
        started,
        [
            ("card".to_owned(), Task::Started),
            ("documents".to_owned(), Task::Started)
        ]
    );
}

#[test]
fn a_page_saved_empty_is_started() {
    let mut draft = complete();
    draft
        .pages
        .insert("contact".to_owned(), domain::casework::Answers::default());
    assert!(tasks(&draft).contains(&("contact".to_owned(), Task::Started)));
}

#[test]
fn next_is_the_first_page_behind_with_something_to_do() {
    let journey = journey();
    let next = |name, draft: &Draft| {
        journey
            .next_after(name, draft, TODAY)
            .map(|page| page.name.clone())
    };
    assert_eq!(next("identity", &Draft::default()).as_deref(), Some("contact"));
    assert_eq!(next("declarations", &Draft::default()), None);
    assert_eq!(next("no_such_page", &Draft::default()), None);
    assert_eq!(
        next("identity", &with("card", "card_bank", "")).as_deref(),
        Some("card")
    );
    assert_eq!(
        next("card", &with("card", "card_bank", "")),
        None,
        "what lies before is not behind"
    );
    assert_eq!(next("identity", &complete()), None);
}

#[test]
fn a_minor_is_told_at_the_number_that_says_so() {
    for (typed, problems) in [
        ("330299200811230017", vec![]),
        ("330299200811240012", only("identity", "number", "under_age")),
    ] {
        assert_eq!(told(&with("identity", "number", typed)), problems, "{typed}");
    }
}

#[test]
fn an_address_names_more_than_a_town() {
    for (typed, problems) in [
        ("x", only("contact", "address", "too_short")),
        ("宁波海曙区", only("contact", "address", "too_short")),
        ("宁波市中山路1号", vec![]),
        ("", only("contact", "address", "missing")),
    ] {
        assert_eq!(told(&with("contact", "address", typed)), problems, "{typed}");
    }
}

#[test]
fn a_document_expires_after_it_was_issued() {
    let expiring = |issued| {
        let mut draft = with("identity", "expires_on", "2026-11-24");
        draft.pages.get_mut("identity").unwrap().set("issued_on", issued);
        draft
    };
    assert_eq!(told(&expiring("2026-11-23")), []);
    assert_eq!(
        told(&expiring("2026-11-24")),
        [
            ("identity".to_owned(), "issued_on".to_owned(), "in_future"),
            ("identity".to_owned(), "expires_on".to_owned(), "before_issue"),
        ]
    );
    let mut for_life = expiring("2026-11-24");
    for_life
        .pages
        .get_mut("identity")
        .unwrap()
        .set("long_term", "yes");
    assert_eq!(told(&for_life), only("identity", "issued_on", "in_future"));
}

#[test]
fn one_shop_is_not_entered_twice() {
    let two_shops = |url| {
        let mut draft = complete();
        let shops = draft.pages.get_mut("shops").unwrap();
        for (field, text) in shops.item("shops", 0).iter() {
            shops.set(format!("shops.1.{field}"), text);
        }
        shops.set("shops.1.url", url);
        draft
    };
    for again in [
        "https://amazon.example/shops/A1B2C3",
        "amazon.example/shops/a1b2c3/",
        " HTTPS://AMAZON.example/shops/A1B2C3",
    ] {
        assert_eq!(
            told(&two_shops(again)),
            only("shops", "shops.1.url", "repeated"),
            "{again}"
        );
    }
    assert_eq!(told(&two_shops("https://amazon.example/shops/OTHER")), []);
}

#[test]
fn the_card_is_the_applicants_own() {
    assert_eq!(
        told(&with("card", "card_holder", "李小红")),
        only("card", "card_holder", "holder_differs")
    );
    assert_eq!(told(&with("card", "card_holder", " 王小明 ")), []);
    let unnamed = with("identity", "name", "");
    assert_eq!(told(&unnamed), only("identity", "name", "missing"));
}

#[test]
fn documents_with_two_sides_are_shown_whole() {
    let mut one_side = complete();
    one_side.documents.remove("id_back");
    assert_eq!(told(&one_side), only("documents", "id_back", "document_missing"));

    let identity = one_side.pages.get_mut("identity").unwrap();
    for (field, text) in [
        ("document_kind", "foreign_passport"),
        ("number", "X0000001"),
        ("issuing_country", "DE"),
        ("birth_date", "1990-02-28"),
        ("sex", "male"),
    ] {
        identity.set(field, text);
    }
    assert_eq!(told(&one_side), []);
}

#[test]
fn missing_documents_are_told_at_their_place() {
    let mut draft = complete();
    draft.documents.clear();
    let fields: Vec<_> = told(&draft)
        .into_iter()
        .map(|(_, field, code)| (field, code))
        .collect();
    let missing = ["id_front", "id_back", "store_proof", "sample_orders"];
    assert_eq!(fields, missing.map(|slot| (slot.to_owned(), "document_missing")));
}

#[test]
fn a_submission_holds_every_page_normalised() {
    let draft = with("card", "card_number", "6200 0000 0000 0005");
    let pages = journey().normalise(&draft, TODAY);
    assert_eq!(pages.len(), journey().pages().count());
    assert_eq!(pages["card"].text("card_number"), "6200000000000005");
}

#[test]
fn an_application_is_read_from_its_pages() {
    let read = Application::read(
        ApplicantKind::Individual,
        &journey().normalise(&complete(), TODAY),
    );
    assert_eq!(
        read,
        Application {
            applicant: ApplicantKind::Individual,
            name: "王小明".to_owned(),
            names: vec!["王小明".to_owned()],
            document_number: Some(RESIDENT.to_owned()),
            people: Vec::new(),
            document_validity: Validity::Until(date!(2036 - 04 - 15)),
            mobile: "13000000000".to_owned(),
            payout_number: "6200000000000005".to_owned(),
            shop_urls: vec!["https://amazon.example/shops/A1B2C3".to_owned()],
            youngest_shop_on: Some(date!(2024 - 05 - 01)),
            branch: BRANCH.to_owned(),
            currencies: vec!["EUR".to_owned(), "USD".to_owned()],
            licence: None,
        }
    );
}

#[test]
fn some_numbers_tell_birth_and_sex() {
    let tell = |kind, number| birth_and_sex(kind, number, TODAY);
    assert_eq!(
        tell("resident_id", "330203190001010005"),
        Some((date!(1900 - 01 - 01), Sex::Female))
    );
    assert_eq!(
        tell("hmt_residence", "82000019000101001X"),
        Some((date!(1900 - 01 - 01), Sex::Male))
    );
    assert_eq!(tell("resident_id", "330203190001010006"), None);
    assert_eq!(tell("hkmo_permit", "H00000001"), None);
}

#[test]
fn a_signature_is_the_name_as_it_was_entered() {
    let draft = with("identity", "name", "阿卜杜拉・买买提");
    let matches = |draft, name| signature_matches(ApplicantKind::Individual, draft, name);
    assert!(matches(&draft, " 阿卜杜拉·买买提"));
    assert!(!matches(&draft, "阿卜杜拉"));
    assert!(!matches(&Draft::default(), ""));
}

#[test]
fn answers_from_elsewhere_are_looked_at_before_they_are_handed_in() {
    let mut draft = complete();
    draft.taken_over = ["card".to_owned(), "contact".to_owned()].into();
    let task = |draft: &Draft, name: &str| {
        let journey = journey();
        let tasks = journey.tasks(draft, TODAY);
        tasks.iter().find(|(page, _)| page.name == name).unwrap().1
    };
    assert_eq!(task(&draft, "card"), Task::TakenOver);
    assert_eq!(task(&draft, "identity"), Task::Done);
    let journey = journey();
    let found: Vec<_> = journey
        .check(&draft, TODAY)
        .into_iter()
        .map(|(page, problem)| (page.name.as_str(), problem.code))
        .collect();
    assert_eq!(found, [("contact", "not_looked_at"), ("card", "not_looked_at")]);
    draft
        .pages
        .get_mut("contact")
        .unwrap()
        .set("address", String::new());
    assert_eq!(
        task(&draft, "contact"),
        Task::Started,
        "something else is wrong too"
    );
}
