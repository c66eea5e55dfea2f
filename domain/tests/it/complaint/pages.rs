//! The pages of complaint and report.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use domain::casework::{Answers, Draft, Needed, Task};
use domain::complaint::filing::Matter;
use domain::complaint::pages::{EVIDENCE_MAX, FACTS_CHARS_MAX, FACTS_CHARS_MIN};
use domain::rules::{RuleCode, RuleSet};
use strum::IntoEnumIterator;

use crate::samples::{Question, answers, questions, refused, with};
use crate::vectors::TODAY;

const FACTS: &str = "2026年10月5日收到奶粉两罐，罐底日期已过期，联系客服后被拒绝退款328元。";

/// A page filled in by somebody who acts through an agent and answers everything.
#[expect(clippy::too_many_lines, reason = "a table of answers")]
pub(super) fn filled(page: &str) -> Answers {
    answers(match page {
        "complainant" => &[
            ("name", "王小明"),
            ("document_kind", "foreign_passport"),
            ("number", "X0000001"),
            ("issuing_country", "DE"),
            ("mobile", "13000000000"),
            ("email", "buyer@example.com"),
            ("address", "宁波市海曙区示例路1号"),
            ("publish", "no"),
            ("entrusted", "yes"),
        ],
        "agent" => &[
            ("by", "agent"),
            ("agent_name", "李示例"),
            ("agent_document_kind", "cn_passport"),
            ("agent_number", "E00000001"),
            ("agent_mobile", "13000000001"),
        ],
        "respondent" => &[
            ("respondent_name", "示例海外专营店"),
            ("role", "seller"),
            ("store_url", "https://shop.example/1"),
            ("uscc", "91330201TEXT000259"),
            ("respondent_address", "宁波市北仑区示例路2号"),
            ("contact", "客服"),
            ("phone", "0574-00000000"),
        ],
        "order" => &[
            ("platform", "other"),
            ("platform_name", "示例平台"),
            ("order_no", "20261001-0001"),
            ("ordered_on", "2026-10-01"),
            ("amount", "328.00"),
            ("import_mode", "bonded"),
            ("received_on", "2026-10-05"),
            ("released_on", "2026-10-03"),
            ("tracking", "YT0000000001"),
            ("customs_list", "310120261000000001"),
        ],
        "goods" => &[
            ("goods", "婴儿奶粉"),
            ("category", "infant"),
            ("brand", "示例"),
            ("quantity", "2"),
            ("unit_price", "164.00"),
            ("batch", "L2024"),
            ("origin", "DE"),
            ("hs_codes", "190110"),
        ],
        "problem" => &[
            ("kinds", "after_sales_refused,expired"),
            ("facts", FACTS),
            ("known_on", "2026-10-05"),
            ("also_report", "yes"),
        ],
        "claim" => &[
            ("kinds", "compensation,other,refund"),
            ("refund", "328.00"),
            ("compensation", "1000.00"),
            ("other_claim", "书面道歉"),
        ],
        "attempts" => &[
            ("contacted", "yes"),
            ("contacted_on", "2026-10-06"),
            ("answer", "客服称不支持退货"),
            ("engaged", "other"),
            ("engaged_name", "示例调解中心"),
        ],
        "passing_on" => &[("pass_on", "facts,name,order_number")],
        "statement" => &[
            ("truth", "yes"),
            ("consent_identity", "yes"),
            ("consent_handling", "yes"),
        ],
        "reporter" => &[
            ("naming", "named"),
            ("name", "王小明"),
            ("mobile", "13000000000"),
            ("told_by", "mobile_and_email"),
            ("email", "reporter@example.com"),
        ],
        "breach" => &[
            ("kinds", "label_or_description"),
            ("facts", FACTS),
            ("happened_on", "2026-10-05"),
            ("where", "https://shop.example/1"),
        ],
        "report_statement" => &[("truth", "yes")],
        _ => &[],
    })
}

