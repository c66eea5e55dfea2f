//! Taking away files that nothing needs any more.

use std::collections::HashSet;

use futures::{StreamExt, TryStreamExt};
use object_store::{ObjectMeta, ObjectStoreExt};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::path;
use crate::entity::{document, submission};
use crate::{Error, Store};

/// For how long a file may wait for its row.
pub const ORPHANS_KEPT: Duration = Duration::hours(1);

/// How many files are asked about at a time.
const BATCH: usize = 500;

/// Deletes files older than [`ORPHANS_KEPT`] that have no row, and those of removed documents that no submission
/// included; says how many went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let before = store.clock().now() - ORPHANS_KEPT;
    let files = store.files().list(None);
    let old = files.try_filter_map(move |file| {
        let id = id_of(&file).filter(|id| made_at(*id).is_some_and(|made_at| made_at < before));
        std::future::ready(Ok(id))
    });
    let mut batches = std::pin::pin!(old.try_chunks(BATCH));
    let mut swept = 0;
    while let Some(ids) = batches.next().await {
        let ids = ids.map_err(|interrupted| interrupted.1)?;
        let needed = needed(store, &ids).await?;
        for id in ids.into_iter().filter(|id| !needed.contains(id)) {
            store.files().delete(&path(id)).await?;
            swept += 1;
        }
    }
    Ok(swept)
}

/// The document that a file belongs to.
fn id_of(file: &ObjectMeta) -> Option<Uuid> {
    file.location.filename()?.parse().ok()
}

/// When this id was drawn. The file's own age is told by another clock.
fn made_at(id: Uuid) -> Option<OffsetDateTime> {
    let (seconds, _) = id.get_timestamp()?.to_unix();
    OffsetDateTime::from_unix_timestamp(i64::try_from(seconds).ok()?).ok()
}

/// Which of these files somebody may still ask for.
async fn needed(store: &Store, ids: &[Uuid]) -> Result<HashSet<Uuid>, Error> {
    let handed_in = Query::select()
        .expr(Expr::value(1))
        .from(submission::Entity)
        .and_where(
            Expr::col((submission::Entity, submission::Column::CaseId))
                .equals((document::Entity, document::Column::CaseId)),
        )
        .and_where(
            Expr::col((submission::Entity, submission::Column::SubmittedAt)).between(
                Expr::col((document::Entity, document::Column::UploadedAt)),
                Expr::col((document::Entity, document::Column::RemovedAt)),
            ),
        )
        .to_owned();
    let found: Vec<Uuid> = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::Column::Id.is_in(ids.iter().copied()))
        .filter(
            Condition::any()
                .add(document::Column::RemovedAt.is_null())
                .add(Expr::exists(handed_in)),
        )
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(found.into_iter().collect())
}
