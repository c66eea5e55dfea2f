//! Drafts: two browsers at one page, and throwing one away.

use domain::casework::Answers;
use domain::ids::SessionId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::Error;
use store::documents::{self, ORPHANS_KEPT};
use store::entity::{audit_entry, document, draft_page};
use store::forex::{self, Beginning, SavedPage, Saving};
use store::testing::forex::begin;
use store::testing::identity as people;
use time::Duration;

use super::{complete, submit};
use crate::desk::World;

store::on_both! {
    async fn a_confirmed_number_is_known_on_the_very_first_page(db: TestDatabase) {
        let world = World::new(db).await;
        let case = begin(&world.store, &world.applicant, None).await;
        let mobile = people::confirmed_mobile(&world.store, world.applicant.account, "13800138000").await;
        let answers: Answers = [("mobile".to_owned(), mobile.clone())].into_iter().collect();
        let saving = Saving { page: "contact", posted: &answers, without: None, session: SessionId(world.store.new_uuid()), seen: 0 };
        let (saved, _) = forex::save_page(&world.store, &world.applicant, case, saving).await.unwrap();
        assert_eq!(saved.draft.confirmed, Some([mobile].into()));
        let loaded = forex::load_draft(&world.store, &world.applicant, case).await.unwrap();
        assert_eq!(loaded.draft.confirmed, saved.draft.confirmed);
    }

    async fn two_browsers_at_one_page_see_a_conflict_and_overwrite_nothing(db: TestDatabase) {
        let world = World::new(db).await;
        let case = begin(&world.store, &world.applicant, None).await;
        let [first, second] = [(); 2].map(|()| SessionId(world.store.new_uuid()));
        let address = |text: &str| [("address".to_owned(), text.to_owned())].into_iter().collect::<Answers>();
        let (theirs, mine) = (address("和义路 1 号"), address("和义路 2 号"));
        let save = async |session, answers, seen| {
            let saving = Saving { page: "contact", posted: answers, without: None, session, seen };
            forex::save_page(&world.store, &world.applicant, case, saving).await.unwrap().1
        };
        assert_eq!(save(first, &theirs, 0).await, SavedPage::Kept);
        let conflict = SavedPage::Conflict { ours: mine.clone(), theirs: theirs.clone(), version: 1 };
        assert_eq!(save(second, &mine, 0).await, conflict);
        let kept = forex::load_draft(&world.store, &world.applicant, case).await.unwrap();
        assert_eq!(kept.draft.page("contact"), theirs);
        // Whoever saw the other's answers may replace them, and one's own older page is no conflict.
        assert_eq!(save(second, &mine, 1).await, SavedPage::Kept);
        assert_eq!(save(second, &theirs, 1).await, SavedPage::Kept);
    }

    async fn a_draft_that_is_thrown_away_leaves_nothing_but_the_act(db: TestDatabase) {
        let world = World::new(db).await;
        let case = complete(&world, &world.applicant, "SJ-HS").await;
        forex::discard(&world.store, &world.applicant, case).await.unwrap();
        forex::discard(&world.store, &world.applicant, case).await.unwrap();

        let db = world.store.database().reader();
        let pages = draft_page::Entity::find().filter(draft_page::Column::CaseId.eq(case.0));
        assert_eq!(pages.count(db).await.unwrap(), 0);
        let papers = document::Entity::find().filter(document::Column::CaseId.eq(case.0));
        assert_eq!(papers.count(db).await.unwrap(), 0);
        let acts = audit_entry::Entity::find()
            .filter(audit_entry::Column::Object.eq(format!("case/{case}")))
            .filter(audit_entry::Column::Action.eq("withdraw"));
        assert_eq!(acts.count(db).await.unwrap(), 1);
        world.store.clock().advance(ORPHANS_KEPT + Duration::HOUR);
        assert_eq!(documents::sweep(&world.store).await.unwrap(), 4);

        assert_eq!(forex::own_cases(&world.store, &world.applicant).await.unwrap(), []);
        let view = forex::applicant_view(&world.store, &world.applicant, case).await;
        assert!(matches!(view, Err(Error::NotFound)));
        let draft = forex::load_draft(&world.store, &world.applicant, case).await;
        assert!(matches!(draft, Err(Error::NotFound)));
        let again = forex::begin(&world.store, &world.applicant, Beginning::Again(case), world.sent()).await;
        assert!(matches!(again, Err(Error::NotNow)));
        // Another browser still had a page of it open.
        let saving = Saving {
            page: "card",
            posted: &Answers::default(),
            without: None,
            session: SessionId(world.store.new_uuid()),
            seen: 1,
        };
        let saved = forex::save_page(&world.store, &world.applicant, case, saving).await;
        assert!(matches!(saved, Err(Error::Discarded)), "{saved:?}");
    }

    async fn what_was_handed_in_is_taken_back_and_not_thrown_away(db: TestDatabase) {
        let world = World::new(db).await;
        let case = complete(&world, &world.applicant, "SJ-HS").await;
        let seen = domain::ids::Version(1);
        let early = forex::withdraw(&world.store, &world.applicant, case, seen, "").await;
        assert!(matches!(early, Err(Error::NotNow)), "nobody has received a draft");
        submit(&world, &world.applicant, case).await;
        let discarded = forex::discard(&world.store, &world.applicant, case).await;
        assert!(matches!(discarded, Err(Error::NotNow)));
    }
}
