//! A day that differs from its weekday: a holiday, or a weekend day worked.

use sea_orm::entity::prelude::*;

use super::Day;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_day")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub date: Day,
    pub year: i32,
    pub working: bool,
}

impl ActiveModelBehavior for ActiveModel {}
