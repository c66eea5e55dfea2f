//! What officers hear when the case moved on while they wrote, and when their own form arrives twice.

use domain::access::Actor;
use domain::forex::{Act, Status};
use domain::identity::Role;
use store::Error;
use store::casework::once::Sent;
use store::forex::desk::{self, Examined, Opened, Proposal, Target};
use store::forex::{self};
use store::testing::forex::wanted;
use store::testing::identity as people;
use uuid::Uuid;

use super::{World, approval};

/// A form with this key; all with one body.
fn form(key: Uuid) -> Sent<'static> {
    Sent {
        key,
        body: b"the same words",
    }
}

async fn colleague(world: &World, role: Role) -> Actor {
    people::staff(&world.store, world.bank, &[role]).await
}

store::on_both! {
    async fn whoever_lost_the_case_meanwhile_hears_that_it_moved_on(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let examination = world.all_match(case).await;
        let (seen, marks) = (examination.seen, &examination.marks);
        let to = colleague(&world, Role::BankMaker).await.account;
        desk::hand_over(&world.store, &world.maker, case, seen, to, world.sent()).await.unwrap();
        let opening = world.opening("33020000111122").await;
        let wanted = [wanted(Target::Page("card".to_owned()), "…")];
        let (store, maker) = (&world.store, &world.maker);
        let late = [
            desk::save_marks(store, maker, case, seen, marks).await.err(),
            desk::propose(store, maker, case, &examination, &approval(), world.sent()).await.err(),
            desk::request_supplement(store, maker, case, &examination, &wanted, world.sent()).await.err(),
            desk::record_opening(store, maker, case, seen, &opening, world.sent()).await.err(),
            desk::release(store, maker, case, seen, world.sent()).await.err(),
            desk::hand_over(store, maker, case, seen, to, world.sent()).await.err(),
            desk::take(store, maker, case, seen, world.sent()).await.err(),
        ];
        for (at, answer) in late.iter().enumerate() {
            assert!(matches!(answer, Some(Error::Stale)), "act {at}: {answer:?}");
        }
        // Who reads the page as it stands now hears that the act is not theirs.
        let now = desk::release(store, maker, case, world.version(case).await, world.sent()).await;
        assert!(matches!(now, Err(Error::NotNow)));
    }

    async fn a_form_that_arrives_twice_is_taken_once_and_answered_alike(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.submitted().await;
        let store = &world.store;
        let (seen, key) = (world.version(case).await, store.new_uuid());
        for _ in 0..2 {
            desk::take(store, &world.maker, case, seen, form(key)).await.unwrap();
        }
        // Another button of the same form is another act.
        let other = desk::release(store, &world.maker, case, seen, form(key)).await;
        assert!(matches!(other, Err(Error::Stale)));

        let (examination, key) = (world.all_match(case).await, store.new_uuid());
        for _ in 0..2 {
            let done = desk::propose(store, &world.maker, case, &examination, &approval(), form(key)).await;
            assert_eq!(done.unwrap(), Examined::Done);
        }
        let (seen, key) = (world.version(case).await, store.new_uuid());
        for _ in 0..2 {
            desk::send_back(store, &world.checker, case, seen, "再看", form(key)).await.unwrap();
        }
        world.propose(case, approval()).await;
        let (seen, key) = (world.version(case).await, store.new_uuid());
        for _ in 0..2 {
            desk::confirm(store, &world.checker, case, seen, form(key)).await.unwrap();
        }
        let (seen, key) = (world.version(case).await, store.new_uuid());
        let opening = world.opening("33020000111122").await;
        for _ in 0..2 {
            let done = desk::record_opening(store, &world.maker, case, seen, &opening, form(key)).await;
            assert_eq!(done.unwrap(), Opened::Done);
        }
        let (seen, key) = (world.version(case).await, store.new_uuid());
        for _ in 0..2 {
            let done = desk::confirm_opening(store, &world.checker, case, seen, form(key)).await;
            assert_eq!(done.unwrap(), Opened::Done);
        }
        let review = world.review(&world.maker, case).await;
        assert_eq!((review.status, review.decisions.len()), (Status::AccountOpened, 3));
        let acts = review.timeline.iter().filter(|line| line.action.parse::<Act>().is_ok()).count();
        assert_eq!(acts, 8, "{:?}", review.timeline);
    }

    async fn a_supplement_that_is_asked_for_twice_is_one_round(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let (examination, key) = (world.all_match(case).await, world.store.new_uuid());
        let wanted = [wanted(Target::Page("card".to_owned()), "请核对卡号")];
        for _ in 0..2 {
            let asked =
                desk::request_supplement(&world.store, &world.maker, case, &examination, &wanted, form(key)).await;
            assert_eq!(asked.unwrap(), Examined::Done);
        }
        let review = world.review(&world.maker, case).await;
        assert_eq!((review.round, review.items.len()), (1, 1));
    }

    async fn a_supervisor_moves_the_cases_of_others_and_decides_none(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let supervisor = colleague(&world, Role::BankSupervisor).await;
        let to = colleague(&world, Role::BankMaker).await;
        let review = world.review(&supervisor, case).await;
        assert_eq!(review.acts, [Act::Release, Act::HandOver]);
        assert!(review.makers.iter().any(|maker| maker.account == to.account));
        let sent = world.sent();
        desk::hand_over(&world.store, &supervisor, case, review.version, to.account, sent).await.unwrap();
        let review = world.review(&supervisor, case).await;
        assert_eq!(review.taken_by.as_ref().map(|officer| officer.account), Some(to.account));
        let line = review.timeline.last().unwrap();
        assert_eq!((line.action.as_str(), line.role.as_str()), ("hand_over", "bank_supervisor"));
        let examination = world.all_match(case).await;
        let (store, sent) = (&world.store, world.sent());
        let meddling = desk::propose(store, &supervisor, case, &examination, &approval(), sent).await;
        assert!(matches!(meddling, Err(Error::NotNow)));
        desk::release(store, &supervisor, case, review.version, world.sent()).await.unwrap();
        assert_eq!(world.status(case).await, Status::Submitted);
        let seen = world.version(case).await;
        let taking = desk::take(store, &supervisor, case, seen, world.sent()).await;
        assert!(matches!(taking, Err(Error::NotNow)));
    }

    async fn the_applicant_reads_what_the_bank_wrote_once_it_is_approved(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let words = "请带证件原件来网点。";
        world.propose(case, Proposal::Approve { text: words.to_owned() }).await;
        let told = || async { forex::applicant_view(&world.store, &world.applicant, case).await.unwrap().approval };
        assert_eq!(told().await, None);
        let seen = world.version(case).await;
        desk::confirm(&world.store, &world.checker, case, seen, world.sent()).await.unwrap();
        assert_eq!(told().await.as_deref(), Some(words));
    }
}
