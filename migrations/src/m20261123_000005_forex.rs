//! The forex accounts that were opened.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{blob, integer, text, text_null, uuid, uuid_uniq};

use crate::table::{create, id, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            vec![bank_account()],
            vec![unique("bank_account", &["number_hash"])],
        )
        .await
    }
}

fn bank_account() -> TableCreateStatement {
    table("bank_account")
        .col(id())
        .col(uuid_uniq("case_id"))
        .col(uuid("holder_party_id"))
        .col(uuid("bank_org_id"))
        .col(uuid("branch_org_id"))
        .col(uuid("data_key_id"))
        .col(blob("number_enc"))
        .col(blob("number_hash"))
        .col(text("number_last4"))
        .col(text("currencies"))
        .col(text("kind"))
        .col(text("state"))
        .col(text("opened_on"))
        .col(text_null("closing_reason"))
        .col(integer("version"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("holder_party_id", "party"))
        .foreign_key(&mut names("bank_org_id", "organisation"))
        .foreign_key(&mut names("branch_org_id", "organisation"))
        .foreign_key(&mut names("data_key_id", "data_key"))
        .take()
}
