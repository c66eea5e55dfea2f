//! What a firm says about itself, entered once, as typed, valid or not.

use sea_orm::entity::prelude::*;

use super::{Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "firm_profile")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: Uuid,
    /// The organisation's own key.
    pub data_key_id: Uuid,
    pub answers_enc: SealedBytes,
    pub version: i32,
    /// The session that saved it last, to tell two open browsers apart.
    pub session_id: Uuid,
    pub saved_at: Micros,
    /// When a member last said that it is true.
    pub confirmed_at: Option<Micros>,
    pub confirmed_by: Option<Uuid>,
    #[sea_orm(belongs_to, from = "data_key_id", to = "id")]
    pub data_key: BelongsTo<super::data_key::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
