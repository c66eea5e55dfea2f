//! Something that was asked for, or proposed, about an opened account. What it says never changes; how it was settled is
//! written once.

use sea_orm::entity::prelude::*;

use super::{Day, Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    /// Which one of the account, beginning with 1.
    pub number: i32,
    pub act: String,
    pub from_state: String,
    pub reason_code: String,
    pub note_enc: Option<SealedBytes>,
    /// The day on which the account was closed.
    pub closed_on: Option<Day>,
    /// The officer who proposed it, or the holder.
    pub maker_id: Uuid,
    pub made_at: Micros,
    /// NULL while it waits for a check.
    pub outcome: Option<String>,
    pub settled_at: Option<Micros>,
    /// Never the maker: the database refuses it.
    pub checker_id: Option<Uuid>,
    pub check_note_enc: Option<SealedBytes>,
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: BelongsTo<super::case_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
