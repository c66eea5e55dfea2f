//! An opened account between its holder and two officers of its bank.

use domain::access::Actor;
use domain::forex::account::{AccountAct, AccountForm, AccountReason, AccountState, Outcome};
use domain::identity::Role;
use domain::ids::{CaseId, Version};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Error;
use store::entity::{account_act, audit_entry};
use store::forex::desk::{self, AccountReview, Paging, Proposed, View};
use store::forex::{self, AccountView};
use store::testing::identity as people;

use super::{World, cases, letters, notices, of_view};

impl World {
    pub(crate) async fn account(&self, actor: &Actor, case: CaseId) -> AccountReview {
        desk::account(&self.store, actor, case).await.unwrap().account
    }

    pub(crate) async fn own_account(&self, case: CaseId) -> AccountView {
        forex::opened_account(&self.store, &self.applicant, case)
            .await
            .unwrap()
            .unwrap()
    }

    pub(crate) async fn propose_for_account(
        &self,
        case: CaseId,
        form: &AccountForm,
    ) -> Result<Proposed, Error> {
        let seen = self.version(case).await;
        desk::propose_for_account(&self.store, &self.maker, case, seen, form, self.sent()).await
    }

    pub(crate) async fn confirm_for_account(&self, case: CaseId) -> Result<(), Error> {
        let seen = self.version(case).await;
        desk::confirm_for_account(&self.store, &self.checker, case, seen, self.sent()).await
    }

    /// By two people of the bank.
    pub(crate) async fn change_account(&self, case: CaseId, form: &AccountForm) {
        assert_eq!(
            self.propose_for_account(case, form).await.unwrap(),
            Proposed::Done
        );
        self.confirm_for_account(case).await.unwrap();
    }

    pub(crate) async fn ask_closure(&self, case: CaseId) -> Result<(), Error> {
        let seen = self.own_account(case).await.version;
        forex::ask_closure(&self.store, &self.applicant, case, seen, self.sent()).await
    }

    pub(crate) async fn withdraw_closure(&self, case: CaseId) -> Result<(), Error> {
        let seen = self.own_account(case).await.version;
        forex::withdraw_closure(&self.store, &self.applicant, case, seen, self.sent()).await
    }
}

pub(crate) fn form(act: AccountAct, reason: AccountReason) -> AccountForm {
    AccountForm {
        act: act.to_string(),
        reason: reason.to_string(),
        ..AccountForm::default()
    }
}

pub(crate) fn closing(on: &str) -> AccountForm {
    AccountForm {
        act: AccountAct::Close.to_string(),
        closed_on: on.to_owned(),
        is_empty: true,
        has_no_batch: true,
        ..AccountForm::default()
    }
}

