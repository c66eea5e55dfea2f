//! What an act on many cases would do, said before it is done.

use std::collections::BTreeSet;

use domain::access::{Actor, Assign, CaseScope, Take, authorise};
use domain::forex::Status;
use domain::forex::bulk::{BulkAct, CASES_MAX, Candidate, LeftOut};
use domain::ids::{AccountId, CaseId, OrganisationId, Version};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::casework::absent;
use crate::entity::{case_file, case_party, membership};
use crate::forex::desk::filter::{Asker, Filter};
use crate::forex::desk::order::{Paging, Sort};
use crate::forex::desk::people::{Officer, makers};
use crate::forex::desk::queue::condition;
use crate::forex::desk::rows::{Line, lines, rows};
use crate::{Error, Store};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The act.
    pub act: BulkAct,
    /// The officer who is to get the cases, where the act gives them to one.
    pub to: Option<AccountId>,
}

/// To which cases.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// Those that were ticked.
    These(Vec<CaseId>),
    /// All that a filter shows, from its first row on.
    Matching(Filter),
}

/// What would happen.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What was asked for.
    pub wish: Wish,
    /// Who gets the cases.
    pub to: Option<Officer>,
    /// The cases to which it would be done.
    pub done: Vec<Planned>,
    /// The others, and why.
    pub left_out: Vec<(Planned, LeftOut)>,
    /// How many of those that were ticked are not at this officer's desk any more.
    pub missing: usize,
    /// More match than one act takes.
    pub is_cut: bool,
}

/// One case of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The case.
    pub case: CaseId,
    /// Its version when it was planned.
    pub version: Version,
    /// Its reference.
    pub reference: String,
    /// The applicant's name.
    pub subject: String,
}

/// Says what an act would do to these cases; writes nothing.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank, and when the receiver is no maker of this bank;
/// [`Error::NotNow`] when they are away.
pub async fn plan(store: &Store, actor: &Actor, wish: Wish, chosen: Chosen) -> Result<Plan, Error> {
    let db = store.reader();
    let asker = Asker::new(store, actor)?;
    let to = receiver(store, db, asker.bank, wish).await?;
    let (condition, sort, wanted) = which(store, &asker, chosen).await?;
    let mut found = rows(db, condition, sort, (&Paging::First, CASES_MAX + 1)).await?;
    let is_cut = found.len() > CASES_MAX;
    found.truncate(CASES_MAX);
    let found = lines(store, found).await?;
    let own_part = involving(db, wish.to, found.iter().map(|line| line.case.0).collect()).await?;
    let missing = wanted.map_or(0, |wanted| wanted.saturating_sub(found.len()));
    let (mut done, mut left_out) = (Vec::new(), Vec::new());
    for line in found {
        let scope = scope(asker.bank, &line);
        let judged = judge(
            actor,
            wish,
            &scope,
            (line.status, own_part.contains(&line.case.0)),
        );
        let planned = Planned::from(line);
        match judged {
            Ok(()) => done.push(planned),
            Err(why) => left_out.push((planned, why)),
        }
    }
    Ok(Plan {
        wish,
        to,
        done,
        left_out,
        missing,
        is_cut,
    })
}

/// The condition and order of what was chosen, and how many there should be where they were named.
async fn which(
    store: &Store,
    asker: &Asker,
    chosen: Chosen,
) -> Result<(Condition, Sort, Option<usize>), Error> {
    match chosen {
        Chosen::These(cases) => {
            let cases: BTreeSet<Uuid> = cases.into_iter().map(|case| case.0).collect();
            let wanted = cases.len();
            let these = asker.visible.clone().add(case_file::Column::Id.is_in(cases));
            Ok((these, Filter::default().order(), Some(wanted)))
        }
        Chosen::Matching(filter) => {
            let matching = condition(store, store.reader(), asker, &filter).await?;
            Ok((matching, filter.order(), None))
        }
    }
}

/// The officer who is to get the cases.
pub(super) async fn receiver(
    store: &Store,
    db: &impl ConnectionTrait,
    bank: OrganisationId,
    wish: Wish,
) -> Result<Option<Officer>, Error> {
    if wish.act != BulkAct::HandOver {
        return Ok(None);
    }
    let to = wish.to.ok_or(Error::NotFound)?;
    if absent::of(store, db, to).await?.is_some() {
        return Err(Error::NotNow);
    }
    let makers = makers(store, db, bank).await?;
    let maker = makers.into_iter().find(|maker| maker.account == to);
    maker.map(Some).ok_or(Error::NotFound)
}

/// Those of these cases in which somebody has a part.
pub(in crate::forex::desk) async fn involving(
    db: &impl ConnectionTrait,
    account: Option<AccountId>,
    cases: Vec<Uuid>,
) -> Result<BTreeSet<Uuid>, Error> {
    let Some(account) = account else {
        return Ok(BTreeSet::new());
    };
    let parties = Query::select()
        .column(membership::Column::PartyId)
        .from(membership::Entity)
        .and_where(membership::Column::AccountId.eq(account.0))
        .and_where(membership::Column::PartyId.is_not_null())
        .and_where(membership::Column::ValidTo.is_null())
        .take();
    let involved: Vec<Uuid> = case_party::Entity::find()
        .select_only()
        .column(case_party::Column::CaseId)
        .filter(case_party::Column::CaseId.is_in(cases))
        .filter(case_party::Column::PartyId.in_subquery(parties))
        .into_tuple()
        .all(db)
        .await?;
    Ok(involved.into_iter().collect())
}

/// Whether the act fits a case; with the same question the plan is made and kept.
pub(super) fn judge(
    actor: &Actor,
    wish: Wish,
    scope: &CaseScope,
    (status, involves_receiver): (Status, bool),
) -> Result<(), LeftOut> {
    let is_allowed = match wish.act {
        BulkAct::Take => authorise::<Take>(actor, scope).is_some(),
        BulkAct::HandOver | BulkAct::Release => authorise::<Assign>(actor, scope).is_some(),
    };
    let candidate = Candidate {
        status,
        taken_by: scope.taken_by,
        is_allowed,
        involves_receiver,
    };
    wish.act.judge(wish.to, candidate)
}

/// What decides about access to a case in a list: lists show no case in which their reader has a part.
fn scope(bank: OrganisationId, line: &Line) -> CaseScope {
    CaseScope {
        case: line.case,
        version: line.version,
        parties: Vec::new(),
        handling_org: Some(bank),
        taken_by: line.taken_by.as_ref().map(|officer| officer.account),
        proposed_by: None,
    }
}

impl From<Line> for Planned {
    fn from(line: Line) -> Self {
        Self {
            case: line.case,
            version: line.version,
            reference: line.reference,
            subject: line.subject,
        }
    }
}
