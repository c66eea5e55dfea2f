//! Which cases of a bank the queue shows, and from where on.

use std::fmt;
use std::str::FromStr;

use domain::access::{Actor, Check, ReadAtDesk};
use domain::calendar::Calendar;
use domain::casework::Process;
use domain::forex::Status;
use domain::forex::account::AccountState;
use domain::ids::{AccountId, OrganisationId};
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};
use time::Date;
use uuid::Uuid;

use super::order::{Sort, SortBy};
use crate::casework::visible_to;
use crate::clock::local_date;
use crate::entity::{bank_account, case_file, day_text};
use crate::{Error, Store};

/// A saved view of the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Display, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum View {
    /// The officer's own.
    Mine,
    /// Proposals and openings of other officers, which wait for a check.
    ToCheck,
    /// Nobody has taken them yet.
    ToTake,
    /// Wait for the applicant.
    Waiting,
    /// Approved; the account is not open yet.
    Approved,
    /// The account is to be closed: the holder asked for it, or the bank began it; nothing is proposed yet.
    Closing,
    /// The account is suspended.
    Suspended,
    /// All that are not finished.
    #[default]
    AllOpen,
    /// Finished.
    Closed,
}

/// When the next term ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum DueWithin {
    /// Before today.
    Overdue,
    /// Today.
    Today,
    /// Today or within three working days.
    Soon,
}

/// Who works on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The officer who asks.
    Mine,
    /// Nobody.
    Unassigned,
    /// This officer.
    Officer(AccountId),
}

/// The text names no owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an owner of cases")]
pub struct NoOwner;

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mine => f.write_str("mine"),
            Self::Unassigned => f.write_str("unassigned"),
            Self::Officer(account) => write!(f, "{account}"),
        }
    }
}

impl FromStr for Owner {
    type Err = NoOwner;

    fn from_str(text: &str) -> Result<Self, NoOwner> {
        match text {
            "mine" => Ok(Self::Mine),
            "unassigned" => Ok(Self::Unassigned),
            other => other.parse().map(Self::Officer).map_err(|_| NoOwner),
        }
    }
}

/// Which cases are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The saved view; a search looks beyond it.
    pub view: View,
    /// Only this kind of application.
    pub kind: Option<Process>,
    /// Only this state.
    pub status: Option<Status>,
    /// Only with this term.
    pub due: Option<DueWithin>,
    /// Only of this branch.
    pub branch: Option<OrganisationId>,
    /// Only with this officer.
    pub owner: Option<Owner>,
    /// A reference, or a whole name, identity number or credit code.
    pub search: String,
    /// In another order than the view's own.
    pub sort: Option<Sort>,
}

/// Who asks, and when: what views and terms are relative to.
#[derive(Clone, Debug)]
pub(super) struct Asker {
    pub(super) account: AccountId,
    pub(super) bank: OrganisationId,
    /// The cases that they may read at their desk.
    pub(super) visible: Condition,
    /// The cases that they may check; `None` for whoever is no checker.
    pub(super) to_check: Option<Condition>,
    pub(super) today: Date,
}

impl Asker {
    /// # Errors
    /// [`Error::NotFound`] for everybody who works at no bank.
    pub(super) fn new(store: &Store, actor: &Actor) -> Result<Self, Error> {
        Ok(Self {
            account: actor.account,
            bank: actor.desk().ok_or(Error::NotFound)?,
            visible: visible_to::<ReadAtDesk>(actor).ok_or(Error::NotFound)?,
            to_check: visible_to::<Check>(actor),
            today: local_date(store.clock().now()),
        })
    }
}

