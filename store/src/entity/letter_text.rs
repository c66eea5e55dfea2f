//! The text of a letter as an administrator wrote it; the one with the highest number is in force.

use sea_orm::entity::prelude::*;

use super::Micros;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter_text")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub language: String,
    /// Counts the versions of one kind in one language, from 1.
    pub number: i32,
    /// None where the text built into the program holds again.
    pub subject: Option<String>,
    pub body: Option<String>,
    /// The earlier version that it takes up again; 0 is the text built in.
    pub restores: Option<i32>,
    pub reason: String,
    pub made_by: Uuid,
    pub made_at: Micros,
}

impl ActiveModelBehavior for ActiveModel {}
