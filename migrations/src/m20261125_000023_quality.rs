//! Decisions that were drawn to be looked over, and what that gave.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, text_null, uuid, uuid_null};

use crate::table::{create, id, index, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            unique("quality_check", &["decision_id"]),
            index("quality_check", &["organisation_id", "drawn_at", "id"]),
            index("quality_check", &["case_id"]),
            index("decision", &["result", "checked_at"]),
        ];
        create(manager, vec![quality_check()], indexes).await
    }
}

fn quality_check() -> TableCreateStatement {
    table("quality_check")
        .col(id())
        .col(uuid("organisation_id"))
        .col(uuid("case_id"))
        .col(uuid("decision_id"))
        .col(uuid("drawn_by"))
        .col(big_integer("drawn_at"))
        .col(text_null("finding"))
        .col(uuid_null("checked_by"))
        .col(big_integer_null("checked_at"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("decision_id", "decision"))
        .foreign_key(&mut names("drawn_by", "account"))
        .foreign_key(&mut names("checked_by", "account"))
        .take()
}
