//! What people may see of their own: how they signed in, how often they took a copy of their data, who looked.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, text, uuid};

use crate::table::{create, id, index, names, table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            index("sign_in", &["account_id", "id"]),
            index("sign_in", &["at"]),
            index("own_copy", &["account_id", "at"]),
            index("own_copy", &["at"]),
            index("audit_entry", &["object", "id"]),
            index("outbox", &["data_key_id"]),
            index("one_time_code", &["account_id"]),
        ];
        manager.alter_table(forget_when_sent()).await?;
        create(manager, vec![sign_in(), own_copy()], indexes).await
    }
}

fn sign_in() -> TableCreateStatement {
    table("sign_in")
        .col(id())
        .col(uuid("account_id"))
        .col(big_integer("at"))
        .col(text("way"))
        .col(text("outcome"))
        .col(text("device"))
        .foreign_key(&mut names("account_id", "account"))
        .take()
}

/// Letters to people who have left are not kept for questions about them.
fn forget_when_sent() -> TableAlterStatement {
    Table::alter()
        .table("outbox")
        .add_column(boolean("forget_when_sent").default(false))
        .take()
}

fn own_copy() -> TableCreateStatement {
    table("own_copy")
        .col(id())
        .col(uuid("account_id"))
        .col(big_integer("at"))
        .foreign_key(&mut names("account_id", "account"))
        .take()
}
