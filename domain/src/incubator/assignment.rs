//! Giving applications to reviewers evenly.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{AccountId, CaseId};

/// An application that needs reviewers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToReview {
    /// The application.
    pub case: CaseId,
    /// Who has a conflict with it, or reviews it already.
    pub excluded: BTreeSet<AccountId>,
    /// How many more reviewers it needs.
    pub needed: usize,
}

/// Who reviews what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignment {
    /// The pairs, in order of application and reviewer.
    pub pairs: BTreeSet<(CaseId, AccountId)>,
    /// Applications for which there are too few reviewers without conflict, with how many are missing.
    pub short: BTreeMap<CaseId, usize>,
}

/// Gives each application to those who have least to do and no conflict; `loads` is what each reviewer has already.
/// Applications with the fewest possible reviewers come first. The order in which anything is given does not matter.
pub fn assign(applications: &[ToReview], loads: &BTreeMap<AccountId, usize>) -> Assignment {
    let possible = |own: &ToReview| {
        loads
            .keys()
            .filter(|reviewer| !own.excluded.contains(reviewer))
            .count()
    };
    let mut waiting: Vec<&ToReview> = applications.iter().collect();
    waiting.sort_by_key(|own| (possible(own), own.case));
    let mut loads = loads.clone();
    let mut assignment = Assignment::default();
    for application in waiting {
        let mut free: Vec<(usize, AccountId)> = loads
            .iter()
            .filter(|(reviewer, _)| !application.excluded.contains(reviewer))
            .map(|(reviewer, load)| (*load, *reviewer))
            .collect();
        free.sort_unstable();
        let missing = application.needed.saturating_sub(free.len());
        for (_, reviewer) in free.into_iter().take(application.needed) {
            assignment.pairs.insert((application.case, reviewer));
            loads.entry(reviewer).and_modify(|load| *load += 1);
        }
        if missing > 0 {
            assignment.short.insert(application.case, missing);
        }
    }
    assignment
}
