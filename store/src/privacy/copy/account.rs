//! What belongs to the account itself: contacts, sign-ins, notices and letters.

use std::collections::BTreeMap;

use domain::ids::AccountId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use time::OffsetDateTime;
use time::serde::rfc3339;

use super::{local, local_optional};
use crate::casework::ways;
use crate::crypto::Place;
use crate::entity::{
    kept_form, known_device, notification, one_time_code, outbox, own_copy, session, sign_in,
};
use crate::identity::account::{self as accounts, Account};
use crate::identity::kept;
use crate::{Error, Store};

/// The account with everything around it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it; they are the names in the file")]
pub struct AccountCopy {
    pub name: Option<String>,
    pub email: Option<String>,
    #[serde(with = "rfc3339::option")]
    pub email_confirmed_at: Option<OffsetDateTime>,
    pub mobile: Option<String>,
    #[serde(with = "rfc3339::option")]
    pub mobile_confirmed_at: Option<OffsetDateTime>,
    pub language: String,
    pub has_password: bool,
    #[serde(with = "rfc3339::option")]
    pub second_factor_since: Option<OffsetDateTime>,
    #[serde(with = "rfc3339")]
    pub registered_at: OffsetDateTime,
    pub sign_ins: Vec<SignInCopy>,
    pub sessions: Vec<SessionCopy>,
    /// When browsers that are known were seen last.
    pub known_browsers: Vec<String>,
    pub notices: Vec<Notice>,
    /// By which way they chose to be told, by topic.
    pub notice_ways: BTreeMap<String, String>,
    pub letters: Vec<Letter>,
    pub codes: Vec<CodeSent>,
    /// A form that was sent after its session had ended, and waits for its owner: where to, and its body.
    pub kept_form: Option<(String, String)>,
    /// When copies like this one were taken.
    pub copies: Vec<String>,
}

/// An attempt to sign in.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct SignInCopy {
    #[serde(with = "rfc3339")]
    pub at: OffsetDateTime,
    pub way: String,
    pub outcome: String,
    pub device: String,
}

/// A session.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct SessionCopy {
    #[serde(with = "rfc3339")]
    pub opened_at: OffsetDateTime,
    #[serde(with = "rfc3339")]
    pub seen_at: OffsetDateTime,
    #[serde(with = "rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    pub device: String,
}

/// A notice in the application.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct Notice {
    pub kind: String,
    pub parameters: BTreeMap<String, String>,
    #[serde(with = "rfc3339")]
    pub at: OffsetDateTime,
    #[serde(with = "rfc3339::option")]
    pub read_at: Option<OffsetDateTime>,
}

/// A letter, by mail or by short message, while its text is kept.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct Letter {
    pub channel: String,
    pub to: String,
    pub subject: String,
    pub body: String,
    #[serde(with = "rfc3339")]
    pub written_at: OffsetDateTime,
    #[serde(with = "rfc3339::option")]
    pub sent_at: Option<OffsetDateTime>,
}

/// A code that was sent; the code itself is kept by nobody.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct CodeSent {
    pub purpose: String,
    #[serde(with = "rfc3339")]
    pub at: OffsetDateTime,
    #[serde(with = "rfc3339::option")]
    pub used_at: Option<OffsetDateTime>,
}

macro_rules! rows {
    ($store:expr, $table:ident, $account:expr, $order:ident) => {
        $table::Entity::find()
            .filter($table::Column::AccountId.eq($account.0))
            .order_by_asc($table::Column::$order)
            .all($store.reader())
            .await?
            .into_iter()
    };
}

