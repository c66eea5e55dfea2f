//! Letters leave through the outbox, and notices appear in the application: both are rows of the same transaction as
//! the change they tell of.

use std::collections::BTreeMap;

use domain::ids::{AccountId, CaseId};
use domain::notice::Topic;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};

use super::{Case, absent, gathered, wording};
use crate::crypto::{DataKey, Place};
use crate::entity::{account, data_key, membership, micros, notification, outbox};
use crate::{Error, LetterText, Store, open_optional};

/// A finished letter: the store knows no words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The address: an e-mail address or a mobile number.
    pub to: String,
    /// The subject of a mail; a short message has none.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
}

/// Puts a mail into the outbox, sealed under `key`.
pub async fn mail(
    store: &Store,
    tx: &DatabaseTransaction,
    key: &DataKey,
    to: &str,
    subject: &str,
    body: &str,
) -> Result<(), Error> {
    let letter = Letter {
        to: to.to_owned(),
        subject: Some(subject.to_owned()),
        body: body.to_owned(),
    };
    send(store, tx, key, &letter).await
}

/// Puts a short message into the outbox, sealed under `key`.
pub async fn sms(
    store: &Store,
    tx: &DatabaseTransaction,
    key: &DataKey,
    to: &str,
    body: &str,
) -> Result<(), Error> {
    send(
        store,
        tx,
        key,
        &Letter {
            to: to.to_owned(),
            subject: None,
            body: body.to_owned(),
        },
    )
    .await
}

/// Puts a letter into the outbox: a mail when it has a subject, a short message otherwise.
pub async fn send(
    store: &Store,
    tx: &DatabaseTransaction,
    key: &DataKey,
    letter: &Letter,
) -> Result<(), Error> {
    let row = written(store, key, letter);
    outbox::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The same for a letter of which nothing is kept once it was sent. Its key belongs to nothing else and goes with it.
pub(crate) async fn send_last(
    store: &Store,
    tx: &DatabaseTransaction,
    key: &DataKey,
    letter: &Letter,
) -> Result<(), Error> {
    let row = outbox::ActiveModel {
        forget_when_sent: Set(true),
        ..written(store, key, letter)
    };
    outbox::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

fn written(store: &Store, key: &DataKey, letter: &Letter) -> outbox::ActiveModel {
    let id = store.new_uuid();
    let now = micros(store.clock().now());
    let seal = |column, text: &str| key.seal_text(&Place::new("outbox", column, id), text);
    outbox::ActiveModel {
        id: Set(id),
        channel: Set(if letter.subject.is_some() { "mail" } else { "sms" }.to_owned()),
        data_key_id: Set(Some(key.id())),
        to_enc: Set(seal("to_enc", &letter.to)),
        subject_enc: Set(seal("subject_enc", letter.subject.as_deref().unwrap_or_default())),
        body_enc: Set(seal("body_enc", &letter.body)),
        created_at: Set(now),
        attempts: Set(0),
        next_at: Set(now),
        ..Default::default()
    }
}

/// Tells everybody who acts for the applicant: a notice in the application and a letter by mail, or by short message
/// where there is no mail address. `kind` names the words, `parameters` hold no personal data.
pub(crate) async fn tell_applicant(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    kind: &str,
    parameters: &[(&str, String)],
) -> Result<(), Error> {
    let reachable = membership::Entity::find()
        .find_also_related(account::Entity)
        .filter(membership::Column::PartyId.eq(case.row.applicant_party_id))
        .filter(membership::Column::ValidTo.is_null())
        .all(tx)
        .await?;
    // A member of a firm may act for it in several roles.
    let accounts: BTreeMap<_, _> = reachable
        .into_iter()
        .filter_map(|(_, account)| account.map(|account| (account.id, account)))
        .collect();
    for account in accounts.into_values() {
        tell(store, tx, account, Some(case.id()), (kind, parameters)).await?;
    }
    Ok(())
}

/// Tells an account by a notice in the application and by a letter: at once where law or security needs it, otherwise by
/// the way that its owner chose. `kind` names the words, `parameters` hold no personal data.
pub(crate) async fn tell(
    store: &Store,
    tx: &DatabaseTransaction,
    account: account::Model,
    case: Option<CaseId>,
    (kind, parameters): (&str, &[(&str, String)]),
) -> Result<(), Error> {
    notify(store, tx, AccountId(account.id), case, kind, parameters).await?;
    if Topic::of(kind).is_some() {
        return Ok(());
    }
    let words: BTreeMap<String, String> = parameters
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.clone()))
        .collect();
    let text = wording::say(store, tx, (kind, account.language.parse()?), &words).await?;
    write_to(store, tx, account, text).await
}

/// Writes to an account by mail, or by short message where there is no mail address.
pub(crate) async fn write_to(
    store: &Store,
    tx: &DatabaseTransaction,
    account: account::Model,
    text: LetterText,
) -> Result<(), Error> {
    let key = data_key::Entity::find_by_id(account.data_key_id)
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    let key = store.unwrap_key(&key)?;
    let address = |column, sealed: Option<&[u8]>| {
        open_optional(&key, &Place::new("account", column, account.id), sealed)
    };
    if let Some(email) = address("email_enc", account.email_enc.as_deref())? {
        return mail(store, tx, &key, &email, &text.subject, &text.body).await;
    }
    match address("mobile_enc", account.mobile_enc.as_deref())? {
        Some(mobile) => sms(store, tx, &key, &mobile, &text.body).await,
        None => Ok(()),
    }
}

/// Shows an officer a notice about a case, and whoever stands in for them.
pub(crate) async fn tell_officer(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    officer: AccountId,
    kind: &str,
) -> Result<(), Error> {
    let reference = case.row.reference.clone().unwrap_or_default();
    let parameters = [("reference", reference)];
    notify(store, tx, officer, Some(case.id()), kind, &parameters).await?;
    match absent::of(store, tx, officer).await? {
        Some(absence) => {
            let substitute = AccountId(absence.substitute_id);
            notify(store, tx, substitute, Some(case.id()), kind, &parameters).await
        }
        None => Ok(()),
    }
}

/// Shows the officer who works on a case, if anybody does, a notice about it.
pub(crate) async fn tell_maker(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    kind: &str,
) -> Result<(), Error> {
    match case.row.taken_by {
        Some(maker) => tell_officer(store, tx, case, AccountId(maker), kind).await,
        None => Ok(()),
    }
}

/// Shows a notice to an account; `kind` names its words, `parameters` hold no personal data. One whose way may be chosen
/// goes out by letter later, where its reader wants it to.
pub async fn notify(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    case: Option<CaseId>,
    kind: &str,
    parameters: &[(&str, String)],
) -> Result<(), Error> {
    let parameters: BTreeMap<_, _> = parameters.iter().cloned().collect();
    let due = match Topic::of(kind) {
        Some(topic) => gathered::due(store, tx, account, topic).await?,
        None => None,
    };
    let row = notification::ActiveModel {
        id: Set(store.new_uuid()),
        account_id: Set(account.0),
        case_id: Set(case.map(|case| case.0)),
        kind: Set(kind.to_owned()),
        parameters: Set(serde_json::to_string(&parameters)?),
        created_at: Set(micros(store.clock().now())),
        letter_due_at: Set(due.map(|(at, _)| micros(at))),
        letter_way: Set(due.map(|(_, way)| way.to_string())),
        ..Default::default()
    };
    notification::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
