//! What a reviewer may read of an application: in a blind round a type that has no place for a name.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::casework::{Answers, Draft, item_field};

/// What is read in every round: the project, its plan and what it needs.
const ALWAYS: &[(&str, &[&str])] = &[
    (
        "project",
        &[
            "title",
            "summary",
            "sector",
            "stage",
            "platforms",
            "markets",
            "modes",
            "intellectual_property",
        ],
    ),
    (
        "plan",
        &[
            "market",
            "competitors",
            "revenue_model",
            "budget",
            "funding",
            "year_1",
            "year_2",
            "year_3",
        ],
    ),
    (
        "needs",
        &[
            "desks", "from", "months", "storage", "studio", "services", "training",
        ],
    ),
];

/// Fields of lists: the list, and the fields of its items.
const ALWAYS_OF_LISTS: &[(&str, &str, &[&str])] = &[
    ("plan", "milestones", &["month", "measure"]),
    ("team", "members", &["role", "education", "full_time"]),
];

/// What is read besides in a round that is not blind. Identity numbers and telephones are read in none.
const NAMES: &[(&str, &[&str])] = &[("team", &["team_name", "leader_name", "firm_name"])];

/// What of an application is for reviewers: their pages, exports and forms are made of this and of nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ForReviewer {
    pages: BTreeMap<&'static str, Answers>,
}

impl ForReviewer {
    /// Takes of a submission what a reviewer of the round reads.
    pub fn of(submission: &Draft, is_blind: bool) -> Self {
        let mut shown = Self::default();
        let open = if is_blind { [].iter() } else { NAMES.iter() };
        for (page, fields) in ALWAYS.iter().chain(open) {
            for field in *fields {
                shown.put(page, (*field).to_owned(), submission.text(page, field));
            }
        }
        for (page, list, fields) in ALWAYS_OF_LISTS {
            let answers = submission.page(page);
            for index in 0..answers.list_len(list) {
                for field in *fields {
                    let name = item_field(list, index, field);
                    shown.put(page, name.clone(), answers.text(&name));
                }
            }
        }
        shown
    }

    fn put(&mut self, page: &'static str, field: String, text: &str) {
        if !text.is_empty() {
            self.pages.entry(page).or_default().set(field, text);
        }
    }

    /// The answers that are shown, by page.
    pub fn pages(&self) -> impl Iterator<Item = (&'static str, &Answers)> {
        self.pages.iter().map(|(page, answers)| (*page, answers))
    }
}
