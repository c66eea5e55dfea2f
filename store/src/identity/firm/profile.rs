//! What a firm says about itself: entered once, sealed under the firm's own key, confirmed by those who may.

use domain::casework::Answers;
use domain::identity::OrganisationKind;
use domain::identity::firm::profile::{check, page};
use domain::identity::firm::{Right, Roles};
use domain::ids::{AccountId, OrganisationId, SessionId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use time::OffsetDateTime;

use super::members;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::clock::local_date;
use crate::crypto::{DataKey, Place};
use crate::entity::{data_key, firm_profile, instant, micros, organisation as organisations};
use crate::identity::organisation::{self, Organisation};
use crate::identity::record;
use crate::{Error, Store};

/// A firm's profile as its members see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The firm.
    pub organisation: Organisation,
    /// What the reader does there.
    pub roles: Roles,
    /// What was entered; of a firm that entered nothing yet, its name.
    pub answers: Answers,
    /// The version that will have been seen; 0 while nothing was entered.
    pub version: i32,
    /// When it was saved last.
    pub saved_at: Option<OffsetDateTime>,
    /// When a member last said that it is true.
    pub confirmed_at: Option<OffsetDateTime>,
}

impl View {
    /// Whether what was confirmed has been changed since.
    pub fn has_changed_since(&self) -> bool {
        match (self.saved_at, self.confirmed_at) {
            (Some(saved), Some(confirmed)) => saved > confirmed,
            _ => false,
        }
    }
}

/// A firm's profile, for its members.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn view(store: &Store, reader: AccountId, firm: OrganisationId) -> Result<View, Error> {
    let db = store.reader();
    let organisation = organisation::find(store, firm).await?;
    let roles = may(store, db, &organisation, reader, Right::See).await?;
    let kept = find(store, db, firm).await?;
    Ok(of(organisation, roles, kept))
}

/// What is known of a firm when it applies: its profile, and the credit code under which it was registered. The caller acts
/// for the firm.
pub(crate) async fn known(store: &Store, firm: OrganisationId) -> Result<Answers, Error> {
    let organisation = organisation::find(store, firm).await?;
    let kept = find(store, store.reader(), firm).await?;
    let mut answers = kept.map_or_else(|| of_name(&organisation), |kept| kept.answers);
    answers.set("uscc", organisation.code);
    Ok(answers)
}

fn of_name(organisation: &Organisation) -> Answers {
    let mut answers = Answers::default();
    answers.set("licence_name", organisation.name_zh.clone());
    answers
}

fn of(organisation: Organisation, roles: Roles, kept: Option<Kept>) -> View {
    let Some(kept) = kept else {
        return View {
            answers: of_name(&organisation),
            organisation,
            roles,
            version: 0,
            saved_at: None,
            confirmed_at: None,
        };
    };
    View {
        organisation,
        roles,
        answers: kept.answers,
        version: kept.row.version,
        saved_at: instant(kept.row.saved_at),
        confirmed_at: kept.row.confirmed_at.and_then(instant),
    }
}

/// A profile as a browser saves it.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'a> {
    /// What was typed.
    pub answers: &'a Answers,
    /// The session that saves.
    pub session: SessionId,
    /// The version that its page showed.
    pub seen: i32,
}

/// What became of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is kept, under this version.
    Kept {
        /// The version.
        version: i32,
    },
    /// Another browser saved something else in between, which stands.
    Conflict {
        /// What stands.
        theirs: Answers,
        /// Its version.
        version: i32,
    },
}

/// Saves the profile as typed, valid or not. The last save of the same session wins.
///
/// # Errors
/// [`Error::NotFound`] for those who may not fill it in.
pub async fn save(
    store: &Store,
    by: AccountId,
    firm: OrganisationId,
    saving: Saving<'_>,
) -> Result<Saved, Error> {
    let tx = store.database().begin_write().await?;
    let organisation = organisation::lock(&tx, firm).await?;
    may(store, &tx, &organisation, by, Right::FillProfile).await?;
    let before = find(store, &tx, firm).await?;
    if let Some(before) = &before
        && before.row.version != saving.seen
        && before.row.session_id != saving.session.0
        && before.answers != *saving.answers
    {
        return Ok(Saved::Conflict {
            theirs: before.answers.clone(),
            version: before.row.version,
        });
    }
    let version = write(store, &tx, firm, before, saving).await?;
    record(store, &tx, Some(by), "firm.profile_saved", &object(firm)).await?;
    tx.commit().await?;
    Ok(Saved::Kept { version })
}

