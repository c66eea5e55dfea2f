//! Handing in what the bank asked for.

use domain::forex::Status;
use domain::ids::CaseId;
use store::casework::receipt::verify_code;
use store::forex::desk::{self, Paging, Target, View};
use store::forex::{self, Submitted};
use store::testing::forex::{save, upload};
use store::testing::identity as people;
use time::Duration;

use super::{ask, complete, submit};
use crate::desk::{World, notices, of_view};

/// Changes one answer.
async fn change(world: &World, case: CaseId, (page, field): (&str, &str), text: &str) {
    let draft = forex::load_draft(&world.store, &world.applicant, case)
        .await
        .unwrap();
    let mut answers = draft.draft.page(page);
    answers.set(field, text);
    save(&world.store, &world.applicant, case, page, &answers).await;
}

async fn resubmit(world: &World, case: CaseId) -> Submitted {
    forex::resubmit(&world.store, &world.applicant, case, world.sent())
        .await
        .unwrap()
}

/// A submitted case that the maker took, with a pause before what follows.
async fn taken(world: &World) -> CaseId {
    let case = complete(world, &world.applicant, "SJ-HS").await;
    assert_eq!(submit(world, &world.applicant, case).await, Submitted::Done);
    desk::take(
        &world.store,
        &world.maker,
        case,
        world.version(case).await,
        world.sent(),
    )
    .await
    .unwrap();
    world.store.clock().advance(Duration::MINUTE);
    case
}

fn pages(names: &[&str]) -> Vec<Target> {
    names
        .iter()
        .map(|name| Target::Page((*name).to_owned()))
        .collect()
}

store::on_both! {
    async fn branch_and_name_follow_what_the_supplement_says(db: TestDatabase) {
        let world = World::new(db).await;
        let branch = people::branch(&world.store, world.bank, "SJ-YZ").await;
        let case = taken(&world).await;
        ask(&world, case, &pages(&["identity", "account", "card"])).await;
        change(&world, case, ("identity", "name"), "林晓文").await;
        change(&world, case, ("card", "card_holder"), "林晓文").await;
        change(&world, case, ("account", "branch"), "SJ-YZ").await;
        assert_eq!(resubmit(&world, case).await, Submitted::Done);

        assert_eq!(notices(&world.store, &world.maker).await, ["supplement_arrived"]);
        let review = world.review(&world.maker, case).await;
        assert_eq!(review.branch.unwrap().id, branch);
        let line = world.queue(&world.maker, &of_view(View::Mine), &Paging::First).await.lines.remove(0);
        assert_eq!((line.subject.as_str(), line.branch), ("林晓文", Some(branch)));
    }

    async fn a_branch_of_another_bank_is_refused_with_the_bank_that_has_the_case(db: TestDatabase) {
        let world = World::new(db).await;
        let other = people::bank(&world.store, "YH").await;
        people::branch(&world.store, other, "YH-JB").await;
        let case = taken(&world).await;
        ask(&world, case, &pages(&["account"])).await;
        change(&world, case, ("account", "branch"), "YH-JB").await;
        let refused = resubmit(&world, case).await;
        let Submitted::Incomplete(problems) = &refused else { panic!("{refused:?}") };
        let (page, problem) = &problems[0];
        assert_eq!((page.as_str(), problem.field.as_str(), problem.code), ("account", "branch", "other_bank"));
        assert!(problem.parameters.contains(&("bank_en", "Sanjiang Bank".to_owned())), "{problem:?}");
        assert_eq!(world.status(case).await, Status::SupplementRequested);
    }

    async fn a_supplement_that_changes_nothing_does_not_use_the_round_up(db: TestDatabase) {
        let world = World::new(db).await;
        let case = taken(&world).await;
        ask(&world, case, &[Target::Field("contact".to_owned(), "address".to_owned())]).await;
        assert_eq!(resubmit(&world, case).await, Submitted::Unchanged);
        assert_eq!(world.status(case).await, Status::SupplementRequested);
        change(&world, case, ("contact", "address"), "宁波市海曙区和义路 1 号 2 幢 301 室").await;
        assert_eq!(resubmit(&world, case).await, Submitted::Done);

        // What was changed in an earlier round is no answer to the next.
        world.store.clock().advance(Duration::MINUTE);
        ask(&world, case, &[Target::Document("store_proof".to_owned())]).await;
        assert_eq!(resubmit(&world, case).await, Submitted::Unchanged);
        upload(&world.store, &world.applicant, case, "store_proof").await;
        assert_eq!(resubmit(&world, case).await, Submitted::Done);
    }

    async fn each_submission_keeps_its_receipt(db: TestDatabase) {
        let world = World::new(db).await;
        let case = taken(&world).await;
        ask(&world, case, &pages(&["contact"])).await;
        change(&world, case, ("contact", "address"), "宁波市海曙区和义路 1 号 2 幢 301 室").await;
        assert_eq!(resubmit(&world, case).await, Submitted::Done);
        let receipts = forex::receipts(&world.store, &world.applicant, case).await.unwrap();
        assert_eq!(receipts.iter().map(|receipt| receipt.number).collect::<Vec<_>>(), [1, 2]);
        for receipt in &receipts {
            assert!(verify_code(&world.store, &receipt.code).await.unwrap().is_some());
        }
        assert!(receipts[0].issued_at < receipts[1].issued_at);
    }
}
