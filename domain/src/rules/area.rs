//! Which service a rule is about.

use super::{RuleCode, RuleCode as C};
use crate::codes::codes;

codes! {
    /// What a rule is about.
    Area {
        /// Forex accounts, and what all services share.
        Forex,
        /// Complaints and reports.
        Complaint,
        /// Incubation.
        Incubator,
    }
}

const COMPLAINT: [C; 28] = [
    C::ComplaintAcceptance,
    C::ComplaintMediation,
    C::ComplaintTerminationNotice,
    C::ComplaintLimitation,
    C::ComplaintJurisdiction,
    C::ComplaintMaterial,
    C::ComplaintTransfer,
    C::ComplaintRespondentNotice,
    C::ComplaintReply,
    C::ComplaintMoreTime,
    C::ComplaintTesting,
    C::ComplaintRecusal,
    C::ComplaintFulfilment,
    C::ComplaintReviewRequest,
    C::ComplaintReview,
    C::ComplaintRating,
    C::ComplaintEvidence,
    C::ReportChecking,
    C::ReportExtension,
    C::ReportNotice,
    C::ReturnApplication,
    C::ReturnArrival,
    C::ImportTransaction,
    C::ImportYear,
    C::CreditObjection,
    C::CreditEffect,
    C::SmallCell,
    C::RetentionComplaint,
];

const INCUBATOR: [C; 26] = [
    C::CarrierCheck,
    C::CarrierDecision,
    C::IncubatorCompleteness,
    C::IncubatorSupplement,
    C::IncubatorScores,
    C::IncubatorDecision,
    C::IncubatorOffer,
    C::IncubatorAgreement,
    C::IncubatorAppealRequest,
    C::IncubatorAppeal,
    C::IncubatorWarning,
    C::IncubatorWaitingList,
    C::IncubatorFirmAge,
    C::IncubatorIncubation,
    C::IncubatorIncubationLong,
    C::IncubatorTenancy,
    C::IncubatorReviewers,
    C::IncubatorSpread,
    C::IncubatorInterviewPoints,
    C::IncubatorWaitingPoints,
    C::IncubatorDirectPoints,
    C::IncubatorInterviewChange,
    C::GraduationInvestment,
    C::GraduationRevenue,
    C::GraduationExports,
    C::RetentionIncubatorCase,
];

impl RuleCode {
    /// What it is about.
    pub fn area(self) -> Area {
        if COMPLAINT.contains(&self) {
            Area::Complaint
        } else if INCUBATOR.contains(&self) {
            Area::Incubator
        } else {
            Area::Forex
        }
    }
}
