//! Absences of officers, and who stands in for them.

use std::collections::BTreeSet;

use time::Date;

use crate::codes::codes;
use crate::identity::Role;
use crate::ids::AccountId;

codes! {
    /// Why an absence cannot be entered.
    AbsenceFault {
        /// It ends before it begins.
        EndsBefore,
        /// It is over already.
        Past,
        /// Nobody stands in for themselves.
        Oneself,
        /// The substitute cannot do what the absent officer does.
        OtherRole,
        /// The officer has an absence in these days already.
        Overlaps,
        /// The substitute is absent in these days too.
        SubstituteAway,
    }
}

/// Days on which an officer is absent, and who stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Who is absent.
    pub account: AccountId,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Who stands in.
    pub substitute: AccountId,
}

impl Absence {
    /// Whether this is one of its days.
    pub fn covers(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    fn meets(&self, other: &Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Judges a new absence beside those of the bank; `roles` are those of the absent officer and of the substitute.
    ///
    /// # Errors
    /// The first fault.
    pub fn judge(
        &self,
        today: Date,
        (absent, substitute): (&BTreeSet<Role>, &BTreeSet<Role>),
        others: &[Self],
    ) -> Result<(), AbsenceFault> {
        let mut meeting = others.iter().filter(|other| self.meets(other));
        if self.to < self.from {
            return Err(AbsenceFault::EndsBefore);
        }
        if self.to < today {
            return Err(AbsenceFault::Past);
        }
        if self.account == self.substitute {
            return Err(AbsenceFault::Oneself);
        }
        if !can_stand_in(absent, substitute) {
            return Err(AbsenceFault::OtherRole);
        }
        if meeting.clone().any(|other| other.account == self.account) {
            return Err(AbsenceFault::Overlaps);
        }
        if meeting.any(|other| other.account == self.substitute) {
            return Err(AbsenceFault::SubstituteAway);
        }
        Ok(())
    }
}

/// For a maker another maker stands in, because only makers have cases; for others somebody with a role of theirs.
fn can_stand_in(absent: &BTreeSet<Role>, substitute: &BTreeSet<Role>) -> bool {
    if absent.contains(&Role::BankMaker) {
        substitute.contains(&Role::BankMaker)
    } else {
        !absent.is_disjoint(substitute)
    }
}