impl View {
    /// The cases of this view. Each condition is one that an index of `case_file` begins with.
    pub(super) fn condition(self, asker: &Asker) -> Condition {
        use case_file::Column as C;
        let own_bank = asker.visible.clone();
        match self {
            Self::Mine => own_bank
                .add(C::TakenBy.eq(asker.account.0))
                .add(C::IsOpen.eq(true)),
            Self::ToCheck => match &asker.to_check {
                Some(to_check) => to_check.clone(),
                None => own_bank.add(C::Id.is_in(NO_CASES)),
            },
            Self::ToTake => own_bank.add(status_is(Status::Submitted)),
            Self::Waiting => own_bank.add(status_is(Status::SupplementRequested)),
            Self::Approved => own_bank.add(status_is(Status::Approved)),
            Self::Closing => own_bank
                .add(C::Id.in_subquery(accounts(asker.bank, AccountState::Closing)))
                .add(C::ProposedBy.is_null()),
            Self::Suspended => own_bank.add(C::Id.in_subquery(accounts(asker.bank, AccountState::Suspended))),
            Self::AllOpen => own_bank.add(C::IsOpen.eq(true)),
            Self::Closed => own_bank.add(C::IsOpen.eq(false)),
        }
    }

    /// Its own order: the most urgent first; of the finished ones the newest.
    pub fn order(self) -> Sort {
        Sort {
            by: SortBy::Due,
            descending: self == Self::Closed,
        }
    }
}

impl Filter {
    /// Whether anything narrows the view.
    pub fn is_plain(&self) -> bool {
        *self
            == Self {
                view: self.view,
                sort: self.sort,
                ..Self::default()
            }
    }

    /// The order in which the rows stand.
    pub fn order(&self) -> Sort {
        self.sort.unwrap_or(self.view.order())
    }

    /// The rows to show; `found` are the cases that the search found.
    pub(super) fn condition(
        &self,
        asker: &Asker,
        calendar: &Calendar,
        found: Option<Vec<Uuid>>,
    ) -> Condition {
        use case_file::Column as C;
        let view = match found {
            Some(cases) => asker.visible.clone().add(C::Id.is_in(cases)),
            None => self.view.condition(asker),
        };
        view.add_option(self.kind.map(|kind| C::Process.eq(kind.to_string())))
            .add_option(self.status.map(status_is))
            .add_option(self.branch.map(|branch| C::BranchOrgId.eq(branch.0)))
            .add_option(self.owner.map(|owner| match owner {
                Owner::Mine => C::TakenBy.eq(asker.account.0),
                Owner::Unassigned => C::TakenBy.is_null(),
                Owner::Officer(account) => C::TakenBy.eq(account.0),
            }))
            .add_option(self.due.map(|due| due.condition(asker.today, calendar)))
    }
}

impl DueWithin {
    fn condition(self, today: Date, calendar: &Calendar) -> Condition {
        use case_file::Column::NextDueOn;
        let text = day_text(today);
        match self {
            Self::Overdue => Condition::all().add(NextDueOn.lt(text)),
            Self::Today => Condition::all().add(NextDueOn.eq(text)),
            Self::Soon => {
                // Without a calendar for the days ahead, what cannot be due earlier than the days it knows.
                let last = calendar
                    .add_working_days(today, SOON_WORKING_DAYS)
                    .unwrap_or_else(|gap| gap.not_before);
                Condition::all()
                    .add(NextDueOn.gte(text))
                    .add(NextDueOn.lte(day_text(last)))
            }
        }
    }
}

/// What nobody may see.
const NO_CASES: [Uuid; 0] = [];

/// How many working days ahead count as soon.
const SOON_WORKING_DAYS: u32 = 3;

/// The cases whose accounts are in this state.
fn accounts(bank: OrganisationId, state: AccountState) -> SelectStatement {
    Query::select()
        .column(bank_account::Column::CaseId)
        .from(bank_account::Entity)
        .and_where(bank_account::Column::BankOrgId.eq(bank.0))
        .and_where(bank_account::Column::State.eq(state.to_string()))
        .take()
}

fn status_is(status: Status) -> Expr {
    case_file::Column::Status.eq(status.to_string())
}
