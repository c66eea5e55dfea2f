//! The eligibility check without an account: who may apply, why not, and what is needed.

use serde::{Deserialize, Serialize};
use strum::{Display, IntoStaticStr};

use super::pages;
use crate::casework::{Answers, Field, Kind, Page, Problem};
use crate::rules::RuleCode;

/// The answer of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Eligibility {
    /// May apply.
    Eligible,
    /// May apply, with these conditions.
    WithConditions(Vec<Condition>),
    /// May not apply, for these reasons.
    NotEligible(Vec<Reason>),
}

/// What an applicant must know before applying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Display, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Condition {
    /// Holds no resident identity card: the bank confirms per holder whether lines are exempt from the quota.
    OverseasIndividual,
    /// The identity document expires soon and should be renewed first.
    DocumentExpiresSoon,
    /// The proof of trade must be gathered first.
    ProofToGather,
}

impl Condition {
    /// The rule that it follows from.
    pub const fn rule(self) -> Option<RuleCode> {
        match self {
            Self::DocumentExpiresSoon => Some(RuleCode::DocumentExpiryWarning),
            Self::ProofToGather => Some(RuleCode::SampleOrders),
            Self::OverseasIndividual => None,
        }
    }
}

/// Why somebody may not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Display, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Reason {
    /// Younger than 18.
    UnderAge,
    /// The identity document has expired.
    IdExpired,
    /// No shop on a platform and no shop of one's own.
    NoPlatform,
    /// Trades as a firm or sole trader, which this path does not serve yet.
    NotIndividual,
    /// The same person has an open application at this bank.
    DuplicateOpenApplication,
}

impl Reason {
    /// The rule that it follows from.
    pub const fn rule(self) -> Option<RuleCode> {
        match self {
            Self::UnderAge => Some(RuleCode::ApplicantAge),
            Self::IdExpired => Some(RuleCode::DocumentValidity),
            Self::NoPlatform | Self::NotIndividual | Self::DuplicateOpenApplication => None,
        }
    }
}

/// The questions of the check, each answered by one tap.
pub fn page() -> Page {
    let field = |name, options| Field::always(name, Kind::one_of(options));
    Page::of(
        "precheck",
        vec![
            field("applicant", &["individual", "sole_trader", "firm"]),
            field("age", &["adult", "minor"]),
            field("document", pages::DOCUMENT_KINDS),
            field("validity", &["valid", "soon", "expired"]),
            field("shop", &["platform", "own_site", "none"]),
            field("proof", &["ready", "later"]),
        ],
    )
}

/// Judges complete answers to [`page`].
pub fn judge(answers: &Answers) -> Eligibility {
    let reasons: Vec<Reason> = [
        (answers.text("applicant") != "individual", Reason::NotIndividual),
        (answers.text("age") == "minor", Reason::UnderAge),
        (answers.text("validity") == "expired", Reason::IdExpired),
        (answers.text("shop") == "none", Reason::NoPlatform),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect();
    if !reasons.is_empty() {
        return Eligibility::NotEligible(reasons);
    }
    let conditions: Vec<Condition> = [
        (
            answers.text("document") != "resident_id",
            Condition::OverseasIndividual,
        ),
        (answers.text("validity") == "soon", Condition::DocumentExpiresSoon),
        (answers.text("proof") == "later", Condition::ProofToGather),
    ]
    .into_iter()
    .filter_map(|(holds, condition)| holds.then_some(condition))
    .collect();
    if conditions.is_empty() {
        Eligibility::Eligible
    } else {
        Eligibility::WithConditions(conditions)
    }
}

/// What is missing in the answers to [`page`].
pub fn check(answers: &Answers, today: time::Date) -> Vec<Problem> {
    page().check(answers, today)
}
