//! Who holds a token.

use std::collections::BTreeSet;

use domain::access::{Actor, Duty};
use domain::identity::AccountKind;
use domain::ids::{AccountId, OrganisationId, PartyId, SessionId};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Set};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::IDLE;
use crate::crypto::{Place, Token};
use crate::database::{by_position, statement};
use crate::entity::{instant, micros, session};
use crate::identity::{Contact, SignedIn, Workplace};
use crate::{Error, Store, open_optional};

/// How exactly use is noted: not every page is worth a write.
const NOTED_EVERY: Duration = Duration::minutes(1);

by_position! {
/// One line for each membership of the account.
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
    let (db, idle_since) = (store.reader(), now - IDLE);
    let values = [
        token.hash().to_vec().into(),
        micros(now).into(),
        micros(idle_since).into(),
    ];
    Ok(Line::find_by_statement(statement(db, WHO_HOLDS, values))
        .all(db)
        .await?)
}

/// The columns of [`Line`]; `$1` the token's hash, `$2` now, `$3` since when a session must have been used.
const WHO_HOLDS: &str = "\
SELECT s.id, s.seen_at, s.expires_at, s.step_up_at, a.id, a.kind, a.name_enc, a.email_enc, a.mobile_enc, a.language, \
       a.totp_confirmed_at, k.id, k.wrapped, k.ring_key_id, m.party_id, m.id, s.membership_id, m.organisation_id, \
       o.name_zh, o.name_en, m.role, m.valid_to, \
       (SELECT COUNT(*) FROM notification n WHERE n.account_id = a.id AND n.read_at IS NULL) \
FROM session s \
JOIN account a ON a.id = s.account_id \
JOIN data_key k ON k.id = a.data_key_id \
LEFT JOIN membership m ON m.account_id = a.id \
LEFT JOIN organisation o ON o.id = m.organisation_id \
WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND s.seen_at > $3 AND a.state = 'active' \
ORDER BY m.id";

fn signed_in(store: &Store, first: &Line, lines: &[Line], now: OffsetDateTime) -> Result<SignedIn, Error> {
    let kind: AccountKind = first.kind.parse()?;
    let ends_at = instant(first.expires_at).ok_or_else(|| Error::corrupt("session.expires_at"))?;
    let valid: Vec<&Line> = lines
        .iter()
        .filter(|line| line.valid_to.is_none_or(|end| end > micros(now)))
        .collect();
    let has_second_factor = first.totp_confirmed_at.is_some();
    let must_enrol = kind == AccountKind::Staff && !has_second_factor;
    let acting = acting(kind, lines, &valid);
    Ok(SignedIn {
        session: SessionId(first.session_id),
        actor: Actor {
            account: AccountId(first.account_id),
            parties: parties(&acting, kind, &valid),
            // Without a second factor nobody is on duty, whatever door they knock at.
            duty: if must_enrol { None } else { duty(&acting, &valid)? },
        },
        own_party: own_party(&valid),
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
        lost: match acting {
            Acting::Lost(place) => Some(place),
            Acting::Oneself | Acting::For(_) => None,
        },
    })
}

/// Whom a session acts for.
enum Acting {
    /// A person for themselves.
    Oneself,
    /// A member for an organisation.
    For(OrganisationId),
    /// Nobody: what was chosen in this session has ended.
    Lost(Workplace),
}

/// What was chosen; where nothing was, staff work for their first organisation, and the public for themselves.
fn acting(kind: AccountKind, lines: &[Line], valid: &[&Line]) -> Acting {
    let is_chosen = |line: &&Line| line.chosen_id.is_some() && line.chosen_id == line.membership_id;
    let Some(chosen) = lines.iter().find(is_chosen).and_then(workplace) else {
        let first = valid.iter().find_map(|line| line.organisation_id);
        return match (kind, first) {
            (AccountKind::Staff, Some(first)) => Acting::For(OrganisationId(first)),
            _ => Acting::Oneself,
        };
    };
    // A role may have ended while another goes on.
    let is_member = valid
        .iter()
        .any(|line| line.organisation_id == Some(chosen.organisation.0));
    if is_member {
        Acting::For(chosen.organisation)
    } else {
        Acting::Lost(chosen)
    }
}

/// The parties for whom somebody acts now. Staff keep their own, so that nobody works on a case of theirs.
fn parties(acting: &Acting, kind: AccountKind, valid: &[&Line]) -> Vec<PartyId> {
    let counts = |line: &&&Line| match acting {
        Acting::Lost(_) => false,
        Acting::Oneself => line.organisation_id.is_none(),
        Acting::For(organisation) => match line.organisation_id {
            Some(own) => own == organisation.0,
            None => kind == AccountKind::Staff,
        },
    };
    let own = valid.iter().filter(counts).filter_map(|line| line.party_id);
    // One line for each role.
    let own: BTreeSet<Uuid> = own.collect();
    own.into_iter().map(PartyId).collect()
}

fn own_party(valid: &[&Line]) -> Option<PartyId> {
    let own = valid.iter().find(|line| line.organisation_id.is_none());
    own.and_then(|line| line.party_id).map(PartyId)
}

fn workplace(line: &Line) -> Option<Workplace> {
    Some(Workplace {
        organisation: OrganisationId(line.organisation_id?),
        name_zh: line.name_zh.clone()?,
        name_en: line.name_en.clone()?,
    })
}

fn workplaces(lines: &[&Line]) -> Vec<Workplace> {
    let mut places: Vec<Workplace> = Vec::new();
    for place in lines.iter().filter_map(|line| workplace(line)) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn duty(acting: &Acting, lines: &[&Line]) -> Result<Option<Duty>, Error> {
    let Acting::For(organisation) = *acting else {
        return Ok(None);
    };
    let here = lines
        .iter()
        .filter(|line| line.organisation_id == Some(organisation.0));
    let roles: BTreeSet<_> = here
        .filter_map(|line| line.role.as_deref())
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    Ok(Some(Duty { organisation, roles }))
}

fn name(store: &Store, line: &Line) -> Result<Option<String>, Error> {
    let wrapped = line.wrapped.as_deref().ok_or(Error::NotFound)?;
    let key = store.unwrap(line.key_id, &line.ring_key_id, wrapped)?;
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
