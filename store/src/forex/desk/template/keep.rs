//! Keeping, changing and giving up templates.

use domain::access::Actor;
use domain::forex::template::TemplateUse;
use domain::ids::OrganisationId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect, Set,
};
use uuid::Uuid;

use super::super::keeping::{Keeper, Kept, key_of};
use super::{TEMPLATES_MAX, TemplateWords, place};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::crypto::DataKey;
use crate::entity::{data_key, micros, text_template as head, text_template_version as version};
use crate::{Error, Store};

/// Keeps a new template.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank, and for the whole bank when this officer supervises none.
pub async fn add_template(
    store: &Store,
    actor: &Actor,
    (used_for, is_shared): (TemplateUse, bool),
    words: &TemplateWords,
    sent: Sent<'_>,
) -> Result<Kept, Error> {
    let keeper = Keeper::of_new(actor, is_shared)?;
    let tx = store.database().begin_write().await?;
    keeper.lock(&tx, actor).await?;
    if seen(store, &tx, actor.account, sent).await? != Repeat::New {
        return Ok(Kept::Done);
    }
    let of_keeper = match keeper.account {
        Some(account) => head::Column::AccountId.eq(account),
        None => head::Column::AccountId.is_null(),
    };
    let kept = head::Entity::find()
        .filter(head::Column::OrganisationId.eq(keeper.bank.0))
        .filter(of_keeper);
    if kept.count(&tx).await? >= TEMPLATES_MAX {
        return Ok(Kept::Full);
    }
    let (id, key) = (store.new_uuid(), store.new_data_key(&tx).await?);
    let row = head::ActiveModel {
        id: Set(id),
        organisation_id: Set(keeper.bank.0),
        account_id: Set(keeper.account),
        data_key_id: Set(key.id()),
        used_for: Set(used_for.to_string()),
        version: Set(1),
    };
    head::Entity::insert(row).exec_without_returning(&tx).await?;
    write_version(store, &tx, actor, &key, (id, 1), words).await?;
    keeper.record(store, &tx, actor, "desk.template_kept").await?;
    remember(store, &tx, actor.account, sent, "kept").await?;
    tx.commit().await?;
    Ok(Kept::Done)
}

/// Gives a template other words, as a new version.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs: their own, or the bank's for whoever supervises it. [`Error::Stale`] when
/// it has another version than the one that was seen.
pub async fn change_template(
    store: &Store,
    actor: &Actor,
    (id, seen_version): (Uuid, i32),
    words: &TemplateWords,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (row, keeper) = own(&tx, actor, id).await?;
    if seen(store, &tx, actor.account, sent).await? != Repeat::New {
        return Ok(());
    }
    if row.version != seen_version {
        return Err(Error::Stale);
    }
    let key = key_of(store, &tx, row.data_key_id).await?;
    let next = row.version.saturating_add(1);
    let mut row: head::ActiveModel = row.into();
    row.version = Set(next);
    row.update(&tx).await?;
    write_version(store, &tx, actor, &key, (id, next), words).await?;
    keeper.record(store, &tx, actor, "desk.template_changed").await?;
    remember(store, &tx, actor.account, sent, "changed").await?;
    Ok(tx.commit().await?)
}

/// Gives a template up, with all its versions. What was written with it stays as it is.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn remove_template(store: &Store, actor: &Actor, id: Uuid) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (row, keeper) = own(&tx, actor, id).await?;
    version::Entity::delete_many()
        .filter(version::Column::TemplateId.eq(id))
        .exec(&tx)
        .await?;
    head::Entity::delete_by_id(id).exec(&tx).await?;
    data_key::Entity::delete_by_id(row.data_key_id).exec(&tx).await?;
    keeper.record(store, &tx, actor, "desk.template_removed").await?;
    Ok(tx.commit().await?)
}

async fn own(tx: &DatabaseTransaction, actor: &Actor, id: Uuid) -> Result<(head::Model, Keeper), Error> {
    let row = head::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    let row = row.ok_or(Error::NotFound)?;
    let keeper = Keeper {
        bank: OrganisationId(row.organisation_id),
        account: row.account_id,
    };
    Ok((row, keeper.let_change(actor)?))
}

async fn write_version(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    key: &DataKey,
    (template, number): (Uuid, i32),
    words: &TemplateWords,
) -> Result<(), Error> {
    let id = store.new_uuid();
    let row = version::ActiveModel {
        id: Set(id),
        template_id: Set(template),
        version: Set(number),
        name_enc: Set(key.seal_text(&place("name_enc", id), &words.name)),
        text_enc: Set(key.seal_text(&place("text_enc", id), &words.text)),
        target: Set(words.target.clone()),
        reason_code: Set(words.reason.clone()),
        by_id: Set(actor.account.0),
        at: Set(micros(store.clock().now())),
    };
    version::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
