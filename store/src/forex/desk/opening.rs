//! Opening the account: the maker records the visit at the counter and the number, another officer confirms both.

use domain::access::{Actor, Examine};
use domain::casework::{Problem, date};
use domain::forex::Act;
use domain::forex::account::{AccountState, parse_account_number};
use domain::forex::pages::CURRENCIES_MAX;
use domain::ids::{CaseId, OrganisationId, Version};
use domain::money::Currency;
use sea_orm::SqlErr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, Set,
};
use serde::{Deserialize, Serialize};
use time::Date;

use super::check::{open_for_check, send_back_stage, settle, waiting};
use super::form::{DeskForm, allow};
use super::propose::{Made, Stage};
use crate::casework::once::Sent;
use crate::casework::{By, Case, advance, letters};
use crate::clock::local_date;
use crate::entity::{bank_account, case_file, day_text, decision};
use crate::forex::Branch;
use crate::forex::change::{applicant_of, change};
use crate::{Error, Store};

/// The problem with an account number that another account has.
pub const NUMBER_TAKEN: &str = "taken";

/// What a maker typed about the opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpeningForm {
    /// The day on which the applicant showed their identity.
    pub visited_on: String,
    /// The code of the branch where they did.
    pub branch: String,
    /// The account number.
    pub number: String,
    /// The same once more: whoever mistypes once rarely mistypes the same way again.
    pub number_again: String,
    /// The currencies of the account.
    pub currencies: Vec<String>,
}

/// What was recorded about the opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The day on which the applicant showed their identity.
    pub visited_on: Date,
    /// The branch where they did.
    pub branch: OrganisationId,
    /// The account number.
    pub number: String,
    /// The currencies of the account, ISO 4217.
    pub currencies: Vec<String>,
}

/// What became of an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It was taken.
    Done,
    /// Another account has this number; nothing was written.
    NumberTaken,
}

impl Opening {
    /// Reads what was typed; `branches` are those of the bank.
    ///
    /// # Errors
    /// Everything that is wrong, by field.
    pub fn parse(typed: &OpeningForm, branches: &[Branch], today: Date) -> Result<Self, Vec<Problem>> {
        let visited_on =
            parse_visit(&typed.visited_on, today).map_err(|code| Problem::new("visited_on", code));
        let branch = branches
            .iter()
            .find(|branch| branch.code == typed.branch)
            .map(|branch| branch.id);
        let branch = branch.ok_or_else(|| Problem::new("branch", "missing"));
        let number = parse_number(&typed.number).map_err(|code| Problem::new("number", code));
        let again = match (&number, parse_number(&typed.number_again)) {
            (Ok(number), Ok(again)) if *number == again => Ok(()),
            (Err(_), _) => Ok(()),
            (_, Err("missing")) => Err(Problem::new("number_again", "missing")),
            _ => Err(Problem::new("number_again", "differs")),
        };
        let currencies = parse_currencies(&typed.currencies)
            .map_err(|code| Problem::new("currencies", code).with("max", CURRENCIES_MAX));
        match (visited_on, branch, number, again, currencies) {
            (Ok(visited_on), Ok(branch), Ok(number), Ok(()), Ok(currencies)) => Ok(Self {
                visited_on,
                branch,
                number,
                currencies,
            }),
            (visited_on, branch, number, again, currencies) => Err([
                visited_on.err(),
                branch.err(),
                number.err(),
                again.err(),
                currencies.err(),
            ]
            .into_iter()
            .flatten()
            .collect()),
        }
    }
}

fn parse_visit(typed: &str, today: Date) -> Result<Date, &'static str> {
    if typed.trim().is_empty() {
        return Err("missing");
    }
    let day = date::parse(typed)?;
    if day > today { Err("in_future") } else { Ok(day) }
}

fn parse_number(typed: &str) -> Result<String, &'static str> {
    if typed.trim().is_empty() {
        Err("missing")
    } else {
        parse_account_number(typed)
    }
}

fn parse_currencies(chosen: &[String]) -> Result<Vec<String>, &'static str> {
    let mut currencies: Vec<String> = Currency::all()
        .filter(|currency| *currency != Currency::Cny)
        .map(|currency| currency.to_string())
        .filter(|code| chosen.contains(code))
        .collect();
    currencies.dedup();
    match currencies.len() {
        0 => Err("missing"),
        1..=CURRENCIES_MAX => Ok(currencies),
        _ => Err("too_many"),
    }
}

