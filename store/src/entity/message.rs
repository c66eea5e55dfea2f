//! What applicant and officer write to each other.

use sea_orm::entity::prelude::*;

use super::{Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    /// `applicant` or `officer`.
    pub from_side: String,
    /// The account; a guest has none.
    pub author_id: Option<Uuid>,
    pub text_enc: SealedBytes,
    pub sent_at: Micros,
    pub read_at: Option<Micros>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
