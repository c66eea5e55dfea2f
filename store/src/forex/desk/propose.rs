//! A maker's proposal, which waits for another officer.

use domain::access::Actor;
use domain::forex::Act;
use domain::forex::reason::Refusal;
use domain::identity::Role;
use domain::ids::{AccountId, CaseId, OrganisationId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, Set,
};
use strum::{Display, EnumString};

use super::examine::{Examination, Examined, examine};
use super::form::DeskForm;
use super::people::on_duty;
use crate::casework::once::Sent;
use crate::casework::{By, Case, Change, advance, letters};
use crate::entity::{case_file, decision, micros};
use crate::forex::change::change;
use crate::{Error, Store};

/// What a maker proposes; the applicant reads the text once it is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// To open the account.
    Approve {
        /// What the applicant should know; may be empty.
        text: String,
    },
    /// Not to open it.
    Refuse {
        /// Why.
        reason: Refusal,
        /// Why, and what can be done, in the officer's words.
        text: String,
    },
}

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Stage {
    /// Whether the account is opened.
    Approval,
    /// The account's number, after the visit at the counter.
    Opening,
}

/// Proposes to approve or to refuse, once however often the form arrives.
pub async fn propose(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    examination: &Examination,
    proposal: &Proposal,
    sent: Sent<'_>,
) -> Result<Examined, Error> {
    let form = DeskForm::new("propose", case, examination.seen, sent);
    let tx = store.database().begin_write().await?;
    let Some((case, grant, unmarked)) = examine(store, &tx, actor, &form, &examination.marks).await? else {
        return Ok(Examined::Done);
    };
    let (act, outcome, reason, text) = match proposal {
        Proposal::Approve { text } => (Act::ProposeApproval, "approved", None, text),
        Proposal::Refuse { reason, text } => (Act::ProposeRefusal, "refused", Some(*reason), text),
    };
    let change = change(&case.row, act)?;
    if !unmarked.is_empty() {
        return Ok(Examined::Unmarked(unmarked));
    }
    let change = Change {
        reason: reason.map(Refusal::code),
        ..change
    };
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
    let made = Made {
        stage: Stage::Approval,
        outcome,
        reason: reason.map(Refusal::code),
        text,
        maker,
    };
    made.write(store, &tx, &case).await?;
    form.done(store, tx, actor).await?;
    Ok(Examined::Done)
}

/// A decision as its maker made it.
pub(super) struct Made<'a> {
    pub(super) stage: Stage,
    pub(super) outcome: &'static str,
    pub(super) reason: Option<&'static str>,
    pub(super) text: &'a str,
    pub(super) maker: AccountId,
}

impl Made<'_> {
    /// Writes the decision and tells the checkers of the bank that it waits. The unique index over case, stage and round
    /// lets no other stand beside it.
    pub(super) async fn write(
        self,
        store: &Store,
        tx: &DatabaseTransaction,
        case: &Case,
    ) -> Result<(), Error> {
        let id = store.new_uuid();
        let text = Some(self.text).filter(|text| !text.is_empty());
        let row = decision::ActiveModel {
            id: Set(id),
            case_id: Set(case.row.id),
            stage: Set(self.stage.to_string()),
            round: Set(next_round(tx, case, self.stage).await?),
            outcome: Set(self.outcome.to_owned()),
            reason_code: Set(self.reason.map(str::to_owned)),
            text_enc: Set(text.map(|text| case.seal("decision", "text_enc", id, text))),
            maker_id: Set(self.maker.0),
            made_at: Set(micros(store.clock().now())),
            checker_id: Set(None),
            checked_at: Set(None),
            result: Set(None),
            check_note_enc: Set(None),
        };
        decision::Entity::insert(row).exec_without_returning(tx).await?;
        tell_checkers(store, tx, case, self.maker).await
    }
}

/// Tells the checkers of the bank, but for the maker, that something waits for them.
pub(super) async fn tell_checkers(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    maker: AccountId,
) -> Result<(), Error> {
    let bank = case.row.handling_org_id.map(OrganisationId);
    let bank = bank.ok_or_else(|| Error::corrupt("case_file.handling_org_id"))?;
    let checkers = on_duty(tx, bank, Role::BankChecker)
        .await?
        .into_iter()
        .map(AccountId);
    for checker in checkers.filter(|checker| *checker != maker) {
        letters::tell_officer(store, tx, case, checker, "to_check").await?;
    }
    Ok(())
}

/// A case that was sent back is decided again, in a round of its own.
async fn next_round(db: &impl ConnectionTrait, case: &Case, stage: Stage) -> Result<i32, Error> {
    let earlier = decision::Entity::find()
        .filter(decision::Column::CaseId.eq(case.row.id))
        .filter(decision::Column::Stage.eq(stage.to_string()))
        .count(db)
        .await?;
    Ok(i32::try_from(earlier).unwrap_or(i32::MAX).saturating_add(1))
}
