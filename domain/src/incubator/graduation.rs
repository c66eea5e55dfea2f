//! When a tenant has grown enough to leave.

use std::collections::BTreeMap;

use crate::codes::codes;
use crate::rules::{NoRule, RuleCode, RuleSet};

codes! {
    /// Why a tenant graduates; one is enough.
    GraduationReason {
        /// Recognised as a high-tech enterprise.
        HighTech,
        /// Got enough venture capital in total.
        Investment,
        /// Had enough turnover in two years in a row.
        Revenue,
        /// Was merged, acquired or listed.
        MergedOrListed,
        /// Exported enough within twelve months (the zone's own).
        Exports,
    }
}

/// What is known of a tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Growth {
    /// Recognised as a high-tech enterprise.
    pub is_high_tech: bool,
    /// Merged, acquired or listed.
    pub is_merged_or_listed: bool,
    /// Venture capital so far, in fen.
    pub investment: i64,
    /// Turnover by year, in fen.
    pub revenue: BTreeMap<i32, i64>,
    /// Exports by quarter, in cents of the US dollar: (year, quarter).
    pub exports: BTreeMap<(i32, u8), i64>,
}

impl Growth {
    /// The reasons for which the tenant could graduate.
    ///
    /// # Errors
    /// [`NoRule`] on a day without such rules.
    pub fn reasons(&self, rules: &RuleSet) -> Result<Vec<GraduationReason>, NoRule> {
        use GraduationReason as G;
        let least = |code| rules.get(code).map(|rule| rule.value);
        let found = [
            (G::HighTech, self.is_high_tech),
            (
                G::Investment,
                self.investment > least(RuleCode::GraduationInvestment)?,
            ),
            (
                G::Revenue,
                self.best_two_years() > least(RuleCode::GraduationRevenue)?,
            ),
            (G::MergedOrListed, self.is_merged_or_listed),
            (
                G::Exports,
                self.best_four_quarters() >= least(RuleCode::GraduationExports)?,
            ),
        ];
        Ok(found
            .into_iter()
            .filter_map(|(reason, holds)| holds.then_some(reason))
            .collect())
    }

    fn best_two_years(&self) -> i64 {
        let with_next = |(year, fen): (&i32, &i64)| Some(fen.saturating_add(*self.revenue.get(&(year + 1))?));
        self.revenue.iter().filter_map(with_next).max().unwrap_or(0)
    }

    fn best_four_quarters(&self) -> i64 {
        let number = |(year, quarter): (i32, u8)| i64::from(year) * 4 + i64::from(quarter);
        let from = |first: &(i32, u8)| {
            let within = self
                .exports
                .iter()
                .filter(|(own, _)| (0..4).contains(&(number(**own) - number(*first))));
            within.map(|(_, cents)| *cents).fold(0, i64::saturating_add)
        };
        self.exports.keys().map(from).max().unwrap_or(0)
    }
}