async fn write(
    store: &Store,
    tx: &DatabaseTransaction,
    firm: OrganisationId,
    before: Option<Kept>,
    saving: Saving<'_>,
) -> Result<i32, Error> {
    use firm_profile::Column as C;
    let (key, version) = match before {
        Some(before) => (before.key, before.row.version.saturating_add(1)),
        None => (store.new_data_key(tx).await?, 1),
    };
    let row = firm_profile::ActiveModel {
        organisation_id: Set(firm.0),
        data_key_id: Set(key.id()),
        answers_enc: Set(key.seal(&place(firm), &serde_json::to_vec(saving.answers)?)),
        version: Set(version),
        session_id: Set(saving.session.0),
        saved_at: Set(micros(store.clock().now())),
        confirmed_at: Set(None),
        confirmed_by: Set(None),
    };
    let replace = OnConflict::column(C::OrganisationId)
        .update_columns([C::AnswersEnc, C::Version, C::SessionId, C::SavedAt])
        .to_owned();
    firm_profile::Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(tx)
        .await?;
    Ok(version)
}

/// What became of confirming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// It counts as true from now on.
    Done,
    /// Something in it is missing or wrong.
    Unfinished,
}

/// Says that the profile, as it was seen, is true. The firm is called from now on what it says.
///
/// # Errors
/// [`Error::NotFound`] for those who may not; [`Error::Stale`] when it was changed after the page was shown.
pub async fn confirm(
    store: &Store,
    by: AccountId,
    firm: OrganisationId,
    version: i32,
    sent: Sent<'_>,
) -> Result<Confirmed, Error> {
    let tx = store.database().begin_write().await?;
    let organisation = organisation::lock(&tx, firm).await?;
    may(store, &tx, &organisation, by, Right::ConfirmProfile).await?;
    if let Repeat::Done(_) = seen(store, &tx, by, sent).await? {
        return Ok(Confirmed::Done);
    }
    let kept = find(store, &tx, firm).await?.ok_or(Error::NotNow)?;
    if kept.row.version != version {
        return Err(Error::Stale);
    }
    let now = store.clock().now();
    if !check(&kept.answers, local_date(now)).is_empty() {
        return Ok(Confirmed::Unfinished);
    }
    let confirmed = firm_profile::ActiveModel {
        confirmed_at: Set(Some(micros(now))),
        confirmed_by: Set(Some(by.0)),
        ..Default::default()
    };
    firm_profile::Entity::update_many()
        .set(confirmed)
        .filter(firm_profile::Column::OrganisationId.eq(firm.0))
        .exec(&tx)
        .await?;
    rename(
        &tx,
        &organisation,
        &page().normalise(&kept.answers, local_date(now)),
    )
    .await?;
    record(store, &tx, Some(by), "firm.profile_confirmed", &object(firm)).await?;
    remember(store, &tx, by, sent, "").await?;
    tx.commit().await?;
    Ok(Confirmed::Done)
}

async fn rename(
    tx: &DatabaseTransaction,
    organisation: &Organisation,
    answers: &Answers,
) -> Result<(), Error> {
    let (name, english) = (answers.text("licence_name"), answers.text("name_en"));
    let english = if english.is_empty() { name } else { english };
    let named = organisations::ActiveModel {
        name_zh: Set(name.to_owned()),
        name_en: Set(english.to_owned()),
        ..Default::default()
    };
    organisations::Entity::update_many()
        .set(named)
        .filter(organisations::Column::Id.eq(organisation.id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// The roles of a member who may do this.
async fn may(
    store: &Store,
    db: &impl ConnectionTrait,
    organisation: &Organisation,
    account: AccountId,
    right: Right,
) -> Result<Roles, Error> {
    let members = members(store, db, organisation.id).await?;
    let roles = members.roles(account).filter(|roles| right.is_given_by(roles));
    match (organisation.kind, roles) {
        (OrganisationKind::Firm, Some(roles)) => Ok(roles.clone()),
        _ => Err(Error::NotFound),
    }
}

/// A profile with its key.
struct Kept {
    row: firm_profile::Model,
    key: DataKey,
    answers: Answers,
}

async fn find(store: &Store, db: &impl ConnectionTrait, firm: OrganisationId) -> Result<Option<Kept>, Error> {
    let found = firm_profile::Entity::find_by_id(firm.0)
        .find_also_related(data_key::Entity)
        .one(db)
        .await?;
    let Some((row, key)) = found else {
        return Ok(None);
    };
    let key = store.unwrap_key(&key.ok_or(Error::NotFound)?)?;
    let answers = serde_json::from_slice(&key.open(&place(firm), &row.answers_enc)?)?;
    Ok(Some(Kept { row, key, answers }))
}

fn place(firm: OrganisationId) -> Place {
    Place::new("firm_profile", "answers_enc", firm.0)
}

fn object(firm: OrganisationId) -> String {
    format!("organisation/{firm}")
}
