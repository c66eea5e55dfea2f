//! A bank or its branch, a carrier operator, a firm, a platform, a zone office, a complaint centre, the operator.

use sea_orm::entity::prelude::*;

use super::{Day, Micros};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    /// A branch names its bank.
    pub parent_id: Option<Uuid>,
    pub code: String,
    pub name_zh: String,
    pub name_en: String,
    pub district: Option<String>,
    pub address_zh: String,
    pub address_en: String,
    pub bic: Option<String>,
    pub phone: Option<String>,
    pub valid_from: Day,
    /// The first day on which it is no longer valid.
    pub valid_to: Option<Day>,
    pub created_at: Micros,
}

impl ActiveModelBehavior for ActiveModel {}
