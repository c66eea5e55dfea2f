//! A new application: empty, or from the answers of an earlier one.

use domain::access::{Actor, Apply};
use domain::casework::{Link, Part, Process};
use domain::forex::{Act, Status};
use domain::ids::CaseId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, Set,
};

use super::change::{change, status_of};
use crate::casework::{By, Case, NO_TERM, advance};
use crate::clock::local_date;
use crate::entity::{case_file, case_link, case_party, day_text, draft_page, micros};
use crate::{Error, Store, audit};

/// The most drafts that a person may have open at a time.
pub const DRAFTS_MAX: u64 = 5;

/// Begins an application; `from` copies the answers of an earlier one that did not come through.
///
/// # Errors
/// [`Error::TooMany`] with five open drafts, [`Error::NotNow`] when the earlier one is still under way.
pub async fn begin(store: &Store, actor: &Actor, from: Option<CaseId>) -> Result<CaseId, Error> {
    let party = actor.own_party().ok_or(Error::NotFound)?;
    let tx = store.database().begin_write().await?;
    let drafts = case_file::Entity::find()
        .filter(case_file::Column::ApplicantPartyId.eq(party.0))
        .filter(case_file::Column::Status.eq(Status::Draft.to_string()));
    if drafts.count(&tx).await? >= DRAFTS_MAX {
        return Err(Error::TooMany { seconds: 0 });
    }
    let now = store.clock().now();
    let key = store.new_data_key(&tx).await?;
    let id = store.new_uuid();
    let row = case_file::ActiveModel {
        id: Set(id),
        process: Set(Process::Forex.to_string()),
        status: Set(Status::Draft.to_string()),
        version: Set(1),
        applicant_party_id: Set(party.0),
        is_open: Set(false),
        data_key_id: Set(key.id()),
        rules_on: Set(day_text(local_date(now))),
        next_due_on: Set(NO_TERM.to_owned()),
        clock_paused: Set(false),
        round: Set(0),
        created_by: Set(Some(actor.account.0)),
        created_at: Set(micros(now)),
        updated_at: Set(micros(now)),
        ..Default::default()
    };
    row.insert(&tx).await?;
    let part = case_party::ActiveModel {
        case_id: Set(id),
        party_id: Set(party.0),
        role: Set(Part::Applicant.to_string()),
        secret_hash: Set(None),
    };
    case_party::Entity::insert(part)
        .exec_without_returning(&tx)
        .await?;
    if let Some(earlier) = from {
        start_again(store, &tx, actor, earlier, CaseId(id)).await?;
    }
    let object = format!("case/{}", CaseId(id));
    let (audit_id, actor) = (store.new_uuid(), Some(actor.account.0));
    let entry = audit::Entry {
        id: audit_id,
        at: now,
        actor,
        action: "begin",
        object: &object,
        detail: "draft",
    };
    audit::record(&tx, entry).await?;
    tx.commit().await?;
    Ok(CaseId(id))
}

/// Takes the answers of an earlier case over into the new one, and keeps from which one they came.
async fn start_again(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    earlier: CaseId,
    new: CaseId,
) -> Result<(), Error> {
    let (old, _) = Case::open_for_write::<Apply>(store, tx, actor, earlier).await?;
    if !status_of(&old.row)?.can_start_again() {
        return Err(Error::NotNow);
    }
    let link = case_link::ActiveModel {
        id: Set(store.new_uuid()),
        kind: Set(Link::StartedAgain.to_string()),
        from_case_id: Set(earlier.0),
        to_case_id: Set(new.0),
        created_at: Set(micros(store.clock().now())),
    };
    case_link::Entity::insert(link).exec_without_returning(tx).await?;
    let case = Case::lock(store, tx, new).await?;
    let pages = draft_page::Entity::find()
        .filter(draft_page::Column::CaseId.eq(earlier.0))
        .all(tx)
        .await?;
    // Declarations are made anew each time.
    for page in pages.into_iter().filter(|page| page.page != "declarations") {
        let answers = old.open_page(&page)?;
        let copied = draft_page::ActiveModel {
            case_id: Set(new.0),
            answers_enc: Set(case.seal_page(&page.page, &answers)?),
            version: Set(1),
            ..page.into()
        };
        draft_page::Entity::insert(copied)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Throws a draft away: its answers are gone, the act stays on record.
pub async fn discard(store: &Store, actor: &Actor, case: CaseId) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
    if status_of(&case.row)? != Status::Draft {
        return Err(Error::NotNow);
    }
    let change = change(&case.row, Act::Withdraw)?;
    advance(store, &tx, &case, By::from(&grant), change, |_| ()).await?;
    tx.commit().await?;
    Ok(())
}
