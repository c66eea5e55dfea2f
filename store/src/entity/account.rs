//! Somebody who can sign in.

use sea_orm::entity::prelude::*;

use super::{KeyedHash, Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `public` or `staff`.
    pub kind: String,
    /// `active`, `locked` or `deleted`.
    pub state: String,
    pub data_key_id: Uuid,
    pub name_enc: Option<SealedBytes>,
    pub email_enc: Option<SealedBytes>,
    pub email_hash: Option<KeyedHash>,
    pub email_confirmed_at: Option<Micros>,
    pub mobile_enc: Option<SealedBytes>,
    pub mobile_hash: Option<KeyedHash>,
    pub mobile_confirmed_at: Option<Micros>,
    pub password_hash: Option<String>,
    pub language: String,
    pub totp_enc: Option<SealedBytes>,
    /// The last time step whose code was used: no code works twice.
    pub totp_last_step: Option<i64>,
    pub totp_confirmed_at: Option<Micros>,
    /// The secret of another authenticator, until its first code confirms it.
    pub totp_pending_enc: Option<SealedBytes>,
    pub created_at: Micros,
    pub updated_at: Micros,
    pub version: i32,
    #[sea_orm(belongs_to, from = "data_key_id", to = "id")]
    pub data_key: BelongsTo<super::data_key::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
