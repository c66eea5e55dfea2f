//! By which way people are told: at once, once a day, or in the application alone; gathered, and never twice.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::ids::{CaseId, Version};
use domain::notice::{Topic, Way};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::casework::gathered::{GATHERED_FOR, write_letters};
use store::casework::letters::notify;
use store::casework::notices::read_notices;
use store::casework::ways::{choose, ways};
use store::entity::notification;
use store::forex::desk::{Examined, Target, request_supplement, write_as_applicant, write_as_officer};
use store::plumbing::outbox;
use store::testing::forex::wanted;
use store::{Error, Store};
use time::Duration;

use crate::desk::World;

/// The letters that were written since the last look, oldest first: kind and body.
async fn letters(store: &Store) -> Vec<(String, String)> {
    let mut letters = outbox::take(store, 100).await.unwrap();
    letters.sort_by_key(|letter| letter.id);
    for letter in &letters {
        outbox::sent(store, letter.id).await.unwrap();
    }
    letters
        .into_iter()
        .map(|letter| (letter.subject, letter.body))
        .collect()
}

async fn choose_now(store: &Store, who: &Actor, topic: Topic, way: Way) {
    let seen = ways(store, who.account).await.unwrap().version;
    choose(store, who.account, seen, &BTreeMap::from([(topic, way)]))
        .await
        .unwrap();
}

impl World {
    async fn write(&self, case: CaseId, text: &str) {
        write_as_officer(&self.store, &self.maker, case, text, self.sent())
            .await
            .unwrap();
    }

    /// What went out after this time.
    async fn after(&self, time: Duration) -> Vec<(String, String)> {
        self.store.clock().advance(time);
        write_letters(&self.store).await.unwrap();
        letters(&self.store).await
    }

    async fn ask_for_more(&self, case: CaseId) {
        let examination = self.all_match(case).await;
        let wanted = [wanted(
            Target::Field("contact".to_owned(), "address".to_owned()),
            "请写到门牌号",
        )];
        let (store, maker) = (&self.store, &self.maker);
        let asked = request_supplement(store, maker, case, &examination, &wanted, self.sent()).await;
        assert_eq!(asked.unwrap(), Examined::Done);
    }

