//! A notice in the application.

use sea_orm::entity::prelude::*;

use super::Micros;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notification")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub case_id: Option<Uuid>,
    pub kind: String,
    /// JSON without personal data.
    pub parameters: String,
    pub created_at: Micros,
    pub read_at: Option<Micros>,
    /// When it goes out by letter; none when it has, or does not.
    pub letter_due_at: Option<Micros>,
    /// Whether that letter is one at once or one of the day.
    pub letter_way: Option<String>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<Option<super::case_file::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
