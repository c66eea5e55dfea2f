//! When a job last did its work, and when it last failed.

use sea_orm::entity::prelude::*;

use super::Micros;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub succeeded_at: Option<Micros>,
    pub failed_at: Option<Micros>,
}

impl ActiveModelBehavior for ActiveModel {}
