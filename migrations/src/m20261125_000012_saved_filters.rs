//! Filters of the queue that officers keep under a name.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, blob, text, uuid, uuid_null};

use crate::table::{create, id, index, names, table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![index("saved_filter", &["organisation_id", "account_id"])];
        create(manager, vec![saved_filter()], indexes).await
    }
}

fn saved_filter() -> TableCreateStatement {
    table("saved_filter")
        .col(id())
        .col(uuid("organisation_id"))
        .col(uuid_null("account_id"))
        .col(uuid("data_key_id"))
        .col(blob("name_enc"))
        .col(text("address"))
        .col(big_integer("created_at"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .foreign_key(&mut names("account_id", "account"))
        .foreign_key(&mut names("data_key_id", "data_key"))
        .take()
}
