//! What goes with a case: documents, messages to the applicant, internal notes, notifications.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, blob, integer, text, uuid, uuid_null};

use crate::table::{create, id, index, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![document(), message(), note(), notification()];
        let indexes = vec![
            unique("document", &["case_id", "content_hash"])
                .and_where(Expr::col("removed_at").is_null())
                .take(),
            index("document", &["case_id"]),
            index("message", &["case_id", "sent_at"]),
            index("note", &["case_id", "written_at"]),
            index("notification", &["account_id", "created_at"]),
        ];
        create(manager, tables, indexes).await
    }
}

fn document() -> TableCreateStatement {
    table("document")
        .col(id())
        .col(uuid("case_id"))
        .col(text("slot"))
        .col(blob("name_enc"))
        .col(text("media_type"))
        .col(big_integer("bytes"))
        .col(blob("content_hash"))
        .col(integer("pages"))
        .col(text("scan"))
        .col(uuid_null("uploaded_by"))
        .col(big_integer("uploaded_at"))
        .col(big_integer_null("removed_at"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("uploaded_by", "account"))
        .take()
}

/// Seen by both sides.
fn message() -> TableCreateStatement {
    table("message")
        .col(id())
        .col(uuid("case_id"))
        .col(text("from_side"))
        .col(uuid_null("author_id"))
        .col(blob("text_enc"))
        .col(big_integer("sent_at"))
        .col(big_integer_null("read_at"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("author_id", "account"))
        .take()
}

/// Seen by officers only; a table of its own, so that no query of messages can return one.
fn note() -> TableCreateStatement {
    table("note")
        .col(id())
        .col(uuid("case_id"))
        .col(uuid("author_id"))
        .col(blob("text_enc"))
        .col(big_integer("written_at"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("author_id", "account"))
        .take()
}

fn notification() -> TableCreateStatement {
    table("notification")
        .col(id())
        .col(uuid("account_id"))
        .col(uuid_null("case_id"))
        .col(text("kind"))
        .col(text("parameters"))
        .col(big_integer("created_at"))
        .col(big_integer_null("read_at"))
        .foreign_key(&mut names("account_id", "account"))
        .foreign_key(&mut names("case_id", "case_file"))
        .take()
}
