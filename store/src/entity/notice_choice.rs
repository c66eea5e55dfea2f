//! By which way somebody wants to be told, by topic; none where they chose nothing.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_choice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub progress: Option<String>,
    pub messages: Option<String>,
    pub reminders: Option<String>,
    pub desk: Option<String>,
    /// The day of their last daily letter.
    pub summary_on: Option<String>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