/// Records the opening, which then waits for another officer.
///
/// # Errors
/// [`Error::NotNow`] while an opening already waits.
pub async fn record_opening(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    opening: &Opening,
    sent: Sent<'_>,
) -> Result<Opened, Error> {
    let form = DeskForm::new("record_opening", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some(case) = form.open(store, &tx, actor).await? else {
        return Ok(Opened::Done);
    };
    let grant = allow::<Examine>(actor, &case)?;
    let change = change(&case.row, Act::RecordOpening)?;
    if case.row.proposed_by.is_some() {
        return Err(Error::NotNow);
    }
    if is_taken(store, &tx, &opening.number).await? {
        return Ok(Opened::NumberTaken);
    }
    let maker = grant.actor();
    advance(
        store,
        &tx,
        &case,
        By::from(&grant),
        change,
        |row: &mut case_file::ActiveModel| {
            row.proposed_by = Set(Some(maker.0));
        },
    )
    .await?;
    let text = serde_json::to_string(opening)?;
    let made = Made {
        stage: Stage::Opening,
        outcome: "opened",
        reason: None,
        text: &text,
        maker,
    };
    made.write(store, &tx, &case).await?;
    form.done(store, tx, actor).await?;
    Ok(Opened::Done)
}

/// Confirms the opening: the account exists from now on.
///
/// # Errors
/// As for [`super::confirm`].
pub async fn confirm_opening(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    sent: Sent<'_>,
) -> Result<Opened, Error> {
    let form = DeskForm::new("confirm_opening", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some((case, grant)) = open_for_check(store, &tx, actor, &form).await? else {
        return Ok(Opened::Done);
    };
    let proposed = waiting(&tx, &case, Stage::Opening).await?;
    let opening = read_opening(&case, &proposed)?;
    let change = change(&case.row, Act::ConfirmOpening)?;
    advance(
        store,
        &tx,
        &case,
        By::from(&grant),
        change,
        |row: &mut case_file::ActiveModel| {
            row.proposed_by = Set(None);
        },
    )
    .await?;
    if !write_account(store, &tx, &case, &opening).await? {
        return Ok(Opened::NumberTaken);
    }
    settle(store, &tx, &proposed, &grant, "confirmed", None).await?;
    let reference = case.row.reference.clone().unwrap_or_default();
    letters::tell_applicant(store, &tx, &case, "account_opened", &[("reference", reference)]).await?;
    form.done(store, tx, actor).await?;
    Ok(Opened::Done)
}

/// Sends the opening back to its maker with a reason.
///
/// # Errors
/// As for [`super::confirm`].
pub async fn send_back_opening(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    why: &str,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("send_back_opening", case, seen, sent);
    send_back_stage(store, actor, form, (Stage::Opening, Act::SendBackOpening), why).await
}

/// What an opening that waits, or was settled, says.
pub(super) fn read_opening(case: &Case, row: &decision::Model) -> Result<Opening, Error> {
    let text = case.unseal_optional("decision", "text_enc", row.id, row.text_enc.as_deref())?;
    Ok(serde_json::from_str(&text.unwrap_or_default())?)
}

async fn is_taken(store: &Store, db: &impl ConnectionTrait, number: &str) -> Result<bool, Error> {
    let same =
        bank_account::Entity::find().filter(bank_account::Column::NumberHash.eq(number_hash(store, number)));
    Ok(same.count(db).await? > 0)
}

/// Writes the account; false when another has its number.
async fn write_account(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    opening: &Opening,
) -> Result<bool, Error> {
    let id = store.new_uuid();
    let number = &opening.number;
    let last4: String = number
        .chars()
        .skip(number.chars().count().saturating_sub(4))
        .collect();
    let row = bank_account::ActiveModel {
        id: Set(id),
        case_id: Set(case.row.id),
        holder_party_id: Set(case.row.applicant_party_id),
        bank_org_id: Set(case
            .row
            .handling_org_id
            .ok_or_else(|| Error::corrupt("case_file.handling_org_id"))?),
        branch_org_id: Set(opening.branch.0),
        data_key_id: Set(case.row.data_key_id),
        number_enc: Set(case.seal("bank_account", "number_enc", id, number)),
        number_hash: Set(number_hash(store, number)),
        number_last4: Set(last4),
        currencies: Set(opening.currencies.join(",")),
        kind: Set(applicant_of(&case.row)?.account().to_string()),
        state: Set(AccountState::Opened.to_string()),
        opened_on: Set(day_text(local_date(store.clock().now()))),
        closing_reason: Set(None),
        version: Set(1),
        state_before: Set(None),
        closed_on: Set(None),
    };
    match bank_account::Entity::insert(row).exec_without_returning(tx).await {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn number_hash(store: &Store, number: &str) -> Vec<u8> {
    store.hash("account_number", number)
}
