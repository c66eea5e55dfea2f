//! A filter of the queue under a name.

use sea_orm::entity::prelude::*;

use super::{Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_filter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    /// Whose it is; the whole bank's when nobody's.
    pub account_id: Option<Uuid>,
    /// A key of its own.
    pub data_key_id: Uuid,
    pub name_enc: SealedBytes,
    /// The address of the list, without its path.
    pub address: String,
    pub created_at: Micros,
    #[sea_orm(belongs_to, from = "data_key_id", to = "id")]
    pub data_key: BelongsTo<super::data_key::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
