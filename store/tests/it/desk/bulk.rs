//! Acts on many cases: what is said before, all or nothing, and the way back.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::forex::bulk::{BulkAct, LeftOut};
use domain::forex::{Act, Status};
use domain::identity::Role;
use domain::ids::{CaseId, Version};
use sea_orm::{ActiveModelTrait, Set};
use store::entity::membership;
use store::forex::desk::bulk::{self, Carried, Chosen, Plan, Standing, Wish};
use store::forex::desk::{self, View};
use store::testing::forex::{Applying, submit};
use store::testing::identity as people;
use store::{Error, Store};
use time::Duration;
use uuid::Uuid;

use super::{World, notices, of_view};

const TAKE: Wish = Wish {
    act: BulkAct::Take,
    to: None,
};
const RELEASE: Wish = Wish {
    act: BulkAct::Release,
    to: None,
};

fn hand_over(to: &Actor) -> Wish {
    Wish {
        act: BulkAct::HandOver,
        to: Some(to.account),
    }
}

impl World {
    async fn many(&self, count: u32) -> Vec<CaseId> {
        let mut cases = Vec::new();
        for number in 0..count {
            let (_, applicant) = people::applicant(&self.store).await;
            let applying = Applying {
                name: "林晓雯",
                branch: "SJ-HS",
                number,
            };
            cases.push(submit(&self.store, &applicant, &applying).await);
        }
        cases
    }

    async fn colleague(&self, role: Role) -> Actor {
        people::staff(&self.store, self.bank, &[role]).await
    }

    async fn plan(&self, actor: &Actor, wish: Wish, cases: &[CaseId]) -> Plan {
        let these = Chosen::These(cases.to_vec());
        bulk::plan(&self.store, actor, wish, these).await.unwrap()
    }

    async fn done(&self, actor: &Actor, wish: Wish, cases: &[CaseId]) -> Uuid {
        let promised = promised(&self.plan(actor, wish, cases).await);
        match bulk::carry_out(&self.store, actor, wish, promised, self.sent())
            .await
            .unwrap()
        {
            Carried::Done(id) => id,
            Carried::Changed(plan) => panic!("not done: {plan:?}"),
        }
    }

    async fn holder(&self, case: CaseId) -> Option<domain::ids::AccountId> {
        self.review(&self.maker, case)
            .await
            .taken_by
            .map(|officer| officer.account)
    }
}

fn promised(plan: &Plan) -> BTreeMap<CaseId, Version> {
    plan.done
        .iter()
        .map(|planned| (planned.case, planned.version))
        .collect()
}

fn why(plan: &Plan) -> Vec<LeftOut> {
    plan.left_out.iter().map(|(_, why)| *why).collect()
}