pub(super) fn complete(matter: Matter) -> Draft {
    let journey = matter.journey();
    let pages: BTreeMap<String, Answers> = journey
        .pages()
        .map(|page| (page.name.clone(), filled(&page.name)))
        .collect();
    let documents = ["purchase_proof", "authority", "agent_id"].map(|slot| (slot.to_owned(), 1));
    Draft {
        pages,
        documents: BTreeMap::from(documents),
        confirmed: Some(BTreeSet::from(["13000000000".to_owned()])),
        ..Draft::default()
    }
}

fn told(matter: Matter, draft: &Draft) -> Vec<(String, String, &'static str)> {
    let journey = matter.journey();
    let problems = journey.check(draft, TODAY).into_iter();
    problems
        .map(|(page, problem)| (page.name.clone(), problem.field, problem.code))
        .collect()
}

fn changed(matter: Matter, changes: &[(&str, &str, &str)]) -> Draft {
    let mut draft = complete(matter);
    for (page, field, typed) in changes {
        draft
            .pages
            .entry((*page).to_owned())
            .or_default()
            .set(*field, *typed);
    }
    draft
}

fn only(page: &str, field: &str, code: &'static str) -> Vec<(String, String, &'static str)> {
    vec![(page.to_owned(), field.to_owned(), code)]
}

