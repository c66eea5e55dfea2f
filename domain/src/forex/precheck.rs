//! The eligibility check without an account: who may apply, why not, and what is needed.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, IntoEnumIterator, IntoStaticStr};

use super::ApplicantKind;
use crate::casework::{Answers, Field, Kind, Page, Problem};
use crate::identity::document;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Display, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Condition {
    /// Holds no resident identity card: the bank confirms per holder whether lines are exempt from the quota.
    OverseasIndividual,
    /// The identity document expires soon and should be renewed first.
    DocumentExpiresSoon,
    /// The bank enters the applicant in the list of trading firms first.
    ListToRegister,
    /// Too small to be entered in the list, as long as it stays so.
    SmallFirm,
    /// Class B: each transaction is checked.
    ClassB,
    /// The code at customs must be obtained first.
    CustomsCodeToObtain,
    /// The proofs of shop and orders must be gathered first.
    ProofToGather,
    /// The papers of a firm or sole trader must be gathered first.
    PapersToGather,
}

impl Condition {
    /// The rule that it follows from.
    pub const fn rule(self) -> Option<RuleCode> {
        match self {
            Self::DocumentExpiresSoon => Some(RuleCode::DocumentExpiryWarning),
            Self::SmallFirm => Some(RuleCode::SmallFirmExemption),
            Self::ProofToGather => Some(RuleCode::SampleOrders),
            Self::OverseasIndividual
            | Self::ListToRegister
            | Self::ClassB
            | Self::CustomsCodeToObtain
            | Self::PapersToGather => None,
        }
    }
}

/// Why somebody may not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Display, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Reason {
    /// Younger than 18.
    UnderAge,
    /// The identity document has expired.
    IdExpired,
    /// The business licence is not in operation.
    LicenceNotActive,
    /// Class C, which goes to a branch.
    ClassC,
    /// No shop on a platform and no shop of one's own.
    NoPlatform,
    /// The same person has an open application at this bank.
    DuplicateOpenApplication,
}

impl Reason {
    /// The rule that it follows from.
    pub const fn rule(self) -> Option<RuleCode> {
        match self {
            Self::UnderAge => Some(RuleCode::ApplicantAge),
            Self::IdExpired => Some(RuleCode::DocumentValidity),
            Self::LicenceNotActive | Self::ClassC | Self::NoPlatform | Self::DuplicateOpenApplication => None,
        }
    }
}

/// The field that holds who somebody is.
pub const APPLICANT: &str = "applicant";

/// The first question: who somebody is. The others follow from it.
pub fn first_page() -> Page {
    let kinds: Vec<&str> = ApplicantKind::iter().map(Into::into).collect();
    Page::of("precheck", vec![Field::always(APPLICANT, Kind::one_of(&kinds))])
}

/// The other questions, each answered by one tap.
pub fn page(applicant: ApplicantKind) -> Page {
    let field = |name, options| Field::always(name, Kind::one_of(options));
    let of_person = || {
        [
            field("age", &["adult", "minor"]),
            field("document", document::KINDS),
        ]
    };
    let of_licence = || {
        [
            field("licence", &["in_operation", "other"]),
            field(
                "list",
                &["class_a", "class_b", "class_c", "exempt_small", "to_register"],
            ),
            field("customs", &["not_needed", "ready", "later"]),
        ]
    };
    let mut fields = Vec::new();
    if applicant.has_licence() {
        fields.extend(of_licence());
    }
    if applicant != ApplicantKind::Firm {
        fields.extend(of_person());
    }
    fields.extend([
        field("validity", &["valid", "soon", "expired"]),
        field("shop", &["platform", "own_site", "none"]),
        field("proof", &["ready", "later"]),
    ]);
    Page::of("precheck", fields)
}

/// Judges complete answers to [`page`]. Questions that were not asked say nothing.
pub fn judge(applicant: ApplicantKind, answers: &Answers) -> Eligibility {
    let reasons = [
        ("age", "minor", Reason::UnderAge),
        ("validity", "expired", Reason::IdExpired),
        ("licence", "other", Reason::LicenceNotActive),
        ("list", "class_c", Reason::ClassC),
        ("shop", "none", Reason::NoPlatform),
    ];
    let said = |field: &str, code: &str| answers.text(field) == code;
    let reasons: Vec<Reason> = reasons
        .into_iter()
        .filter_map(|(field, code, reason)| said(field, code).then_some(reason))
        .collect();
    if !reasons.is_empty() {
        return Eligibility::NotEligible(reasons);
    }
    let to_gather = if applicant.has_licence() {
        Condition::PapersToGather
    } else {
        Condition::ProofToGather
    };
    // The quota is for individuals: whoever has a licence settles on the documents of the trade.
    let is_overseas = applicant == ApplicantKind::Individual && !said("document", "resident_id");
    let others = [
        ("validity", "soon", Condition::DocumentExpiresSoon),
        ("list", "to_register", Condition::ListToRegister),
        ("list", "exempt_small", Condition::SmallFirm),
        ("list", "class_b", Condition::ClassB),
        ("customs", "later", Condition::CustomsCodeToObtain),
        ("proof", "later", to_gather),
    ];
    let others = others
        .into_iter()
        .filter_map(|(field, code, condition)| said(field, code).then_some(condition));
    let conditions: Vec<Condition> = is_overseas
        .then_some(Condition::OverseasIndividual)
        .into_iter()
        .chain(others)
        .collect();
    if conditions.is_empty() {
        Eligibility::Eligible
    } else {
        Eligibility::WithConditions(conditions)
    }
}

/// What is missing in the answers to [`page`].
pub fn check(applicant: ApplicantKind, answers: &Answers, today: time::Date) -> Vec<Problem> {
    page(applicant).check(answers, today)
}
