//! The pages of a team that applies, and of an operator that registers a carrier.

mod carrier;
mod plan;
mod team;

use super::across;
use crate::casework::{Field, Journey, Kind, Page, Section};

/// The most people of a team.
pub const MEMBERS_MAX: usize = 20;
/// Milestones of a plan.
pub const MILESTONES: (usize, usize) = (3, 8);
/// Desks that a team can ask for.
pub const DESKS: (u32, u32) = (1, 50);
/// Months for which a team can ask.
pub const MONTHS: (u32, u32) = (3, 24);
/// The most carriers of one application.
pub const PREFERENCES_MAX: usize = 3;

/// The journey of a team; `carriers` are the codes of those that take applications today.
pub fn of_team(carriers: &[String]) -> Journey {
    let section = |name, pages| Section { name, pages };
    Journey {
        sections: vec![
            section("team", vec![team::team()]),
            section("project", vec![team::project(), plan::plan()]),
            section("place", vec![plan::needs(), preferences(carriers)]),
            section(
                "declarations",
                vec![declarations(
                    "team_declarations",
                    &["truth", "no_double_tenancy", "data_use"],
                )],
            ),
        ],
        across: across::of_team,
    }
}

/// The journey of an operator that registers a carrier.
pub fn of_carrier() -> Journey {
    let section = |name, pages| Section { name, pages };
    Journey {
        sections: vec![
            section("house", vec![carrier::house(), carrier::rooms()]),
            section("offer", vec![carrier::services(), carrier::people()]),
            section(
                "papers",
                vec![
                    carrier::papers(),
                    declarations("carrier_declarations", &["truth", "registration_only"]),
                ],
            ),
        ],
        across: across::of_carrier,
    }
}

/// The carriers that a team applies to, in order of preference.
fn preferences(carriers: &[String]) -> Page {
    let carrier = || Kind::Choice {
        options: carriers.to_vec(),
    };
    Page::of(
        "preferences",
        vec![
            Field::always("first", carrier()),
            Field::optional("second", carrier()),
            Field::optional("third", carrier()),
        ],
    )
}

fn declarations(page: &str, ticks: &[&str]) -> Page {
    let tick = |name: &&str| Field::always(name, Kind::Tick);
    Page::of(page, ticks.iter().map(tick).collect())
}

fn count() -> Kind {
    Kind::line(9)
}

fn words(chars_max: usize) -> Kind {
    Kind::Text {
        chars_max,
        lines: true,
    }
}
