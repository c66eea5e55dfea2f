//! The clocks of cases: what they measure, by which rule, and who must be done in time.

use super::Part;
use crate::codes::codes;
use crate::rules::RuleCode;

codes! {
    /// What a running clock of a case measures, and so whose turn it is.
    Clock {
        /// An officer takes the case.
        Take,
        /// An officer proposes a decision.
        Proposal,
        /// A second officer checks the proposal.
        Check,
        /// The applicant gets the answer that was announced at submission.
        Answer,
        /// The applicant supplies what was asked for.
        Supplement,
        /// The applicant shows their identity at the counter.
        Visit,
        /// The bank gives out the account number.
        AccountNumber,
        /// The centre sees whether a complaint is its own.
        Jurisdiction,
        /// A complaint is accepted or refused.
        Acceptance,
        /// The complainant supplies what was asked for.
        Material,
        /// The body to which a complaint was sent on takes it or sends it back.
        Transfer,
        /// The respondent is told of the complaint.
        RespondentNotice,
        /// The respondent answers.
        Reply,
        /// The mediation comes to an end.
        Mediation,
        /// It is decided whether the officer steps aside.
        Recusal,
        /// The respondent does what was agreed.
        Fulfilment,
        /// Both sides are told that the mediation was terminated.
        TerminationNotice,
        /// Another officer reviews how a complaint ended.
        Review,
        /// It is checked whether a reported breach becomes a case.
        Checking,
        /// The reporter is told whether it did.
        ReporterNotice,
        /// The zone office looks through a carrier's registration.
        CarrierCheck,
        /// The zone office decides about the carrier.
        CarrierDecision,
        /// The carrier looks whether an application is complete.
        Completeness,
        /// The team supplies what was asked for.
        Completion,
        /// The reviewers score.
        Scores,
        /// The carrier decides.
        Decision,
        /// The team answers an offer.
        OfferReply,
        /// Both sides sign the agreement.
        Agreement,
        /// The zone office decides on an appeal.
        Appeal,
        /// The tenant makes good what the carrier warned of.
        TenancyWarning,
    }
}

impl Clock {
    /// The rule that says how long it runs.
    pub const fn rule(self) -> RuleCode {
        match self {
            Self::Take => RuleCode::ForexTake,
            Self::Proposal => RuleCode::ForexProposal,
            Self::Check => RuleCode::ForexCheck,
            Self::Answer => RuleCode::ForexAnswer,
            Self::Supplement => RuleCode::ForexSupplement,
            Self::Visit => RuleCode::ForexVisit,
            Self::AccountNumber => RuleCode::ForexAccountNumber,
            Self::Jurisdiction => RuleCode::ComplaintJurisdiction,
            Self::Acceptance => RuleCode::ComplaintAcceptance,
            Self::Material => RuleCode::ComplaintMaterial,
            Self::Transfer => RuleCode::ComplaintTransfer,
            Self::RespondentNotice => RuleCode::ComplaintRespondentNotice,
            Self::Reply => RuleCode::ComplaintReply,
            Self::Mediation => RuleCode::ComplaintMediation,
            Self::Recusal => RuleCode::ComplaintRecusal,
            Self::Fulfilment => RuleCode::ComplaintFulfilment,
            Self::TerminationNotice => RuleCode::ComplaintTerminationNotice,
            Self::Review => RuleCode::ComplaintReview,
            Self::Checking => RuleCode::ReportChecking,
            Self::ReporterNotice => RuleCode::ReportNotice,
            Self::CarrierCheck => RuleCode::CarrierCheck,
            Self::CarrierDecision => RuleCode::CarrierDecision,
            Self::Completeness => RuleCode::IncubatorCompleteness,
            Self::Completion => RuleCode::IncubatorSupplement,
            Self::Scores => RuleCode::IncubatorScores,
            Self::Decision => RuleCode::IncubatorDecision,
            Self::OfferReply => RuleCode::IncubatorOffer,
            Self::Agreement => RuleCode::IncubatorAgreement,
            Self::Appeal => RuleCode::IncubatorAppeal,
            Self::TenancyWarning => RuleCode::IncubatorWarning,
        }
    }

    /// The rule that says for how much longer it runs when more time is given, which happens once; none for a clock
    /// that cannot be extended.
    pub const fn extension(self) -> Option<RuleCode> {
        match self {
            Self::Reply => Some(RuleCode::ComplaintMoreTime),
            Self::Checking => Some(RuleCode::ReportExtension),
            _ => None,
        }
    }

    /// The part of whoever must be done in time; nobody's where it is an organisation that works on the case, or both
    /// sides together.
    pub const fn binds(self) -> Option<Part> {
        match self {
            Self::Supplement | Self::Visit | Self::Completion | Self::OfferReply | Self::TenancyWarning => {
                Some(Part::Applicant)
            }
            Self::Material => Some(Part::Complainant),
            Self::Reply | Self::Fulfilment => Some(Part::Respondent),
            _ => None,
        }
    }

    /// Whether it is the applicant who must be done in time.
    pub fn binds_applicant(self) -> bool {
        self.binds() == Some(Part::Applicant)
    }
}

/// What an act does to the clocks of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// Starts to run, unless it runs already.
    Start(Clock),
    /// What it measured has been done, if it runs.
    Meet(Clock),
    /// Stands still, for a cause that the process names.
    Pause(Clock),
    /// Runs on.
    Resume(Clock),
    /// Its term becomes longer, by [`Clock::extension`].
    Extend(Clock),
    /// Its term passed, and that had its consequence.
    Miss(Clock),
    /// It has lost its object, if it runs.
    Cancel(Clock),
    /// What had met it was undone: it runs on to the day on which it would have ended.
    Reopen(Clock),
    /// All that still run have lost their object.
    CancelAll,
}
