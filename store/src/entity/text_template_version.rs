//! The words of a text that officers keep, as they stood from one moment on.

use sea_orm::entity::prelude::*;

use super::{Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "text_template_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub template_id: Uuid,
    pub version: i32,
    pub name_enc: SealedBytes,
    pub text_enc: SealedBytes,
    /// What an item of a supplement request is about.
    pub target: Option<String>,
    /// Why it is asked for, or refused.
    pub reason_code: Option<String>,
    pub by_id: Uuid,
    pub at: Micros,
    #[sea_orm(belongs_to, from = "template_id", to = "id")]
    pub template: BelongsTo<super::text_template::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
