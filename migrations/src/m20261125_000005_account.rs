//! What happened to an opened account after its opening, each act with its maker and its checker.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob_null, integer, text, text_null, uuid, uuid_null,
};

use crate::table::{create, id, index, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in ["state_before", "closed_on"] {
            let table = Table::alter()
                .table("bank_account")
                .add_column(text_null(column))
                .take();
            manager.alter_table(table).await?;
        }
        let indexes = vec![
            unique("account_act", &["case_id", "number"]),
            index("bank_account", &["bank_org_id", "state"]),
        ];
        create(manager, vec![account_act()], indexes).await
    }
}

fn account_act() -> TableCreateStatement {
    let is_unchecked = || Expr::col("checker_id").is_null();
    table("account_act")
        .col(id())
        .col(uuid("case_id"))
        .col(integer("number"))
        .col(text("act"))
        .col(text("from_state"))
        .col(text("reason_code"))
        .col(blob_null("note_enc"))
        .col(text_null("closed_on"))
        .col(uuid("maker_id"))
        .col(big_integer("made_at"))
        .col(text_null("outcome"))
        .col(big_integer_null("settled_at"))
        .col(uuid_null("checker_id"))
        .col(blob_null("check_note_enc"))
        .check(is_unchecked().or(Expr::col("checker_id").ne(Expr::col("maker_id"))))
        // Nothing is confirmed by nobody.
        .check(
            Expr::col("outcome")
                .is_null()
                .or(Expr::col("outcome").ne("confirmed"))
                .or(is_unchecked().not()),
        )
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("maker_id", "account"))
        .foreign_key(&mut names("checker_id", "account"))
        .take()
}
