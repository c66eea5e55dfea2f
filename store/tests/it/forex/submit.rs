//! Handing in: signed, complete, and one application of a person at a bank.

use domain::access::Actor;
use domain::forex::reason::RefusalReason;
use store::forex::desk::{self, Proposal};
use store::forex::{self, Submitted};
use store::testing::forex::begin;
use store::testing::identity as people;
use store::testing::traces::Traces;

use super::{NAME, complete, submit};
use crate::desk::World;

/// The same person with a second account.
async fn second_account(world: &World) -> Actor {
    people::applicant(&world.store).await.1
}

store::on_both! {
    async fn a_signature_that_is_not_the_applicant_s_name_hands_nothing_in(db: TestDatabase) {
        let world = World::new(db).await;
        let case = complete(&world, &world.applicant, "SJ-HS").await;
        for signature in ["", "林小雯"] {
            let sent = world.sent();
            let refused = forex::submit(&world.store, &world.applicant, case, signature, sent).await.unwrap();
            assert_eq!(refused, Submitted::SignatureDiffers);
        }
        assert_eq!(Traces::of(&world.store, case).await, Traces::NONE);
        assert_eq!(submit(&world, &world.applicant, case).await, Submitted::Done);
        assert_eq!(Traces::of(&world.store, case).await, Traces::ONCE);
    }

    async fn what_is_incomplete_is_named_page_by_page(db: TestDatabase) {
        let world = World::new(db).await;
        let case = begin(&world.store, &world.applicant, None).await;
        let refused = forex::submit(&world.store, &world.applicant, case, NAME, world.sent()).await.unwrap();
        let Submitted::Incomplete(problems) = refused else { panic!("{refused:?}") };
        for page in ["identity", "account", "documents", "declarations"] {
            assert!(problems.iter().any(|(own, _)| own == page), "{page}");
        }
    }

    async fn of_two_accounts_with_one_document_only_one_gets_in(db: TestDatabase) {
        let world = World::new(db).await;
        let other = second_account(&world).await;
        let mine = complete(&world, &world.applicant, "SJ-HS").await;
        let theirs = complete(&world, &other, "SJ-HS").await;
        let (one, two) = tokio::join!(submit(&world, &world.applicant, mine), submit(&world, &other, theirs));
        let both = [&one, &two];
        assert!(both.contains(&&Submitted::Done) && both.contains(&&Submitted::Duplicate), "{both:?}");
    }

    async fn the_same_person_may_apply_elsewhere_or_once_the_first_is_over(db: TestDatabase) {
        let world = World::new(db).await;
        let other_bank = people::bank(&world.store, "YH").await;
        people::branch(&world.store, other_bank, "YH-JB").await;
        let first = complete(&world, &world.applicant, "SJ-HS").await;
        assert_eq!(submit(&world, &world.applicant, first).await, Submitted::Done);
        let elsewhere = complete(&world, &world.applicant, "YH-JB").await;
        assert_eq!(submit(&world, &world.applicant, elsewhere).await, Submitted::Done);
        let again = complete(&world, &world.applicant, "SJ-HS").await;
        assert_eq!(submit(&world, &world.applicant, again).await, Submitted::Duplicate);

        desk::take(&world.store, &world.maker, first, world.version(first).await, world.sent()).await.unwrap();
        let reason = RefusalReason::DocumentsInsufficient;
        world.propose(first, Proposal::Refuse { reason: reason.into(), text: "看不清".to_owned() }).await;
        assert_eq!(submit(&world, &world.applicant, again).await, Submitted::Duplicate);
        desk::confirm(&world.store, &world.checker, first, world.version(first).await, world.sent()).await.unwrap();
        assert_eq!(submit(&world, &world.applicant, again).await, Submitted::Done);
    }
}