#[test]
fn pages_and_fields_of_each_matter() {
    let mut text = String::new();
    for matter in Matter::iter() {
        writeln!(text, "{matter}").unwrap();
        for section in matter.journey().sections {
            for page in section.pages {
                let fields: Vec<String> = page
                    .fields
                    .iter()
                    .map(|field| {
                        let mark = match field.needed {
                            Needed::Always => "*",
                            Needed::When(_) => "?",
                            Needed::Optional => "",
                        };
                        format!("{}{mark}", field.name)
                    })
                    .collect();
                let slots: Vec<String> = page
                    .slots
                    .iter()
                    .map(|slot| format!("[{} {}–{}]", slot.name, slot.min, slot.max))
                    .collect();
                let all = [fields, slots].concat().join(", ");
                writeln!(text, "  {} / {}: {all}", section.name, page.name).unwrap();
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_page_can_be_filled_in_and_normalised_again() {
    for matter in Matter::iter() {
        let draft = complete(matter);
        assert_eq!(told(matter, &draft), []);
        let journey = matter.journey();
        assert!(
            journey
                .tasks(&draft, TODAY)
                .iter()
                .all(|(page, task)| *task == Task::Done
                    || page.fields.is_empty() && page.slots.iter().all(|slot| slot.min == 0))
        );
        let once = journey.normalise(&draft, TODAY);
        let again = Draft {
            pages: once.clone(),
            ..draft
        };
        assert_eq!(journey.normalise(&again, TODAY), once);
    }
}

#[test]
fn every_field_of_the_complete_complaint_is_answered() {
    for matter in Matter::iter() {
        for page in matter.journey().pages() {
            for field in &page.fields {
                assert!(
                    !filled(&page.name).text(&field.name).is_empty(),
                    "{} {}",
                    page.name,
                    field.name
                );
            }
        }
    }
}

#[test]
fn every_bad_example_is_told_at_its_field() {
    let mut tried = 0;
    for matter in Matter::iter() {
        for page in matter.journey().pages() {
            let way = filled(&page.name);
            for Question {
                name, field, beside, ..
            } in questions(page, &way)
            {
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
            }
        }
    }
    assert!(tried > 200, "only {tried} examples");
}

#[test]
fn what_is_needed_and_left_empty_is_told() {
    for matter in Matter::iter() {
        for page in matter.journey().pages() {
            let way = filled(&page.name);
            for field in &page.fields {
                let problems = page.check(&with(&way, &field.name, " "), TODAY);
                let is_told = problems
                    .iter()
                    .any(|own| own.field == field.name && own.code == "missing");
                assert_eq!(
                    is_told,
                    field.needed != Needed::Optional,
                    "{} {}",
                    page.name,
                    field.name
                );
            }
        }
    }
}

#[test]
fn what_happened_is_told_in_twenty_characters_at_least() {
    let nineteen: String = "坏".repeat(FACTS_CHARS_MIN - 1);
    let short = changed(Matter::Complaint, &[("problem", "facts", &nineteen)]);
    assert_eq!(
        told(Matter::Complaint, &short),
        only("problem", "facts", "too_short")
    );
    for length in [FACTS_CHARS_MIN, FACTS_CHARS_MAX] {
        let long = changed(Matter::Complaint, &[("problem", "facts", &"坏".repeat(length))]);
        assert_eq!(told(Matter::Complaint, &long), []);
    }
    let short = changed(Matter::Report, &[("breach", "facts", "假货")]);
    assert_eq!(told(Matter::Report, &short), only("breach", "facts", "too_short"));
}

#[test]
fn the_mobile_number_must_be_ones_own() {
    let other = changed(Matter::Complaint, &[("complainant", "mobile", "13000000009")]);
    assert_eq!(
        told(Matter::Complaint, &other),
        only("complainant", "mobile", "unconfirmed")
    );
    let named = changed(Matter::Report, &[("reporter", "mobile", "13000000009")]);
    assert_eq!(
        told(Matter::Report, &named),
        only("reporter", "mobile", "unconfirmed")
    );
}

#[test]
fn an_anonymous_report_asks_nothing_about_its_reporter() {
    let mut draft = complete(Matter::Report);
    draft
        .pages
        .insert("reporter".to_owned(), answers(&[("naming", "anonymous")]));
    draft.documents.clear();
    assert_eq!(told(Matter::Report, &draft), []);
    let kept = Matter::Report.journey().normalise(&draft, TODAY);
    let typed: Vec<_> = kept["reporter"].iter().collect();
    assert_eq!(typed, [("naming", "anonymous")]);
    let typed_before = changed(Matter::Report, &[("reporter", "naming", "anonymous")]);
    let kept = Matter::Report.journey().normalise(&typed_before, TODAY);
    assert_eq!(
        kept["reporter"].iter().collect::<Vec<_>>(),
        [("naming", "anonymous")],
        "nothing stays behind"
    );
}

#[test]
fn what_does_not_fit_together_is_told() {
    for (page, field, typed, code) in [
        ("order", "received_on", "2026-09-30", "before_order"),
        ("order", "released_on", "2026-09-30", "before_order"),
        ("attempts", "contacted_on", "2026-09-30", "before_order"),
        ("claim", "refund", "328.01", "more_than_paid"),
        ("goods", "quantity", "0", "out_of_range"),
        ("goods", "quantity", "10001", "out_of_range"),
        ("goods", "quantity", "两罐", "out_of_range"),
    ] {
        let draft = changed(Matter::Complaint, &[(page, field, typed)]);
        assert_eq!(
            told(Matter::Complaint, &draft),
            only(page, field, code),
            "{typed}"
        );
    }
    let unasked = changed(
        Matter::Complaint,
        &[("claim", "kinds", "repair"), ("claim", "refund", "999.00")],
    );
    assert_eq!(
        told(Matter::Complaint, &unasked),
        [],
        "what no longer applies does not count"
    );
}

#[test]
fn evidence_is_needed_and_has_its_limit() {
    let mut draft = complete(Matter::Complaint);
    draft.documents.remove("purchase_proof");
    assert_eq!(
        told(Matter::Complaint, &draft),
        only("evidence", "purchase_proof", "document_missing")
    );
    draft.documents.insert("purchase_proof".to_owned(), 4);
    draft.documents.insert("conversation".to_owned(), 6);
    assert_eq!(
        told(Matter::Complaint, &draft),
        [],
        "papers of the agent are no evidence"
    );
    draft.documents.insert("pictures".to_owned(), 1);
    assert_eq!(
        told(Matter::Complaint, &draft),
        only("evidence", "conversation", "too_many")
    );
    let rules = RuleSet::on(TODAY);
    let rule = rules.get(RuleCode::ComplaintEvidence).unwrap().count();
    assert_eq!(usize::try_from(rule).unwrap(), EVIDENCE_MAX);
}

#[test]
fn an_agent_shows_authority() {
    let mut draft = complete(Matter::Complaint);
    draft.documents.remove("authority");
    assert_eq!(
        told(Matter::Complaint, &draft),
        only("evidence", "authority", "document_missing")
    );
    draft
        .pages
        .insert("agent".to_owned(), answers(&[("by", "complainant")]));
    assert_eq!(told(Matter::Complaint, &draft), []);
}
