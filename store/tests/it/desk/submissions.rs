//! What a submission holds for good: its documents, what the checks found that day, and the case it follows from.

use domain::casework::Link;
use domain::forex::check::{AutomaticCheck, Outcome};
use domain::forex::reason::RefusalReason;
use domain::ids::{CaseId, DocumentId};
use domain::rules::RuleCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::documents::{self, Added, NewDocument};
use store::entity::{case_link, check_result, submission};
use store::forex::desk::{self, Proposal, Target};
use store::forex::{self, Submitted};
use store::testing::forex::{begin, wanted};
use store::{Error, Store};
use strum::IntoEnumIterator;

use super::World;

store::on_both! {
    /// Until it is handed in, officers see what was handed in before.
    async fn a_supplement_that_changes_documents_only_is_another_content(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        ask_for_store_proof(&world, case).await;
        let old = store_proof(&world, case).await;
        add(&world, case, Some(old)).await;
        let own = documents::list(&world.store, &world.applicant, case).await.unwrap();
        let new = own.iter().find(|document| document.slot == "store_proof").unwrap().id;
        assert_eq!(store_proof(&world, case).await, old);
        assert!(documents::find(&world.store, &world.maker, old).await.is_ok());
        assert!(matches!(documents::find(&world.store, &world.maker, new).await, Err(Error::NotFound)));
        assert!(matches!(documents::find(&world.store, &world.applicant, old).await, Err(Error::NotFound)));

        let handed = forex::resubmit(&world.store, &world.applicant, case, world.sent()).await.unwrap();
        assert_eq!(handed, Submitted::Done);
        assert_eq!(store_proof(&world, case).await, new);
        assert!(matches!(documents::find(&world.store, &world.maker, old).await, Err(Error::NotFound)));
        let submissions = submissions(&world.store, case).await;
        assert_eq!(submissions.len(), 2);
        assert_ne!(submissions[0].content_hash, submissions[1].content_hash);
    }

    async fn what_the_checks_found_on_the_day_is_recorded(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.submitted().await;
        let found = check_result::Entity::find()
            .filter(check_result::Column::CaseId.eq(case.0))
            .all(world.store.database().reader())
            .await
            .unwrap();
        let shown = world.review(&world.maker, case).await.checks;
        assert_eq!(found.len(), shown.len());
        assert!(found.iter().all(|row| row.outcome == Outcome::Passed.to_string()));
        let of_document = found.iter().find(|row| row.check_code == AutomaticCheck::DocumentValid.to_string());
        assert_eq!(of_document.unwrap().rule_code, Some(RuleCode::DocumentExpiryWarning.to_string()));
    }

    async fn a_new_start_is_linked_to_what_did_not_come_through(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let reason = RefusalReason::iter().next().unwrap();
        world.propose(case, Proposal::Refuse { reason: reason.into(), text: "缺少店铺证明".to_owned() }).await;
        desk::confirm(&world.store, &world.checker, case, world.version(case).await, world.sent()).await.unwrap();
        let again = begin(&world.store, &world.applicant, Some(case)).await;
        let links = case_link::Entity::find().all(world.store.database().reader()).await.unwrap();
        let [link] = links.as_slice() else { panic!("one link: {links:?}") };
        assert_eq!(link.kind, Link::StartedAgain.to_string());
        assert_eq!((link.from_case_id, link.to_case_id), (case.0, again.0));
    }
}

async fn ask_for_store_proof(world: &World, case: CaseId) {
    let examination = world.all_match(case).await;
    let wanted = [wanted(
        Target::Document("store_proof".to_owned()),
        "看不清店铺名称",
    )];
    desk::request_supplement(
        &world.store,
        &world.maker,
        case,
        &examination,
        &wanted,
        world.sent(),
    )
    .await
    .unwrap();
}

/// The proof of a shop that officers see.
async fn store_proof(world: &World, case: CaseId) -> DocumentId {
    let documents = world.review(&world.maker, case).await.documents;
    let proof = documents.iter().find(|document| document.slot == "store_proof");
    proof.unwrap().id
}

async fn add(world: &World, case: CaseId, replaces: Option<DocumentId>) {
    let new = NewDocument {
        slot: "store_proof",
        name: "店铺.jpg",
        media_type: "image/jpeg",
        pages: 1,
        bytes: b"sharp",
        replaces,
    };
    let key = world.store.new_uuid();
    let added = documents::add(&world.store, &world.applicant, case, key, new).await;
    assert_eq!(added.unwrap(), Added::Kept);
}

async fn submissions(store: &Store, case: CaseId) -> Vec<submission::Model> {
    let of_case = submission::Entity::find().filter(submission::Column::CaseId.eq(case.0));
    let in_order = of_case.order_by_asc(submission::Column::Number);
    in_order.all(store.database().reader()).await.unwrap()
}
