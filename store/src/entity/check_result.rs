//! What one automatic check found in a submission, on the day it was handed in.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "check_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub check_code: String,
    pub case_id: Uuid,
    /// `passed` or `look`.
    pub outcome: String,
    /// The rule whose value the check compares with.
    pub rule_code: Option<String>,
    #[sea_orm(belongs_to, from = "submission_id", to = "id")]
    pub submission: BelongsTo<super::submission::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
