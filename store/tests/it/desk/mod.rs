//! The officers' desk: the queue, the way from taking a case to the opened account, and who may not.

mod absences;
mod account;
mod bulk;
mod decisions;
mod figures;
mod meanwhile;
mod overdue;
mod quality;
mod queue;
mod rights;
mod saved;
mod submissions;
mod supplements;
mod templates;
mod traces;
mod undo;

use domain::access::Actor;
use domain::forex::Status;
use domain::forex::account::AccountState;
use domain::identity::Role;
use domain::ids::{CaseId, OrganisationId, Version};
use store::Store;
use store::casework::once::Sent;
use store::forex::desk::{
    self, Examination, Examined, Filter, MarkOutcome, Opened, Opening, OpeningForm, Paging, Proposal, Review,
    View,
};
use store::forex::{self};
use store::testing::forex::submitted_case;
use store::testing::identity as people;
use store::testing::{TestDatabase, TestStore};

/// A bank with a branch and two officers, and somebody who applies.
pub(super) struct World {
    pub(super) store: TestStore,
    pub(super) bank: OrganisationId,
    pub(super) maker: Actor,
    pub(super) checker: Actor,
    pub(super) applicant: Actor,
}

impl World {
    pub(super) async fn new(db: TestDatabase) -> Self {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        people::branch(&store, bank, "SJ-HS").await;
        // One who may do both, so that four eyes are held by the person and not by the role.
        let maker = people::staff(&store, bank, &[Role::BankMaker, Role::BankChecker]).await;
        let checker = people::staff(&store, bank, &[Role::BankChecker]).await;
        let (_, applicant) = people::applicant(&store).await;
        Self {
            store,
            bank,
            maker,
            checker,
            applicant,
        }
    }

    pub(super) async fn submitted(&self) -> CaseId {
        submitted_case(&self.store, &self.applicant, "SJ-HS").await
    }

    pub(super) async fn review(&self, actor: &Actor, case: CaseId) -> Review {
        desk::review(&self.store, actor, case).await.unwrap()
    }

    pub(super) async fn version(&self, case: CaseId) -> Version {
        self.review(&self.maker, case).await.version
    }

    pub(super) async fn taken(&self) -> CaseId {
        let case = self.submitted().await;
        desk::take(
            &self.store,
            &self.maker,
            case,
            self.version(case).await,
            self.sent(),
        )
        .await
        .unwrap();
        case
    }

    /// The maker's form with a mark on every section.
    pub(super) async fn all_match(&self, case: CaseId) -> Examination {
        let review = self.review(&self.maker, case).await;
        let sections = review
            .journey
            .sections
            .iter()
            .map(|section| section.name.to_owned());
        Examination {
            seen: review.version,
            marks: sections.map(|name| (name, MarkOutcome::Match)).collect(),
        }
    }

    pub(super) async fn propose(&self, case: CaseId, proposal: Proposal) {
        let examination = self.all_match(case).await;
        let done = desk::propose(
            &self.store,
            &self.maker,
            case,
            &examination,
            &proposal,
            self.sent(),
        )
        .await
        .unwrap();
        assert_eq!(done, Examined::Done);
    }

    pub(super) async fn approved(&self) -> CaseId {
        let case = self.taken().await;
        self.propose(case, approval()).await;
        desk::confirm(
            &self.store,
            &self.checker,
            case,
            self.version(case).await,
            self.sent(),
        )
        .await
        .unwrap();
        case
    }

    pub(super) async fn opening(&self, number: &str) -> Opening {
        let form = OpeningForm {
            visited_on: "2026-11-23".to_owned(),
            branch: "SJ-HS".to_owned(),
            number: number.to_owned(),
            number_again: number.replace(' ', ""),
            currencies: vec!["USD".to_owned()],
        };
        let branches = forex::branches(&self.store).await.unwrap();
        Opening::parse(
            &form,
            &branches,
            store::clock::local_date(self.store.clock().now()),
        )
        .unwrap()
    }

    pub(super) async fn record(&self, case: CaseId, number: &str) -> Opened {
        let opening = self.opening(number).await;
        let seen = self.version(case).await;
        desk::record_opening(&self.store, &self.maker, case, seen, &opening, self.sent())
            .await
            .unwrap()
    }

    pub(super) async fn status(&self, case: CaseId) -> Status {
        self.review(&self.maker, case).await.status
    }

    /// A case whose account is open.
    pub(super) async fn opened(&self) -> CaseId {
        let case = self.approved().await;
        self.record(case, "33020000111122").await;
        let seen = self.version(case).await;
        desk::confirm_opening(&self.store, &self.checker, case, seen, self.sent())
            .await
            .unwrap();
        case
    }

    /// Where the account of a case stands, as its officers see it.
    pub(super) async fn account_state(&self, case: CaseId) -> AccountState {
        let account = self.review(&self.maker, case).await.account;
        account.unwrap().standing.state
    }

    pub(super) async fn queue(&self, actor: &Actor, filter: &Filter, paging: &Paging) -> desk::Queue {
        desk::queue(&self.store, actor, filter, paging).await.unwrap()
    }

    pub(super) fn sent(&self) -> Sent<'static> {
        Sent {
            key: self.store.new_uuid(),
            body: b"",
        }
    }
}

pub(super) fn approval() -> Proposal {
    Proposal::Approve { text: String::new() }
}

pub(super) fn of_view(view: View) -> Filter {
    Filter {
        view,
        ..Filter::default()
    }
}

pub(super) fn cases(queue: &desk::Queue) -> Vec<CaseId> {
    queue.lines.iter().map(|line| line.case).collect()
}

/// The kinds of an account's notices, the newest first.
pub(super) async fn notices(store: &Store, actor: &Actor) -> Vec<String> {
    let notices = store::casework::notices::read_notices(store, actor)
        .await
        .unwrap();
    notices.into_iter().map(|notice| notice.kind).collect()
}

/// The kinds of the letters that wait to be sent, those that are gathered too.
pub(super) async fn letters(store: &Store) -> Vec<String> {
    store.clock().advance(store::casework::gathered::GATHERED_FOR);
    store::casework::gathered::write_letters(store).await.unwrap();
    let letters = store::plumbing::outbox::take(store, 100).await.unwrap();
    letters.into_iter().map(|letter| letter.subject).collect()
}
