//! What a carrier must have, as dated data: the zone's own thresholds for registration, and the public yardsticks that are
//! shown beside them. Registration here is no recognition by the state.

use time::{Date, macros::date};

use super::carrier::CarrierKind;
use crate::codes::codes;
use crate::rules::Citation;

codes! {
    /// What is measured.
    Measure {
        /// All floors together, in square metres.
        Area,
        /// Desks.
        Desks,
        /// Share of desks and public area, in percent of the area.
        SharedArea,
        /// Share of the area for tenants, in percent.
        TenantArea,
        /// Months since it was opened.
        MonthsOpen,
        /// Teams and firms, in a year.
        Tenants,
        /// Tenants that are planned for.
        PlannedTenants,
        /// Staff.
        Staff,
        /// Mentors.
        Mentors,
        /// Events, in a year.
        Events,
        /// Events, in a month.
        MonthlyEvents,
        /// Days of a week on which it is open.
        OpenDays,
        /// Firms that graduated.
        Graduates,
    }
}

codes! {
    /// What a threshold decides.
    Yardstick {
        /// Registration in this zone.
        Zone,
        /// Recording or recognition by the state: for comparison.
        State,
    }
}

/// A threshold as it holds in a range of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// For which carriers.
    pub kind: CarrierKind,
    /// What it decides.
    pub yardstick: Yardstick,
    /// One of these is enough: what is measured, and the least.
    pub any_of: &'static [(Measure, u32)],
    /// The first day on which it holds.
    pub valid_from: Date,
    /// The last day; open while in force.
    pub valid_to: Option<Date>,
    /// Where it comes from.
    pub citation: Citation,
}

const CONVENTIONS_SINCE: Date = date!(2025 - 01 - 01);
const MAKERSPACES_SINCE: Date = date!(2017 - 01 - 01);
const INCUBATORS_SINCE: Date = date!(2019 - 01 - 01);

/// All thresholds ever known.
pub fn built_in() -> Vec<Criterion> {
    [of_zone(), of_makerspaces(), of_incubators()].concat()
}

fn of_zone() -> Vec<Criterion> {
    use CarrierKind::{Incubator, MakerCafe, Makerspace, StartupBase};
    let rows: [(CarrierKind, &'static [(Measure, u32)]); 7] = [
        (Makerspace, &[(Measure::Area, 200), (Measure::Desks, 15)]),
        (Incubator, &[(Measure::Area, 2_000)]),
        (StartupBase, &[(Measure::Area, 1_000)]),
        (StartupBase, &[(Measure::PlannedTenants, 10)]),
        (MakerCafe, &[(Measure::Area, 100)]),
        (MakerCafe, &[(Measure::OpenDays, 5)]),
        (MakerCafe, &[(Measure::MonthlyEvents, 2)]),
    ];
    rows.map(|(kind, any_of)| Criterion {
        kind,
        yardstick: Yardstick::Zone,
        any_of,
        valid_from: CONVENTIONS_SINCE,
        valid_to: None,
        citation: Citation::Convention,
    })
    .into()
}

fn of_makerspaces() -> Vec<Criterion> {
    let rows: [&'static [(Measure, u32)]; 7] = [
        &[(Measure::Area, 500), (Measure::Desks, 30)],
        &[(Measure::SharedArea, 75)],
        &[(Measure::MonthsOpen, 18)],
        &[(Measure::Tenants, 20)],
        &[(Measure::Staff, 3)],
        &[(Measure::Mentors, 3)],
        &[(Measure::Events, 10)],
    ];
    rows.map(|any_of| Criterion {
        kind: CarrierKind::Makerspace,
        yardstick: Yardstick::State,
        any_of,
        valid_from: MAKERSPACES_SINCE,
        valid_to: None,
        citation: published(
            "《国家众创空间备案暂行规定》（国科火字〔2017〕120号）",
            "Interim Provisions on the Recording of National Makerspaces (Guokehuo 2017 No. 120)",
        ),
    })
    .into()
}

fn of_incubators() -> Vec<Criterion> {
    let rows: [&'static [(Measure, u32)]; 5] = [
        &[(Measure::MonthsOpen, 36)],
        &[(Measure::Area, 10_000)],
        &[(Measure::TenantArea, 75)],
        &[(Measure::Tenants, 50)],
        &[(Measure::Graduates, 20)],
    ];
    rows.map(|any_of| Criterion {
        kind: CarrierKind::Incubator,
        yardstick: Yardstick::State,
        any_of,
        valid_from: INCUBATORS_SINCE,
        valid_to: None,
        citation: published(
            "《科技企业孵化器管理办法》（国科发区〔2018〕300号）",
            "Measures for the Administration of Technology Business Incubators (Guokefaqu 2018 No. 300)",
        ),
    })
    .into()
}

fn published(zh: &'static str, en: &'static str) -> Citation {
    Citation::Published {
        zh: zh.into(),
        en: en.into(),
    }
}

/// The thresholds of a kind that hold on a day.
pub fn on(kind: CarrierKind, yardstick: Yardstick, day: Date) -> Vec<Criterion> {
    let holds = |own: &Criterion| own.valid_from <= day && own.valid_to.is_none_or(|last| day <= last);
    built_in()
        .into_iter()
        .filter(|own| own.kind == kind && own.yardstick == yardstick && holds(own))
        .collect()
}

impl Criterion {
    /// Whether a carrier with these figures meets it; what was not given is not there.
    pub fn is_met(&self, figure: impl Fn(Measure) -> Option<u32>) -> bool {
        self.any_of
            .iter()
            .any(|(measure, least)| figure(*measure).is_some_and(|found| found >= *least))
    }
}
