//! The documents of a case as officers see them.

use domain::ids::DocumentId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use time::OffsetDateTime;

use crate::Error;
use crate::casework::Case;
use crate::entity::{document, instant};

/// One uploaded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The document.
    pub id: DocumentId,
    /// The place it was uploaded to.
    pub slot: String,
    /// The file's name, as the applicant's machine had it.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: i64,
    /// How many pages its preview has.
    pub pages: i32,
    /// Whether it may be opened: `clean`, or `not_scanned` where no scanner is configured.
    pub may_be_opened: bool,
    /// When it was uploaded.
    pub uploaded_at: OffsetDateTime,
}

/// The documents that were not removed, by place and time.
pub(super) async fn papers(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<Paper>, Error> {
    let rows = document::Entity::find()
        .filter(document::Column::CaseId.eq(case.row.id))
        .filter(document::Column::RemovedAt.is_null())
        .order_by_asc(document::Column::Slot)
        .order_by_asc(document::Column::Id)
        .all(db)
        .await?;
    let paper = |row: document::Model| {
        Ok(Paper {
            id: DocumentId(row.id),
            name: case.unseal("document", "name_enc", row.id, &row.name_enc)?,
            slot: row.slot,
            media_type: row.media_type,
            bytes: row.bytes,
            pages: row.pages,
            may_be_opened: matches!(row.scan.as_str(), "clean" | "not_scanned"),
            uploaded_at: instant(row.uploaded_at).ok_or_else(|| Error::corrupt("document.uploaded_at"))?,
        })
    };
    rows.into_iter().map(paper).collect()
}
