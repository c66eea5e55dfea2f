//! Texts that officers keep for requests and refusals, each with all its versions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, blob, integer, text, text_null, uuid, uuid_null};

use crate::table::{create, id, index, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            index("text_template", &["organisation_id", "account_id"]),
            unique("text_template_version", &["template_id", "version"]),
        ];
        create(manager, vec![text_template(), text_template_version()], indexes).await
    }
}

fn text_template() -> TableCreateStatement {
    table("text_template")
        .col(id())
        .col(uuid("organisation_id"))
        .col(uuid_null("account_id"))
        .col(uuid("data_key_id"))
        .col(text("used_for"))
        .col(integer("version"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .foreign_key(&mut names("account_id", "account"))
        .foreign_key(&mut names("data_key_id", "data_key"))
        .take()
}

fn text_template_version() -> TableCreateStatement {
    table("text_template_version")
        .col(id())
        .col(uuid("template_id"))
        .col(integer("version"))
        .col(blob("name_enc"))
        .col(blob("text_enc"))
        .col(text_null("target"))
        .col(text_null("reason_code"))
        .col(uuid("by_id"))
        .col(big_integer("at"))
        .foreign_key(&mut names("template_id", "text_template"))
        .foreign_key(&mut names("by_id", "account"))
        .take()
}
