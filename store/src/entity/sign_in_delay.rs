//! Failed sign-ins with one contact, whether or not it has an account, and how long the next one must wait.

use sea_orm::entity::prelude::*;

use super::{KeyedHash, Micros};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_delay")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_hash: KeyedHash,
    pub failed_count: i32,
    pub failed_at: Micros,
    /// No sign-in is looked at before.
    pub delay_until: Micros,
}

impl ActiveModelBehavior for ActiveModel {}
