//! Undoing what one did a moment ago.

use domain::access::Actor;
use domain::casework::Clock;
use domain::forex::{Act, Status};
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{deadline, decision};
use store::forex::desk::{self, Proposal, Target};
use store::testing::forex::{save, wanted};
use store::{Error, forex};
use time::Duration;

use super::World;

impl World {
    async fn undo(&self, actor: &Actor, case: CaseId) -> Result<(), Error> {
        let seen = self.version(case).await;
        desk::undo(&self.store, actor, case, seen, "点错了", self.sent()).await
    }

    async fn asked(&self) -> CaseId {
        let case = self.taken().await;
        self.store.clock().advance(Duration::MINUTE);
        let wanted = [wanted(Target::Page("card".to_owned()), "请核对卡号")];
        let examination = self.all_match(case).await;
        desk::request_supplement(&self.store, &self.maker, case, &examination, &wanted, self.sent())
            .await
            .unwrap();
        case
    }

    async fn clock(&self, case: CaseId, clock: Clock) -> Vec<String> {
        let rows = deadline::Entity::find()
            .filter(deadline::Column::CaseId.eq(case.0))
            .filter(deadline::Column::Kind.eq(clock.to_string()));
        let rows = rows.all(self.store.database().reader()).await.unwrap();
        rows.into_iter().map(|row| row.state).collect()
    }
}

store::on_both! {
    async fn a_proposal_is_taken_back_and_made_anew(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        world.propose(case, Proposal::Approve { text: String::new() }).await;
        assert_eq!(world.review(&world.maker, case).await.undo.map(|undo| undo.act), Some(Act::TakeBack));
        assert_eq!(world.review(&world.checker, case).await.undo, None, "it is not theirs");
        assert!(matches!(world.undo(&world.checker, case).await, Err(Error::NotNow)));
        world.undo(&world.maker, case).await.unwrap();
        let review = world.review(&world.maker, case).await;
        assert_eq!((review.status, review.proposed_by), (Status::UnderReview, None));
        let taken_back = review.decisions.first().unwrap();
        assert_eq!((taken_back.result.as_deref(), taken_back.check_note.as_deref()), (Some("taken_back"), Some("点错了")));
        assert_eq!(world.clock(case, Clock::Check).await, ["cancelled"]);
        assert_eq!(world.clock(case, Clock::Proposal).await, ["running"], "no new term is won");

        world.propose(case, Proposal::Approve { text: String::new() }).await;
        desk::confirm(&world.store, &world.checker, case, world.version(case).await, world.sent()).await.unwrap();
        assert_eq!(world.status(case).await, Status::Approved);
        assert!(matches!(world.undo(&world.maker, case).await, Err(Error::NotNow)), "it was confirmed");
        assert_eq!(decision::Entity::find().all(world.store.database().reader()).await.unwrap().len(), 2);
    }

    async fn opening_data_are_taken_back_and_recorded_anew(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.approved().await;
        world.record(case, "3302 0000 1111 2222").await;
        world.undo(&world.maker, case).await.unwrap();
        assert!(world.review(&world.maker, case).await.opening.is_none());
        assert_eq!(world.clock(case, Clock::Visit).await, ["running"], "nobody came");
        assert_eq!(world.clock(case, Clock::AccountNumber).await, ["cancelled"]);
        let view = forex::applicant_view(&world.store, &world.applicant, case).await.unwrap();
        assert!(!view.has(Act::RecordOpening), "{:?}", view.timeline);
        world.record(case, "3302 0000 1111 3333").await;
        let opened = desk::confirm_opening(&world.store, &world.checker, case, world.version(case).await, world.sent()).await;
        assert_eq!(opened.unwrap(), desk::Opened::Done);
    }

    async fn a_request_is_taken_back_and_the_applicant_hears_of_it(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.asked().await;
        world.undo(&world.maker, case).await.unwrap();
        assert_eq!(world.status(case).await, Status::UnderReview);
        assert_eq!(world.clock(case, Clock::Supplement).await, ["cancelled"]);
        assert_eq!(world.clock(case, Clock::Proposal).await, ["running"]);
        let view = forex::applicant_view(&world.store, &world.applicant, case).await.unwrap();
        assert!(view.has(Act::WithdrawRequest) && view.items.is_empty());
        let review = world.review(&world.maker, case).await;
        assert_eq!((review.round, review.items.len()), (0, 0), "it was no round");
        let notices = store::casework::notices::read_notices(&world.store, &world.applicant).await.unwrap();
        assert_eq!(notices.first().unwrap().kind, "request_withdrawn");
    }

    async fn what_is_not_fresh_or_was_answered_stays(db: TestDatabase) {
        let world = World::new(db).await;
        let asked = world.asked().await;
        let view = forex::load_draft(&world.store, &world.applicant, asked).await.unwrap();
        save(&world.store, &world.applicant, asked, "card", &view.draft.pages["card"]).await;
        assert_eq!(world.review(&world.maker, asked).await.undo, None);
        assert!(matches!(world.undo(&world.maker, asked).await, Err(Error::NotNow)));

        let case = world.taken().await;
        world.propose(case, Proposal::Approve { text: String::new() }).await;
        world.store.clock().advance(Duration::minutes(31));
        assert_eq!(world.review(&world.maker, case).await.undo, None);
        assert!(matches!(world.undo(&world.maker, case).await, Err(Error::NotNow)));
    }

    /// Checker and maker at the same moment: one of them wins, and the other hears that the case moved on.
    async fn a_proposal_is_confirmed_or_taken_back(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        world.propose(case, Proposal::Approve { text: String::new() }).await;
        let seen = world.version(case).await;
        let (back, confirmed) = tokio::join!(
            desk::undo(&world.store, &world.maker, case, seen, "点错了", world.sent()),
            desk::confirm(&world.store, &world.checker, case, seen, world.sent()),
        );
        assert!(back.is_ok() != confirmed.is_ok(), "{back:?} {confirmed:?}");
        let lost = back.err().or(confirmed.err()).unwrap();
        assert!(matches!(lost, Error::Stale | Error::NotNow), "{lost:?}");
    }
}
