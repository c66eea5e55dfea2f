//! What an officer asked for in a supplement request, and whether the applicant touched any of it since.

use std::collections::BTreeSet;

use domain::forex::Act;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

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

/// What was asked for in the newest round, each with whether the applicant saved its page or changed its documents since.
pub(crate) async fn touched(
    db: &impl ConnectionTrait,
    row: &case_file::Model,
) -> Result<Vec<(supplement_item::Model, bool)>, Error> {
    let since = asked_at(db, row).await?;
    let pages: BTreeSet<String> = draft_page::Entity::find()
        .select_only()
        .column(draft_page::Column::Page)
        .filter(draft_page::Column::CaseId.eq(row.id))
        .filter(draft_page::Column::SavedAt.gte(since))
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let slots: BTreeSet<String> = document::Entity::find()
        .select_only()
        .column(document::Column::Slot)
        .filter(document::Column::CaseId.eq(row.id))
        .filter(
            Condition::any()
                .add(document::Column::UploadedAt.gte(since))
                .add(document::Column::RemovedAt.gte(since)),
        )
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let is_touched = |item: &supplement_item::Model| match item.target_kind.as_str() {
        "document" => slots.contains(&item.target),
        "page" if item.target == "documents" => !slots.is_empty(),
        _ => pages.contains(item.target.split('.').next().unwrap_or_default()),
    };
    let items = newest_items(db, row).await?.into_iter();
    Ok(items
        .map(|item| {
            let is_touched = is_touched(&item);
            (item, is_touched)
        })
        .collect())
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
