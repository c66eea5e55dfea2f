//! A signed point of the audit chain.

use sea_orm::entity::prelude::*;

use super::Micros;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_checkpoint")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub hash: Vec<u8>,
    pub at: Micros,
    /// Ed25519, 64 bytes.
    pub signature: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
