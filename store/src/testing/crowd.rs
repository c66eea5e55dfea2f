//! Very many cases at once, for measuring.

use domain::access::Actor;
use domain::casework::{Clock, Process};
use domain::forex::Status;
use domain::ids::{AccountId, OrganisationId};
use domain::reference::{Prefix, Reference};
use sea_orm::EntityTrait;
use sea_orm::IntoActiveModel;
use time::{Date, Duration};

use crate::Store;
use crate::casework::NO_TERM;
use crate::clock::local_date;
use crate::crypto::{DataKey, Place};
use crate::entity::{case_file, day_text, micros};
use crate::forex::desk::Cursor;

/// Rows of one statement: 24 columns each, below `SQLite`'s limit of 32,766 parameters.
const ROWS: u32 = 500;
/// Over how many days the cases were handed in; a day has a million references.
const DAYS: u32 = 1_000;

/// Whose cases they are.
#[derive(Clone, Debug)]
pub struct Crowd<'a> {
    /// The bank.
    pub bank: OrganisationId,
    /// Its branch.
    pub branch: OrganisationId,
    /// The officer who has taken some of them.
    pub officer: AccountId,
    /// Who handed them in.
    pub applicant: &'a Actor,
}

impl Crowd<'_> {
    /// Writes so many cases, a fifth of them open, and gives a place in the middle of those. They share one data key,
    /// and have no answers: enough for lists.
    ///
    /// # Panics
    /// The database refuses.
    pub async fn fill(&self, store: &Store, cases: u32) -> Option<Cursor> {
        let tx = store.database().begin_write().await.expect("a transaction");
        let key = store.new_data_key(&tx).await.expect("a data key");
        tx.commit().await.expect("a commit");
        let mut open = Vec::new();
        for first in (0..cases).step_by(ROWS as usize) {
            let numbers = first..cases.min(first.saturating_add(ROWS));
            let rows: Vec<case_file::Model> = numbers.map(|number| self.row(store, &key, number)).collect();
            open.extend(
                rows.iter()
                    .filter(|row| row.is_open)
                    .map(|row| (row.next_due_on.clone(), row.id)),
            );
            let tx = store.database().begin_write().await.expect("a transaction");
            let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
            case_file::Entity::insert_many(rows)
                .exec_without_returning(&tx)
                .await
                .expect("rows");
            tx.commit().await.expect("a commit");
        }
        open.sort_unstable();
        let middle = open.get(open.len() / 2);
        middle.map(|(due, id)| {
            format!("{due}.{}", id.simple())
                .parse()
                .expect("a place in the queue")
        })
    }

    fn row(&self, store: &Store, key: &DataKey, number: u32) -> case_file::Model {
        let id = store.new_uuid();
        let now = store.clock().now();
        let today = local_date(now);
        let handed_in = today.saturating_sub(Duration::days(i64::from(number % DAYS)));
        let (status, clock, is_taken) = state(number);
        let reference = Reference::new(Prefix::Fx, handed_in, number / DAYS);
        let subject = key.seal_text(&Place::new("case_file", "subject_enc", id), "林晓雯");
        case_file::Model {
            id,
            reference: Some(reference.to_string()),
            process: Process::Forex.to_string(),
            variant: None,
            status: status.to_string(),
            version: 3,
            applicant_party_id: self.applicant.own_party().expect("an applicant").0,
            handling_org_id: Some(self.bank.0),
            branch_org_id: Some(self.branch.0),
            is_open: clock.is_some(),
            taken_by: is_taken.then_some(self.officer.0),
            proposed_by: None,
            subject_enc: Some(subject),
            data_key_id: key.id(),
            rules_on: day_text(handed_in),
            next_due_on: clock.map_or_else(|| NO_TERM.to_owned(), |_| due(today, number)),
            next_due_kind: clock.map(|clock| clock.to_string()),
            clock_paused: status == Status::SupplementRequested,
            round: i32::from(status == Status::SupplementRequested),
            open_claim: None,
            created_by: Some(self.applicant.account.0),
            created_at: micros(now),
            updated_at: micros(now),
            submitted_at: Some(micros(now - Duration::days(i64::from(number % DAYS)))),
            closed_at: clock.is_none().then(|| micros(now)),
            confirmation_asked_by: None,
            confirmation_asked_at: None,
        }
    }
}

/// Where a case stands, the clock that runs, and whether an officer has taken it: a fifth is open.
fn state(number: u32) -> (Status, Option<Clock>, bool) {
    match number % 25 {
        0 | 1 => (Status::Submitted, Some(Clock::Take), false),
        2 => (Status::UnderReview, Some(Clock::Proposal), true),
        3 => (Status::SupplementRequested, Some(Clock::Supplement), true),
        4 => (Status::Approved, Some(Clock::Visit), true),
        5 | 6 => (Status::Refused, None, true),
        7 => (Status::Withdrawn, None, false),
        _ => (Status::AccountOpened, None, true),
    }
}

/// From a week ago to three weeks ahead.
fn due(today: Date, number: u32) -> String {
    day_text(today.saturating_add(Duration::days(i64::from(number / 25 % 28) - 7)))
}
