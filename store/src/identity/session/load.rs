//! Who holds a token.

use std::collections::BTreeSet;

use domain::access::{Actor, Duty};
use domain::identity::AccountKind;
use domain::ids::{AccountId, OrganisationId, PartyId, SessionId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    Set,
};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::IDLE;
use crate::crypto::{DataKey, Place, Token};
use crate::entity::{account, data_key, instant, membership, micros, notification, organisation, session};
use crate::identity::{Contact, SignedIn, Workplace};
use crate::{Error, Store, open_optional};

/// How exactly use is noted: not every page is worth a write.
const NOTED_EVERY: Duration = Duration::minutes(1);

/// One line for each membership of the account.
#[derive(FromQueryResult)]
struct Line {
    session_id: Uuid,
    seen_at: i64,
    expires_at: i64,
    step_up_at: Option<i64>,
    account_id: Uuid,
    kind: String,
    name_enc: Option<Vec<u8>>,
    email_enc: Option<Vec<u8>>,
    mobile_enc: Option<Vec<u8>>,
    language: String,
    totp_confirmed_at: Option<i64>,
    key_id: Uuid,
    wrapped: Option<Vec<u8>>,
    ring_key_id: String,
    party_id: Option<Uuid>,
    membership_id: Option<Uuid>,
    chosen_id: Option<Uuid>,
    organisation_id: Option<Uuid>,
    name_zh: Option<String>,
    name_en: Option<String>,
    role: Option<String>,
    valid_to: Option<i64>,
    unread: i64,
}

/// Who holds this token now; `None` when nobody does any more. One statement; at most once a minute the use is noted.
pub async fn load(store: &Store, token: &str) -> Result<Option<SignedIn>, Error> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let now = store.clock().now();
    let lines = lines(store, &token, now).await?;
    let Some(first) = lines.first() else {
        return Ok(None);
    };
    let signed_in = signed_in(store, first, &lines, now)?;
    if micros(now) - first.seen_at >= micros(OffsetDateTime::UNIX_EPOCH + NOTED_EVERY)
        && let Err(error) = note_use(store, signed_in.session, now).await
    {
        // Reading goes on while the database cannot write.
        tracing::warn!(%error, "the use of a session was not noted");
    }
    Ok(Some(signed_in))
}

async fn lines(store: &Store, token: &Token, now: OffsetDateTime) -> Result<Vec<Line>, Error> {
    use {
        account::Column as A, data_key::Column as K, membership::Column as M, organisation::Column as O,
        session::Column as S,
    };
    let query = session::Entity::find()
        .select_only()
        .column_as(S::Id, "session_id")
        .columns([S::SeenAt, S::ExpiresAt, S::StepUpAt, S::AccountId])
        .columns([
            A::Kind,
            A::NameEnc,
            A::EmailEnc,
            A::MobileEnc,
            A::Language,
            A::TotpConfirmedAt,
        ])
        .column_as(K::Id, "key_id")
        .columns([K::Wrapped, K::RingKeyId])
        .column_as(M::Id, "membership_id")
        .column_as(S::MembershipId, "chosen_id")
        .columns([M::PartyId, M::OrganisationId, M::Role, M::ValidTo])
        .columns([O::NameZh, O::NameEn])
        .expr_as(unread(), "unread")
        .join(JoinType::InnerJoin, session::Relation::Account.def())
        .join(JoinType::InnerJoin, account::Relation::DataKey.def())
        .join_rev(JoinType::LeftJoin, membership::Relation::Account.def())
        .join(JoinType::LeftJoin, membership::Relation::Organisation.def())
        .filter(S::TokenHash.eq(token.hash().to_vec()))
        .filter(S::EndedAt.is_null())
        .filter(S::ExpiresAt.gt(micros(now)))
        .filter(S::SeenAt.gt(micros(now - IDLE)))
        .filter(A::State.eq("active"))
        .order_by_asc(M::Id);
    Ok(query.into_model::<Line>().all(store.reader()).await?)
}

/// How many notices of the session's account were not read.
fn unread() -> Expr {
    use notification::Column as N;
    let count = Query::select()
        .expr(N::Id.count())
        .from(notification::Entity)
        .and_where(Expr::col(N::AccountId.as_column_ref()).equals(session::Column::AccountId.as_column_ref()))
        .and_where(N::ReadAt.is_null())
        .to_owned();
    Expr::SubQuery(None, Box::new(count.into()))
}

