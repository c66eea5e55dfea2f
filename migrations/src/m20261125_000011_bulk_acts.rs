//! Acts on many cases at once, so that they can be looked at and taken back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, integer, text, uuid, uuid_null};

use crate::table::{create, id, index, key, names, table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            index("bulk_act", &["organisation_id", "id"]),
            index("bulk_act", &["organisation_id", "account_id", "id"]),
            index("bulk_case", &["case_id"]),
        ];
        create(manager, vec![bulk_act(), bulk_case()], indexes).await
    }
}

fn bulk_act() -> TableCreateStatement {
    table("bulk_act")
        .col(id())
        .col(uuid("organisation_id"))
        .col(uuid("account_id"))
        .col(text("act"))
        .col(uuid_null("to_account"))
        .col(integer("cases"))
        .col(big_integer("at"))
        .col(uuid_null("undone_by"))
        .col(big_integer_null("undone_at"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .foreign_key(&mut names("account_id", "account"))
        .foreign_key(&mut names("to_account", "account"))
        .foreign_key(&mut names("undone_by", "account"))
        .take()
}

/// The version that the act left a case at: one that has another now was touched since.
fn bulk_case() -> TableCreateStatement {
    table("bulk_case")
        .col(uuid("bulk_id"))
        .col(uuid("case_id"))
        .col(integer("version_after"))
        .col(uuid_null("taken_before"))
        .col(boolean("is_undone"))
        .primary_key(&mut key(&["bulk_id", "case_id"]))
        .foreign_key(&mut names("bulk_id", "bulk_act"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("taken_before", "account"))
        .take()
}
