//! Cases: who they belong to, what was typed and submitted, what happened, and which clocks run.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob, blob_null, boolean, integer, text, text_null, text_uniq, uuid,
    uuid_null, uuid_uniq,
};

use crate::table::{create, id, index, key, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![
            case_file(),
            case_party(),
            case_link(),
            case_lookup(),
            draft_page(),
            submission(),
            receipt(),
            case_event(),
            deadline(),
        ];
        let indexes = vec![
            index("case_file", &["handling_org_id", "is_open", "next_due_on", "id"]),
            index("case_file", &["handling_org_id", "status", "next_due_on", "id"]),
            index(
                "case_file",
                &["handling_org_id", "taken_by", "is_open", "next_due_on", "id"],
            ),
            index("case_file", &["handling_org_id", "next_due_on", "id"])
                .and_where(Expr::col("proposed_by").is_not_null())
                .take(),
            index("case_file", &["applicant_party_id", "created_at"]),
            index("case_party", &["party_id"]),
            index("case_link", &["from_case_id"]),
            index("case_link", &["to_case_id"]),
            index("case_lookup", &["kind", "hash"]),
            unique("submission", &["case_id", "number"]),
            index("receipt", &["case_id"]),
            index("case_event", &["case_id", "at"]),
            index("deadline", &["case_id"]),
            index("deadline", &["state", "due_on"]),
        ];
        create(manager, tables, indexes).await
    }
}

/// `CASE` is a reserved word of SQL.
fn case_file() -> TableCreateStatement {
    table("case_file")
        .col(id())
        .col(text_null("reference").unique_key())
        .col(text("process"))
        .col(text("status"))
        .col(integer("version"))
        .col(uuid("applicant_party_id"))
        .col(uuid_null("handling_org_id"))
        .col(uuid_null("branch_org_id"))
        .col(boolean("is_open"))
        .col(uuid_null("taken_by"))
        .col(uuid_null("proposed_by"))
        .col(blob_null("subject_enc"))
        .col(uuid("data_key_id"))
        .col(text("rules_on"))
        .col(text("next_due_on"))
        .col(text_null("next_due_kind"))
        .col(boolean("clock_paused"))
        .col(integer("round"))
        .col(uuid_null("created_by"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .col(big_integer_null("submitted_at"))
        .col(big_integer_null("closed_at"))
        .foreign_key(&mut names("applicant_party_id", "party"))
        .foreign_key(&mut names("handling_org_id", "organisation"))
        .foreign_key(&mut names("branch_org_id", "organisation"))
        .foreign_key(&mut names("taken_by", "account"))
        .foreign_key(&mut names("data_key_id", "data_key"))
        .foreign_key(&mut names("created_by", "account"))
        .take()
}

/// A guest has no account; they show the secret that they were given instead.
fn case_party() -> TableCreateStatement {
    table("case_party")
        .col(uuid("case_id"))
        .col(uuid("party_id"))
        .col(text("role"))
        .col(blob_null("secret_hash"))
        .primary_key(&mut key(&["case_id", "party_id", "role"]))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("party_id", "party"))
        .take()
}

fn case_link() -> TableCreateStatement {
    table("case_link")
        .col(id())
        .col(text("kind"))
        .col(uuid("from_case_id"))
        .col(uuid("to_case_id"))
        .col(big_integer("created_at"))
        .foreign_key(&mut names("from_case_id", "case_file"))
        .foreign_key(&mut names("to_case_id", "case_file"))
        .take()
}

fn case_lookup() -> TableCreateStatement {
    table("case_lookup")
        .col(uuid("case_id"))
        .col(text("kind"))
        .col(blob("hash"))
        .col(uuid_null("organisation_id"))
        .primary_key(&mut key(&["case_id", "kind", "hash"]))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .take()
}

/// The session is only remembered, not referred to: sessions are deleted long before drafts are. A guest has none.
fn draft_page() -> TableCreateStatement {
    table("draft_page")
        .col(uuid("case_id"))
        .col(text("page"))
        .col(blob("answers_enc"))
        .col(integer("version"))
        .col(uuid_null("session_id"))
        .col(big_integer("saved_at"))
        .primary_key(&mut key(&["case_id", "page"]))
        .foreign_key(&mut names("case_id", "case_file"))
        .take()
}

fn submission() -> TableCreateStatement {
    table("submission")
        .col(id())
        .col(uuid("case_id"))
        .col(integer("number"))
        .col(blob("content_enc"))
        .col(text("rules_on"))
        .col(blob("content_hash"))
        .col(uuid_null("submitted_by"))
        .col(big_integer("submitted_at"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("submitted_by", "account"))
        .take()
}

fn receipt() -> TableCreateStatement {
    table("receipt")
        .col(id())
        .col(uuid("case_id"))
        .col(uuid_uniq("submission_id"))
        .col(text_uniq("code"))
        .col(text("payload"))
        .col(blob("signature"))
        .col(big_integer("issued_at"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("submission_id", "submission"))
        .take()
}

fn case_event() -> TableCreateStatement {
    table("case_event")
        .col(id())
        .col(uuid("case_id"))
        .col(big_integer("at"))
        .col(uuid_null("actor_id"))
        .col(text("role"))
        .col(text("action"))
        .col(text_null("from_status"))
        .col(text("to_status"))
        .col(text_null("reason_code"))
        .col(blob_null("note_enc"))
        .col(blob_null("content_hash"))
        .foreign_key(&mut names("case_id", "case_file"))
        .foreign_key(&mut names("actor_id", "account"))
        .take()
}

fn deadline() -> TableCreateStatement {
    table("deadline")
        .col(id())
        .col(uuid("case_id"))
        .col(text("kind"))
        .col(text("started_on"))
        .col(integer("length"))
        .col(text("unit"))
        .col(text_null("paused_on"))
        .col(text("pauses"))
        .col(text_null("due_on"))
        .col(text("rule_code"))
        .col(text("state"))
        .col(text_null("met_on"))
        .foreign_key(&mut names("case_id", "case_file"))
        .take()
}
