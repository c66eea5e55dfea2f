//! One step of somebody who is about to sign in, register or recover: usually a code that was sent.

use sea_orm::entity::prelude::*;

use super::{KeyedHash, Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub purpose: String,
    /// What the browser that began holds; a code works in no other.
    pub token_hash: KeyedHash,
    pub destination_hash: KeyedHash,
    pub account_id: Option<Uuid>,
    /// `None` when no code was sent: the authenticator has it, or a code was already given.
    pub code_hash: Option<KeyedHash>,
    pub data_key_id: Uuid,
    /// Where the code went, and what waits for it.
    pub payload_enc: SealedBytes,
    pub tries: i32,
    pub created_at: Micros,
    pub expires_at: Micros,
    pub used_at: Option<Micros>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<Option<super::account::Entity>>,
    #[sea_orm(belongs_to, from = "data_key_id", to = "id")]
    pub data_key: BelongsTo<super::data_key::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
