//! Firms as organisations with members: invitations that can be sent again, withdrawn and taken by somebody who has an
//! account; and each firm's profile.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, blob, integer, text, uuid, uuid_null};

use crate::table::{create, index, names, table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            text("language").default("zh").take(),
            uuid_null("used_by"),
            big_integer_null("withdrawn_at"),
        ] {
            // SQLite adds one column at a time.
            let add = Table::alter().table("invitation").add_column(column).take();
            manager.alter_table(add).await?;
        }
        let indexes = vec![
            index("invitation", &["organisation_id", "id"]),
            index("invitation", &["email_hash", "created_at"]),
            index("membership", &["organisation_id"]),
            index("membership", &["party_id"]),
            index("party", &["organisation_id"]),
        ];
        create(manager, vec![firm_profile()], indexes).await
    }
}

fn firm_profile() -> TableCreateStatement {
    table("firm_profile")
        .col(uuid("organisation_id").primary_key().take())
        .col(uuid("data_key_id"))
        .col(blob("answers_enc"))
        .col(integer("version"))
        .col(uuid("session_id"))
        .col(big_integer("saved_at"))
        .col(big_integer_null("confirmed_at"))
        .col(uuid_null("confirmed_by"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .foreign_key(&mut names("data_key_id", "data_key"))
        .foreign_key(&mut names("confirmed_by", "account"))
        .take()
}
