//! What an officer asked for in a supplement request, and whether the applicant touched any of it since.

use domain::forex::Act;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

use super::draft::page_of;
use crate::Error;
use crate::entity::{case_event, case_file, document, draft_page, supplement_item};

/// What was asked for in the newest round.
pub(super) async fn newest_items(
    db: &impl ConnectionTrait,
    row: &case_file::Model,
) -> Result<Vec<supplement_item::Model>, Error> {
    Ok(supplement_item::Entity::find()
        .filter(supplement_item::Column::CaseId.eq(row.id))
        .filter(supplement_item::Column::Round.eq(row.round))
        .order_by_asc(supplement_item::Column::Id)
        .all(db)
        .await?)
}

/// Whether a page that was asked for was saved since the request, or a document that was asked for changed.
pub(super) async fn is_touched(db: &impl ConnectionTrait, row: &case_file::Model) -> Result<bool, Error> {
    let since = asked_at(db, row).await?;
    let (documents, pages): (Vec<_>, Vec<_>) = newest_items(db, row)
        .await?
        .into_iter()
        .partition(|item| page_of(&item.target_kind, &item.target) == "documents");
    let pages = pages.iter().map(|item| page_of(&item.target_kind, &item.target));
    let saved = draft_page::Entity::find()
        .filter(draft_page::Column::CaseId.eq(row.id))
        .filter(draft_page::Column::Page.is_in(pages))
        .filter(draft_page::Column::SavedAt.gte(since));
    if saved.count(db).await? > 0 {
        return Ok(true);
    }
    let changed = document::Entity::find()
        .filter(document::Column::CaseId.eq(row.id))
        .filter(of_slots(&documents))
        .filter(
            Condition::any()
                .add(document::Column::UploadedAt.gte(since))
                .add(document::Column::RemovedAt.gte(since)),
        );
    Ok(changed.count(db).await? > 0)
}

/// Documents in the slots that were named; in any slot where their whole page was.
fn of_slots(items: &[supplement_item::Model]) -> Condition {
    if items.iter().any(|item| item.target_kind == "page") {
        return Condition::all();
    }
    let slots = items.iter().map(|item| item.target.as_str());
    Condition::all().add(document::Column::Slot.is_in(slots))
}

/// When the newest request was made.
async fn asked_at(db: &impl ConnectionTrait, row: &case_file::Model) -> Result<i64, Error> {
    let request = case_event::Entity::find()
        .filter(case_event::Column::CaseId.eq(row.id))
        .filter(case_event::Column::Action.eq(<&str>::from(Act::RequestSupplement)))
        .order_by_desc(case_event::Column::At)
        .one(db)
        .await?;
    Ok(request.map_or(0, |event| event.at))
}
