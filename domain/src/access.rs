//! Who may do what: one table, deny by default.
//!
//! [`authorise`] answers one literal question ("may this actor do this to this case?") with a [`Grant`] that nobody
//! else can make. Every use case of the store that touches a case takes a grant, so code that forgets to ask does
//! not compile. Whether the case's *state* allows the act is asked of the state machine, inside the transaction.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use crate::casework::Part;
use crate::identity::Role;
use crate::ids::{AccountId, CaseId, OrganisationId, PartyId, Version};

/// Somebody who is signed in, and what they act for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their account.
    pub account: AccountId,
    /// The parties for whom they act: their own, or that of the firm for which they work now. Staff keep their own.
    pub parties: Vec<PartyId>,
    /// The organisation and roles with which a member of staff acts.
    pub duty: Option<Duty>,
}

/// Staff at work: one organisation at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The organisation whose cases they see.
    pub organisation: OrganisationId,
    /// What they may do there.
    pub roles: BTreeSet<Role>,
}

impl Actor {
    /// The party for whom they begin a case: the one for which they act now.
    pub fn own_party(&self) -> Option<PartyId> {
        self.parties.first().copied()
    }

    /// The organisation at whose desk they read cases.
    pub fn desk(&self) -> Option<OrganisationId> {
        let duty = self.duty.as_ref()?;
        let is_officer = DESK_ROLES.iter().any(|role| duty.roles.contains(role));
        is_officer.then_some(duty.organisation)
    }

    /// Whether they run the installation: organisations, staff, letters, the calendar. This opens no case.
    pub fn administers(&self) -> bool {
        self.duty
            .as_ref()
            .is_some_and(|duty| duty.roles.contains(&Role::Admin))
    }

    /// Whether they read the audit trail, which names nobody.
    pub fn audits(&self) -> bool {
        let is_auditor = self
            .duty
            .as_ref()
            .is_some_and(|duty| duty.roles.contains(&Role::Auditor));
        is_auditor || self.administers()
    }

    fn applying(&self, case: &CaseScope) -> Option<Role> {
        self.parts(case)
            .any(|part| part == Part::Applicant)
            .then_some(Role::Applicant)
    }

    /// The parts that they have in a case through those for whom they act.
    fn parts(&self, case: &CaseScope) -> impl Iterator<Item = Part> {
        let own = move |(party, _): &&(PartyId, Part)| self.parties.contains(party);
        case.parties.iter().filter(own).map(|(_, part)| *part)
    }

    /// At the organisation that works on the case; nobody works on a case in which they have a part themselves.
    fn serving(&self, case: &CaseScope, role: Role) -> Option<Role> {
        let duty = self.duty.as_ref()?;
        let serves = case.handling_org == Some(duty.organisation)
            && duty.roles.contains(&role)
            && self.parts(case).next().is_none();
        serves.then_some(role)
    }

    fn serving_in_any_role(&self, case: &CaseScope) -> Option<Role> {
        DESK_ROLES.into_iter().find_map(|role| self.serving(case, role))
    }

    fn has_taken(&self, case: &CaseScope) -> bool {
        case.taken_by == Some(self.account)
    }
}

/// The roles that work at a bank's desk.
const DESK_ROLES: [Role; 3] = [Role::BankMaker, Role::BankChecker, Role::BankSupervisor];

/// What the decision about access needs to know of a case; made by the store from its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseScope {
    /// The case.
    pub case: CaseId,
    /// Its version when it was read.
    pub version: Version,
    /// Who stands in it, and as what. A part gives the rights that a rule below names, and no others.
    pub parties: Vec<(PartyId, Part)>,
    /// Who works on it; `None` before submission.
    pub handling_org: Option<OrganisationId>,
    /// The officer who took it.
    pub taken_by: Option<AccountId>,
    /// The officer whose proposal waits for a check.
    pub proposed_by: Option<AccountId>,
}

/// Proof that one actor may do `A` to one case as it stood at one version.
#[must_use]
#[derive(Debug)]
pub struct Grant<A> {
    actor: AccountId,
    role: Role,
    case: CaseId,
    version: Version,
    action: PhantomData<A>,
}

