//! The second officer: confirms a proposal, or sends it back. Never the one who made it.

use domain::access::{Actor, Check, Grant};
use domain::casework::Clock;
use domain::forex::Act;
use domain::ids::{CaseId, Version};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};

use super::form::{DeskForm, allow};
use super::propose::Stage;
use super::supplement::due_on;
use crate::casework::once::Sent;
use crate::casework::{By, Case, Change, advance, letters};
use crate::entity::{case_file, decision, micros};
use crate::forex::change::change;
use crate::{Error, Store};

/// Confirms the proposal that waits: the account is approved, or the application is refused. Once, however often the
/// form arrives.
///
/// # Errors
/// [`Error::FourEyes`] when the asker made the proposal, [`Error::Stale`] when the case is no longer as it was seen.
pub async fn confirm(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("confirm", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some((case, grant)) = open_for_check(store, &tx, actor, &form).await? else {
        return Ok(());
    };
    let proposed = waiting(&tx, &case, Stage::Approval).await?;
    let approves = proposed.outcome == "approved";
    let act = if approves {
        Act::ConfirmApproval
    } else {
        Act::ConfirmRefusal
    };
    let reason = proposed.reason_code.as_deref();
    let change = Change {
        reason,
        ..change(&case.row, act)?
    };
    advance(
        store,
        &tx,
        &case,
        By::from(&grant),
        change,
        |row: &mut case_file::ActiveModel| {
            row.proposed_by = Set(None);
        },
    )
    .await?;
    settle(store, &tx, &proposed, &grant, "confirmed", None).await?;
    let mut parameters = vec![("reference", case.row.reference.clone().unwrap_or_default())];
    if approves {
        parameters.push(("due", due_on(&tx, &case, Clock::Visit).await?));
    }
    let kind = if approves { "approved" } else { "refused" };
    letters::tell_applicant(store, &tx, &case, kind, &parameters).await?;
    form.done(store, tx, actor).await
}

/// Sends the proposal back to its maker with a reason, which the applicant never sees.
///
/// # Errors
/// As for [`confirm`].
pub async fn send_back(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    why: &str,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("send_back", case, seen, sent);
    send_back_stage(store, actor, form, (Stage::Approval, Act::SendBack), why).await
}

/// Sends back what waits at a stage.
pub(super) async fn send_back_stage(
    store: &Store,
    actor: &Actor,
    form: DeskForm<'_>,
    (stage, act): (Stage, Act),
    why: &str,
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let Some((case, grant)) = open_for_check(store, &tx, actor, &form).await? else {
        return Ok(());
    };
    let proposed = waiting(&tx, &case, stage).await?;
    let change = Change {
        note: Some(why),
        ..change(&case.row, act)?
    };
    advance(
        store,
        &tx,
        &case,
        By::from(&grant),
        change,
        |row: &mut case_file::ActiveModel| {
            row.proposed_by = Set(None);
        },
    )
    .await?;
    let note = case.seal("decision", "check_note_enc", proposed.id, why);
    settle(store, &tx, &proposed, &grant, "sent_back", Some(note)).await?;
    let maker = domain::ids::AccountId(proposed.maker_id);
    letters::tell_officer(store, &tx, &case, maker, "sent_back").await?;
    form.done(store, tx, actor).await
}

/// Opens a case for its second officer; `None` when this very form was taken before. Whoever sees the case and made the
/// proposal is told why they may not check it.
pub(super) async fn open_for_check(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    form: &DeskForm<'_>,
) -> Result<Option<(Case, Grant<Check>)>, Error> {
    let Some(case) = form.open(store, tx, actor).await? else {
        return Ok(None);
    };
    if case.row.proposed_by == Some(actor.account.0) {
        return Err(Error::FourEyes);
    }
    let grant = allow::<Check>(actor, &case)?;
    Ok(Some((case, grant)))
}

/// The decision that waits for a check at this stage.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    case: &Case,
    stage: Stage,
) -> Result<decision::Model, Error> {
    let row = decision::Entity::find()
        .filter(decision::Column::CaseId.eq(case.row.id))
        .filter(decision::Column::Stage.eq(stage.to_string()))
        .filter(decision::Column::Result.is_null())
        .one(db)
        .await?;
    row.ok_or(Error::NotNow)
}

/// Writes what the second officer decided. The database refuses a checker who is the maker.
pub(super) async fn settle(
    store: &Store,
    tx: &DatabaseTransaction,
    proposed: &decision::Model,
    grant: &Grant<Check>,
    result: &str,
    note: Option<Vec<u8>>,
) -> Result<(), Error> {
    let written = decision::Entity::update_many()
        .col_expr(decision::Column::CheckerId, Expr::value(grant.actor().0))
        .col_expr(
            decision::Column::CheckedAt,
            Expr::value(micros(store.clock().now())),
        )
        .col_expr(decision::Column::Result, Expr::value(result))
        .col_expr(decision::Column::CheckNoteEnc, Expr::value(note))
        .filter(decision::Column::Id.eq(proposed.id))
        .filter(decision::Column::Result.is_null())
        .exec(tx)
        .await?;
    if written.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::Stale)
    }
}
