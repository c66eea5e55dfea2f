//! The points that one reviewer gave for one criterion.

use sea_orm::entity::prelude::*;

use super::{Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub round: i32,
    pub criterion: String,
    pub points: i32,
    pub note_enc: Option<SealedBytes>,
    pub account_id: Uuid,
    pub at: Micros,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
