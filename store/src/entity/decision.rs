//! A decision proposed by a maker and confirmed, or sent back, by another person.

use sea_orm::entity::prelude::*;

use super::{Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    /// `approval` or `opening`.
    pub stage: String,
    pub round: i32,
    pub outcome: String,
    pub reason_code: Option<String>,
    pub text_enc: Option<SealedBytes>,
    pub maker_id: Uuid,
    pub made_at: Micros,
    /// Never the maker: the database refuses it.
    pub checker_id: Option<Uuid>,
    pub checked_at: Option<Micros>,
    /// `confirmed` or `sent_back`.
    pub result: Option<String>,
    pub check_note_enc: Option<SealedBytes>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