store::on_both! {
    async fn what_is_ticked_is_taken_and_the_rest_is_left_out_for_a_reason(db: TestDatabase) {
        let world = World::new(db).await;
        let cases = world.many(3).await;
        let second = world.colleague(Role::BankMaker).await;
        desk::take(&world.store, &second, cases[2], world.version(cases[2]).await, world.sent()).await.unwrap();
        let nowhere = CaseId(world.store.new_uuid());
        let ticked = [cases[0], cases[1], cases[2], nowhere];
        let plan = world.plan(&world.maker, TAKE, &ticked).await;
        assert_eq!((plan.done.len(), why(&plan), plan.missing), (2, vec![LeftOut::Taken], 1));
        assert_eq!(world.status(cases[0]).await, Status::Submitted, "a plan does nothing");

        let id = world.done(&world.maker, TAKE, &ticked).await;
        for case in &cases[..2] {
            let review = world.review(&world.maker, *case).await;
            assert_eq!(review.taken_by.unwrap().account, world.maker.account);
            let line = review.timeline.last().unwrap();
            assert_eq!((line.action.as_str(), line.role.as_str()), ("take", "bank_maker"));
        }
        assert_eq!(world.holder(cases[2]).await, Some(second.account));
        let acts = bulk::acts(&world.store, &world.maker).await.unwrap();
        assert_eq!(acts.iter().map(|act| (act.id, act.act, act.count)).collect::<Vec<_>>(), [(id, BulkAct::Take, 2)]);
    }

    async fn all_that_match_a_filter_are_meant_beyond_the_page(db: TestDatabase) {
        let world = World::new(db).await;
        world.many(30).await;
        let to_take = Chosen::Matching(of_view(View::ToTake));
        let plan = bulk::plan(&world.store, &world.maker, TAKE, to_take).await.unwrap();
        assert_eq!((plan.done.len(), plan.is_cut), (30, false));
        let checker = Chosen::Matching(of_view(View::ToTake));
        let plan = bulk::plan(&world.store, &world.checker, TAKE, checker).await.unwrap();
        assert_eq!((plan.done.len(), why(&plan)), (0, vec![LeftOut::NotYours; 30]));
    }

    async fn a_set_that_changed_is_shown_anew_and_nothing_is_done(db: TestDatabase) {
        let world = World::new(db).await;
        let cases = world.many(2).await;
        let promised = promised(&world.plan(&world.maker, TAKE, &cases).await);
        let second = world.colleague(Role::BankMaker).await;
        desk::take(&world.store, &second, cases[1], world.version(cases[1]).await, world.sent()).await.unwrap();
        let carried = bulk::carry_out(&world.store, &world.maker, TAKE, promised, world.sent()).await.unwrap();
        let Carried::Changed(plan) = carried else { panic!("it was done") };
        assert_eq!((plan.done.len(), why(&plan)), (1, vec![LeftOut::Taken]));
        assert_eq!(world.status(cases[0]).await, Status::Submitted);
        assert_eq!(bulk::acts(&world.store, &world.maker).await.unwrap(), []);
    }

    async fn of_a_bulk_and_a_single_act_at_once_one_acts(db: TestDatabase) {
        let world = World::new(db).await;
        let cases = world.many(3).await;
        let promised = promised(&world.plan(&world.maker, TAKE, &cases).await);
        let second = world.colleague(Role::BankMaker).await;
        let seen = world.version(cases[1]).await;
        let (many, one) = tokio::join!(
            bulk::carry_out(&world.store, &world.maker, TAKE, promised, world.sent()),
            desk::take(&world.store, &second, cases[1], seen, world.sent()),
        );
        let (expected, holder) = match (many.unwrap(), &one) {
            (Carried::Done(_), Err(Error::Stale)) => (Status::UnderReview, world.maker.account),
            (Carried::Changed(_), Ok(())) => (Status::Submitted, second.account),
            both => panic!("one acts: {both:?}"),
        };
        assert_eq!(world.holder(cases[1]).await, Some(holder));
        assert_eq!([world.status(cases[0]).await, world.status(cases[2]).await], [expected; 2]);
    }

    async fn of_two_bulk_acts_on_the_same_cases_one_acts(db: TestDatabase) {
        let world = World::new(db).await;
        let cases = world.many(4).await;
        let second = world.colleague(Role::BankMaker).await;
        let promised = promised(&world.plan(&world.maker, TAKE, &cases).await);
        let (one, other) = tokio::join!(
            bulk::carry_out(&world.store, &world.maker, TAKE, promised.clone(), world.sent()),
            bulk::carry_out(&world.store, &second, TAKE, promised, world.sent()),
        );
        let done = [one.unwrap(), other.unwrap()].iter().filter(|own| matches!(own, Carried::Done(_))).count();
        assert_eq!(done, 1);
        let first = world.holder(cases[0]).await;
        for case in cases {
            assert_eq!(world.holder(case).await, first);
        }
    }

    async fn a_form_that_arrives_twice_at_once_acts_once(db: TestDatabase) {
        let world = World::new(db).await;
        let cases = world.many(2).await;
        let promised = promised(&world.plan(&world.maker, TAKE, &cases).await);
        let sent = world.sent();
        let act = || bulk::carry_out(&world.store, &world.maker, TAKE, promised.clone(), sent);
        let (one, other) = tokio::join!(act(), act());
        let (Carried::Done(one), Carried::Done(other)) = (one.unwrap(), other.unwrap()) else { panic!("not done") };
        assert_eq!(one, other);
        assert_eq!(bulk::acts(&world.store, &world.maker).await.unwrap().len(), 1);
    }

    async fn a_supervisor_hands_over_with_one_notice_and_takes_it_back(db: TestDatabase) {
        let world = World::new(db).await;
        let cases = world.many(3).await;
        world.done(&world.maker, TAKE, &cases).await;
        let supervisor = world.colleague(Role::BankSupervisor).await;
        let second = world.colleague(Role::BankMaker).await;
        let id = world.done(&supervisor, hand_over(&second), &cases).await;
        assert_eq!(notices(&world.store, &second).await, ["handed_over_many"]);
        assert_eq!(world.holder(cases[0]).await, Some(second.account));
        let again = world.plan(&supervisor, hand_over(&second), &cases).await;
        assert_eq!(why(&again), [LeftOut::SameOfficer; 3]);

        // One is worked on since, and stays.
        desk::release(&world.store, &second, cases[1], world.version(cases[1]).await, world.sent()).await.unwrap();
        let stranger = world.colleague(Role::BankMaker).await;
        let refused = bulk::undo(&world.store, &stranger, id, "…", world.sent()).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        let sent = world.sent();
        for _ in 0..2 {
            bulk::undo(&world.store, &supervisor, id, "给错人了", sent).await.unwrap();
        }
        let holders = [world.holder(cases[0]).await, world.holder(cases[1]).await, world.holder(cases[2]).await];
        assert_eq!(holders, [Some(world.maker.account), None, Some(world.maker.account)]);
        let line = world.review(&world.maker, cases[0]).await.timeline.last().unwrap().clone();
        assert_eq!((line.action.as_str(), line.note.as_deref()), ("hand_over", Some("给错人了")));
        let shown = bulk::shown(&world.store, &supervisor, id).await.unwrap();
        let mut standing: Vec<Standing> = shown.lines.iter().map(|line| line.standing).collect();
        standing.sort_by_key(ToString::to_string);
        assert_eq!(standing, [Standing::Touched, Standing::Undone, Standing::Undone]);
        assert!(shown.summary.undone.is_some());
        let twice = bulk::undo(&world.store, &supervisor, id, "…", world.sent()).await;
        assert!(matches!(twice, Err(Error::NotNow)));
    }

    async fn what_was_put_back_goes_back_to_who_had_it_within_half_an_hour(db: TestDatabase) {
        let world = World::new(db).await;
        let cases = world.many(2).await;
        world.done(&world.maker, TAKE, &cases).await;
        let id = world.done(&world.maker, RELEASE, &cases).await;
        assert_eq!(world.status(cases[0]).await, Status::Submitted);
        world.store.clock().advance(Duration::minutes(29));
        bulk::undo(&world.store, &world.maker, id, "点错了", world.sent()).await.unwrap();
        let review = world.review(&world.maker, cases[0]).await;
        assert_eq!((review.status, review.taken_by.unwrap().account), (Status::UnderReview, world.maker.account));
        assert_eq!(review.timeline.last().unwrap().action, Act::Restore.to_string());

        let id = world.done(&world.maker, RELEASE, &cases).await;
        world.store.clock().advance(Duration::minutes(31));
        let late = bulk::undo(&world.store, &world.maker, id, "点错了", world.sent()).await;
        assert!(matches!(late, Err(Error::NotNow)));
    }

    async fn nobody_is_given_a_case_in_which_they_have_a_part(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let second = world.colleague(Role::BankMaker).await;
        stand_in(&world.store, &second, &world.applicant).await;
        let plan = world.plan(&world.maker, hand_over(&second), &[case]).await;
        assert_eq!((plan.done.len(), why(&plan)), (0, vec![LeftOut::OwnPart]));
        let (seen, to) = (world.version(case).await, second.account);
        let single = desk::hand_over(&world.store, &world.maker, case, seen, to, world.sent()).await;
        assert!(matches!(single, Err(Error::NotNow)));
    }

    async fn a_bulk_act_is_the_banks_own(db: TestDatabase) {
        let world = World::new(db).await;
        let cases = world.many(1).await;
        let other_bank = people::bank(&world.store, "OT").await;
        let roles = [Role::BankMaker, Role::BankSupervisor];
        let stranger = people::staff(&world.store, other_bank, &roles).await;
        let plan = world.plan(&stranger, TAKE, &cases).await;
        assert_eq!((plan.done.len(), plan.left_out.len(), plan.missing), (0, 0, 1));
        let id = world.done(&world.maker, TAKE, &cases).await;
        for refused in [
            bulk::shown(&world.store, &stranger, id).await.err(),
            bulk::undo(&world.store, &stranger, id, "…", world.sent()).await.err(),
            bulk::plan(&world.store, &stranger, hand_over(&world.maker), Chosen::These(cases)).await.err(),
        ] {
            assert!(matches!(refused, Some(Error::NotFound)), "{refused:?}");
        }
    }
}

/// Makes an officer act for the party of an applicant.
async fn stand_in(store: &Store, officer: &Actor, applicant: &Actor) {
    let tx = store.database().begin_write().await.unwrap();
    let row = membership::ActiveModel {
        id: Set(store.new_uuid()),
        account_id: Set(officer.account.0),
        party_id: Set(applicant.own_party().map(|party| party.0)),
        organisation_id: Set(None),
        role: Set(Role::Applicant.to_string()),
        valid_from: Set(0),
        valid_to: Set(None),
    };
    row.insert(&tx).await.unwrap();
    tx.commit().await.unwrap();
}
