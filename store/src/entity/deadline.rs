//! One clock of a case.

use sea_orm::entity::prelude::*;

use super::Day;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deadline")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub kind: String,
    pub started_on: Day,
    /// How long it is, in `unit`.
    pub length: i32,
    /// `working_days` or `calendar_days`.
    pub unit: String,
    /// Since when it stands still.
    pub paused_on: Option<Day>,
    /// Finished pauses, `from/to` separated by commas.
    pub pauses: String,
    /// `None` while a calendar that it needs is missing.
    pub due_on: Option<Day>,
    pub rule_code: String,
    /// `running`, `paused`, `met`, `missed` or `cancelled`.
    pub state: String,
    pub met_on: Option<Day>,
    /// Who met it; unknown of those that were met before this was written down.
    pub met_by: Option<Uuid>,
    /// When the bank's supervisors heard that the term had passed.
    pub overdue_told_on: Option<Day>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
