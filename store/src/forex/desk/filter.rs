//! Which cases of a bank the queue shows, and from where on.

use std::fmt;
use std::str::FromStr;

use domain::calendar::Calendar;
use domain::casework::Process;
use domain::forex::Status;
use domain::forex::account::AccountState;
use domain::ids::{AccountId, OrganisationId};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};
use time::Date;
use uuid::Uuid;

use crate::entity::{bank_account, case_file, day, day_text};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Owner {
    /// The officer who asks.
    Mine,
    /// Nobody.
    Unassigned,
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
}

/// A place between two rows of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(super) due: Date,
    pub(super) id: Uuid,
}

/// From where on the queue is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Paging {
    /// From the most urgent on.
    #[default]
    First,
    /// The rows behind a place.
    After(Cursor),
    /// The rows before a place.
    Before(Cursor),
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", day_text(self.due), self.id.simple())
    }
}

/// The text is not a cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the queue")]
pub struct NoCursor;

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let (due, id) = text.split_once('.').ok_or(NoCursor)?;
        Ok(Self {
            due: day(due).map_err(|_| NoCursor)?,
            id: id.parse().map_err(|_| NoCursor)?,
        })
    }
}

/// Who asks, and when: what views and terms are relative to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asker<'a> {
    pub(super) account: AccountId,
    /// The bank at whose desk they sit.
    pub(super) bank: OrganisationId,
    /// The cases that they may read at their desk.
    pub(super) visible: &'a Condition,
    /// The cases that they may check; `None` for whoever is no checker.
    pub(super) to_check: Option<&'a Condition>,
    pub(super) today: Date,
}

impl View {
    /// The cases of this view. Each condition is one that an index of `case_file` begins with.
    pub(super) fn condition(self, asker: Asker<'_>) -> Condition {
        use case_file::Column as C;
        let own_bank = asker.visible.clone();
        match self {
            Self::Mine => own_bank
                .add(C::TakenBy.eq(asker.account.0))
                .add(C::IsOpen.eq(true)),
            Self::ToCheck => match asker.to_check {
                Some(to_check) => to_check.clone(),
                None => own_bank.add(C::Id.is_in(NO_CASES)),
            },
            Self::ToTake => own_bank.add(status_is(Status::Submitted)),
            Self::Waiting => own_bank.add(status_is(Status::SupplementRequested)),
            Self::Approved => own_bank.add(status_is(Status::Approved)),
            Self::Closing => own_bank
                .add(C::Id.in_subquery(accounts_to_close(asker.bank)))
                .add(C::ProposedBy.is_null()),
            Self::AllOpen => own_bank.add(C::IsOpen.eq(true)),
            Self::Closed => own_bank.add(C::IsOpen.eq(false)),
        }
    }

    /// The most urgent first; of the finished ones the newest.
    pub fn is_descending(self) -> bool {
        self == Self::Closed
    }
}

impl Filter {
    /// Whether anything narrows the view.
    pub fn is_plain(&self) -> bool {
        *self
            == Self {
                view: self.view,
                ..Self::default()
            }
    }

    /// The rows to show; `found` are the cases that the search found.
    pub(super) fn condition(
        &self,
        asker: Asker<'_>,
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

impl Cursor {
    /// The rows behind this place in the order (due day, id), or before it. Both databases walk the index for it.
    pub(super) fn beyond(&self, descending: bool) -> Expr {
        let columns = Expr::tuple(
            [case_file::Column::NextDueOn, case_file::Column::Id]
                .map(|column| Expr::col((case_file::Entity, column))),
        );
        let place = Expr::tuple([Expr::val(day_text(self.due)), Expr::val(self.id)]);
        if descending {
            columns.lt(place)
        } else {
            columns.gt(place)
        }
    }
}

/// The cases whose accounts are being closed.
fn accounts_to_close(bank: OrganisationId) -> SelectStatement {
    Query::select()
        .column(bank_account::Column::CaseId)
        .from(bank_account::Entity)
        .and_where(bank_account::Column::BankOrgId.eq(bank.0))
        .and_where(bank_account::Column::State.eq(AccountState::Closing.to_string()))
        .take()
}

fn status_is(status: Status) -> Expr {
    case_file::Column::Status.eq(status.to_string())
}
