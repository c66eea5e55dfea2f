//! One act on many cases of an organisation at once.

use sea_orm::entity::prelude::*;

use super::Micros;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk_act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    /// Who did it.
    pub account_id: Uuid,
    pub act: String,
    /// Who got the cases.
    pub to_account: Option<Uuid>,
    /// How many they were.
    pub cases: i32,
    pub at: Micros,
    pub undone_by: Option<Uuid>,
    pub undone_at: Option<Micros>,
}

impl ActiveModelBehavior for ActiveModel {}
