//! How one case relates to another.

use sea_orm::entity::prelude::*;

use super::Micros;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `started_again`: from the case that did not come through to the new one; `duplicate` or `distinct`: from the case
    /// on which an officer said so to the other.
    pub kind: String,
    pub from_case_id: Uuid,
    pub to_case_id: Uuid,
    pub created_at: Micros,
}

impl ActiveModelBehavior for ActiveModel {}