    /// Tells the applicant of something.
    async fn tell(&self, case: Option<CaseId>, kind: &str) {
        let tx = self.store.database().begin_write().await.unwrap();
        notify(&self.store, &tx, self.applicant.account, case, kind, &[])
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}

fn kinds(letters: &[(String, String)]) -> Vec<&str> {
    letters.iter().map(|(kind, _)| kind.as_str()).collect()
}

store::on_both! {
    async fn several_notices_about_a_case_within_ten_minutes_are_one_letter(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        letters(&world.store).await;
        world.write(case, "请补一页").await;
        assert_eq!(world.after(Duration::minutes(4)).await, []);
        world.write(case, "还有一页").await;
        world.tell(Some(case), "account_resumed").await;
        let told = world.after(Duration::minutes(6)).await;
        assert_eq!(kinds(&told), ["notices"]);
        assert_eq!(told[0].1, "count=2\nlines=message\naccount_resumed", "each thing once");
        assert_eq!(world.after(GATHERED_FOR).await, [], "and never again");
    }

    async fn one_notice_alone_is_the_letter_of_its_kind(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        letters(&world.store).await;
        world.write(case, "请补一页").await;
        let told = world.after(GATHERED_FOR).await;
        assert_eq!(kinds(&told), ["message"]);
        world.write(case, "谢谢").await;
        assert_eq!(kinds(&world.after(GATHERED_FOR).await), ["message"], "another letter after a while");
    }

    async fn cases_are_not_mixed(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        letters(&world.store).await;
        world.write(case, "请补一页").await;
        world.tell(None, "expired").await;
        let told = world.after(GATHERED_FOR).await;
        assert_eq!(kinds(&told).len(), 2, "{told:?}");
    }

    async fn what_law_needs_goes_at_once_whatever_was_chosen(db: TestDatabase) {
        let world = World::new(db).await;
        for topic in [Topic::Progress, Topic::Messages, Topic::Reminders] {
            choose_now(&world.store, &world.applicant, topic, Way::InApplication).await;
        }
        let case = world.taken().await;
        assert_eq!(kinds(&letters(&world.store).await), ["submitted"]);
        world.write(case, "请补一页").await;
        world.ask_for_more(case).await;
        assert_eq!(kinds(&letters(&world.store).await), ["supplement_requested"], "without any job");
        assert_eq!(world.after(Duration::days(2)).await, [], "the message stands in the application alone");
        assert_eq!(read_notices(&world.store, &world.applicant).await.unwrap().len(), 3);
    }

    async fn the_letter_of_the_day_is_one_and_never_empty(db: TestDatabase) {
        let world = World::new(db).await;
        choose_now(&world.store, &world.applicant, Topic::Messages, Way::Daily).await;
        let case = world.taken().await;
        letters(&world.store).await;
        world.write(case, "请补一页").await;
        world.tell(None, "message").await;
        // It is nine on Monday.
        assert_eq!(world.after(Duration::hours(22)).await, [], "seven in the morning");
        let told = world.after(Duration::hours(1) + Duration::minutes(1)).await;
        assert_eq!(kinds(&told), ["daily"]);
        assert_eq!(told[0].1, "count=2\nlines=message\nmessage");
        assert_eq!(world.after(Duration::hours(1)).await, [], "one a day");
        assert_eq!(world.after(Duration::days(1)).await, [], "nothing new, no letter");
        world.write(case, "谢谢").await;
        read_notices(&world.store, &world.applicant).await.unwrap();
        assert_eq!(world.after(Duration::days(1)).await, [], "who has seen all needs none");
    }

    async fn a_second_letter_of_the_same_day_waits_for_the_next(db: TestDatabase) {
        let world = World::new(db).await;
        choose_now(&world.store, &world.applicant, Topic::Messages, Way::Daily).await;
        let case = world.taken().await;
        letters(&world.store).await;
        world.write(case, "请补一页").await;
        assert_eq!(kinds(&world.after(Duration::hours(24)).await), ["daily"]);
        world.write(case, "谢谢").await;
        // As if it had been told before eight and became visible after the letter was written.
        let early = notification::Entity::update_many()
            .col_expr(notification::Column::LetterDueAt, Expr::value(1_i64))
            .filter(notification::Column::LetterDueAt.is_not_null());
        let tx = world.store.database().begin_write().await.unwrap();
        early.exec(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(world.after(Duration::minutes(1)).await, []);
        assert_eq!(kinds(&world.after(Duration::hours(24)).await), ["daily"]);
    }

    async fn officers_are_told_by_letter_only_if_they_want(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        letters(&world.store).await;
        let write = async |text| {
            write_as_applicant(&world.store, &world.applicant, case, text, world.sent()).await.unwrap();
        };
        write("补上了").await;
        assert_eq!(world.after(GATHERED_FOR).await, []);
        choose_now(&world.store, &world.maker, Topic::Desk, Way::AtOnce).await;
        write("还有").await;
        let told = world.after(GATHERED_FOR).await;
        assert_eq!(told, [("notices".to_owned(), "count=1\nlines=message_to_bank".to_owned())]);
        choose_now(&world.store, &world.maker, Topic::Desk, Way::Daily).await;
        write("再看看").await;
        assert_eq!(kinds(&world.after(Duration::days(1)).await), ["daily"]);
    }

    async fn of_two_servers_one_writes(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        letters(&world.store).await;
        world.write(case, "请补一页").await;
        world.store.clock().advance(GATHERED_FOR);
        let other = world.store.another_server();
        let (one, two) = tokio::join!(write_letters(&world.store), write_letters(&other));
        assert_eq!(one.unwrap() + two.unwrap(), 1);
        assert_eq!(kinds(&letters(&world.store).await), ["message"]);
    }

    async fn what_waits_goes_by_the_way_that_is_chosen_meanwhile(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        letters(&world.store).await;
        world.write(case, "请补一页").await;
        choose_now(&world.store, &world.applicant, Topic::Messages, Way::Daily).await;
        assert_eq!(world.after(GATHERED_FOR).await, []);
        assert_eq!(kinds(&world.after(Duration::days(1)).await), ["daily"]);
        world.write(case, "谢谢").await;
        choose_now(&world.store, &world.applicant, Topic::Messages, Way::InApplication).await;
        assert_eq!(world.after(Duration::days(2)).await, []);
    }

    async fn a_choice_is_made_from_what_was_seen(db: TestDatabase) {
        let world = World::new(db).await;
        let account = world.applicant.account;
        let daily = BTreeMap::from([(Topic::Messages, Way::Daily)]);
        for _ in 0..2 {
            choose(&world.store, account, Version(0), &daily).await.unwrap();
        }
        let other = BTreeMap::from([(Topic::Messages, Way::InApplication)]);
        let late = choose(&world.store, account, Version(0), &other).await;
        assert!(matches!(late, Err(Error::Stale)), "{late:?}");
        let own = ways(&world.store, account).await.unwrap();
        assert_eq!((own.way(Topic::Messages), own.way(Topic::Progress)), (Way::Daily, Way::AtOnce));
    }
}
