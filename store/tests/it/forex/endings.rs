//! How applications end without a decision, and how the holder asks to close an account.

use domain::deadline::Due;
use domain::forex::Status;
use domain::forex::account::AccountState;
use domain::ids::CaseId;
use store::Error;
use store::forex::calendar::{self, DRAFT_IDLE_MAX};
use store::forex::desk::{self, Target};
use store::forex::{self, Submitted};
use store::testing::forex::begin;
use time::Duration;

use super::{NAME, ask, complete, submit};
use crate::desk::{World, letters, notices};

async fn status(world: &World, case: CaseId) -> Status {
    forex::applicant_view(&world.store, &world.applicant, case)
        .await
        .unwrap()
        .status
}

store::on_both! {
    async fn an_application_is_taken_back_once_by_who_saw_it_as_it_is(db: TestDatabase) {
        let world = World::new(db).await;
        let case = complete(&world, &world.applicant, "SJ-HS").await;
        submit(&world, &world.applicant, case).await;
        let seen = world.version(case).await;
        desk::take(&world.store, &world.maker, case, seen, world.sent()).await.unwrap();
        let withdraw = |seen| forex::withdraw(&world.store, &world.applicant, case, seen, "改主意了");
        assert!(matches!(withdraw(seen).await, Err(Error::Stale)));
        let seen = world.version(case).await;
        withdraw(seen).await.unwrap();
        // The second click of a double click finds it done.
        withdraw(seen).await.unwrap();

        assert_eq!(notices(&world.store, &world.maker).await, ["withdrawn_by_applicant"]);
        let review = world.review(&world.maker, case).await;
        assert_eq!(review.status, Status::Withdrawn);
        let notes: Vec<_> = review.timeline.iter().filter_map(|entry| entry.note.as_deref()).collect();
        assert_eq!(notes, ["改主意了"]);
        assert_eq!(letters(&world.store).await.iter().filter(|kind| *kind == "withdrawn").count(), 1);
    }

    async fn a_supplement_that_does_not_come_lapses_the_day_after_its_term(db: TestDatabase) {
        let world = World::new(db).await;
        let case = complete(&world, &world.applicant, "SJ-HS").await;
        submit(&world, &world.applicant, case).await;
        desk::take(&world.store, &world.maker, case, world.version(case).await, world.sent()).await.unwrap();
        ask(&world, case, &[Target::Page("contact".to_owned())]).await;
        let clocks = forex::applicant_view(&world.store, &world.applicant, case).await.unwrap().clocks;
        let supplement = clocks.iter().find(|clock| clock.clock == domain::casework::Clock::Supplement).unwrap();
        let due = supplement.term.due(&world.store.calendar());
        let Due::On(due) = due else { panic!("{due:?}") };
        let today = store::clock::local_date(world.store.clock().now());

        world.store.clock().advance(due - today);
        assert_eq!(calendar::run(&world.store).await.unwrap(), 0);
        world.store.clock().advance(Duration::DAY);
        assert_eq!(calendar::run(&world.store).await.unwrap(), 1);
        assert_eq!(calendar::run(&world.store).await.unwrap(), 0);
        assert_eq!(status(&world, case).await, Status::Lapsed);
        assert!(letters(&world.store).await.iter().any(|kind| kind == "lapsed"));

        // The same person may apply to this bank anew.
        let again = complete(&world, &world.applicant, "SJ-HS").await;
        assert_eq!(submit(&world, &world.applicant, again).await, Submitted::Done);
    }

    async fn a_draft_that_nobody_touches_expires_and_its_answers_can_be_used_again(db: TestDatabase) {
        let world = World::new(db).await;
        let idle = complete(&world, &world.applicant, "SJ-HS").await;
        world.store.clock().advance(Duration::DAY);
        let touched = complete(&world, &world.applicant, "SJ-HS").await;
        world.store.clock().advance(DRAFT_IDLE_MAX - Duration::HOUR);
        assert_eq!(calendar::run(&world.store).await.unwrap(), 1);
        assert_eq!(status(&world, idle).await, Status::Expired);
        assert_eq!(status(&world, touched).await, Status::Draft);
        let again = begin(&world.store, &world.applicant, Some(idle)).await;
        let draft = forex::load_draft(&world.store, &world.applicant, again).await.unwrap().draft;
        assert_eq!(draft.text("identity", "name"), NAME);
    }

    async fn the_makers_of_the_bank_are_told_that_a_holder_asks_to_close(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.approved().await;
        world.record(case, "33020000111122").await;
        desk::confirm_opening(&world.store, &world.checker, case, world.version(case).await, world.sent()).await.unwrap();
        assert_eq!(world.account_state(case).await, AccountState::Opened);
        let account = forex::opened_account(&world.store, &world.applicant, case).await.unwrap().unwrap();
        forex::ask_closure(&world.store, &world.applicant, case, account.version, world.sent()).await.unwrap();
        assert_eq!(notices(&world.store, &world.maker).await, ["closure_asked"]);
        assert_eq!(notices(&world.store, &world.checker).await, ["to_check", "to_check"]);
        assert_eq!(world.account_state(case).await, AccountState::Closing);
    }
}