fn signed_in(store: &Store, first: &Line, lines: &[Line], now: OffsetDateTime) -> Result<SignedIn, Error> {
    let kind: AccountKind = first.kind.parse()?;
    let ends_at = instant(first.expires_at).ok_or_else(|| Error::corrupt("session.expires_at"))?;
    let valid: Vec<&Line> = lines
        .iter()
        .filter(|line| line.valid_to.is_none_or(|end| end > micros(now)))
        .collect();
    let parties = valid.iter().filter_map(|line| line.party_id).map(PartyId);
    let parties = parties.collect();
    let has_second_factor = first.totp_confirmed_at.is_some();
    let must_enrol = kind == AccountKind::Staff && !has_second_factor;
    Ok(SignedIn {
        session: SessionId(first.session_id),
        actor: Actor {
            account: AccountId(first.account_id),
            parties,
            // Without a second factor nobody is on duty, whatever door they knock at.
            duty: if must_enrol { None } else { duty(&valid)? },
        },
        kind,
        name: name(store, first)?,
        language: first.language.parse()?,
        idle_ends_at: std::cmp::min(ends_at, now + IDLE),
        ends_at,
        stepped_up_at: first.step_up_at.and_then(instant),
        must_enrol,
        uses_authenticator: kind == AccountKind::Staff || has_second_factor,
        unread: u32::try_from(first.unread).unwrap_or(u32::MAX),
        workplaces: workplaces(&valid),
    })
}

fn workplaces(lines: &[&Line]) -> Vec<Workplace> {
    let mut places: Vec<Workplace> = Vec::new();
    for line in lines {
        let (Some(id), Some(name_zh), Some(name_en)) = (line.organisation_id, &line.name_zh, &line.name_en)
        else {
            continue;
        };
        let organisation = OrganisationId(id);
        if places.iter().all(|place| place.organisation != organisation) {
            places.push(Workplace {
                organisation,
                name_zh: name_zh.clone(),
                name_en: name_en.clone(),
            });
        }
    }
    places
}

/// Staff work for one organisation at a time: the one they chose, or the first.
fn duty(lines: &[&Line]) -> Result<Option<Duty>, Error> {
    let chosen = lines
        .iter()
        .find(|line| line.chosen_id.is_some() && line.chosen_id == line.membership_id);
    let chosen = chosen.and_then(|line| line.organisation_id);
    let Some(organisation) = chosen.or_else(|| lines.iter().find_map(|line| line.organisation_id)) else {
        return Ok(None);
    };
    let here = lines
        .iter()
        .filter(|line| line.organisation_id == Some(organisation));
    let roles: BTreeSet<_> = here
        .filter_map(|line| line.role.as_deref())
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    Ok(Some(Duty {
        organisation: OrganisationId(organisation),
        roles,
    }))
}

fn name(store: &Store, line: &Line) -> Result<Option<String>, Error> {
    let wrapped = line.wrapped.as_deref().ok_or(Error::NotFound)?;
    let key: DataKey = store.keys().unwrap(line.key_id, &line.ring_key_id, wrapped)?;
    let open = |column, sealed: Option<&[u8]>| {
        open_optional(&key, &Place::new("account", column, line.account_id), sealed)
    };
    if let Some(name) = open("name_enc", line.name_enc.as_deref())? {
        return Ok(Some(name));
    }
    if let Some(email) = open("email_enc", line.email_enc.as_deref())? {
        return Ok(Some(Contact::stored_email(email)?.masked()));
    }
    let mobile = open("mobile_enc", line.mobile_enc.as_deref())?;
    Ok(mobile
        .map(Contact::stored_mobile)
        .transpose()?
        .map(|mobile| mobile.masked()))
}

async fn note_use(store: &Store, session: SessionId, now: OffsetDateTime) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let seen = session::ActiveModel {
        seen_at: Set(micros(now)),
        ..Default::default()
    };
    session::Entity::update_many()
        .set(seen)
        .filter(session::Column::Id.eq(session.0))
        .filter(session::Column::EndedAt.is_null())
        .exec(&tx)
        .await?;
    Ok(tx.commit().await?)
}

/// Whose session this was, though it has ended: a form sent too late is kept for that account alone.
pub async fn owner_of(store: &Store, token: &str) -> Result<Option<AccountId>, Error> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let row = session::Entity::find()
        .filter(session::Column::TokenHash.eq(token.hash().to_vec()))
        .one(store.reader());
    Ok(row.await?.map(|row| AccountId(row.account_id)))
}
