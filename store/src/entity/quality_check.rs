//! A decision that was drawn to be looked over.

use sea_orm::entity::prelude::*;

use super::Micros;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quality_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub case_id: Uuid,
    pub decision_id: Uuid,
    pub drawn_by: Uuid,
    pub drawn_at: Micros,
    /// A [`domain::forex::quality::QualityFinding`]; nothing while it waits.
    pub finding: Option<String>,
    pub checked_by: Option<Uuid>,
    pub checked_at: Option<Micros>,
    #[sea_orm(belongs_to, from = "decision_id", to = "id")]
    pub decision: BelongsTo<super::decision::Entity>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
