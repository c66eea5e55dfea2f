//! An uploaded file; its sealed bytes lie in the object store.

use sea_orm::entity::prelude::*;

use super::{KeyedHash, Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub slot: String,
    pub name_enc: SealedBytes,
    pub media_type: String,
    pub bytes: i64,
    /// Unique in a case among the documents that were not removed.
    pub content_hash: KeyedHash,
    pub pages: i32,
    pub scan: String,
    /// The account; a guest has none.
    pub uploaded_by: Option<Uuid>,
    pub uploaded_at: Micros,
    pub removed_at: Option<Micros>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
