//! Supplement requests: everything at once, and the bank's clocks stand still.

use domain::casework::Clock;
use domain::forex::{Act, Status};
use store::Error;
use store::forex::desk::{self, Examined, Paging, Review, Target, View};
use store::forex::{self, Submitted};
use store::testing::forex::{save, wanted};
use time::Duration;

use super::{World, approval, of_view};

store::on_both! {
    async fn one_request_names_everything_and_the_bank_s_clocks_stand_still(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let examination = world.all_match(case).await;
        let wanted = [
            wanted(Target::Field("contact".to_owned(), "address".to_owned()), "请写到门牌号"),
            wanted(Target::Document("store_proof".to_owned()), "看不清店铺名称"),
        ];
        let asked = desk::request_supplement(&world.store, &world.maker, case, &examination, &wanted, world.sent()).await.unwrap();
        assert_eq!(asked, Examined::Done);

        let review = world.review(&world.maker, case).await;
        assert_eq!(review.status, Status::SupplementRequested);
        // Only the sections that nobody asked to change keep their mark.
        assert_eq!(review.marks.keys().collect::<Vec<_>>(), ["account", "trade"]);
        let state = |review: &Review, clock| review.clocks.iter().find(|own| own.clock == clock).unwrap().state.clone();
        assert_eq!(state(&review, Clock::Proposal), "paused");
        assert_eq!(state(&review, Clock::Answer), "paused");
        assert_eq!(state(&review, Clock::Supplement), "running");
        let line = world.queue(&world.maker, &of_view(View::Waiting), &Paging::First).await.lines.remove(0);
        assert_eq!((line.next.is_paused, line.next.clock), (true, Some(Clock::Supplement)));

        // Only the pages that were named are open; then the case comes back to its officer.
        let draft = forex::load_draft(&world.store, &world.applicant, case).await.unwrap();
        assert!(draft.open_pages.contains("contact") && !draft.open_pages.contains("card"));
        let mut contact = draft.draft.page("contact");
        contact.set("address", "宁波市海曙区和义路 1 号 2 幢 301 室");
        save(&world.store, &world.applicant, case, "contact", &contact).await;
        world.store.clock().advance(Duration::days(2));
        let handed = forex::resubmit(&world.store, &world.applicant, case, world.sent()).await.unwrap();
        assert_eq!(handed, Submitted::Done);

        let review = world.review(&world.maker, case).await;
        assert_eq!((review.status, review.submissions), (Status::UnderReview, 2));
        assert_eq!(review.changed.iter().collect::<Vec<_>>(), ["contact.address"]);
        assert_eq!(state(&review, Clock::Proposal), "running");
        assert_eq!(review.taken_by.unwrap().account, world.maker.account);
        world.propose(case, approval()).await;
    }

    async fn only_what_was_asked_for_changes_and_is_told_apart_once_it_did(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        world.store.clock().advance(Duration::MINUTE);
        let examination = world.all_match(case).await;
        let wanted = [
            wanted(Target::Field("contact".to_owned(), "address".to_owned()), "请写到门牌号"),
            wanted(Target::Document("store_proof".to_owned()), "看不清店铺名称"),
        ];
        desk::request_supplement(&world.store, &world.maker, case, &examination, &wanted, world.sent()).await.unwrap();
        let asked = || async { forex::asked_for(&world.store, &world.applicant, case).await.unwrap().unwrap() };
        assert!(asked().await.items.iter().all(|asked| !asked.is_touched));
        assert_eq!(asked().await.clock.unwrap().clock, Clock::Supplement);

        let before = forex::load_draft(&world.store, &world.applicant, case).await.unwrap().draft.page("contact");
        let mut typed = before.clone();
        typed.set("address", "宁波市海曙区和义路 1 号 2 幢 301 室");
        typed.set("tax_residency", "other");
        save(&world.store, &world.applicant, case, "contact", &typed).await;
        let after = forex::load_draft(&world.store, &world.applicant, case).await.unwrap();
        assert_eq!(after.draft.text("contact", "address"), typed.text("address"));
        assert_eq!(after.draft.text("contact", "tax_residency"), before.text("tax_residency"));
        assert!(after.open_pages.has("documents", "store_proof") && !after.open_pages.has("documents", "id_front"));
        let items = asked().await.items;
        let touched: Vec<_> = items.iter().filter(|asked| asked.is_touched).map(|asked| asked.item.target.as_str()).collect();
        assert_eq!(touched, ["contact.address"]);

        let documents = store::documents::list(&world.store, &world.applicant, case).await.unwrap();
        let of = |slot: &str| documents.iter().find(|document| document.slot == slot).unwrap().id;
        let shut = store::documents::remove(&world.store, &world.applicant, case, of("id_front")).await;
        assert!(matches!(shut, Err(Error::NotNow)), "{shut:?}");
        store::documents::remove(&world.store, &world.applicant, case, of("store_proof")).await.unwrap();
        assert!(asked().await.items.iter().all(|asked| asked.is_touched));
    }

    async fn three_rounds_are_the_most(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let wanted = [wanted(Target::Page("business".to_owned()), "请补充")];
        for _ in 0..3 {
            let examination = world.all_match(case).await;
            desk::request_supplement(&world.store, &world.maker, case, &examination, &wanted, world.sent()).await.unwrap();
            let business = forex::load_draft(&world.store, &world.applicant, case).await.unwrap().draft.page("business");
            save(&world.store, &world.applicant, case, "business", &business).await;
            forex::resubmit(&world.store, &world.applicant, case, world.sent()).await.unwrap();
        }
        let examination = world.all_match(case).await;
        let fourth = desk::request_supplement(&world.store, &world.maker, case, &examination, &wanted, world.sent()).await;
        assert!(matches!(fourth, Err(Error::NotNow)));
        assert!(!world.review(&world.maker, case).await.acts.contains(&Act::RequestSupplement));
    }
}
