//! One page of a draft, as typed, valid or not.

use sea_orm::entity::prelude::*;

use super::{Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_page")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub page: String,
    pub answers_enc: SealedBytes,
    pub version: i32,
    /// The session that saved it last, to tell two open browsers apart; a guest has none.
    pub session_id: Option<Uuid>,
    pub saved_at: Micros,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
