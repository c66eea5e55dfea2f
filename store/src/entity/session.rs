//! One signed-in browser.

use sea_orm::entity::prelude::*;

use super::{KeyedHash, Micros};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub token_hash: KeyedHash,
    pub account_id: Uuid,
    /// The role chosen, for an account with several.
    pub membership_id: Option<Uuid>,
    pub created_at: Micros,
    pub seen_at: Micros,
    pub expires_at: Micros,
    /// When the second factor was last given.
    pub step_up_at: Option<Micros>,
    /// What the browser calls itself, shortened.
    pub device: String,
    pub ended_at: Option<Micros>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
    #[sea_orm(belongs_to, from = "membership_id", to = "id")]
    pub membership: BelongsTo<Option<super::membership::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
