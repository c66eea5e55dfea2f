//! What an application says, seen across its pages: what is searched, counted and compared.

use std::collections::BTreeSet;

use time::{Date, Duration};

use super::capacity::Period;
use super::carrier::Sector;
use super::conflict::Traits;
use crate::casework::{Draft, date, whole_number};

/// The facts of a complete, normalised application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The team's name.
    pub team: String,
    /// Who leads it.
    pub leader: String,
    /// The number of the leader's identity document: by it a team is the same as another.
    pub document_number: String,
    /// The mobile number at which the team is reached.
    pub mobile: String,
    /// The firm's credit code; empty while there is no firm.
    pub uscc: String,
    /// When the firm was registered.
    pub registered_on: Option<Date>,
    /// The project's title.
    pub title: String,
    /// Its field.
    pub sector: Sector,
    /// How many people the team has.
    pub members: usize,
    /// How many desks it asks for.
    pub desks: u32,
    /// For how long.
    pub period: Option<Period>,
    /// The codes of the carriers, the first choice first: one case each.
    pub preferences: Vec<String>,
    /// By what reviewers can be in conflict with it.
    pub traits: Traits,
}

impl Facts {
    /// Reads the pages of a submission.
    pub fn read(draft: &Draft) -> Self {
        let text = |page, field| draft.text(page, field).to_owned();
        let of_firm = |field| {
            let is_firm = draft.text("team", "firm") == "yes";
            if is_firm { draft.text("team", field) } else { "" }
        };
        let one = |text: &str| -> BTreeSet<String> {
            Some(text.to_owned())
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect()
        };
        Self {
            team: text("team", "team_name"),
            leader: text("team", "leader_name"),
            document_number: text("team", "leader_number"),
            mobile: text("team", "leader_mobile"),
            uscc: of_firm("uscc").to_owned(),
            registered_on: date::parse(of_firm("registered_on")).ok(),
            title: text("project", "title"),
            sector: draft.text("project", "sector").parse().unwrap_or(Sector::Other),
            members: draft.page("team").list_len("members"),
            desks: whole_number(draft.text("needs", "desks")).unwrap_or(0),
            period: period(draft),
            preferences: ["first", "second", "third"]
                .map(|field| text("preferences", field))
                .into_iter()
                .filter(|carrier| !carrier.is_empty())
                .collect(),
            traits: Traits {
                organisations: BTreeSet::new(),
                credit_codes: one(of_firm("uscc")),
                mobiles: one(draft.text("team", "leader_mobile")),
                emails: one(draft.text("team", "leader_email")),
            },
        }
    }
}

/// From the first day on for so many months: the last day is the one before the same day of the month.
fn period(draft: &Draft) -> Option<Period> {
    let from = date::parse(draft.text("needs", "from")).ok()?;
    let months = whole_number(draft.text("needs", "months"))?;
    let to = date::months_after(from, months).checked_sub(Duration::days(1))?;
    Some(Period { from, to })
}
