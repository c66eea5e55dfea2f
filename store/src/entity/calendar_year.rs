//! A year whose working days are known.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_year")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    /// Not published yet: made up for the demonstration.
    pub invented: bool,
    pub source: String,
}

impl ActiveModelBehavior for ActiveModel {}
