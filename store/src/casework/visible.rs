//! Which cases a list shows: what [`Case::open`](super::Case::open) would say of each, as a condition on `case_file`.

use domain::access::{Action, Actor, Check, ReadAtDesk, ReadOwn};
use domain::casework::Part;
use domain::identity::Role;
use domain::ids::PartyId;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition};

use crate::entity::{case_file, case_party};

/// A right by which lists are made.
pub(crate) trait Listed: Action {
    /// The cases to which this actor has it; `None` when there cannot be one.
    fn condition(actor: &Actor) -> Option<Condition>;
}

/// The cases to which this actor has the right `A`; `None` when there cannot be one.
pub(crate) fn visible_to<A: Listed>(actor: &Actor) -> Option<Condition> {
    A::condition(actor)
}

impl Listed for ReadOwn {
    fn condition(actor: &Actor) -> Option<Condition> {
        let mut own = cases_of(&actor.parties);
        own.and_where(case_party::Column::Role.eq(Part::Applicant.to_string()));
        let is_anybody = !actor.parties.is_empty();
        is_anybody.then(|| Condition::all().add(case_file::Column::Id.in_subquery(own)))
    }
}

impl Listed for ReadAtDesk {
    /// Begins as the indexes of the queue do. Hardly any officer is a party of anything, so hardly any query asks who the
    /// parties are.
    fn condition(actor: &Actor) -> Option<Condition> {
        let at_desk = Condition::all().add(case_file::Column::HandlingOrgId.eq(actor.desk()?.0));
        let involved = (!actor.parties.is_empty()).then(|| cases_of(&actor.parties));
        Some(at_desk.add_option(involved.map(|cases| case_file::Column::Id.not_in_subquery(cases))))
    }
}

impl Listed for Check {
    /// What another officer proposed; nothing for whoever is no checker.
    fn condition(actor: &Actor) -> Option<Condition> {
        let is_checker = actor.duty.as_ref()?.roles.contains(&Role::BankChecker);
        let by_another = ReadAtDesk::condition(actor)?
            .add(case_file::Column::ProposedBy.is_not_null())
            .add(case_file::Column::ProposedBy.ne(actor.account.0));
        is_checker.then_some(by_another)
    }
}

/// The cases in which one of these parties stands.
fn cases_of(parties: &[PartyId]) -> SelectStatement {
    Query::select()
        .column(case_party::Column::CaseId)
        .from(case_party::Entity)
        .and_where(case_party::Column::PartyId.is_in(parties.iter().map(|party| party.0)))
        .take()
}
