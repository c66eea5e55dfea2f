//! The key that seals one owner's columns, itself wrapped under a key of the key ring.

use sea_orm::entity::prelude::*;

use super::Micros;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `None` once destroyed: nothing sealed under it can be read again.
    pub wrapped: Option<Vec<u8>>,
    pub ring_key_id: String,
    pub created_at: Micros,
    pub destroyed_at: Option<Micros>,
}

impl ActiveModelBehavior for ActiveModel {}
