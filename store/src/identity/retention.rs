//! What identity does not need any more goes away.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Set};
use time::Duration;
use uuid::Uuid;

use super::{device, kept};
use crate::entity::{
    account, data_key, kept_form, known_device, micros, one_time_code, outbox, own_copy, session, sign_in,
    sign_in_delay,
};
use crate::plumbing::retention::LETTERS_KEPT;
use crate::{Error, Store};

/// For how long sessions, the record of sign-ins and of copies are kept (convention).
const SESSIONS_KEPT: Duration = Duration::days(365);
/// For how long what waits for a code is kept: the contact, and the password of a registration never finished.
const WAITING_KEPT: Duration = Duration::days(1);
/// Failed sign-ins count for a day.
const FAILURES_KEPT: Duration = Duration::days(1);
/// How many codes go at once, each with its key.
const CODES_AT_ONCE: u64 = 1_000;

/// Removes sign-ins, codes and browsers that are past their time; says how many rows went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let now = store.clock().now();
    let before = |age: Duration| micros(now - age);
    let tx = store.database().begin_write().await?;
    let failures = sign_in_delay::Entity::delete_many()
        .filter(sign_in_delay::Column::FailedAt.lt(before(FAILURES_KEPT)))
        .exec(&tx)
        .await?;
    let forms = kept_form::Entity::delete_many()
        .filter(kept_form::Column::KeptAt.lt(before(kept::KEPT_FOR)))
        .exec(&tx)
        .await?;
    let devices = known_device::Entity::delete_many()
        .filter(known_device::Column::SeenAt.lt(before(device::KNOWN_FOR)))
        .exec(&tx)
        .await?;
    let sessions = session::Entity::delete_many()
        .filter(session::Column::ExpiresAt.lt(before(SESSIONS_KEPT)))
        .exec(&tx)
        .await?;
    let sign_ins = sign_in::Entity::delete_many()
        .filter(sign_in::Column::At.lt(before(SESSIONS_KEPT)))
        .exec(&tx)
        .await?;
    let copies = own_copy::Entity::delete_many()
        .filter(own_copy::Column::At.lt(before(SESSIONS_KEPT)))
        .exec(&tx)
        .await?;
    empty_codes(&tx, before(WAITING_KEPT)).await?;
    // Letters are sealed under the keys of codes, so codes stay a little longer than the letters.
    let codes = remove_codes(&tx, before(LETTERS_KEPT + WAITING_KEPT)).await?;
    tx.commit().await?;
    let rows = [failures, forms, devices, sessions, sign_ins, copies].map(|result| result.rows_affected);
    Ok(rows.iter().sum::<u64>() + codes)
}

async fn empty_codes(tx: &DatabaseTransaction, before: i64) -> Result<(), Error> {
    let emptied = one_time_code::ActiveModel {
        payload_enc: Set(Vec::new()),
        ..Default::default()
    };
    one_time_code::Entity::update_many()
        .set(emptied)
        .filter(one_time_code::Column::CreatedAt.lt(before))
        .filter(one_time_code::Column::PayloadEnc.ne(Vec::<u8>::new()))
        .exec(tx)
        .await?;
    Ok(())
}

async fn remove_codes(tx: &DatabaseTransaction, before: i64) -> Result<u64, Error> {
    let old: Vec<(Uuid, Uuid)> = one_time_code::Entity::find()
        .select_only()
        .columns([one_time_code::Column::Id, one_time_code::Column::DataKeyId])
        .filter(one_time_code::Column::CreatedAt.lt(before))
        .limit(CODES_AT_ONCE)
        .into_tuple()
        .all(tx)
        .await?;
    let (codes, keys): (Vec<Uuid>, Vec<Uuid>) = old.into_iter().unzip();
    one_time_code::Entity::delete_many()
        .filter(one_time_code::Column::Id.is_in(codes.clone()))
        .exec(tx)
        .await?;
    // A registration that was finished has made the key its account's own.
    let of_accounts = Query::select()
        .column(account::Column::DataKeyId)
        .from(account::Entity)
        .to_owned();
    let of_letters = Query::select()
        .column(outbox::Column::DataKeyId)
        .from(outbox::Entity)
        .cond_where(Condition::all().add(outbox::Column::DataKeyId.is_not_null()))
        .to_owned();
    data_key::Entity::delete_many()
        .filter(data_key::Column::Id.is_in(keys))
        .filter(data_key::Column::Id.not_in_subquery(of_accounts))
        .filter(data_key::Column::Id.not_in_subquery(of_letters))
        .exec(tx)
        .await?;
    Ok(u64::try_from(codes.len()).unwrap_or(u64::MAX))
}
