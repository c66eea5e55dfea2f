//! The automatic checks with what only the database knows, and their record.

use domain::forex::application::Application;
use domain::forex::check::{AutomaticCheck, Outcome, against_others, before_sending};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, Set};
use uuid::Uuid;

use super::facts::shared_facts;
use crate::casework::Case;
use crate::clock::local_date;
use crate::entity::check_result;
use crate::{Error, Store};

/// What the checks find today.
pub(crate) async fn automatic_checks(
    store: &Store,
    db: &impl ConnectionTrait,
    case: &Case,
    application: &Application,
    is_complete: bool,
) -> Result<Vec<(AutomaticCheck, Outcome)>, Error> {
    let today = local_date(store.clock().now());
    let mut checks = before_sending(application, is_complete, today);
    checks.extend(against_others(
        shared_facts(store, db, &case.row, application).await?,
    ));
    Ok(checks)
}

/// Records what the checks find in a complete submission on the day it comes: facts that others share change later.
pub(crate) async fn record_checks(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    submission: Uuid,
    application: &Application,
) -> Result<(), Error> {
    let checks = automatic_checks(store, tx, case, application, true).await?;
    let rows = checks
        .into_iter()
        .map(|(check, outcome)| check_result::ActiveModel {
            submission_id: Set(submission),
            check_code: Set(check.to_string()),
            case_id: Set(case.row.id),
            outcome: Set(outcome.to_string()),
            rule_code: Set(check.rule().map(|rule| rule.to_string())),
        });
    check_result::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