impl<A> Grant<A> {
    /// Who acts.
    pub fn actor(&self) -> AccountId {
        self.actor
    }

    /// In the role that allows it; what the record of the act names.
    pub fn role(&self) -> Role {
        self.role
    }

    /// On which case.
    pub fn case(&self) -> CaseId {
        self.case
    }

    /// The version of the case on which the answer was given.
    pub fn version(&self) -> Version {
        self.version
    }
}

mod sealed {
    pub trait Sealed {}
}

/// Something that may be done to a case. Sealed: all actions stand in this module.
pub trait Action: sealed::Sealed {
    /// The action's name in the printed table.
    const NAME: &'static str;
    /// The role in which this actor may do it, if any.
    fn role(actor: &Actor, case: &CaseScope) -> Option<Role>;
}

/// Answers whether `actor` may do `A` to the case. `None` is shown as "not found".
pub fn authorise<A: Action>(actor: &Actor, case: &CaseScope) -> Option<Grant<A>> {
    A::role(actor, case).map(|role| Grant {
        actor: actor.account,
        role,
        case: case.case,
        version: case.version,
        action: PhantomData,
    })
}

/// Says in which role an actor may do something to a case, if at all.
pub type Rule = fn(&Actor, &CaseScope) -> Option<Role>;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = |$actor:ident, $case:ident| $rule:expr;)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub enum $name {}
            impl sealed::Sealed for $name {}
            impl Action for $name {
                const NAME: &'static str = stringify!($name);
                fn role($actor: &Actor, $case: &CaseScope) -> Option<Role> {
                    $rule
                }
            }
        )+

        /// Every action with its rule, for the printed table.
        pub const ACTIONS: &[(&str, Rule)] = &[$(($name::NAME, <$name as Action>::role)),+];
    };
}

actions! {
    /// Read one's own case: answers, documents, messages, timeline.
    ReadOwn = |actor, case| actor.applying(case);
    /// Fill, submit, supplement and withdraw one's own application.
    Apply = |actor, case| actor.applying(case);
    /// Write to the officers of one's own case.
    WriteAsApplicant = |actor, case| actor.applying(case);
    /// See the whole number of one's own account, ask for its closure, and take that wish back.
    UseAccount = |actor, case| actor.applying(case);
    /// Read a case of one's own bank at the desk.
    ReadAtDesk = |actor, case| actor.serving_in_any_role(case);
    /// Take a case that nobody works on yet.
    Take = |actor, case| actor.serving(case, Role::BankMaker);
    /// Move any case of the bank between makers, or one's own.
    Assign = |actor, case| {
        let own = actor.serving(case, Role::BankMaker).filter(|_| actor.has_taken(case));
        actor.serving(case, Role::BankSupervisor).or(own)
    };
    /// Examine and propose: check marks, supplement requests, proposals, opening data.
    Examine = |actor, case| actor.serving(case, Role::BankMaker).filter(|_| actor.has_taken(case));
    /// Confirm or send back what another officer proposed: four eyes.
    Check = |actor, case| {
        let by_another = case.proposed_by.is_some_and(|maker| maker != actor.account);
        actor.serving(case, Role::BankChecker).filter(|_| by_another)
    };
    /// Propose what becomes of an opened account: any maker of the bank, as whoever opened it may have left long ago.
    ManageAccount = |actor, case| actor.serving(case, Role::BankMaker);
    /// Take back one's own proposal before it is checked.
    TakeBack = |actor, case| {
        let is_own = case.proposed_by == Some(actor.account);
        actor.serving(case, Role::BankMaker).filter(|_| is_own)
    };
    /// Look over a decision that was drawn for it.
    CheckQuality = |actor, case| actor.serving(case, Role::BankSupervisor);
    /// Write internal notes and messages to the applicant.
    WriteAtDesk = |actor, case| actor.serving_in_any_role(case);
    /// See a masked answer in full, with a reason that is recorded.
    Unmask = |actor, case| {
        let checker = || actor.serving(case, Role::BankChecker);
        actor.serving(case, Role::BankMaker).or_else(checker)
    };
}
