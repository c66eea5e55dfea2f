//! How many cases each view of the queue has, counted so far as people read.

use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{Condition, ConnectionTrait, FromQueryResult, StatementBuilder};

use super::filter::{Asker, Filter, View};
use crate::Error;
use crate::entity::case_file;

/// Counting stops behind this many: nobody's day depends on whether hundreds wait or thousands, and each one counted
/// costs time on every page.
pub const COUNT_MAX: i64 = 99;

/// The counts of the views; one more than [`COUNT_MAX`] stands for "more".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Counts {
    mine: i64,
    to_check: i64,
    to_take: i64,
    waiting: i64,
    approved: i64,
    closing: i64,
    suspended: i64,
    all_open: i64,
    closed: i64,
    shown: Option<i64>,
}

impl Counts {
    /// The count of a view.
    pub fn of(&self, view: View) -> i64 {
        match view {
            View::Mine => self.mine,
            View::ToCheck => self.to_check,
            View::ToTake => self.to_take,
            View::Waiting => self.waiting,
            View::Approved => self.approved,
            View::Closing => self.closing,
            View::Suspended => self.suspended,
            View::AllOpen => self.all_open,
            View::Closed => self.closed,
        }
    }

    /// The count of what this filter shows.
    pub fn shown(&self, filter: &Filter) -> i64 {
        self.shown.unwrap_or_else(|| self.of(filter.view))
    }
}

/// Counts all views in one statement, and what is shown where that is less than a view.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    asker: &Asker,
    shown: Option<Condition>,
) -> Result<Counts, Error> {
    use strum::IntoEnumIterator;
    let mut all = Query::select();
    for view in View::iter() {
        all.expr_as(capped(view.condition(asker)), <&str>::from(view));
    }
    match shown {
        Some(shown) => all.expr_as(capped(shown), "shown"),
        None => all.expr_as(Expr::value(Option::<i64>::None), "shown"),
    };
    let statement = StatementBuilder::build(&all, &db.get_database_backend());
    Ok(Counts::find_by_statement(statement)
        .one(db)
        .await?
        .unwrap_or_default())
}

fn capped(condition: Condition) -> SelectStatement {
    let limit = u64::try_from(COUNT_MAX).unwrap_or(u64::MAX).saturating_add(1);
    let some = Query::select()
        .column((case_file::Entity, case_file::Column::Id))
        .from(case_file::Entity)
        .cond_where(condition)
        .limit(limit)
        .take();
    Query::select()
        .expr(Expr::col(Asterisk).count())
        .from_subquery(some, "some_cases")
        .take()
}
