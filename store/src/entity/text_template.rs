//! A text that officers keep; its words stand in its versions.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "text_template")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    /// Whose it is; the whole bank's when nobody's.
    pub account_id: Option<Uuid>,
    /// A key of its own.
    pub data_key_id: Uuid,
    /// A [`domain::forex::template::TemplateUse`].
    pub used_for: String,
    /// The newest of its versions.
    pub version: i32,
    #[sea_orm(belongs_to, from = "data_key_id", to = "id")]
    pub data_key: BelongsTo<super::data_key::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
