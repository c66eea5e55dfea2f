//! The states of a complaint, what happens to it, and who may do it.

use super::table::TRANSITIONS;
use crate::casework::{self, Part, find};
use crate::codes::codes;

codes! {
    /// Where a complaint stands.
    Status {
        /// Being filled in.
        Draft,
        /// 已提交: received; neither accepted nor refused.
        Filed,
        /// 待补充材料: the complainant is asked for proof of identity or material.
        AwaitingMaterial,
        /// 已分送: sent on to the body that is competent.
        Transferred,
        /// Another body outside this window has it.
        HandedOver,
        /// 已受理
        Accepted,
        /// 不予受理
        NotAccepted,
        /// 已通知被投诉人
        RespondentNotified,
        /// 调解中
        Mediating,
        /// 鉴定检测中: goods are inspected or tested, and the clock stands still.
        Paused,
        /// 达成协议
        Agreed,
        /// 已履行
        ClosedFulfilled,
        /// 未履行
        ClosedUnfulfilled,
        /// 终止调解
        Terminated,
        /// Withdrawn before it was accepted: there was no mediation to terminate.
        Withdrawn,
        /// Another officer reviews how it ended.
        UnderObjection,
        /// 已评价
        Rated,
    }
}

codes! {
    /// What happens to a complaint.
    Act {
        /// The complainant files it.
        File,
        /// An officer takes it: it is this centre's own.
        Take,
        /// It moves to another officer.
        HandOver,
        /// The officer has a conflict of interest and gives it back.
        StepAside,
        /// The officer asks for proof of identity or material.
        AskMaterial,
        /// The complainant supplies it.
        SupplyMaterial,
        /// The term for that passed; the complaint goes on without, and is flagged.
        PassMaterial,
        /// The officer sends it on to the body that is competent.
        SendOn,
        /// That body takes it.
        TakeOver,
        /// That body sends it back.
        Decline,
        /// A body outside this window has taken it.
        RecordTaken,
        /// The officer accepts it.
        Accept,
        /// The officer proposes to refuse it.
        ProposeRefusal,
        /// The second officer confirms that.
        ConfirmRefusal,
        /// The respondent is told.
        NotifyRespondent,
        /// The respondent asks for more time.
        AskMoreTime,
        /// The respondent answers the facts.
        Reply,
        /// The respondent refuses mediation.
        RefuseMediation,
        /// The respondent makes an offer, which binds once accepted.
        MakeOffer,
        /// The officer proposes a settlement.
        Propose,
        /// A side stands by the proposal on the table.
        ConfirmProposal,
        /// A side does not want the proposal on the table.
        RefuseProposal,
        /// The other side wants it too.
        Agree,
        /// The officer has goods inspected or tested.
        OrderTesting,
        /// The result is there.
        RecordResult,
        /// A side asks that the officer step aside.
        AskRecusal,
        /// The officer is replaced.
        GrantRecusal,
        /// The officer stays.
        DenyRecusal,
        /// The officer proposes to terminate the mediation.
        ProposeTermination,
        /// The second officer confirms that.
        ConfirmTermination,
        /// The second officer sends a proposal back.
        SendBack,
        /// The officer takes the own proposal back.
        TakeBack,
        /// The complainant takes the complaint back.
        Withdraw,
        /// The respondent proves that the agreement was carried out.
        ProveFulfilment,
        /// The complainant confirms that.
        ConfirmFulfilled,
        /// The complainant says that it was not carried out.
        ReportUnfulfilled,
        /// The agreed day passed with proof and without a word against it.
        CloseProven,
        /// The agreed day passed without proof.
        CloseUnproven,
        /// Both sides are told of the termination.
        TellTermination,
        /// The complainant asks for a review.
        AskReview,
        /// The refusal stands.
        UpholdRefusal,
        /// The refusal falls.
        OverturnRefusal,
        /// The termination stands.
        UpholdTermination,
        /// The termination falls.
        OverturnTermination,
        /// The complainant rates how it was handled.
        Rate,
    }
}

codes! {
    /// Who may do it.
    Side {
        /// Whoever complains, with or without an account, or somebody who acts for them.
        Complainant,
        /// Whoever is complained about.
        Respondent,
        /// One of the two.
        EitherParty,
        /// The officer who took the complaint; for taking any officer.
        Officer,
        /// That officer, or a supervisor.
        OfficerOrSupervisor,
        /// A supervisor.
        Supervisor,
        /// Another officer than the one who made the proposal.
        SecondOfficer,
        /// Another officer than those who decided what is reviewed.
        Reviewer,
        /// The body to which it was sent on.
        ReceivingBody,
        /// The calendar.
        System,
    }
}

/// One row of the table.
pub type Transition = casework::Transition<Status, Act, Side>;

/// The act is not possible as the complaint stands.
pub type NotNow = casework::NotNow<Status, Act>;

impl Act {
    /// Whether the two sides read of it: how officers pass a complaint among themselves, and what they propose to each
    /// other, is their own affair until it is decided.
    pub fn is_told_to_parties(self) -> bool {
        !matches!(
            self,
            Self::HandOver
                | Self::ProposeRefusal
                | Self::ProposeTermination
                | Self::SendBack
                | Self::TakeBack
        )
    }

    /// Whether the respondent reads of it, once told of the complaint.
    pub fn is_told_to_respondent(self) -> bool {
        self.is_told_to_parties() && !matches!(self, Self::Rate | Self::StepAside)
    }
}

/// What of a complaint's history the respondent reads: from being told on, as what came before was between complainant
/// and centre.
pub fn read_by_respondent<Event>(
    history: impl IntoIterator<Item = Event>,
    act: impl Fn(&Event) -> Act,
) -> Vec<Event> {
    let events = history
        .into_iter()
        .skip_while(|event| act(event) != Act::NotifyRespondent);
    events
        .filter(|event| act(event).is_told_to_respondent())
        .collect()
}

impl Side {
    /// The parts that may do it; none for officers and the calendar.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Complainant => &[Part::Complainant],
            Self::Respondent => &[Part::Respondent],
            Self::EitherParty => &[Part::Complainant, Part::Respondent],
            _ => &[],
        }
    }
}

impl Status {
    /// Says what an act leads to by the table alone; [`super::Standing::after`] knows besides what happened before.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible in this state.
    pub fn after(self, act: Act) -> Result<&'static Transition, NotNow> {
        find(TRANSITIONS, self, act)
    }

    /// Whether it has ended: retention runs, and only a rating, a review or a notice can follow.
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Self::HandedOver
                | Self::NotAccepted
                | Self::ClosedFulfilled
                | Self::ClosedUnfulfilled
                | Self::Terminated
                | Self::Withdrawn
                | Self::Rated
        )
    }

    /// Whether nothing can follow.
    pub fn is_final(self) -> bool {
        TRANSITIONS.iter().all(|row| row.from != self)
    }

    /// Whether the complainant may change answers and evidence; evidence can be added until it has ended.
    pub fn is_open_to_complainant(self) -> bool {
        matches!(self, Self::Draft | Self::AwaitingMaterial)
    }
}
