//! Who stands in a case, and as what.

use sea_orm::entity::prelude::*;

use super::KeyedHash;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_party")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub party_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: String,
    /// Of the secret by which a guest shows that the case is theirs.
    pub secret_hash: Option<KeyedHash>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
    #[sea_orm(belongs_to, from = "party_id", to = "id")]
    pub party: BelongsTo<super::party::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
