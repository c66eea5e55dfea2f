//! The track of a report: whether it becomes a case of the authority, and what its reporter is told.

use crate::casework::{self, Clock, ClockChange, find, row, still};
use crate::codes::codes;

codes! {
    /// Where a report stands.
    ReportStatus {
        /// Being filled in.
        Draft,
        /// Received; nobody has taken it yet.
        Received,
        /// Being checked.
        Checking,
        /// 立案: it has become a case of the authority.
        CaseFiled,
        /// 不予立案: it has not.
        NoCase,
        /// The authority has decided its case.
        Decided,
    }
}

codes! {
    /// What happens to a report.
    ReportAct {
        /// Somebody files it.
        File,
        /// An officer takes it.
        Take,
        /// It moves to another officer.
        HandOver,
        /// Checking gets more time, once.
        Extend,
        /// It becomes a case.
        FileCase,
        /// The officer proposes that it does not.
        ProposeNoCase,
        /// The second officer confirms that.
        ConfirmNoCase,
        /// The second officer sends the proposal back.
        SendBack,
        /// The officer takes the own proposal back.
        TakeBack,
        /// A named reporter is told.
        TellReporter,
        /// The authority decides its case.
        Decide,
    }
}

codes! {
    /// Who may do it.
    ReportSide {
        /// Whoever reports, named or not.
        Reporter,
        /// The officer who took it; for taking any officer.
        Officer,
        /// That officer, or a supervisor.
        OfficerOrSupervisor,
        /// A supervisor.
        Supervisor,
        /// Another officer than the one who made the proposal.
        SecondOfficer,
    }
}

codes! {
    /// Why a report does not become a case (convention).
    NoCaseReason {
        /// What was said is no breach.
        NoBreach,
        /// What was said could not be shown.
        NotShown,
        /// What was said is too vague to be checked.
        NotConcrete,
        /// Another body is competent, and has been told.
        NotCompetent,
        /// Too slight, and mended in time.
        SlightAndMended,
        /// Too long ago.
        TooLate,
        /// Another ground of law, which is named.
        OtherByLaw,
    }
}

/// One row of the table.
pub type Transition = casework::Transition<ReportStatus, ReportAct, ReportSide>;

/// The act is not possible in this state.
pub type NotNow = casework::NotNow<ReportStatus, ReportAct>;

const DECIDED_ON_CASE: &[ClockChange] = &[
    ClockChange::Meet(Clock::Checking),
    ClockChange::Start(Clock::ReporterNotice),
];
const TOLD: &[ClockChange] = &[ClockChange::Meet(Clock::ReporterNotice)];

/// Every state change of a report; nothing else is possible.
pub const TRANSITIONS: &[Transition] = {
    use ClockChange::{Extend, Start};
    use ReportAct as A;
    use ReportSide::{Officer, OfficerOrSupervisor, Reporter, SecondOfficer, Supervisor};
    use ReportStatus as S;
    &[
        row(
            S::Draft,
            A::File,
            Reporter,
            S::Received,
            &[Start(Clock::Checking)],
        ),
        row(S::Received, A::Take, Officer, S::Checking, &[]),
        still(S::Checking, A::HandOver, OfficerOrSupervisor),
        row(
            S::Checking,
            A::Extend,
            Supervisor,
            S::Checking,
            &[Extend(Clock::Checking)],
        ),
        row(S::Checking, A::FileCase, Officer, S::CaseFiled, DECIDED_ON_CASE),
        still(S::Checking, A::ProposeNoCase, Officer),
        row(
            S::Checking,
            A::ConfirmNoCase,
            SecondOfficer,
            S::NoCase,
            DECIDED_ON_CASE,
        ),
        still(S::Checking, A::SendBack, SecondOfficer),
        still(S::Checking, A::TakeBack, Officer),
        row(S::CaseFiled, A::TellReporter, Officer, S::CaseFiled, TOLD),
        row(S::CaseFiled, A::Decide, Officer, S::Decided, &[]),
        row(S::NoCase, A::TellReporter, Officer, S::NoCase, TOLD),
        row(S::Decided, A::TellReporter, Officer, S::Decided, TOLD),
    ]
};

/// A report as it stands, folded from its history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportStanding {
    /// The state.
    pub status: ReportStatus,
    /// Whether a proposal waits for the second officer.
    pub is_proposed: bool,
    /// Whether checking got more time.
    pub is_extended: bool,
}

impl ReportStatus {
    /// Says what an act leads to by the table alone.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible in this state.
    pub fn after(self, act: ReportAct) -> Result<&'static Transition, NotNow> {
        find(TRANSITIONS, self, act)
    }

    /// Whether it has ended: only telling the reporter can follow.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::NoCase | Self::Decided)
    }
}

impl ReportStanding {
    /// A new draft.
    pub const DRAFT: Self = Self {
        status: ReportStatus::Draft,
        is_proposed: false,
        is_extended: false,
    };

    /// Says what an act leads to; the only place that does.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible as the report stands.
    pub fn after(self, act: ReportAct) -> Result<Self, NotNow> {
        use ReportAct as A;
        let row = self.status.after(act)?;
        let is_possible = match act {
            A::ConfirmNoCase | A::SendBack | A::TakeBack => self.is_proposed,
            A::FileCase | A::ProposeNoCase => !self.is_proposed,
            A::Extend => !self.is_extended,
            _ => true,
        };
        if !is_possible {
            return Err(NotNow {
                from: self.status,
                act,
            });
        }
        Ok(Self {
            status: row.to,
            is_proposed: match act {
                A::ProposeNoCase => true,
                A::ConfirmNoCase | A::SendBack | A::TakeBack => false,
                _ => self.is_proposed,
            },
            is_extended: self.is_extended || act == A::Extend,
        })
    }
}

/// What an act does to the clocks of this report: nobody waits to tell a reporter whom nobody knows.
pub fn clocks(row: &Transition, is_named: bool) -> impl Iterator<Item = ClockChange> {
    let is_idle =
        move |change: &ClockChange| !is_named && *change == ClockChange::Start(Clock::ReporterNotice);
    row.clocks.iter().copied().filter(move |change| !is_idle(change))
}
