//! Beginning an application, and beginning again from an earlier one.

use domain::casework::Draft;
use domain::forex::ApplicantKind::{Firm, Individual};
use domain::ids::CaseId;
use store::documents::{self, ORPHANS_KEPT};
use store::forex::{self, Beginning, Begun, DRAFTS_MAX};
use store::testing::forex::begin;
use store::testing::identity as people;
use store::{Error, Store};
use time::Duration;

use super::{complete, submit};
use crate::desk::World;

async fn answers(world: &World, case: CaseId) -> Draft {
    forex::load_draft(&world.store, &world.applicant, case)
        .await
        .unwrap()
        .draft
}

/// What stands in the documents of a case, in no order.
async fn contents(store: &Store, world: &World, case: CaseId) -> Vec<String> {
    let mut contents = Vec::new();
    for document in documents::list(store, &world.applicant, case).await.unwrap() {
        let opened = documents::open(store, &world.applicant, document.id)
            .await
            .unwrap();
        contents.push(String::from_utf8(opened.content).unwrap());
    }
    contents.sort();
    contents
}

async fn withdrawn(world: &World) -> CaseId {
    let case = complete(world, &world.applicant, "SJ-HS").await;
    submit(world, &world.applicant, case).await;
    let seen = world.version(case).await;
    forex::withdraw(&world.store, &world.applicant, case, seen, "")
        .await
        .unwrap();
    case
}

store::on_both! {
    async fn a_form_that_arrives_twice_begins_one_draft(db: TestDatabase) {
        let world = World::new(db).await;
        let sent = world.sent();
        let begin = || forex::begin(&world.store, &world.applicant, Beginning::New(Individual), sent);
        let (one, two) = tokio::join!(begin(), begin());
        let one = one.unwrap();
        assert!(matches!(one, Begun::Draft(_)));
        assert_eq!(one, two.unwrap());
        assert_eq!(one, begin().await.unwrap());
        assert_eq!(forex::own_cases(&world.store, &world.applicant).await.unwrap().len(), 1);
    }

    async fn a_second_draft_is_begun_only_by_whoever_wants_one(db: TestDatabase) {
        let world = World::new(db).await;
        let begin = |which| forex::begin(&world.store, &world.applicant, which, world.sent());
        assert!(matches!(begin(Beginning::New(Individual)).await.unwrap(), Begun::Draft(_)));
        assert_eq!(begin(Beginning::New(Individual)).await.unwrap(), Begun::Unfinished);
        assert!(matches!(begin(Beginning::Another(Individual)).await.unwrap(), Begun::Draft(_)));
        // With a draft of another kind there is nothing to go on with.
        assert!(matches!(begin(Beginning::New(Firm)).await.unwrap(), Begun::Draft(_)));
        assert_eq!(forex::own_cases(&world.store, &world.applicant).await.unwrap().len(), 3);
    }

    async fn five_drafts_are_the_most_and_one_that_goes_makes_room(db: TestDatabase) {
        let world = World::new(db).await;
        let mut last = begin(&world.store, &world.applicant, None).await;
        for _ in 2..DRAFTS_MAX {
            last = begin(&world.store, &world.applicant, None).await;
        }
        let begin = || forex::begin(&world.store, &world.applicant, Beginning::Another(Individual), world.sent());
        let (one, two) = tokio::join!(begin(), begin());
        let begun = [one.unwrap(), two.unwrap()];
        assert_eq!(begun.iter().filter(|begun| **begun == Begun::TooMany).count(), 1, "{begun:?}");
        assert_eq!(begin().await.unwrap(), Begun::TooMany);
        forex::discard(&world.store, &world.applicant, last).await.unwrap();
        assert!(matches!(begin().await.unwrap(), Begun::Draft(_)));
    }

    async fn the_old_answers_and_documents_come_along_but_no_declaration(db: TestDatabase) {
        let world = World::new(db).await;
        let old = withdrawn(&world).await;
        let new = begin(&world.store, &world.applicant, Some(old)).await;
        let (before, now) = (answers(&world, old).await, answers(&world, new).await);
        assert!(before.pages.contains_key("declarations") && !now.pages.contains_key("declarations"));
        for (page, answers) in &now.pages {
            assert_eq!(Some(answers), before.pages.get(page), "{page}");
        }
        assert_eq!(now.pages.len(), before.pages.len() - 1);
        assert_eq!(now.documents, before.documents);
        assert_eq!(contents(&world.store, &world, new).await, ["id_back", "id_front", "sample_orders", "store_proof"]);
    }

    async fn a_document_that_the_new_case_removes_stays_in_the_old_one(db: TestDatabase) {
        let world = World::new(db).await;
        let old = withdrawn(&world).await;
        let new = begin(&world.store, &world.applicant, Some(old)).await;
        for document in documents::list(&world.store, &world.applicant, new).await.unwrap() {
            documents::remove(&world.store, &world.applicant, new, document.id).await.unwrap();
        }
        world.store.clock().advance(ORPHANS_KEPT + Duration::HOUR);
        assert_eq!(documents::sweep(&world.store).await.unwrap(), 4);
        assert_eq!(contents(&world.store, &world, new).await, Vec::<String>::new());
        assert_eq!(contents(&world.store, &world, old).await.len(), 4);
    }

    async fn only_one_s_own_case_that_is_over_is_begun_from(db: TestDatabase) {
        let world = World::new(db).await;
        let case = complete(&world, &world.applicant, "SJ-HS").await;
        let begin = |actor| forex::begin(&world.store, actor, Beginning::Again(case), world.sent());
        assert!(matches!(begin(&world.applicant).await, Err(Error::NotNow)));
        submit(&world, &world.applicant, case).await;
        assert!(matches!(begin(&world.applicant).await, Err(Error::NotNow)));
        let (_, stranger) = people::applicant(&world.store).await;
        assert!(matches!(begin(&stranger).await, Err(Error::NotFound)));
    }
}
