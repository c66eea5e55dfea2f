//! Undoing what one did a moment ago: a proposal or opening data that wait for a check, or a request for a supplement.

use domain::access::{Actor, Examine, TakeBack, authorise};
use domain::forex::Act;
use domain::forex::status::UNDO_MINUTES;
use domain::ids::{CaseId, Version};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use time::{Duration, OffsetDateTime};

use super::check::waiting;
use super::form::DeskForm;
use super::propose::Stage;
use super::review::{Happened, timeline};
use crate::casework::once::Sent;
use crate::casework::{By, Case, Change, advance, letters};
use crate::entity::{case_file, decision, micros, section_check, supplement_item};
use crate::forex::asked::touched;
use crate::forex::change::change;
use crate::{Error, Store};

/// What an officer can undo, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undo {
    /// The act that undoes it.
    pub act: Act,
    /// The last moment.
    pub until: OffsetDateTime,
}

/// The way back from the last act of a case, while it is this officer's and fresh.
pub(super) fn undoable(
    actor: &Actor,
    case: &Case,
    timeline: &[Happened],
    now: OffsetDateTime,
) -> Option<Undo> {
    let mut acts = timeline.iter().rev();
    let (done, at) = acts.find_map(|line| Some((line.action.parse::<Act>().ok()?, line.at)))?;
    let act = done.undone_by()?;
    let until = at + Duration::minutes(UNDO_MINUTES);
    (by(actor, case, act).is_some() && now <= until).then_some(Undo { act, until })
}

fn by(actor: &Actor, case: &Case, act: Act) -> Option<By> {
    let scope = case.scope();
    match act {
        Act::WithdrawRequest => authorise::<Examine>(actor, &scope).map(|grant| By::from(&grant)),
        _ => authorise::<TakeBack>(actor, &scope).map(|grant| By::from(&grant)),
    }
}

/// Undoes one's last act on a case, for a reason that its officers read. Once, however often the form arrives.
///
/// # Errors
/// [`Error::Stale`] when the case is no longer as it was seen, [`Error::NotNow`] when there is nothing of one's own to
/// undo, or no longer.
pub async fn undo(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    why: &str,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("undo", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some(case) = form.open(store, &tx, actor).await? else {
        return Ok(());
    };
    let happened = timeline(store, &tx, &case).await?;
    let undo = undoable(actor, &case, &happened, store.clock().now()).ok_or(Error::NotNow)?;
    if undo.act == Act::WithdrawRequest && is_answered(&tx, &case).await? {
        return Err(Error::NotNow);
    }
    let by = by(actor, &case, undo.act).ok_or(Error::NotNow)?;
    let change = Change {
        note: Some(why),
        ..change(&case.row, undo.act)?
    };
    let touch = |row: &mut case_file::ActiveModel| {
        row.proposed_by = Set(None);
        row.confirmation_asked_by = Set(None);
        row.confirmation_asked_at = Set(None);
        row.round = Set(if undo.act == Act::WithdrawRequest {
            case.row.round.saturating_sub(1)
        } else {
            case.row.round
        });
    };
    advance(store, &tx, &case, by, change, touch).await?;
    match undo.act {
        Act::TakeBack => settle(store, &tx, &case, (Stage::Approval, why)).await?,
        Act::TakeBackOpening => settle(store, &tx, &case, (Stage::Opening, why)).await?,
        _ => {
            forget_round(&tx, &case).await?;
            let reference = case.row.reference.clone().unwrap_or_default();
            let parameters = [("reference", reference)];
            letters::tell_applicant(store, &tx, &case, "request_withdrawn", &parameters).await?;
        }
    }
    form.done(store, tx, actor).await
}

/// Whether the applicant began to answer the request.
pub(super) async fn is_answered(db: &impl ConnectionTrait, case: &Case) -> Result<bool, Error> {
    let items = touched(db, &case.row).await?;
    Ok(items.iter().any(|(_, is_touched)| *is_touched))
}

/// A round that was never answered is none: what was asked for goes, and so do the marks that were carried into it.
async fn forget_round(tx: &DatabaseTransaction, case: &Case) -> Result<(), Error> {
    supplement_item::Entity::delete_many()
        .filter(supplement_item::Column::CaseId.eq(case.row.id))
        .filter(supplement_item::Column::Round.eq(case.row.round))
        .exec(tx)
        .await?;
    section_check::Entity::delete_many()
        .filter(section_check::Column::CaseId.eq(case.row.id))
        .filter(section_check::Column::Round.eq(case.row.round))
        .exec(tx)
        .await?;
    Ok(())
}

/// Nobody checks what its maker took back.
async fn settle(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    (stage, why): (Stage, &str),
) -> Result<(), Error> {
    let proposed = waiting(tx, case, stage).await?;
    let note = case.seal("decision", "check_note_enc", proposed.id, why);
    decision::Entity::update_many()
        .col_expr(decision::Column::Result, Expr::value("taken_back"))
        .col_expr(
            decision::Column::CheckedAt,
            Expr::value(micros(store.clock().now())),
        )
        .col_expr(decision::Column::CheckNoteEnc, Expr::value(note))
        .filter(decision::Column::Id.eq(proposed.id))
        .exec(tx)
        .await?;
    Ok(())
}
