//! One line of a case's history.

use sea_orm::entity::prelude::*;

use super::{KeyedHash, Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub at: Micros,
    /// `None` when the system acted.
    pub actor_id: Option<Uuid>,
    pub role: String,
    pub action: String,
    pub from_status: Option<String>,
    pub to_status: String,
    pub reason_code: Option<String>,
    pub note_enc: Option<SealedBytes>,
    pub content_hash: Option<KeyedHash>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
