//! Accounts, organisations, the parties they act for, and sessions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob, blob_null, blob_uniq, integer, text, text_null, text_uniq, uuid,
    uuid_null,
};

use crate::table::{create, id, index, names, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![
            data_key(),
            organisation(),
            account(),
            recovery_code(),
            party(),
            membership(),
            session(),
            known_device(),
            sign_in_delay(),
            one_time_code(),
            invitation(),
            kept_form(),
        ];
        let indexes = vec![
            unique("account", &["email_hash"]),
            unique("account", &["mobile_hash"]),
            index("organisation", &["parent_id"]),
            index("recovery_code", &["account_id"]),
            index("membership", &["account_id"]),
            index("session", &["account_id"]),
            index("known_device", &["account_id"]),
            index("one_time_code", &["destination_hash", "created_at"]),
        ];
        create(manager, tables, indexes).await
    }
}

fn data_key() -> TableCreateStatement {
    table("data_key")
        .col(id())
        .col(blob_null("wrapped"))
        .col(text("ring_key_id"))
        .col(big_integer("created_at"))
        .col(big_integer_null("destroyed_at"))
        .take()
}

fn organisation() -> TableCreateStatement {
    table("organisation")
        .col(id())
        .col(text("kind"))
        .col(uuid_null("parent_id"))
        .col(text_uniq("code"))
        .col(text("name_zh"))
        .col(text("name_en"))
        .col(text_null("district"))
        .col(text("address_zh"))
        .col(text("address_en"))
        .col(text_null("bic"))
        .col(text_null("phone"))
        .col(text("valid_from"))
        .col(text_null("valid_to"))
        .col(big_integer("created_at"))
        .foreign_key(&mut names("parent_id", "organisation"))
        .take()
}

fn account() -> TableCreateStatement {
    table("account")
        .col(id())
        .col(text("kind"))
        .col(text("state"))
        .col(uuid("data_key_id"))
        .col(blob_null("name_enc"))
        .col(blob_null("email_enc"))
        .col(blob_null("email_hash"))
        .col(big_integer_null("email_confirmed_at"))
        .col(blob_null("mobile_enc"))
        .col(blob_null("mobile_hash"))
        .col(big_integer_null("mobile_confirmed_at"))
        .col(text_null("password_hash"))
        .col(text("language"))
        .col(blob_null("totp_enc"))
        .col(big_integer_null("totp_last_step"))
        .col(big_integer_null("totp_confirmed_at"))
        .col(blob_null("totp_pending_enc"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .col(integer("version"))
        .foreign_key(&mut names("data_key_id", "data_key"))
        .take()
}

fn recovery_code() -> TableCreateStatement {
    table("recovery_code")
        .col(id())
        .col(uuid("account_id"))
        .col(blob("code_hash"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut names("account_id", "account"))
        .take()
}

fn party() -> TableCreateStatement {
    table("party")
        .col(id())
        .col(text("kind"))
        .col(uuid_null("organisation_id"))
        .col(text("language"))
        .col(big_integer("created_at"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .take()
}

fn membership() -> TableCreateStatement {
    table("membership")
        .col(id())
        .col(uuid("account_id"))
        .col(uuid_null("party_id"))
        .col(uuid_null("organisation_id"))
        .col(text("role"))
        .col(big_integer("valid_from"))
        .col(big_integer_null("valid_to"))
        .foreign_key(&mut names("account_id", "account"))
        .foreign_key(&mut names("party_id", "party"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .take()
}

fn session() -> TableCreateStatement {
    table("session")
        .col(id())
        .col(blob_uniq("token_hash"))
        .col(uuid("account_id"))
        .col(uuid_null("membership_id"))
        .col(big_integer("created_at"))
        .col(big_integer("seen_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("step_up_at"))
        .col(text("device"))
        .col(big_integer_null("ended_at"))
        .foreign_key(&mut names("account_id", "account"))
        .foreign_key(&mut names("membership_id", "membership"))
        .take()
}

fn known_device() -> TableCreateStatement {
    table("known_device")
        .col(id())
        .col(uuid("account_id"))
        .col(blob_uniq("token_hash"))
        .col(big_integer("seen_at"))
        .foreign_key(&mut names("account_id", "account"))
        .take()
}

fn sign_in_delay() -> TableCreateStatement {
    table("sign_in_delay")
        .col(blob("subject_hash").primary_key().take())
        .col(integer("failed_count"))
        .col(big_integer("failed_at"))
        .col(big_integer("delay_until"))
        .take()
}

fn one_time_code() -> TableCreateStatement {
    table("one_time_code")
        .col(id())
        .col(text("purpose"))
        .col(blob_uniq("token_hash"))
        .col(blob("destination_hash"))
        .col(uuid_null("account_id"))
        .col(blob_null("code_hash"))
        .col(uuid("data_key_id"))
        .col(blob("payload_enc"))
        .col(integer("tries"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut names("account_id", "account"))
        .foreign_key(&mut names("data_key_id", "data_key"))
        .take()
}

fn invitation() -> TableCreateStatement {
    table("invitation")
        .col(id())
        .col(uuid("organisation_id"))
        .col(text("roles"))
        .col(blob("email_enc"))
        .col(blob("email_hash"))
        .col(uuid("data_key_id"))
        .col(blob_uniq("token_hash"))
        .col(uuid_null("invited_by"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut names("organisation_id", "organisation"))
        .foreign_key(&mut names("data_key_id", "data_key"))
        .foreign_key(&mut names("invited_by", "account"))
        .take()
}

fn kept_form() -> TableCreateStatement {
    table("kept_form")
        .col(uuid("account_id").primary_key().take())
        .col(text("path"))
        .col(blob("body_enc"))
        .col(big_integer("kept_at"))
        .foreign_key(&mut names("account_id", "account"))
        .take()
}
