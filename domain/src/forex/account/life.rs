//! The states of an account, and the one table that says how they follow each other.

use strum::Display;

use super::{AccountReason, AccountState};
use crate::codes::codes;

codes! {
    /// What happens to an opened account.
    AccountAct {
        /// The bank blocks settlement.
        Suspend,
        /// The bank lifts the suspension.
        Resume,
        /// The holder asks for closure.
        AskClosure,
        /// The holder takes that wish back.
        WithdrawClosure,
        /// The bank begins to close the account.
        BeginClosure,
        /// The bank does not close the account after all.
        TurnDownClosure,
        /// The bank closes it.
        Close,
    }
}

codes! {
    /// What became of an act that was asked for or proposed.
    Outcome {
        /// The holder did it: it holds at once.
        Done,
        /// Another officer confirmed it: it holds.
        Confirmed,
        /// Another officer sent it back.
        SentBack,
        /// Its maker took it back.
        TakenBack,
        /// The holder did something meanwhile after which it made no sense.
        Overtaken,
    }
}

impl Outcome {
    /// Whether the act changed the account.
    pub fn holds(self) -> bool {
        matches!(self, Self::Done | Self::Confirmed)
    }
}

/// Who may do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display)]
#[strum(serialize_all = "snake_case")]
pub enum AccountSide {
    /// Whoever holds the account.
    Holder,
    /// The bank: a maker proposes it, another officer confirms it.
    Bank,
}

impl AccountAct {
    /// Who may do it.
    pub fn side(self) -> AccountSide {
        match self {
            Self::AskClosure | Self::WithdrawClosure => AccountSide::Holder,
            Self::Suspend | Self::Resume | Self::BeginClosure | Self::TurnDownClosure | Self::Close => {
                AccountSide::Bank
            }
        }
    }
}

/// The state that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// This one.
    State(AccountState),
    /// The one that the account had before its closure was begun: a suspended account does not come into use because
    /// somebody asked to close it and thought better of it.
    Before,
}

/// Every change of an account; nothing else is possible.
pub const LIFE: &[(AccountState, AccountAct, Next)] = {
    use AccountAct as A;
    use AccountState::{Closed, Closing, Opened, Suspended};
    use Next::{Before, State};
    &[
        (Opened, A::Suspend, State(Suspended)),
        (Suspended, A::Resume, State(Opened)),
        (Opened, A::AskClosure, State(Closing)),
        (Suspended, A::AskClosure, State(Closing)),
        (Opened, A::BeginClosure, State(Closing)),
        (Suspended, A::BeginClosure, State(Closing)),
        (Closing, A::WithdrawClosure, Before),
        (Closing, A::TurnDownClosure, Before),
        (Closing, A::Close, State(Closed)),
    ]
};

/// Where an account stands, with what must be remembered while it is being closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The state.
    pub state: AccountState,
    /// How its closure began; `None` unless it is closing or closed.
    pub closing: Option<Closing>,
}

/// How a closure began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The state before.
    pub from: AccountState,
    /// Why; tells also whether the holder or the bank wants it.
    pub why: AccountReason,
}

/// The act is not possible as the account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{act} is not possible while an account is {from}")]
pub struct NotNow {
    /// The state the account is in.
    pub from: AccountState,
    /// What was tried.
    pub act: AccountAct,
}

impl Standing {
    /// A new account.
    pub const OPENED: Self = Self {
        state: AccountState::Opened,
        closing: None,
    };

    /// Says what an act leads to; the only place that does. `why` is the reason for the act.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible as the account stands.
    pub fn after(self, act: AccountAct, why: AccountReason) -> Result<Self, NotNow> {
        let not_now = NotNow {
            from: self.state,
            act,
        };
        let is_row = |row: &&(AccountState, AccountAct, Next)| row.0 == self.state && row.1 == act;
        let (_, _, next) = LIFE.iter().find(is_row).ok_or(not_now)?;
        if act == AccountAct::WithdrawClosure && !self.is_wanted_by_holder() {
            return Err(not_now);
        }
        Ok(match next {
            Next::State(AccountState::Closing) => Self {
                state: AccountState::Closing,
                closing: Some(Closing {
                    from: self.state,
                    why,
                }),
            },
            Next::State(state) => Self {
                state: *state,
                closing: self.closing,
            },
            Next::Before => Self {
                state: self.closing.ok_or(not_now)?.from,
                closing: None,
            },
        })
    }

    /// Whether the act is possible now.
    pub fn allows(self, act: AccountAct) -> bool {
        self.after(act, AccountReason::HolderAsked).is_ok()
    }

    /// The reason for which an act is done: that of the closure for closing; the holder gives none but the own wish.
    pub fn own_reason(self, act: AccountAct) -> Option<AccountReason> {
        match act {
            AccountAct::Close => self.closing.map(|closing| closing.why),
            AccountAct::AskClosure | AccountAct::WithdrawClosure => Some(AccountReason::HolderAsked),
            _ => None,
        }
    }

    /// Whether the holder asked for the closure that is under way.
    pub fn is_wanted_by_holder(self) -> bool {
        self.closing
            .is_some_and(|closing| closing.why == AccountReason::HolderAsked)
    }
}
