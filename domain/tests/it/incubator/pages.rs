//! The pages of a team and of a carrier.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use domain::casework::{Answers, Draft, Journey, Needed};
use domain::incubator::pages::{of_carrier, of_team};

use crate::samples::{Question, answers, questions, refused, with};
use crate::vectors::TODAY;

const CARRIERS: [&str; 3] = ["CR-HAISHU", "CR-BEILUN", "CR-YINZHOU"];

fn team_journey() -> Journey {
    of_team(&CARRIERS.map(str::to_owned))
}

#[expect(clippy::too_many_lines, reason = "a table of answers")]
pub(super) fn filled(page: &str) -> Answers {
    answers(match page {
        "team" => &[
            ("team_name", "示例团队"),
            ("leader_name", "王小明"),
            ("leader_document_kind", "resident_id"),
            ("leader_number", "330203190001010005"),
            ("leader_mobile", "13000000000"),
            ("leader_email", "team@example.com"),
            ("firm", "yes"),
            ("firm_name", "宁波示例贸易有限公司"),
            ("uscc", "91330201TEXT000259"),
            ("registered_on", "2025-12-01"),
            ("members.0.name", "王小明"),
            ("members.0.role", "负责人"),
            ("members.0.education", "bachelor"),
            ("members.0.full_time", "yes"),
        ],
        "project" => &[
            ("title", "甬城好物出海"),
            ("summary", "把宁波的文具卖到欧洲。"),
            ("sector", "cross_border_trade"),
            ("stage", "selling"),
            ("platforms", "amazon,own_site"),
            ("markets", "europe"),
            ("modes", "9610,9810"),
            ("intellectual_property", "商标一件"),
        ],
        "plan" => &[
            ("market", "欧洲文具市场"),
            ("competitors", "同类卖家"),
            ("revenue_model", "零售与批发"),
            ("milestones.0.month", "3"),
            ("milestones.0.measure", "首单"),
            ("milestones.1.month", "6"),
            ("milestones.1.measure", "月销十万元"),
            ("milestones.2.month", "12"),
            ("milestones.2.measure", "招聘五人"),
            ("budget", "500000.00"),
            ("funding", "100000.00"),
            ("year_1", "1000000.00"),
            ("year_2", "2000000.00"),
            ("year_3", "4000000.00"),
        ],
        "needs" => &[
            ("desks", "6"),
            ("from", "2027-01-01"),
            ("months", "12"),
            ("storage", "40"),
            ("studio", "yes"),
            ("services", "logistics,training"),
            ("training", "平台合规"),
        ],
        "preferences" => &[
            ("first", "CR-BEILUN"),
            ("second", "CR-HAISHU"),
            ("third", "CR-YINZHOU"),
        ],
        "team_declarations" => &[
            ("truth", "yes"),
            ("no_double_tenancy", "yes"),
            ("data_use", "yes"),
        ],
        "house" => &[
            ("name", "示例众创空间"),
            ("name_en", "Example Makerspace"),
            ("kind", "makerspace"),
            ("operator_name", "宁波示例孵化有限公司"),
            ("uscc", "91330201TEXT000259"),
            ("district", "330206"),
            ("address", "宁波市北仑区示例路3号"),
            ("park", "示例产业园"),
            ("title", "leased"),
            ("leased_until", "2030-12-31"),
            ("opened_on", "2024-01-01"),
        ],
        "rooms" => &[
            ("area", "600"),
            ("public_area", "300"),
            ("desks", "40"),
            ("offices", "4"),
            ("meeting_rooms", "2"),
            ("open_days", "6"),
            ("opening_hours", "9:00–21:00"),
        ],
        "services" => &[
            ("services", "logistics,policy"),
            ("sectors", "cross_border_trade"),
            ("fee", "800.00"),
            ("subsidy", "50"),
            ("admission", "rounds"),
            ("entry_rules", "团队或注册不满两年的企业"),
            ("exit_rules", "期满退出"),
        ],
        "people" => &[
            ("contact_name", "李示例"),
            ("contact_mobile", "13000000001"),
            ("staff", "5"),
            ("planned_tenants", "20"),
            ("events", "3"),
            ("mentors.0.name", "张示例"),
            ("mentors.0.field", "跨境合规"),
        ],
        "carrier_declarations" => &[("truth", "yes"), ("registration_only", "yes")],
        _ => &[],
    })
}

pub(super) fn complete(journey: &Journey) -> Draft {
    let pages: BTreeMap<String, Answers> = journey
        .pages()
        .map(|page| (page.name.clone(), filled(&page.name)))
        .collect();
    let slots = journey.pages().flat_map(|page| &page.slots);
    let documents = slots.map(|slot| (slot.name.clone(), slot.min)).collect();
    Draft {
        pages,
        documents,
        confirmed: Some(BTreeSet::from(["13000000000".to_owned()])),
        ..Draft::default()
    }
}

