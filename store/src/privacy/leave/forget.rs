//! Everything that belongs to an account alone, and how it goes. Its row stays, empty: the audit and kept cases name
//! its id, which says nothing about anybody.

use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use crate::entity::{
    account as table, data_key, idempotency_key, kept_form, known_device, membership, micros, notice_choice,
    notification, one_time_code, outbox, own_copy, recovery_code, session, sign_in,
};
use crate::identity::account::Account;
use crate::identity::{Contact, delay};
use crate::plumbing::erasure;
use crate::{Error, Store};

/// Forgets the account; these are its contacts until now.
pub(super) async fn account(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    contacts: &[Contact],
) -> Result<(), Error> {
    remove_letters_and_codes(store, tx, account, contacts).await?;
    remove_rows(tx, account.row.id).await?;
    delay::forget(store, tx, account.id(), contacts).await?;
    end_memberships(store, tx, account.row.id).await?;
    empty(store, tx, account.row.id).await?;
    erasure::destroy(tx, account.row.data_key_id, micros(store.clock().now())).await
}

async fn remove_rows(tx: &DatabaseTransaction, account: Uuid) -> Result<(), Error> {
    macro_rules! remove {
        ($($table:ident),+) => {$(
            $table::Entity::delete_many()
                .filter($table::Column::AccountId.eq(account))
                .exec(tx)
                .await?;
        )+};
    }
    remove!(
        session,
        known_device,
        recovery_code,
        sign_in,
        own_copy,
        kept_form,
        notice_choice,
        notification
    );
    idempotency_key::Entity::delete_many()
        .filter(idempotency_key::Column::OwnerId.eq(account))
        .exec(tx)
        .await?;
    Ok(())
}

/// Letters to the account, sent or not, and codes that went to it or to one of its contacts, with their letters and keys.
async fn remove_letters_and_codes(
    store: &Store,
    tx: &DatabaseTransaction,
    account: &Account,
    contacts: &[Contact],
) -> Result<(), Error> {
    use one_time_code::Column as C;
    let hashes = contacts.iter().map(|contact| contact.hash(store));
    let theirs = Condition::any()
        .add(C::AccountId.eq(account.row.id))
        .add(C::DestinationHash.is_in(hashes));
    let keys: Vec<Uuid> = one_time_code::Entity::find()
        .select_only()
        .column(C::DataKeyId)
        .filter(theirs.clone())
        .into_tuple()
        .all(tx)
        .await?;
    one_time_code::Entity::delete_many()
        .filter(theirs)
        .exec(tx)
        .await?;
    let own = account.row.data_key_id;
    outbox::Entity::delete_many()
        .filter(outbox::Column::DataKeyId.is_in(keys.iter().copied().chain([own])))
        .exec(tx)
        .await?;
    // The key of the registration became the account's own, which its row names.
    data_key::Entity::delete_many()
        .filter(data_key::Column::Id.is_in(keys.into_iter().filter(|key| *key != own)))
        .exec(tx)
        .await?;
    Ok(())
}

async fn end_memberships(store: &Store, tx: &DatabaseTransaction, account: Uuid) -> Result<(), Error> {
    let ended = membership::ActiveModel {
        valid_to: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    };
    membership::Entity::update_many()
        .set(ended)
        .filter(membership::Column::AccountId.eq(account))
        .filter(membership::Column::ValidTo.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

async fn empty(store: &Store, tx: &DatabaseTransaction, account: Uuid) -> Result<(), Error> {
    let emptied = table::ActiveModel {
        state: Set("deleted".to_owned()),
        name_enc: Set(None),
        email_enc: Set(None),
        email_hash: Set(None),
        email_confirmed_at: Set(None),
        mobile_enc: Set(None),
        mobile_hash: Set(None),
        mobile_confirmed_at: Set(None),
        password_hash: Set(None),
        totp_enc: Set(None),
        totp_pending_enc: Set(None),
        totp_last_step: Set(None),
        totp_confirmed_at: Set(None),
        updated_at: Set(micros(store.clock().now())),
        ..Default::default()
    };
    table::Entity::update_many()
        .set(emptied)
        .filter(table::Column::Id.eq(account))
        .exec(tx)
        .await?;
    Ok(())
}
