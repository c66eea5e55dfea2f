//! Terms, limits and amounts as dated data: each with its source, so that a deadline or a refusal can name it.
//!
//! A case pins the rules of the day on which it was received.

mod area;
mod built_in;
mod code;

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};
use time::Date;

pub use area::Area;
pub use built_in::built_in;
pub use code::RuleCode;

/// The unit of a rule's value.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Hours.
    Hours,
    /// Working days, by the calendar of the State Council.
    WorkingDays,
    /// Calendar days.
    CalendarDays,
    /// Years.
    Years,
    /// Cents of the US dollar.
    UsdCents,
    /// Fen of the yuan.
    CnyFen,
    /// Hundredths of a percent.
    BasisPoints,
    /// Bytes.
    Bytes,
    /// A number of things.
    Count,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Citation {
    /// A public text: official title, number and article, and an English rendering.
    Published {
        /// Official Chinese title.
        zh: Cow<'static, str>,
        /// English rendering, not official.
        en: Cow<'static, str>,
    },
    /// A choice of this service; no public rule sets it.
    Convention,
}

/// One rule as it holds in a range of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// What it sets.
    pub code: RuleCode,
    /// Its value, in `unit`.
    pub value: i64,
    /// The unit of `value`.
    pub unit: Unit,
    /// The first day on which it holds.
    pub valid_from: Date,
    /// The last day on which it holds; open while in force.
    pub valid_to: Option<Date>,
    /// Where it comes from.
    pub citation: Citation,
}

impl Rule {
    /// Whether it holds on this day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Its value as a count of days, rounds, files or bytes; 0 when a row holds something negative.
    pub fn count(&self) -> u32 {
        u32::try_from(self.value.max(0)).unwrap_or(u32::MAX)
    }
}

/// No rule with this code holds on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no rule {code} on {day}")]
pub struct NoRule {
    /// The code that was asked for.
    pub code: RuleCode,
    /// The day of the rule set.
    pub day: Date,
}

/// The rules of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    day: Date,
    rules: BTreeMap<RuleCode, Rule>,
}

impl RuleSet {
    /// The built-in rules that hold on this day.
    pub fn on(day: Date) -> Self {
        Self::from_rules(built_in(), day)
    }

    /// Those of the given rules that hold on this day; of two with one code, the one that began later.
    pub fn from_rules(rules: impl IntoIterator<Item = Rule>, day: Date) -> Self {
        let mut holding: Vec<Rule> = rules.into_iter().filter(|rule| rule.holds_on(day)).collect();
        holding.sort_by_key(|rule| rule.valid_from);
        Self {
            day,
            rules: holding.into_iter().map(|rule| (rule.code, rule)).collect(),
        }
    }

    /// The day of the rule set.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The rule with this code.
    pub fn get(&self, code: RuleCode) -> Result<&Rule, NoRule> {
        self.rules.get(&code).ok_or(NoRule { code, day: self.day })
    }

    /// All rules, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values()
    }
}