/// Everything about the account of one who is signed in.
pub async fn account(store: &Store, id: AccountId) -> Result<AccountCopy, Error> {
    let account = accounts::load(store, store.reader(), id).await?;
    let row = &account.row;
    let open = |column, sealed: &Option<Vec<u8>>| {
        crate::open_optional(&account.key, &account.place(column), sealed.as_deref())
    };
    Ok(AccountCopy {
        name: open("name_enc", &row.name_enc)?,
        email: open("email_enc", &row.email_enc)?,
        email_confirmed_at: local_optional(row.email_confirmed_at)?,
        mobile: open("mobile_enc", &row.mobile_enc)?,
        mobile_confirmed_at: local_optional(row.mobile_confirmed_at)?,
        language: row.language.clone(),
        has_password: row.password_hash.is_some(),
        second_factor_since: local_optional(row.totp_confirmed_at)?,
        registered_at: local(row.created_at)?,
        sign_ins: rows!(store, sign_in, id, Id)
            .map(read_sign_in)
            .collect::<Result<_, _>>()?,
        sessions: rows!(store, session, id, CreatedAt)
            .map(read_session)
            .collect::<Result<_, _>>()?,
        known_browsers: rows!(store, known_device, id, SeenAt)
            .map(|row| stamp(row.seen_at))
            .collect::<Result<_, _>>()?,
        notices: rows!(store, notification, id, CreatedAt)
            .map(read_notice)
            .collect::<Result<_, _>>()?,
        notice_ways: notice_ways(store, id).await?,
        letters: letters(store, &account).await?,
        codes: rows!(store, one_time_code, id, CreatedAt)
            .map(read_code)
            .collect::<Result<_, _>>()?,
        kept_form: kept_form(store, &account).await?,
        copies: rows!(store, own_copy, id, At)
            .map(|row| stamp(row.at))
            .collect::<Result<_, _>>()?,
    })
}

fn stamp(at: i64) -> Result<String, Error> {
    local(at)?
        .format(&time::format_description::well_known::Rfc3339)
        .map_err(Error::corrupt)
}

fn read_sign_in(row: sign_in::Model) -> Result<SignInCopy, Error> {
    Ok(SignInCopy {
        at: local(row.at)?,
        way: row.way,
        outcome: row.outcome,
        device: row.device,
    })
}

fn read_session(row: session::Model) -> Result<SessionCopy, Error> {
    Ok(SessionCopy {
        opened_at: local(row.created_at)?,
        seen_at: local(row.seen_at)?,
        ended_at: local_optional(row.ended_at)?,
        device: row.device,
    })
}

fn read_notice(row: notification::Model) -> Result<Notice, Error> {
    Ok(Notice {
        kind: row.kind,
        parameters: serde_json::from_str(&row.parameters)?,
        at: local(row.created_at)?,
        read_at: local_optional(row.read_at)?,
    })
}

async fn notice_ways(store: &Store, id: AccountId) -> Result<BTreeMap<String, String>, Error> {
    let own = ways::of(store.reader(), id).await?;
    let chosen = own.chosen().iter();
    Ok(chosen
        .map(|(topic, way)| (topic.to_string(), way.to_string()))
        .collect())
}

fn read_code(row: one_time_code::Model) -> Result<CodeSent, Error> {
    Ok(CodeSent {
        purpose: row.purpose,
        at: local(row.created_at)?,
        used_at: local_optional(row.used_at)?,
    })
}

/// Letters to the account. Those with codes are sealed under keys of their own and are no more than a code.
async fn letters(store: &Store, account: &Account) -> Result<Vec<Letter>, Error> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::DataKeyId.eq(account.key.id()))
        .order_by_asc(outbox::Column::CreatedAt)
        .all(store.reader())
        .await?;
    let read = |row: outbox::Model| {
        let open = |column, sealed: &[u8]| {
            account
                .key
                .open_text(&Place::new("outbox", column, row.id), sealed)
        };
        Ok(Letter {
            to: open("to_enc", &row.to_enc)?,
            subject: open("subject_enc", &row.subject_enc)?,
            body: open("body_enc", &row.body_enc)?,
            written_at: local(row.created_at)?,
            sent_at: local_optional(row.sent_at)?,
            channel: row.channel,
        })
    };
    rows.into_iter().map(read).collect()
}

async fn kept_form(store: &Store, account: &Account) -> Result<Option<(String, String)>, Error> {
    let row = kept_form::Entity::find_by_id(account.row.id)
        .one(store.reader())
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let body = account.key.open(&kept::place(account.id()), &row.body_enc)?;
    Ok(Some((row.path, String::from_utf8_lossy(&body).into_owned())))
}