fn told(journey: &Journey, changes: &[(&str, &str, &str)]) -> Vec<(String, String, &'static str)> {
    let mut draft = complete(journey);
    for (page, field, typed) in changes {
        draft
            .pages
            .entry((*page).to_owned())
            .or_default()
            .set(*field, *typed);
    }
    let problems = journey.check(&draft, TODAY).into_iter();
    problems
        .map(|(page, problem)| (page.name.clone(), problem.field, problem.code))
        .collect()
}

fn only(page: &str, field: &str, code: &'static str) -> Vec<(String, String, &'static str)> {
    vec![(page.to_owned(), field.to_owned(), code)]
}

#[test]
fn pages_and_fields() {
    let mut text = String::new();
    for (who, journey) in [("team", team_journey()), ("carrier", of_carrier())] {
        writeln!(text, "{who}").unwrap();
        for section in journey.sections {
            for page in section.pages {
                let fields: Vec<&str> = page.fields.iter().map(|field| field.name.as_str()).collect();
                let slots: Vec<&str> = page.slots.iter().map(|slot| slot.name.as_str()).collect();
                writeln!(text, "  {} / {}: {fields:?} {slots:?}", section.name, page.name).unwrap();
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_page_can_be_filled_in_and_normalised_again() {
    for journey in [team_journey(), of_carrier()] {
        assert_eq!(told(&journey, &[]), []);
        let once = journey.normalise(&complete(&journey), TODAY);
        let again = Draft {
            pages: once.clone(),
            ..complete(&journey)
        };
        assert_eq!(journey.normalise(&again, TODAY), once);
    }
}

#[test]
fn every_bad_example_and_every_gap_is_told_at_its_field() {
    let mut tried = 0;
    for journey in [team_journey(), of_carrier()] {
        for page in journey.pages() {
            let way = filled(&page.name);
            for Question {
                name, field, beside, ..
            } in questions(page, &way)
            {
                assert!(!way.text(&name).is_empty(), "{} {name}", page.name);
                for (typed, code) in refused(&field.kind, &beside) {
                    let problems = page.check(&with(&way, &name, &typed), TODAY);
                    let first = problems.first().expect("a problem");
                    assert_eq!(
                        (first.field.as_str(), first.code),
                        (name.as_str(), code.as_str()),
                        "{typed}"
                    );
                    tried += 1;
                }
                let problems = page.check(&with(&way, &name, " "), TODAY);
                let is_told = problems
                    .iter()
                    .any(|own| own.field == name && own.code == "missing");
                assert_eq!(is_told, field.needed != Needed::Optional, "{} {name}", page.name);
            }
        }
    }
    assert!(tried > 200, "only {tried} examples");
}

#[test]
fn what_does_not_fit_a_team_is_told() {
    let journey = team_journey();
    for (page, field, typed, code) in [
        ("needs", "desks", "0", "out_of_range"),
        ("needs", "desks", "51", "out_of_range"),
        ("needs", "months", "2", "out_of_range"),
        ("needs", "months", "25", "out_of_range"),
        ("needs", "storage", "many", "out_of_range"),
        ("plan", "milestones.1.month", "13", "out_of_range"),
        ("team", "leader_mobile", "13000000009", "unconfirmed"),
        ("team", "registered_on", "2024-12-31", "firm_too_old"),
        ("preferences", "third", "CR-HAISHU", "repeated"),
    ] {
        assert_eq!(
            told(&journey, &[(page, field, typed)]),
            only(page, field, code),
            "{typed}"
        );
    }
    assert_eq!(
        told(&journey, &[("team", "registered_on", "2025-01-01")]),
        [],
        "two years to the day"
    );
    assert_eq!(
        told(
            &journey,
            &[("team", "registered_on", "2020-01-01"), ("team", "firm", "no")]
        ),
        [],
        "what no longer applies does not count"
    );
}

#[test]
fn what_does_not_fit_a_carrier_is_told() {
    let journey = of_carrier();
    for (page, field, typed, code) in [
        ("rooms", "area", "0", "out_of_range"),
        ("rooms", "open_days", "8", "out_of_range"),
        ("rooms", "public_area", "601", "more_than_all"),
        ("people", "staff", "five", "out_of_range"),
    ] {
        let told: Vec<_> = told(&journey, &[(page, field, typed)]);
        assert!(told.contains(&only(page, field, code)[0]), "{typed} {told:?}");
    }
    let small = told(
        &journey,
        &[
            ("rooms", "area", "199"),
            ("rooms", "public_area", "99"),
            ("rooms", "desks", "14"),
        ],
    );
    assert_eq!(small, only("rooms", "area", "below_threshold"));
    let many_desks = told(
        &journey,
        &[("rooms", "area", "199"), ("rooms", "public_area", "99")],
    );
    assert_eq!(many_desks, [], "desks or area");
    let cafe = [
        ("house", "kind", "maker_cafe"),
        ("rooms", "open_days", "4"),
        ("people", "events", "1"),
    ];
    let told: Vec<_> = told(&journey, &cafe)
        .into_iter()
        .map(|(_, field, code)| (field, code))
        .collect();
    let expected = [("open_days", "below_threshold"), ("events", "below_threshold")];
    assert_eq!(told, expected.map(|(field, code)| (field.to_owned(), code)));
}
