//! What only a demonstration may tell: its sign-ins with the codes that an authenticator would show.

use domain::identity::{AccountKind, Role};
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::crypto::{Place, TotpSecret};
use crate::entity::{account, data_key, membership, organisation};
use crate::{Error, Store, open_optional};

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The name, of staff.
    pub name: Option<String>,
    /// The address or number to sign in with.
    pub contact: String,
    /// What they act as.
    pub roles: Vec<Role>,
    /// Their organisation's name in Chinese and English.
    pub organisation: Option<(String, String)>,
    /// Whether they work at an organisation of the zone.
    pub is_staff: bool,
    /// The next code of their second factor that was not used yet.
    pub code: Option<String>,
}

/// Everybody's sign-in, in the order in which the accounts were made: staff first, at most `limit` of each kind.
pub async fn sign_ins(store: &Store, limit: u64) -> Result<Vec<SignIn>, Error> {
    let db = store.reader();
    let mut found = Vec::new();
    for kind in [AccountKind::Staff, AccountKind::Public] {
        let accounts = account::Entity::find()
            .find_also_related(data_key::Entity)
            .filter(account::Column::Kind.eq(kind.to_string()))
            .filter(account::Column::State.eq("active"))
            .order_by_asc(account::Column::CreatedAt)
            .order_by_asc(account::Column::Id)
            .limit(limit);
        for (row, key) in accounts.all(db).await? {
            found.push(sign_in(store, db, &row, &key.ok_or(Error::NotFound)?).await?);
        }
    }
    Ok(found)
}

async fn sign_in(
    store: &Store,
    db: &impl ConnectionTrait,
    row: &account::Model,
    key: &data_key::Model,
) -> Result<SignIn, Error> {
    let key = store.unwrap_key(key)?;
    let open =
        |column, sealed: Option<&[u8]>| open_optional(&key, &Place::new("account", column, row.id), sealed);
    let email = open("email_enc", row.email_enc.as_deref())?;
    let duties = membership::Entity::find()
        .find_also_related(organisation::Entity)
        .filter(membership::Column::AccountId.eq(row.id))
        .all(db)
        .await?;
    // What somebody does for themselves goes without saying where they belong to an organisation.
    let has_organisation = duties.iter().any(|(_, body)| body.is_some());
    let roles = duties
        .iter()
        .filter(|(_, body)| body.is_some() || !has_organisation)
        .map(|(duty, _)| duty.role.parse())
        .collect::<Result<_, _>>()?;
    let secret = row
        .totp_enc
        .as_deref()
        .map(|sealed| key.open(&Place::new("account", "totp_enc", row.id), sealed));
    Ok(SignIn {
        name: open("name_enc", row.name_enc.as_deref())?,
        contact: email
            .or(open("mobile_enc", row.mobile_enc.as_deref())?)
            .unwrap_or_default(),
        roles,
        organisation: duties
            .into_iter()
            .find_map(|(_, body)| body)
            .map(|body| (body.name_zh, body.name_en)),
        is_staff: row.kind == AccountKind::Staff.to_string(),
        code: secret
            .transpose()?
            .and_then(|bytes| unused_code(store, &bytes, row.totp_last_step)),
    })
}

/// A code works once: after the present one was used, the next one is taken already.
fn unused_code(store: &Store, secret: &[u8], last_step: Option<i64>) -> Option<String> {
    let now = TotpSecret::step_of(store.clock().now());
    let step = last_step.map_or(now, |last| now.max(last + 1));
    Some(TotpSecret::from_bytes(secret)?.code_of_step(step))
}

/// The code with which somebody confirms their second factor now: that of the step before, so that the present one
/// can still be used to sign in.
pub async fn enrolment_code(store: &Store, who: AccountId) -> Result<Option<String>, Error> {
    let found = account::Entity::find_by_id(who.0)
        .find_also_related(data_key::Entity)
        .one(store.reader())
        .await?;
    let Some((row, Some(key))) = found else {
        return Ok(None);
    };
    let key = store.unwrap_key(&key)?;
    let Some(sealed) = row.totp_pending_enc.as_deref() else {
        return Ok(None);
    };
    let secret = key.open(&Place::new("account", "totp_pending_enc", row.id), sealed)?;
    let step = TotpSecret::step_of(store.clock().now()) - 1;
    Ok(TotpSecret::from_bytes(&secret).map(|secret| secret.code_of_step(step)))
}
