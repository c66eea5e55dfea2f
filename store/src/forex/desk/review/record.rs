//! What stands on record in a case: what happened, which clocks run, what was decided.

use domain::access::Actor;
use domain::forex::Act;
use domain::identifier::mask;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::super::opening::{Opening, read_opening};
use super::super::people::{self};
use super::super::propose::Stage;
use super::{Decision, Happened};
use crate::casework::{Case, RunningClock, read_clock};
use crate::entity::{case_event, deadline, decision, instant};
use crate::{Error, Store};

pub(in super::super) async fn timeline(
    store: &Store,
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<Vec<Happened>, Error> {
    let mut rows = case_event::Entity::find()
        .filter(case_event::Column::CaseId.eq(case.row.id))
        .order_by_asc(case_event::Column::At)
        .order_by_asc(case_event::Column::Id)
        .all(db)
        .await?;
    rows.retain(|row| {
        row.action.parse().is_ok_and(Act::is_told_to_bank) || row.action.parse::<Act>().is_err()
    });
    let of_bank = rows.iter().filter(|row| row.role.starts_with("bank_"));
    let officers = of_bank.filter_map(|row| row.actor_id).collect();
    let names = people::names(store, db, officers).await?;
    let happened = |row: case_event::Model| {
        Ok(Happened {
            at: instant(row.at).ok_or_else(|| Error::corrupt("case_event.at"))?,
            officer: row.actor_id.and_then(|account| names.get(&account).cloned()),
            note: case.unseal_optional("case_event", "note_enc", row.id, row.note_enc.as_deref())?,
            action: row.action,
            role: row.role,
            reason: row.reason_code,
        })
    };
    rows.into_iter().map(happened).collect()
}

pub(super) async fn clocks(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<RunningClock>, Error> {
    let rows = deadline::Entity::find()
        .filter(deadline::Column::CaseId.eq(case.row.id))
        .filter(deadline::Column::State.is_in(["running", "paused"]))
        .all(db)
        .await?;
    rows.iter().map(read_clock).collect()
}

pub(super) async fn decision_rows(
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<Vec<decision::Model>, Error> {
    let rows = decision::Entity::find()
        .filter(decision::Column::CaseId.eq(case.row.id))
        .order_by_asc(decision::Column::MadeAt)
        .order_by_asc(decision::Column::Id);
    Ok(rows.all(db).await?)
}

pub(super) async fn decisions(
    store: &Store,
    db: &impl ConnectionTrait,
    case: &Case,
    rows: &[decision::Model],
) -> Result<Vec<Decision>, Error> {
    let accounts = rows
        .iter()
        .flat_map(|row| [Some(row.maker_id), row.checker_id])
        .flatten()
        .collect();
    let names = people::names(store, db, accounts).await?;
    let name = |account: Uuid| names.get(&account).cloned().unwrap_or_default();
    let decision = |row: &decision::Model| {
        let open = |column, sealed: Option<&[u8]>| case.unseal_optional("decision", column, row.id, sealed);
        let is_opening = row.stage == Stage::Opening.to_string();
        let text = if is_opening {
            None
        } else {
            open("text_enc", row.text_enc.as_deref())?
        };
        Ok(Decision {
            stage: row.stage.clone(),
            outcome: row.outcome.clone(),
            reason: row.reason_code.as_deref().map(str::parse).transpose()?,
            text: text.unwrap_or_default(),
            maker: name(row.maker_id),
            made_at: instant(row.made_at).ok_or_else(|| Error::corrupt("decision.made_at"))?,
            checker: row.checker_id.map(name),
            checked_at: row.checked_at.and_then(instant),
            result: row.result.clone(),
            check_note: open("check_note_enc", row.check_note_enc.as_deref())?,
        })
    };
    rows.iter().map(decision).collect()
}

pub(super) fn opening(
    case: &Case,
    rows: &[decision::Model],
    acts: &[Act],
    actor: &Actor,
) -> Result<Option<(Opening, bool)>, Error> {
    let stage = Stage::Opening.to_string();
    let newest = rows
        .iter()
        .rev()
        .find(|row| row.stage == stage && matches!(row.result.as_deref(), None | Some("confirmed")));
    let Some(row) = newest else { return Ok(None) };
    let mut opening = read_opening(case, row)?;
    let is_confirmed = row.result.is_some();
    let sees_whole =
        !is_confirmed && (acts.contains(&Act::ConfirmOpening) || row.maker_id == actor.account.0);
    if !sees_whole {
        opening.number = mask(&opening.number, 0, 4);
    }
    Ok(Some((opening, is_confirmed)))
}
