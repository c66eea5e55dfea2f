//! A forex account that was opened.

use sea_orm::entity::prelude::*;

use super::{Day, KeyedHash, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub holder_party_id: Uuid,
    pub bank_org_id: Uuid,
    pub branch_org_id: Uuid,
    pub data_key_id: Uuid,
    pub number_enc: SealedBytes,
    pub number_hash: KeyedHash,
    pub number_last4: String,
    /// ISO 4217 codes separated by commas.
    pub currencies: String,
    pub kind: String,
    pub state: String,
    pub opened_on: Day,
    /// Why it is being closed, or was.
    pub closing_reason: Option<String>,
    pub version: i32,
    /// The state to which a closure that is not gone through with leads back.
    pub state_before: Option<String>,
    pub closed_on: Option<Day>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
    #[sea_orm(belongs_to, from = "data_key_id", to = "id")]
    pub data_key: BelongsTo<super::data_key::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
