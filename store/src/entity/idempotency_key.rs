//! The outcome of a form that was sent once, for whoever sends it again.

use sea_orm::entity::prelude::*;

use super::{KeyedHash, Micros};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    /// An account, or the party of a guest.
    pub owner_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: Uuid,
    pub body_hash: KeyedHash,
    pub outcome: String,
    pub created_at: Micros,
}

impl ActiveModelBehavior for ActiveModel {}
