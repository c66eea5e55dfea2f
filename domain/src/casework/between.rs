//! What processes look for between answers, each in its own way.

use super::journey::Draft;
use super::page::Problem;
use super::parse::whole_number;
use crate::identifier::Mobile;

impl Draft {
    /// Whoever is reached by this number must have shown that it is theirs, where that is asked for.
    pub(crate) fn unconfirmed_mobile(&self, page: &str, field: &str) -> Option<Problem> {
        let confirmed = self.confirmed.as_ref()?;
        let mobile = Mobile::parse(self.text(page, field)).ok()?;
        (!confirmed.contains(mobile.as_str())).then(|| Problem::new(field, "unconfirmed"))
    }

    /// What was typed is no whole number from the least to the most.
    pub(crate) fn not_a_count(&self, page: &str, field: &str, (min, max): (u32, u32)) -> Option<Problem> {
        let typed = self.text(page, field);
        let fits = whole_number(typed).is_some_and(|count| (min..=max).contains(&count));
        let problem = || {
            Problem::new(field, "out_of_range")
                .with("min", min)
                .with("max", max)
        };
        (!typed.is_empty() && !fits).then(problem)
    }
}
