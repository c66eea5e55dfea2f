//! What was submitted, never changed afterwards.

use sea_orm::entity::prelude::*;

use super::{Day, KeyedHash, Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    /// 1 for the first, then one more for each supplement round.
    pub number: i32,
    /// Answers and documents, as the hash is made of them.
    pub content_enc: SealedBytes,
    pub rules_on: Day,
    pub content_hash: KeyedHash,
    /// The account; a guest has none.
    pub submitted_by: Option<Uuid>,
    pub submitted_at: Micros,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
