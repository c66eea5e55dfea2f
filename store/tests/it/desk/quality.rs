//! The random sample of decisions, and who is at work on a case.

use domain::access::Actor;
use domain::forex::quality::QualityFinding;
use domain::identity::Role;
use domain::ids::CaseId;
use store::Error;
use store::casework::notices::read_notices;
use store::forex::desk;
use store::testing::identity as people;
use time::Duration;

use super::World;

impl World {
    async fn judge(&self, actor: &Actor, case: CaseId) -> Result<(), Error> {
        let seen = self.version(case).await;
        let found = (QualityFinding::FormalFault, "少了一份授权");
        desk::judge_quality(&self.store, actor, (case, seen), found, self.sent()).await
    }
}

store::on_both! {
    async fn a_decision_is_drawn_once_and_looked_over_once(db: TestDatabase) {
        let world = World::new(db).await;
        let supervisor = people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await;
        assert_eq!(desk::draw(&world.store, &supervisor, 5, world.sent()).await.unwrap(), 0);
        let case = world.approved().await;
        assert!(matches!(world.judge(&supervisor, case).await, Err(Error::NotNow)), "it was not drawn");
        let sent = world.sent();
        for _ in 0..2 {
            assert_eq!(desk::draw(&world.store, &supervisor, 5, sent).await.unwrap(), 1);
        }
        assert_eq!(desk::draw(&world.store, &supervisor, 5, world.sent()).await.unwrap(), 0);
        let waiting = desk::sample(&world.store, &supervisor).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].case, waiting[0].finding), (1, case, None));
        assert!(world.review(&supervisor, case).await.quality_waits);
        assert!(!world.review(&world.maker, case).await.quality_waits);
        assert!(matches!(world.judge(&world.checker, case).await, Err(Error::NotNow)));

        world.judge(&supervisor, case).await.unwrap();
        let done = desk::sample(&world.store, &supervisor).await.unwrap();
        assert_eq!(done[0].finding, Some(QualityFinding::FormalFault));
        assert!(matches!(world.judge(&supervisor, case).await, Err(Error::NotNow)), "once");
        let review = world.review(&world.maker, case).await;
        let line = review.timeline.iter().find(|line| line.action == "quality_checked").unwrap();
        assert_eq!((line.reason.as_deref(), line.note.as_deref()), (Some("formal_fault"), Some("少了一份授权")));
        for officer in [&world.maker, &world.checker] {
            let notices = read_notices(&world.store, officer).await.unwrap();
            assert!(notices.iter().any(|own| own.kind == "quality_checked"));
        }
    }

    async fn nobody_looks_over_what_they_had_a_hand_in(db: TestDatabase) {
        let world = World::new(db).await;
        world.approved().await;
        let mut both = world.checker.clone();
        both.duty.as_mut().unwrap().roles.insert(Role::BankSupervisor);
        assert_eq!(desk::draw(&world.store, &both, 5, world.sent()).await.unwrap(), 0);
        for stranger in [&world.maker, &world.applicant] {
            assert!(matches!(desk::sample(&world.store, stranger).await, Err(Error::NotFound)));
            assert!(matches!(desk::draw(&world.store, stranger, 1, world.sent()).await, Err(Error::NotFound)));
        }
    }

    /// Two supervisors at the same moment: the decision is drawn once, and neither meets an error.
    async fn two_who_draw_at_once_share(db: TestDatabase) {
        let world = World::new(db).await;
        world.approved().await;
        let (one, other) = (
            people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await,
            people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await,
        );
        let (first, second) = tokio::join!(
            desk::draw(&world.store, &one, 5, world.sent()),
            desk::draw(&world.store, &other, 5, world.sent()),
        );
        assert_eq!(first.unwrap() + second.unwrap(), 1);
    }

    async fn an_old_decision_is_not_drawn(db: TestDatabase) {
        let world = World::new(db).await;
        let supervisor = people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await;
        world.approved().await;
        world.store.clock().advance(Duration::days(31));
        assert_eq!(desk::draw(&world.store, &supervisor, 5, world.sent()).await.unwrap(), 0);
    }

    async fn who_opened_a_case_a_moment_ago_is_seen_by_the_others(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        desk::looked_at(&world.store, &world.checker, case).await.unwrap();
        desk::looked_at(&world.store, &world.checker, case).await.unwrap();
        assert_eq!(world.review(&world.maker, case).await.here.len(), 1);
        assert!(world.review(&world.checker, case).await.here.is_empty(), "oneself is no news");
        world.store.clock().advance(Duration::minutes(11));
        assert!(world.review(&world.maker, case).await.here.is_empty());
    }
}
