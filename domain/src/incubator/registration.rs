//! The registration (登记) of a carrier by the zone office: a state table, four eyes, and the yearly renewal.

mod table;

use time::{Date, Month};

pub use table::TRANSITIONS;

use crate::casework::{self, find};
use crate::codes::codes;

codes! {
    /// Where a carrier's registration stands.
    CarrierStatus {
        /// Being filled in.
        Draft,
        /// Handed in; the zone office looks through it.
        Submitted,
        /// The operator is asked for more.
        SupplementRequested,
        /// The zone office visits, and decides.
        SiteVisit,
        /// Registered: it has a page of its own and may open rounds.
        Registered,
        /// Not registered.
        Refused,
        /// Suspended: tenants stay, nobody new comes.
        Suspended,
        /// No longer registered.
        Deregistered,
        /// The operator took it back.
        Withdrawn,
    }
}

codes! {
    /// What happens to a registration.
    CarrierAct {
        /// The operator hands it in.
        Submit,
        /// The zone office asks for more.
        AskSupplement,
        /// The operator supplies it.
        Supply,
        /// The term for that passed; the check goes on without.
        PassSupplement,
        /// The zone office arranges a visit.
        ArrangeVisit,
        /// An officer proposes to register.
        ProposeRegistration,
        /// The second officer confirms that.
        ConfirmRegistration,
        /// An officer proposes to refuse.
        ProposeRefusal,
        /// The second officer confirms that.
        ConfirmRefusal,
        /// The operator hands in the report of the past year.
        AskRenewal,
        /// An officer proposes to renew.
        ProposeRenewal,
        /// The second officer confirms that.
        ConfirmRenewal,
        /// An officer proposes to suspend.
        ProposeSuspension,
        /// The second officer confirms that.
        ConfirmSuspension,
        /// An officer proposes to lift the suspension.
        ProposeLift,
        /// The second officer confirms that.
        ConfirmLift,
        /// An officer proposes to end the registration.
        ProposeEnd,
        /// The second officer confirms that.
        ConfirmEnd,
        /// The second officer sends a proposal back.
        SendBack,
        /// The officer takes the own proposal back.
        TakeBack,
        /// The operator takes the application back.
        Withdraw,
    }
}

codes! {
    /// Who may do it.
    CarrierSide {
        /// Whoever runs the carrier.
        Operator,
        /// An officer of the zone office.
        Officer,
        /// Another officer than the one who made the proposal.
        SecondOfficer,
        /// The calendar.
        System,
    }
}

/// One row of the table.
pub type Transition = casework::Transition<CarrierStatus, CarrierAct, CarrierSide>;

/// The act is not possible as the registration stands.
pub type NotNow = casework::NotNow<CarrierStatus, CarrierAct>;

/// A registration as it stands, folded from its history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CarrierStanding {
    /// The state.
    pub status: CarrierStatus,
    /// The act with which the second officer would confirm what waits.
    pub proposed: Option<CarrierAct>,
    /// The report of the past year has been handed in and not been dealt with.
    pub is_renewal_asked: bool,
}

impl CarrierAct {
    /// What confirms a proposal.
    fn confirmed_by(self) -> Option<Self> {
        Some(match self {
            Self::ProposeRegistration => Self::ConfirmRegistration,
            Self::ProposeRefusal => Self::ConfirmRefusal,
            Self::ProposeRenewal => Self::ConfirmRenewal,
            Self::ProposeSuspension => Self::ConfirmSuspension,
            Self::ProposeLift => Self::ConfirmLift,
            Self::ProposeEnd => Self::ConfirmEnd,
            _ => return None,
        })
    }
}

impl CarrierStatus {
    /// Says what an act leads to by the table alone.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible in this state.
    pub fn after(self, act: CarrierAct) -> Result<&'static Transition, NotNow> {
        find(TRANSITIONS, self, act)
    }

    /// Whether the public sees the carrier.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Registered | Self::Suspended)
    }

    /// Whether it may open rounds and admit.
    pub fn admits(self) -> bool {
        self == Self::Registered
    }
}

impl CarrierStanding {
    /// A new draft.
    pub const DRAFT: Self = Self {
        status: CarrierStatus::Draft,
        proposed: None,
        is_renewal_asked: false,
    };

    /// Says what an act leads to; the only place that does.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible as the registration stands.
    pub fn after(self, act: CarrierAct) -> Result<Self, NotNow> {
        use CarrierAct as A;
        let row = self.status.after(act)?;
        let is_possible = match act {
            A::SendBack | A::TakeBack => self.proposed.is_some(),
            A::ProposeRenewal => self.proposed.is_none() && self.is_renewal_asked,
            _ => match row.side {
                CarrierSide::SecondOfficer => self.proposed == Some(act),
                CarrierSide::Officer => self.proposed.is_none(),
                CarrierSide::Operator | CarrierSide::System => true,
            },
        };
        if !is_possible {
            return Err(NotNow {
                from: self.status,
                act,
            });
        }
        let stays = row.to == self.status && row.side == CarrierSide::Operator;
        Ok(Self {
            status: row.to,
            proposed: act.confirmed_by().or(self.proposed.filter(|_| stays)),
            is_renewal_asked: act == A::AskRenewal || (self.is_renewal_asked && act != A::ConfirmRenewal),
        })
    }
}

/// The last day on which a carrier asks for renewal in a year: 31 March (convention).
pub fn renewal_due(year: i32) -> Date {
    Date::from_calendar_date(year, Month::March, 31).unwrap_or(Date::MAX)
}

/// Whether a carrier that was registered on a day, and last renewed in a year, is late on another: the first renewal is
/// due in the year after registration.
pub fn is_renewal_late(registered_on: Date, renewed_in: Option<i32>, today: Date) -> bool {
    let is_due = today.year() > registered_on.year() && today > renewal_due(today.year());
    is_due && renewed_in != Some(today.year())
}
