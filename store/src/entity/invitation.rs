//! An invitation to an organisation, in a role.

use sea_orm::entity::prelude::*;

use super::{KeyedHash, Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    /// Joined with `,`.
    pub roles: String,
    pub email_enc: SealedBytes,
    pub email_hash: KeyedHash,
    pub data_key_id: Uuid,
    pub token_hash: KeyedHash,
    pub invited_by: Option<Uuid>,
    pub created_at: Micros,
    pub expires_at: Micros,
    pub used_at: Option<Micros>,
    /// The language of the letter.
    pub language: String,
    /// The account that took it.
    pub used_by: Option<Uuid>,
    pub withdrawn_at: Option<Micros>,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<super::organisation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
