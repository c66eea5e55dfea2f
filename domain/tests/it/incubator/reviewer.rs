//! What a reviewer reads: in a blind round no name, whoever writes it where.

use domain::casework::{Answers, Draft, Kind};
use domain::incubator::pages::of_team;
use domain::incubator::reviewer::ForReviewer;

use super::pages::complete;

/// The text of each field is its page and name.
fn canaries() -> Draft {
    let mut draft = Draft::default();
    for page in of_team(&[]).pages() {
        let mut answers = Answers::default();
        for field in &page.fields {
            if let Kind::List { fields, .. } = &field.kind {
                for inner in fields {
                    answers.set(
                        format!("{}.0.{}", field.name, inner.name),
                        format!("<{}.{}>", field.name, inner.name),
                    );
                }
            } else {
                answers.set(&field.name, format!("<{}.{}>", page.name, field.name));
            }
        }
        draft.pages.insert(page.name.clone(), answers);
    }
    draft
}

fn seen(is_blind: bool) -> String {
    serde_json::to_string(&ForReviewer::of(&canaries(), is_blind)).unwrap()
}

#[test]
fn a_blind_reviewer_reads_the_project_and_no_name() {
    let blind = seen(true);
    for canary in [
        "<project.title>",
        "<plan.market>",
        "<milestones.measure>",
        "<members.role>",
        "<needs.desks>",
    ] {
        assert!(blind.contains(canary), "{canary}");
    }
    for canary in [
        "<team.team_name>",
        "<team.leader_name>",
        "<team.firm_name>",
        "<members.name>",
    ] {
        assert!(!blind.contains(canary), "{canary}");
    }
}

#[test]
fn names_are_read_where_the_round_is_open_and_numbers_nowhere() {
    let open = seen(false);
    assert!(open.contains("<team.leader_name>") && open.contains("<team.firm_name>"));
    for is_blind in [true, false] {
        let seen = seen(is_blind);
        for canary in [
            "<team.leader_number>",
            "<team.leader_mobile>",
            "<team.leader_email>",
            "<team.uscc>",
            "<team.leader_document_kind>",
            "<members.name>",
            "<preferences.first>",
        ] {
            assert!(!seen.contains(canary), "{canary}");
        }
    }
}

#[test]
fn every_question_about_project_plan_and_needs_is_read() {
    let blind = seen(true);
    for page in ["project", "plan", "needs"] {
        for field in &of_team(&[]).page(page).unwrap().fields {
            let canary = match &field.kind {
                Kind::List { fields, .. } => format!("<{}.{}>", field.name, fields[0].name),
                _ => format!("<{page}.{}>", field.name),
            };
            assert!(blind.contains(&canary), "{canary}");
        }
    }
    let real = serde_json::to_string(&ForReviewer::of(&complete(&of_team(&[])), true)).unwrap();
    assert!(real.contains("甬城好物出海") && !real.contains("王小明") && !real.contains("13000000000"));
}
