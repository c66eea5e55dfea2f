//! What rules set.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// What a rule sets.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum RuleCode {
    /// Amount that a person may settle in a calendar year on the identity document alone (年度便利化额度).
    AnnualFacilitationQuota,
    /// Youngest age of an applicant.
    ApplicantAge,
    /// For how long the identity document must still be valid.
    DocumentValidity,
    /// A document that expires sooner than this is pointed out.
    DocumentExpiryWarning,
    /// Who may hold the card for the settled yuan: the applicant alone.
    SettlementCardHolder,
    /// Fewest orders that the sample shows.
    SampleOrders,
    /// Share of a firm from which a person counts as its beneficial owner.
    BeneficialOwnerShare,
    /// Registered capital up to which a firm may give an undertaking instead of naming beneficial owners.
    BeneficialOwnerUndertaking,
    /// Special refund that the bank of a class A firm may make by itself.
    SpecialRefund,
    /// Yearly receipts or payments below which a small firm needs no list registration.
    SmallFirmExemption,
    /// Bank takes a submitted application.
    ForexTake,
    /// Bank proposes its first decision.
    ForexProposal,
    /// A second officer checks a proposal.
    ForexCheck,
    /// Applicant gets the answer that is announced at submission: taking, proposing and checking together.
    ForexAnswer,
    /// Bank records the account number after approval.
    ForexAccountNumber,
    /// Applicant answers a supplement request.
    ForexSupplement,
    /// Applicant comes to the counter after approval.
    ForexVisit,
    /// A draft that nobody touches expires.
    ForexDraftIdle,
    /// Most supplement requests in one application.
    ForexSupplementRounds,
    /// Largest document.
    DocumentSize,
    /// Most documents in one application.
    DocumentCount,
    /// A complaint is accepted or refused.
    ComplaintAcceptance,
    /// Mediation ends after acceptance.
    ComplaintMediation,
    /// Both sides are told that mediation was terminated.
    ComplaintTerminationNotice,
    /// A complaint must be made after the complainant knew of the harm.
    ComplaintLimitation,
    /// The centre sees whether a complaint is its own, or sends it on.
    ComplaintJurisdiction,
    /// A complainant supplies the proof of identity or the material that was asked for.
    ComplaintMaterial,
    /// A body to which a complaint was sent on takes it or sends it back.
    ComplaintTransfer,
    /// A respondent is told of an accepted complaint.
    ComplaintRespondentNotice,
    /// A respondent answers.
    ComplaintReply,
    /// More time that a respondent gets once.
    ComplaintMoreTime,
    /// Days of inspection or testing that count towards the mediation's term: none.
    ComplaintTesting,
    /// It is decided whether an officer steps aside.
    ComplaintRecusal,
    /// The latest day by which an agreement is to be fulfilled.
    ComplaintFulfilment,
    /// A complainant asks for a review of how a complaint ended.
    ComplaintReviewRequest,
    /// Another officer reviews how a complaint ended.
    ComplaintReview,
    /// A complainant rates how a complaint was handled.
    ComplaintRating,
    /// Most pieces of evidence with one filing.
    ComplaintEvidence,
    /// It is checked whether a reported breach becomes a case.
    ReportChecking,
    /// More time for checking a report, once.
    ReportExtension,
    /// A named reporter is told whether a case was opened.
    ReportNotice,
    /// Return of retail imports is applied for at customs, after release.
    ReturnApplication,
    /// Returned retail imports are back in the supervised place, after release.
    ReturnArrival,
    /// Largest value of one retail import.
    ImportTransaction,
    /// Largest value of a person's retail imports in a calendar year.
    ImportYear,
    /// A merchant disputes an event of its credit record.
    CreditObjection,
    /// An event of a credit record has effect.
    CreditEffect,
    /// A figure below this is not published, nor can it be computed.
    SmallCell,
    /// The zone office looks through a carrier's registration.
    CarrierCheck,
    /// The zone office decides about a carrier after its visit.
    CarrierDecision,
    /// A carrier looks whether an application is complete.
    IncubatorCompleteness,
    /// A team supplies what was asked for.
    IncubatorSupplement,
    /// Reviewers score.
    IncubatorScores,
    /// A carrier decides after scores or interview.
    IncubatorDecision,
    /// A team answers an offer.
    IncubatorOffer,
    /// Both sides sign the agreement.
    IncubatorAgreement,
    /// A refused team appeals.
    IncubatorAppealRequest,
    /// The zone office decides on an appeal.
    IncubatorAppeal,
    /// A manager may end a tenancy after a warning without effect.
    IncubatorWarning,
    /// A place on the waiting list lapses: months.
    IncubatorWaitingList,
    /// Oldest firm at its entry: months since its registration.
    IncubatorFirmAge,
    /// Longest incubation: months.
    IncubatorIncubation,
    /// Longest incubation in fields that take longer: months.
    IncubatorIncubationLong,
    /// A tenancy unless agreed otherwise: months.
    IncubatorTenancy,
    /// Fewest reviewers of an application.
    IncubatorReviewers,
    /// A wider spread of totals, in points, asks for a third reviewer.
    IncubatorSpread,
    /// Points from which an application can be admitted after an interview.
    IncubatorInterviewPoints,
    /// Points from which an application can wait; below, only two managers can keep it.
    IncubatorWaitingPoints,
    /// Points from which no interview is needed.
    IncubatorDirectPoints,
    /// Points that an interview may add or take.
    IncubatorInterviewChange,
    /// Venture capital from which a firm graduates.
    GraduationInvestment,
    /// Turnover of two years in a row from which a firm graduates.
    GraduationRevenue,
    /// Exports within twelve months from which a firm graduates.
    GraduationExports,
    /// Drafts that nobody touches are kept.
    RetentionDraft,
    /// Drafts of guests are kept.
    RetentionGuestDraft,
    /// Applications that lapsed, expired, were withdrawn or refused are kept.
    RetentionUnsuccessful,
    /// Foreign exchange cases and their documents are kept after closing.
    RetentionForexCase,
    /// Electronic transaction records are kept.
    RetentionTransactionData,
    /// Complaints are kept after closing.
    RetentionComplaint,
    /// Incubator cases are kept after exit.
    RetentionIncubatorCase,
    /// Sessions and sign-in history are kept.
    RetentionSession,
    /// Idempotency keys are kept.
    RetentionIdempotencyKey,
    /// Bodies of sent mail are kept.
    RetentionMailBody,
    /// The audit, which holds identifiers of records only, is kept.
    RetentionAudit,
}