store::on_both! {
    async fn from_opened_to_closed_by_two_people_and_the_holder_reads_each_step(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        let suspend = AccountForm { note: "证件系统显示异常".to_owned(), ..form(AccountAct::Suspend, AccountReason::SafeRequest) };
        assert_eq!(world.propose_for_account(case, &suspend).await.unwrap(), Proposed::Done);

        // Until another officer has looked at it, nothing has happened, and the holder hears nothing.
        assert_eq!(world.own_account(case).await.standing.state, AccountState::Opened);
        assert_eq!(world.own_account(case).await.steps, []);
        assert_eq!(cases(&world.queue(&world.checker, &of_view(View::ToCheck), &Paging::First).await), [case]);
        assert_eq!(cases(&world.queue(&world.maker, &of_view(View::ToCheck), &Paging::First).await), []);
        assert_eq!(notices(&world.store, &world.checker).await.first().unwrap(), "to_check");
        let own = desk::confirm_for_account(&world.store, &world.maker, case, world.version(case).await, world.sent()).await;
        assert!(matches!(own, Err(Error::FourEyes)), "{own:?}");
        let waits = world.account(&world.maker, case).await;
        assert_eq!((waits.acts.as_slice(), waits.may_check, waits.may_take_back), ([].as_slice(), false, true));
        let waits = world.account(&world.checker, case).await;
        assert_eq!((waits.may_check, waits.may_take_back), (true, false));
        assert_eq!(waits.waiting().unwrap().note.as_deref(), Some("证件系统显示异常"));

        world.confirm_for_account(case).await.unwrap();
        let suspended = world.own_account(case).await;
        assert_eq!(suspended.standing.state, AccountState::Suspended);
        // What would tip off is the bank's decision for the holder; the bank keeps the true reason.
        assert_eq!(suspended.steps[0].reason, AccountReason::BankDecision);
        assert_eq!(world.account(&world.maker, case).await.history[0].reason, AccountReason::SafeRequest);
        assert_eq!(notices(&world.store, &world.maker).await[0], "account_confirmed");

        world.change_account(case, &form(AccountAct::Resume, AccountReason::DetailsRenewed)).await;
        world.ask_closure(case).await.unwrap();
        assert_eq!(cases(&world.queue(&world.maker, &of_view(View::Closing), &Paging::First).await), [case]);
        assert_eq!(notices(&world.store, &world.maker).await[0], "closure_asked");
        assert_eq!(world.propose_for_account(case, &closing("2026-11-23")).await.unwrap(), Proposed::Done);
        let queue = world.queue(&world.checker, &of_view(View::ToCheck), &Paging::First).await;
        assert_eq!((cases(&queue), queue.counts.of(View::ToCheck), queue.counts.of(View::Closing)), (vec![case], 1, 0));
        world.confirm_for_account(case).await.unwrap();

        let closed = world.own_account(case).await;
        assert_eq!((closed.standing.state, closed.closed_on.map(|day| day.to_string()).as_deref()), (AccountState::Closed, Some("2026-11-23")));
        let acts = closed.steps.iter().map(|step| step.act);
        assert!(acts.eq([AccountAct::Suspend, AccountAct::Resume, AccountAct::AskClosure, AccountAct::Close]));
        assert!(world.account(&world.maker, case).await.acts.is_empty());
        let sent = letters(&world.store).await;
        // That it opened and went on is no decision against its holder, and comes in one letter.
        for kind in ["account_suspended", "account_closing", "account_closed", "notices"] {
            assert!(sent.iter().any(|own| own == kind), "{kind}: {sent:?}");
        }
    }

    async fn a_proposal_goes_back_or_is_taken_back_and_all_of_it_stays_on_record(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        let suspend = form(AccountAct::Suspend, AccountReason::IdExpired);
        world.propose_for_account(case, &suspend).await.unwrap();
        // One at a time.
        let second = world.propose_for_account(case, &form(AccountAct::BeginClosure, AccountReason::Inactive)).await;
        assert!(matches!(second, Err(Error::NotNow)), "{second:?}");
        let seen = world.version(case).await;
        desk::send_back_for_account(&world.store, &world.checker, case, seen, "证件昨天已更新", world.sent()).await.unwrap();
        assert_eq!(notices(&world.store, &world.maker).await[0], "account_sent_back");
        world.propose_for_account(case, &suspend).await.unwrap();
        let others = people::staff(&world.store, world.bank, &[Role::BankMaker]).await;
        let seen = world.version(case).await;
        let foreign = desk::take_back_for_account(&world.store, &others, case, seen, world.sent()).await;
        assert!(matches!(foreign, Err(Error::NotNow)), "{foreign:?}");
        desk::take_back_for_account(&world.store, &world.maker, case, seen, world.sent()).await.unwrap();

        let account = world.account(&world.maker, case).await;
        assert_eq!(account.standing.state, AccountState::Opened);
        let outcomes: Vec<_> = account.history.iter().map(|own| own.outcome.unwrap()).collect();
        assert_eq!(outcomes, [Outcome::SentBack, Outcome::TakenBack]);
        assert_eq!(account.history[0].check_note.as_deref(), Some("证件昨天已更新"));
        assert!(world.own_account(case).await.steps.is_empty());
        let rows = account_act::Entity::find().all(world.store.database().reader()).await.unwrap();
        assert!(rows.iter().all(|row| row.settled_at.is_some()) && rows.len() == 2);
        for action in ["account_proposed", "account_sent_back", "account_taken_back"] {
            let entries = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq(action));
            assert!(!entries.all(world.store.database().reader()).await.unwrap().is_empty(), "{action}");
        }
    }

    async fn the_holder_takes_the_wish_back_and_a_suspended_account_stays_suspended(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        world.change_account(case, &form(AccountAct::Suspend, AccountReason::Risk)).await;
        world.ask_closure(case).await.unwrap();
        world.withdraw_closure(case).await.unwrap();
        assert_eq!(world.own_account(case).await.standing.state, AccountState::Suspended);
        assert_eq!(notices(&world.store, &world.maker).await[0], "closure_withdrawn");
        assert!(matches!(world.withdraw_closure(case).await, Err(Error::NotNow)));

        // What the bank began is the bank's to end.
        world.change_account(case, &form(AccountAct::BeginClosure, AccountReason::RelationshipEnded)).await;
        assert!(matches!(world.withdraw_closure(case).await, Err(Error::NotNow)));
        world.change_account(case, &form(AccountAct::TurnDownClosure, AccountReason::BatchOpen)).await;
        assert_eq!(world.own_account(case).await.standing.state, AccountState::Suspended);
    }

    async fn what_is_wrong_in_a_proposal_is_named_and_nothing_is_written(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        let seen = world.version(case).await;
        let wrong = world.propose_for_account(case, &AccountForm { act: "suspend".to_owned(), ..AccountForm::default() }).await;
        assert!(matches!(wrong, Ok(Proposed::Wrong(problems)) if problems[0].field == "reason"));
        let impossible = world.propose_for_account(case, &form(AccountAct::Resume, AccountReason::Cleared)).await;
        assert!(matches!(impossible, Err(Error::NotNow)), "{impossible:?}");
        assert_eq!(world.version(case).await, seen);
        assert!(world.account(&world.maker, case).await.history.is_empty());
    }

    async fn only_the_bank_of_the_account_and_its_holder_may(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        let seen = world.version(case).await;
        let other_bank = people::bank(&world.store, "HW").await;
        let stranger = people::staff(&world.store, other_bank, &[Role::BankMaker, Role::BankChecker]).await;
        let (_, somebody) = people::applicant(&world.store).await;
        let suspend = form(AccountAct::Suspend, AccountReason::IdExpired);
        let none = desk::propose_for_account(&world.store, &stranger, case, seen, &suspend, world.sent()).await;
        assert!(matches!(none, Err(Error::NotFound)), "{none:?}");
        assert!(matches!(desk::account(&world.store, &stranger, case).await, Err(Error::NotFound)));
        let none = forex::ask_closure(&world.store, &somebody, case, Version(1), world.sent()).await;
        assert!(matches!(none, Err(Error::NotFound)), "{none:?}");

        // Of the bank's own staff, makers propose and nobody else.
        for role in [Role::BankChecker, Role::BankSupervisor] {
            let officer = people::staff(&world.store, world.bank, &[role]).await;
            let not_theirs = desk::propose_for_account(&world.store, &officer, case, seen, &suspend, world.sent()).await;
            assert!(matches!(not_theirs, Err(Error::NotNow)), "{role} {not_theirs:?}");
            assert!(world.account(&officer, case).await.acts.is_empty());
        }
        world.propose_for_account(case, &suspend).await.unwrap();
        let seen = world.version(case).await;
        let supervisor = people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await;
        let not_theirs = desk::confirm_for_account(&world.store, &supervisor, case, seen, world.sent()).await;
        assert!(matches!(not_theirs, Err(Error::NotNow)), "{not_theirs:?}");
    }

    async fn a_double_click_counts_once(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        let (seen, sent) = (world.own_account(case).await.version, world.sent());
        for _ in 0..2 {
            forex::ask_closure(&world.store, &world.applicant, case, seen, sent).await.unwrap();
        }
        let (seen, sent) = (world.version(case).await, world.sent());
        let turn_down = form(AccountAct::TurnDownClosure, AccountReason::BalanceLeft);
        for _ in 0..2 {
            let done = desk::propose_for_account(&world.store, &world.maker, case, seen, &turn_down, sent).await;
            assert_eq!(done.unwrap(), Proposed::Done);
        }
        assert_eq!(world.account(&world.maker, case).await.history.len(), 2);
    }

    async fn the_holders_wish_overtakes_what_waits(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        world.propose_for_account(case, &form(AccountAct::Suspend, AccountReason::IdExpired)).await.unwrap();
        let before = world.version(case).await;
        world.ask_closure(case).await.unwrap();
        let late = desk::confirm_for_account(&world.store, &world.checker, case, before, world.sent()).await;
        assert!(matches!(late, Err(Error::Stale)), "{late:?}");
        let account = world.account(&world.maker, case).await;
        assert_eq!(account.history[0].outcome, Some(Outcome::Overtaken));
        assert_eq!(account.acts, [AccountAct::TurnDownClosure, AccountAct::Close]);
        assert!(notices(&world.store, &world.maker).await.contains(&"account_overtaken".to_owned()));
        assert!(cases(&world.queue(&world.checker, &of_view(View::ToCheck), &Paging::First).await).is_empty());
    }

    async fn of_two_checkers_at_once_one_decides(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        world.propose_for_account(case, &form(AccountAct::Suspend, AccountReason::IdExpired)).await.unwrap();
        let second = people::staff(&world.store, world.bank, &[Role::BankChecker]).await;
        let seen = world.version(case).await;
        let (confirmed, sent_back) = tokio::join!(
            desk::confirm_for_account(&world.store, &world.checker, case, seen, world.sent()),
            desk::send_back_for_account(&world.store, &second, case, seen, "再看一下", world.sent()),
        );
        assert!(is_one_of_two(&confirmed, &sent_back), "{confirmed:?} {sent_back:?}");
        let expected = if confirmed.is_ok() { AccountState::Suspended } else { AccountState::Opened };
        assert_eq!(world.account_state(case).await, expected);
    }

    async fn a_confirmation_and_a_taking_back_at_once_do_not_both_hold(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        world.propose_for_account(case, &form(AccountAct::Suspend, AccountReason::IdExpired)).await.unwrap();
        let seen = world.version(case).await;
        let (confirmed, taken_back) = tokio::join!(
            desk::confirm_for_account(&world.store, &world.checker, case, seen, world.sent()),
            desk::take_back_for_account(&world.store, &world.maker, case, seen, world.sent()),
        );
        assert!(is_one_of_two(&confirmed, &taken_back), "{confirmed:?} {taken_back:?}");
        let expected = if confirmed.is_ok() { AccountState::Suspended } else { AccountState::Opened };
        assert_eq!(world.account_state(case).await, expected);
    }

    async fn a_closure_asked_for_overtakes_a_suspension_that_waits(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.opened().await;
        world.propose_for_account(case, &form(AccountAct::Suspend, AccountReason::IdExpired)).await.unwrap();
        let (before, own) = (world.version(case).await, world.own_account(case).await.version);
        let (confirmed, asked) = tokio::join!(
            desk::confirm_for_account(&world.store, &world.checker, case, before, world.sent()),
            forex::ask_closure(&world.store, &world.applicant, case, own, world.sent()),
        );
        // Whoever comes second hears that the account moved on.
        assert!(is_one_of_two(&confirmed, &asked), "{confirmed:?} {asked:?}");
        let account = world.account(&world.maker, case).await;
        assert!(account.waiting().is_none());
        if asked.is_ok() {
            assert_eq!(account.standing.state, AccountState::Closing);
            assert_eq!(account.history[0].outcome, Some(Outcome::Overtaken));
            assert!(notices(&world.store, &world.maker).await.contains(&"account_overtaken".to_owned()));
        } else {
            assert_eq!(account.standing.state, AccountState::Suspended);
        }
    }
}

fn is_one_of_two(one: &Result<(), Error>, other: &Result<(), Error>) -> bool {
    matches!(
        (one, other),
        (Ok(()), Err(Error::Stale)) | (Err(Error::Stale), Ok(()))
    )
}
