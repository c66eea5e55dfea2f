//! How applications are scored: criteria with weights, in versions.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::casework::Problem;

/// The weights of a rubric add up to this.
pub const WEIGHTS: u32 = 100;
/// The best score of one criterion; the worst is 0.
pub const SCORE_MAX: u32 = 10;
/// The most criteria of a rubric.
pub const CRITERIA_MAX: usize = 12;
/// A score up to this, or from [`COMMENT_FROM`] on, is explained in words.
const COMMENT_UP_TO: u32 = 3;
const COMMENT_FROM: u32 = 9;
/// The most characters of a comment.
pub const COMMENT_CHARS_MAX: usize = 1_000;

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its code: one of those that the catalogues know, or the carrier's own.
    pub code: String,
    /// Its weight; with 0 it is scored and shown, and does not count.
    pub weight: u32,
}

/// A rubric as it stands in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rubric {
    /// Counted from 1; scores keep the version under which they were given.
    pub version: u32,
    /// The criteria, in the order of the form.
    pub criteria: Vec<Criterion>,
}

/// Why a change of a rubric is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unchanged {
    /// The new criteria are wrong.
    Wrong(Vec<Problem>),
    /// Somebody has scored: a reason is needed.
    ReasonMissing,
}

impl Rubric {
    /// The rubric with which every round begins (convention).
    pub fn default_of_zone() -> Self {
        let criteria = [
            ("team", 25),
            ("market", 20),
            ("cbec_fit", 20),
            ("plan", 15),
            ("finance", 10),
            ("contribution", 10),
        ];
        Self {
            version: 1,
            criteria: criteria
                .map(|(code, weight)| Criterion {
                    code: code.to_owned(),
                    weight,
                })
                .into(),
        }
    }

    /// Everything wrong with the criteria.
    pub fn check(&self) -> Vec<Problem> {
        let codes: BTreeSet<&str> = self.criteria.iter().map(|own| own.code.as_str()).collect();
        let sum: u32 = self.criteria.iter().map(|own| own.weight.min(WEIGHTS * 2)).sum();
        let wrong_sum = || {
            Problem::new("weights", "sum")
                .with("expected", WEIGHTS)
                .with("found", sum)
        };
        let too_many = || Problem::new("criteria", "too_many").with("max", CRITERIA_MAX);
        [
            (sum != WEIGHTS).then(wrong_sum),
            (self.criteria.len() > CRITERIA_MAX).then(too_many),
            (codes.len() < self.criteria.len()).then(|| Problem::new("criteria", "repeated")),
            codes.contains("").then(|| Problem::new("criteria", "missing")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The rubric with other criteria: a new version, with a reason, once somebody has scored under this one.
    ///
    /// # Errors
    /// [`Unchanged`].
    pub fn changed(
        &self,
        criteria: Vec<Criterion>,
        is_scored: bool,
        reason: &str,
    ) -> Result<Self, Unchanged> {
        let next = Self {
            version: self.version + u32::from(is_scored),
            criteria,
        };
        let problems = next.check();
        if !problems.is_empty() {
            Err(Unchanged::Wrong(problems))
        } else if is_scored && reason.trim().is_empty() {
            Err(Unchanged::ReasonMissing)
        } else {
            Ok(next)
        }
    }
}

/// One reviewer's scores of one application.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The scores by criterion.
    pub scores: BTreeMap<String, u32>,
    /// The comments by criterion.
    pub comments: BTreeMap<String, String>,
}

impl Sheet {
    /// Everything that keeps a sheet from being handed in under this rubric.
    pub fn check(&self, rubric: &Rubric) -> Vec<Problem> {
        let mut problems = Vec::new();
        for code in rubric.criteria.iter().map(|own| &own.code) {
            let comment = self.comments.get(code).map_or("", |text| text.trim());
            let found = comment.chars().count();
            match self.scores.get(code) {
                None => problems.push(Problem::new(code, "missing")),
                Some(score) if *score > SCORE_MAX => {
                    problems.push(
                        Problem::new(code, "out_of_range")
                            .with("min", 0)
                            .with("max", SCORE_MAX),
                    );
                }
                Some(score) if comment.is_empty() && (*score <= COMMENT_UP_TO || *score >= COMMENT_FROM) => {
                    problems.push(Problem::new(format!("{code}_comment"), "missing"));
                }
                Some(_) => {}
            }
            if found > COMMENT_CHARS_MAX {
                let too_long = Problem::new(format!("{code}_comment"), "too_long");
                problems.push(too_long.with("max", COMMENT_CHARS_MAX).with("found", found));
            }
        }
        problems
    }

    /// The total in tenths of points: with weights that add up to 100 a whole number of them. None unless every criterion
    /// has a score.
    pub fn total(&self, rubric: &Rubric) -> Option<u32> {
        let weighted = |own: &Criterion| {
            Some(own.weight * self.scores.get(&own.code).filter(|score| **score <= SCORE_MAX)?)
        };
        rubric.criteria.iter().map(weighted).sum()
    }
}
