//! The work on a case: automatic checks, questions back, section checks, scores, and decisions under four eyes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob, blob_null, integer, text, text_null, uuid, uuid_null,
};

use crate::table::{create, id, index, key, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![
            check_result(),
            supplement_item(),
            section_check(),
            score(),
            decision(),
        ];
        let indexes = vec![
            index("check_result", &["case_id"]),
            index("supplement_item", &["case_id", "round"]),
            unique("score", &["case_id", "round", "criterion", "account_id"]),
            unique("decision", &["case_id", "stage", "round"]),
        ];
        create(manager, tables, indexes).await
    }
}

/// What the automatic checks found in a submission on the day it came.
fn check_result() -> TableCreateStatement {
    table("check_result")
        .col(uuid("submission_id"))
        .col(text("check_code"))
        .col(uuid("case_id"))
        .col(text("outcome"))
        .col(text_null("rule_code"))
        .primary_key(&mut key(&["submission_id", "check_code"]))
        .foreign_key(&mut names("submission_id", "submission"))
        .foreign_key(&mut names("case_id", "case_file"))
        .take()
}

fn supplement_item() -> TableCreateStatement {
    table("supplement_item")
        .col(id())
        .col(uuid("case_id"))
        .col(integer("round"))
        .col(text("target_kind"))
        .col(text("target"))
        .col(blob("text_enc"))
        .col(big_integer_null("answered_at"))
        .foreign_key(&mut names("case_id", "case_file"))
        .take()
}

fn section_check() -> TableCreateStatement {
    table("section_check")
        .col(uuid("case_id"))
        .col(integer("round"))
        .col(text("section"))
        .col(text("outcome"))
        .col(uuid("account_id"))
        .col(big_integer("at"))
        .primary_key(&mut key(&["case_id", "round", "section"]))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("account_id", "account"))
        .take()
}

/// Points of one reviewer for one criterion, where a process compares its cases.
fn score() -> TableCreateStatement {
    table("score")
        .col(id())
        .col(uuid("case_id"))
        .col(integer("round"))
        .col(text("criterion"))
        .col(integer("points"))
        .col(blob_null("note_enc"))
        .col(uuid("account_id"))
        .col(big_integer("at"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("account_id", "account"))
        .take()
}

/// Four eyes are held here too: nobody can be both maker and checker, whatever the program above does.
fn decision() -> TableCreateStatement {
    table("decision")
        .col(id())
        .col(uuid("case_id"))
        .col(text("stage"))
        .col(integer("round"))
        .col(text("outcome"))
        .col(text_null("reason_code"))
        .col(blob_null("text_enc"))
        .col(uuid("maker_id"))
        .col(big_integer("made_at"))
        .col(uuid_null("checker_id"))
        .col(big_integer_null("checked_at"))
        .col(text_null("result"))
        .col(blob_null("check_note_enc"))
        .check(
            Expr::col("checker_id")
                .is_null()
                .or(Expr::col("checker_id").ne(Expr::col("maker_id"))),
        )
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("maker_id", "account"))
        .foreign_key(&mut names("checker_id", "account"))
        .take()
}
