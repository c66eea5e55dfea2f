//! One thing that the officer asks the applicant to mend.

use sea_orm::entity::prelude::*;

use super::{Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "supplement_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub round: i32,
    /// `page`, `field` or `document`.
    pub target_kind: String,
    pub target: String,
    /// A [`domain::forex::reason::SupplementReason`].
    pub reason_code: Option<String>,
    pub text_enc: SealedBytes,
    pub answered_at: Option<Micros>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
