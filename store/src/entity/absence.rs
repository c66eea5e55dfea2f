//! Days on which an officer is absent. A row that was given up is deleted: nothing follows from it any more.

use sea_orm::entity::prelude::*;

use super::{Day, Micros};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "absence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    /// Who is absent.
    pub account_id: Uuid,
    /// The first day.
    pub from_on: Day,
    /// The last day.
    pub to_on: Day,
    /// Who stands in.
    pub substitute_id: Uuid,
    pub created_at: Micros,
}

impl ActiveModelBehavior for ActiveModel {}
