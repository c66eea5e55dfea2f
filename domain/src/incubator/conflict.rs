//! Conflicts of interest between a reviewer and a team.

use std::collections::BTreeSet;

use crate::codes::codes;
use crate::ids::OrganisationId;

codes! {
    /// Why somebody does not review an application.
    ConflictKind {
        /// Of the same family.
        Family,
        /// Employs, or is employed by, somebody in the team.
        Employment,
        /// Has money in it.
        Investment,
        /// Has advised it.
        Mentoring,
        /// Belongs to the same organisation, or to one with the same credit code. Found by itself.
        SameOrganisation,
        /// Has the same mobile number or e-mail. Found by itself.
        SameContact,
        /// Another reason, of one's own declaring.
        Other,
    }
}

impl ConflictKind {
    /// What a reviewer can declare.
    pub fn declared() -> &'static [Self] {
        &[
            Self::Family,
            Self::Employment,
            Self::Investment,
            Self::Mentoring,
            Self::Other,
        ]
    }
}

/// By what a person or a team can be the same as another: whole normalised values, or their keyed hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// Organisations to which they belong.
    pub organisations: BTreeSet<OrganisationId>,
    /// Credit codes.
    pub credit_codes: BTreeSet<String>,
    /// Mobile numbers.
    pub mobiles: BTreeSet<String>,
    /// E-mail addresses; letters of either case are the same.
    pub emails: BTreeSet<String>,
}

/// The conflict that shows by itself between a reviewer and a team.
pub fn found(reviewer: &Traits, team: &Traits) -> Option<ConflictKind> {
    let shares = |one: &BTreeSet<String>, other: &BTreeSet<String>| !one.is_disjoint(other);
    let lower = |emails: &BTreeSet<String>| -> BTreeSet<String> {
        emails.iter().map(|own| own.to_lowercase()).collect()
    };
    let is_same_house = !reviewer.organisations.is_disjoint(&team.organisations)
        || shares(&reviewer.credit_codes, &team.credit_codes);
    let is_same_contact =
        shares(&reviewer.mobiles, &team.mobiles) || shares(&lower(&reviewer.emails), &lower(&team.emails));
    if is_same_house {
        Some(ConflictKind::SameOrganisation)
    } else {
        is_same_contact.then_some(ConflictKind::SameContact)
    }
}
