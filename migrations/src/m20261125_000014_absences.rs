//! Absences of officers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, uuid};

use crate::table::{create, id, index, names, table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            index("absence", &["organisation_id", "to_on"]),
            index("absence", &["account_id", "to_on"]),
            index("absence", &["substitute_id", "to_on"]),
        ];
        create(manager, vec![absence()], indexes).await
    }
}

fn absence() -> TableCreateStatement {
    table("absence")
        .col(id())
        .col(uuid("organisation_id"))
        .col(uuid("account_id"))
        .col(text("from_on"))
        .col(text("to_on"))
        .col(uuid("substitute_id"))
        .col(big_integer("created_at"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .foreign_key(&mut names("account_id", "account"))
        .foreign_key(&mut names("substitute_id", "account"))
        .take()
}
