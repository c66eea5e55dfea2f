//! Two at once on one case: the second waits for the first, and then sees what it did.

use domain::casework::Answers;
use domain::identity::Role;
use domain::ids::{CaseId, SessionId};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::entity::submission;
use store::forex::{self, SavedPage, Saving, Submitted, desk};
use store::testing::forex::{Applying, begin, draft};
use store::testing::identity as people;
use store::{Error, Store};

use crate::desk::{World, approval};

const APPLYING: Applying<'_> = Applying {
    name: "林晓雯",
    branch: "SJ-HS",
    number: 4_711,
};

store::on_both! {
    async fn a_form_that_arrives_twice_at_once_hands_in_once(db: TestDatabase) {
        let world = World::new(db).await;
        let case = draft(&world.store, &world.applicant, &APPLYING).await;
        let sent = world.sent();
        let submit = || forex::submit(&world.store, &world.applicant, case, APPLYING.name, sent);
        let (one, other) = tokio::join!(submit(), submit());
        assert_eq!((one.unwrap(), other.unwrap()), (Submitted::Done, Submitted::Done));
        assert_eq!(submissions(&world.store, case).await, 1);
    }

    async fn a_message_that_arrives_twice_at_once_is_written_once(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.submitted().await;
        let sent = world.sent();
        let write = || desk::write_as_applicant(&world.store, &world.applicant, case, "补上了", sent);
        let (one, other) = tokio::join!(write(), write());
        one.unwrap();
        other.unwrap();
        let messages = desk::own_messages(&world.store, &world.applicant, case).await.unwrap();
        assert_eq!(messages.len(), 1);
    }

    async fn two_devices_that_save_one_page_at_once_meet_one_conflict(db: TestDatabase) {
        let world = World::new(db).await;
        let case = begin(&world.store, &world.applicant, None).await;
        let (phone, desktop) = (address("宁波市海曙区和义路 1 号"), address("宁波市鄞州区钱湖北路 2 号"));
        let (one, other) = tokio::join!(save(&world, case, &phone), save(&world, case, &desktop));
        let (one, other) = (one.unwrap(), other.unwrap());
        let (kept, theirs) = match (one, other) {
            (SavedPage::Kept, SavedPage::Conflict { theirs, .. }) => (phone, theirs),
            (SavedPage::Conflict { theirs, .. }, SavedPage::Kept) => (desktop, theirs),
            both => panic!("one is kept, one meets it: {both:?}"),
        };
        assert_eq!(kept, theirs);
    }

    async fn what_is_saved_while_handing_in_is_handed_in_or_refused(db: TestDatabase) {
        let world = World::new(db).await;
        let case = draft(&world.store, &world.applicant, &APPLYING).await;
        let saved = forex::load_draft(&world.store, &world.applicant, case).await.unwrap();
        let mut moved = saved.draft.pages["contact"].clone();
        moved.set("address", "宁波市鄞州区钱湖北路 2 号");
        let submit = forex::submit(&world.store, &world.applicant, case, APPLYING.name, world.sent());
        let (submitted, _) = tokio::join!(submit, save(&world, case, &moved));
        assert_eq!(submitted.unwrap(), Submitted::Done);
        let handed_in = forex::applicant_view(&world.store, &world.applicant, case).await.unwrap();
        let draft = forex::load_draft(&world.store, &world.applicant, case).await.unwrap();
        assert_eq!(handed_in.answers["contact"].text("address"), draft.draft.pages["contact"].text("address"));
    }

    async fn of_two_officers_who_decide_at_once_one_decides(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        world.propose(case, approval()).await;
        let second = people::staff(&world.store, world.bank, &[Role::BankChecker]).await;
        let seen = world.version(case).await;
        let (confirmed, sent_back) = tokio::join!(
            desk::confirm(&world.store, &world.checker, case, seen, world.sent()),
            desk::send_back(&world.store, &second, case, seen, "请再核对", world.sent()),
        );
        assert!(
            matches!((&confirmed, &sent_back), (Ok(()), Err(Error::Stale)) | (Err(Error::Stale), Ok(()))),
            "{confirmed:?} {sent_back:?}"
        );
    }
}

fn address(street: &str) -> Answers {
    [("address".to_owned(), street.to_owned())].into_iter().collect()
}

/// Saves the page of contacts from a browser that has seen no other save of it.
async fn save(world: &World, case: CaseId, answers: &Answers) -> Result<SavedPage, Error> {
    let session = SessionId(world.store.new_uuid());
    let saving = Saving {
        page: "contact",
        posted: answers,
        without: None,
        session,
        seen: 0,
    };
    let saved = forex::save_page(&world.store, &world.applicant, case, saving).await;
    saved.map(|(_, saved)| saved)
}

async fn submissions(store: &Store, case: CaseId) -> u64 {
    let of_case = submission::Entity::find().filter(submission::Column::CaseId.eq(case.0));
    of_case.count(store.database().reader()).await.unwrap()
}
