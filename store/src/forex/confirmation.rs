//! What a handler filled in for a firm is confirmed by those who may hand it in: its owners and confirmers. While it waits
//! for them nothing of it can be changed, so that they sign what they read.

use domain::access::{Actor, Apply, ReadOwn};
use domain::forex::{Act, ApplicantKind, Status};
use domain::identity::firm::Right;
use domain::ids::{AccountId, CaseId, OrganisationId};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, Set};
use time::OffsetDateTime;

use super::asked::touched;
use super::branches::journey;
use super::change::{applicant_of, change, require_kept, status_of, waits_for_confirmation};
use super::draft::read_draft;
use super::submit::{Submitted, incomplete};
use super::timeline::timeline;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{By, Case, Change, advance};
use crate::clock::local_date;
use crate::entity::{case_file, instant, micros, party};
use crate::identity::firm;
use crate::{Error, Store};

/// How a firm's application stands to being confirmed, for one of the firm's members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Whether the reader may hand it in.
    pub may_hand_in: bool,
    /// Who may, by name where they gave one, by masked address otherwise.
    pub confirmers: Vec<String>,
    /// Since when it waits for them; `None` while nobody asked.
    pub waiting: Option<Waiting>,
    /// Why it was opened for changes again the last time, if somebody said so and nobody asked anew.
    pub returned: Option<String>,
}

/// Something that waits to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Since when.
    pub since: OffsetDateTime,
    /// Who asked, while they belong to the firm.
    pub by: Option<String>,
}

/// How one's application stands to being confirmed; `None` where nobody else has a say in it.
pub async fn confirmation(store: &Store, actor: &Actor, case: CaseId) -> Result<Option<Confirmation>, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadOwn>(store, db, actor, case).await?;
    let Some(firm) = firm_of(db, &case.row).await? else {
        return Ok(None);
    };
    let view = firm::view(store, actor.account, firm).await?;
    let name = |member: &firm::Member| member.name.clone().unwrap_or_else(|| member.contact.clone());
    let confirming = view
        .members
        .iter()
        .filter(|member| Right::HandIn.is_given_by(&member.roles));
    let returned = returned(db, &case).await?;
    let by = case.row.confirmation_asked_by.map(AccountId);
    let by = view.members.iter().find(|member| Some(member.account) == by);
    Ok(Some(Confirmation {
        may_hand_in: Right::HandIn.is_given_by(&view.roles),
        confirmers: confirming.map(name).collect(),
        waiting: case
            .row
            .confirmation_asked_at
            .and_then(instant)
            .map(|since| Waiting {
                since,
                by: by.map(name),
            }),
        returned,
    }))
}

/// The words with which it was opened for changes again, while that is the last that happened.
async fn returned(db: &impl ConnectionTrait, case: &Case) -> Result<Option<String>, Error> {
    let last = timeline(db, case).await?.pop();
    Ok(last
        .filter(|entry| entry.act == Act::ReturnToFill)
        .and_then(|entry| entry.note))
}

/// Asks those to confirm the application who may hand it in: once, however often the form arrives.
///
/// # Errors
/// [`Error::NotNow`] when it is not being filled in, or when nobody else has a say in it.
pub async fn ask_confirmation(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    sent: Sent<'_>,
) -> Result<Submitted, Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
    if seen(store, &tx, actor.account, sent).await? != Repeat::New || waits_for_confirmation(&case.row) {
        return Ok(Submitted::Done);
    }
    require_kept(&case.row)?;
    let change = change(&case.row, Act::AskConfirmation)?;
    let firm = firm_of(&tx, &case.row).await?.ok_or(Error::NotNow)?;
    let journey = journey(store, applicant_of(&case.row)?).await?;
    let draft = read_draft(&tx, (&case, actor.account)).await?.into_draft(store);
    if let Some(problems) = incomplete(&journey, &draft, local_date(store.clock().now())) {
        return Ok(Submitted::Incomplete(problems));
    }
    if status_of(&case.row)? == Status::SupplementRequested
        && !touched(&tx, &case.row)
            .await?
            .iter()
            .any(|(_, is_touched)| *is_touched)
    {
        return Ok(Submitted::Unchanged);
    }
    let now = micros(store.clock().now());
    advance(store, &tx, &case, By::from(&grant), change, |row| {
        row.confirmation_asked_by = Set(Some(actor.account.0));
        row.confirmation_asked_at = Set(Some(now));
    })
    .await?;
    tell_confirmers(store, &tx, (case.id(), firm), actor.account).await?;
    remember(store, &tx, actor.account, sent, "").await?;
    tx.commit().await?;
    Ok(Submitted::Done)
}

async fn tell_confirmers(
    store: &Store,
    tx: &DatabaseTransaction,
    (case, firm): (CaseId, OrganisationId),
    asking: AccountId,
) -> Result<(), Error> {
    let members = firm::members(store, tx, firm).await?;
    let confirming = members
        .iter()
        .filter(|(account, roles)| *account != asking && Right::HandIn.is_given_by(roles));
    for (account, _) in confirming {
        firm::tell(store, tx, account, ("confirmation_asked", Some(case)), firm).await?;
    }
    Ok(())
}

/// Opens what waits to be confirmed for changes again: whoever asked takes it back, or those who were asked return it.
/// `note` says why, in their own words. What was opened already stays so.
///
/// # Errors
/// [`Error::NotNow`] when it was handed in meanwhile.
pub async fn return_to_fill(store: &Store, actor: &Actor, case: CaseId, note: &str) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
    let change = Change {
        note: Some(note).filter(|note| !note.is_empty()),
        ..change(&case.row, Act::ReturnToFill)?
    };
    if !waits_for_confirmation(&case.row) {
        return Ok(());
    }
    advance(store, &tx, &case, By::from(&grant), change, over).await?;
    let firm = firm_of(&tx, &case.row).await?;
    let asked_by = case.row.confirmation_asked_by.map(AccountId);
    if let (Some(firm), Some(asked_by)) = (firm, asked_by)
        && asked_by != actor.account
    {
        let kind = ("confirmation_returned", Some(case.id()));
        firm::tell(store, &tx, asked_by, kind, firm).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Nothing waits to be confirmed any more.
pub(super) fn over(row: &mut case_file::ActiveModel) {
    row.confirmation_asked_by = Set(None);
    row.confirmation_asked_at = Set(None);
}

/// Whether this account may hand the application in: everybody their own, for a firm those of its members who may now.
pub(super) async fn may_hand_in(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    account: AccountId,
) -> Result<bool, Error> {
    match firm_of(tx, &case.row).await? {
        Some(firm) => Ok(firm::members(store, tx, firm).await?.may(account, Right::HandIn)),
        None => Ok(true),
    }
}

/// The firm that applies, where its members act for it.
async fn firm_of(db: &impl ConnectionTrait, row: &case_file::Model) -> Result<Option<OrganisationId>, Error> {
    if applicant_of(row)? != ApplicantKind::Firm {
        return Ok(None);
    }
    let party = party::Entity::find_by_id(row.applicant_party_id).one(db).await?;
    Ok(party.and_then(|party| party.organisation_id).map(OrganisationId))
}
