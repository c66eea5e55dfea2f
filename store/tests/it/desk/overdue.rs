//! Terms that the bank lets pass, and cases that the calendar cannot handle.

use domain::forex::Status;
use domain::identity::Role;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::casework::notices::read_notices;
use store::entity::case_file;
use store::forex::desk::{self, Target};
use store::forex::{self, calendar};
use store::testing::forex::wanted;
use store::testing::identity as people;
use time::Duration;

use super::World;

store::on_both! {
    async fn supervisors_hear_once_of_each_term_that_passed(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.submitted().await;
        let supervisor = people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await;
        let other_bank = people::bank(&world.store, "OT").await;
        let stranger = people::staff(&world.store, other_bank, &[Role::BankSupervisor]).await;
        let clocks = || async {
            let notices = read_notices(&world.store, &supervisor).await.unwrap();
            let mut clocks: Vec<String> = notices.iter().map(|notice| {
                assert_eq!((notice.kind.as_str(), notice.case), ("overdue", Some(case)));
                notice.parameters["clock"].clone()
            }).collect();
            clocks.sort();
            clocks
        };
        // The case was to be taken by Tuesday.
        world.store.clock().advance(Duration::days(1));
        assert_eq!(calendar::run(&world.store).await.unwrap(), 0);
        assert!(clocks().await.is_empty());
        world.store.clock().advance(Duration::days(1));
        for _ in 0..2 {
            assert_eq!(calendar::run(&world.store).await.unwrap(), 0);
        }
        assert_eq!(clocks().await, ["take"]);
        let seen = world.version(case).await;
        desk::take(&world.store, &world.maker, case, seen, world.sent()).await.unwrap();
        world.store.clock().advance(Duration::days(10));
        for _ in 0..2 {
            calendar::run(&world.store).await.unwrap();
        }
        assert_eq!(clocks().await, ["answer", "proposal", "take"]);
        assert!(read_notices(&world.store, &stranger).await.unwrap().is_empty());
        assert!(read_notices(&world.store, &world.maker).await.unwrap().is_empty());
    }

    async fn one_case_that_does_not_decode_keeps_no_other_waiting(db: TestDatabase) {
        let world = World::new(db).await;
        let broken = world.waiting_for_supplement().await;
        let (_, applicant) = people::applicant(&world.store).await;
        let other = World { applicant, ..world };
        let whole = other.waiting_for_supplement().await;
        let tx = other.store.database().begin_write().await.unwrap();
        case_file::Entity::update_many()
            .col_expr(case_file::Column::RulesOn, Expr::value("9999-99-99"))
            .filter(case_file::Column::Id.eq(broken.0))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        other.store.clock().advance(Duration::days(30));
        assert_eq!(calendar::run(&other.store).await.unwrap(), 1);
        assert_eq!(other.status(whole).await, Status::Lapsed);
        let case = case_file::Entity::find_by_id(broken.0).one(other.store.database().reader()).await.unwrap();
        assert_eq!(case.unwrap().status, "supplement_requested");
    }

    async fn the_desk_sees_that_the_holder_wants_to_close_the_account(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.approved().await;
        assert_eq!(world.review(&world.maker, case).await.account, None);
        world.record(case, "33020000111122").await;
        let seen = world.version(case).await;
        desk::confirm_opening(&world.store, &world.checker, case, seen, world.sent()).await.unwrap();
        let account = forex::opened_account(&world.store, &world.applicant, case).await.unwrap().unwrap();
        assert_eq!(world.account_state(case).await, account.standing.state);
        forex::ask_closure(&world.store, &world.applicant, case, account.version, world.sent()).await.unwrap();
        assert_eq!(world.account_state(case).await, domain::forex::account::AccountState::Closing);
    }
}

impl World {
    async fn waiting_for_supplement(&self) -> domain::ids::CaseId {
        let case = self.taken().await;
        let wanted = [wanted(Target::Page("business".to_owned()), "请补充")];
        let examination = self.all_match(case).await;
        desk::request_supplement(&self.store, &self.maker, case, &examination, &wanted, self.sent())
            .await
            .unwrap();
        case
    }
}
