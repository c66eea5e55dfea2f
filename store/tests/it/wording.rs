//! The texts of letters: what administrators write holds for letters from then on, on every server.

use domain::identity::{Language, OrganisationKind, Role};
use sea_orm::{EntityTrait, QueryOrder};
use store::casework::once::Sent;
use store::casework::wording::{NewVersion, Text, Wording, Written, earlier, in_force, versions, write};
use store::entity::audit_entry;
use store::identity::organisation::NewOrganisation;
use store::identity::{Contact, recovery};
use store::plumbing::outbox;
use store::testing::TestStore;
use store::testing::identity as people;
use store::{Error, Operator, Store};
use time::Duration;

const KIND: &str = "no_account";
const KEY: (&str, Language) = (KIND, Language::Zh);

async fn administrator(store: &Store, code: &str) -> Operator {
    let office = NewOrganisation {
        kind: OrganisationKind::Operator,
        parent: None,
        code: code.to_owned(),
        name_zh: "运行中心".to_owned(),
        name_en: "Operations".to_owned(),
        district: None,
        address_zh: String::new(),
        address_en: String::new(),
        bic: None,
        phone: None,
    };
    let office = people::add(store, office).await;
    Operator::of(&people::staff(store, office, &[Role::Admin]).await).unwrap()
}

fn text(body: &str) -> Wording {
    Wording {
        subject: "标题".to_owned(),
        body: body.to_owned(),
    }
}

fn version(seen: i32, text: Text) -> NewVersion<'static> {
    NewVersion {
        kind: KIND,
        language: Language::Zh,
        seen,
        text,
        reason: "更好懂",
    }
}

async fn put(store: &Store, by: Operator, new: NewVersion<'_>) -> Result<Written, Error> {
    let sent = Sent {
        key: store.new_uuid(),
        body: b"form",
    };
    write(store, by, new, sent).await
}

/// The subject and body of a letter that is written now.
async fn letter(store: &Store, language: Language) -> (String, String) {
    let contact = Contact::parse(&format!("{}@example.com", store.new_uuid().simple())).unwrap();
    recovery::begin(store, contact, language).await.unwrap();
    let letter = outbox::newest(store, 1).await.unwrap().remove(0);
    (letter.subject, letter.body)
}

store::on_both! {
    async fn a_text_holds_from_the_next_letter_on_and_in_its_language_alone(db: TestDatabase) {
        let store = TestStore::new(db);
        let by = administrator(&store, "office").await;
        assert_eq!(letter(&store, Language::Zh).await.0, KIND);
        assert_eq!(put(&store, by, version(0, Text::New(text("新")))).await.unwrap(), Written::Done);
        assert_eq!(letter(&store, Language::Zh).await, ("标题".to_owned(), "新".to_owned()));
        assert_eq!(letter(&store, Language::En).await.0, KIND);
        let all = in_force(&store, by).await.unwrap();
        assert_eq!((all.len(), all[&(KIND.to_owned(), Language::Zh)].number), (1, 1));
    }

    async fn another_server_follows_within_a_minute(db: TestDatabase) {
        let store = TestStore::new(db);
        let (by, other) = (administrator(&store, "office").await, store.another_server());
        assert_eq!(letter(&other, Language::Zh).await.0, KIND);
        put(&store, by, version(0, Text::New(text("新")))).await.unwrap();
        store.clock().advance(Duration::minutes(1));
        assert_eq!(letter(&other, Language::Zh).await.1, "新");
    }

    async fn each_change_is_a_version_and_so_is_the_way_back(db: TestDatabase) {
        let store = TestStore::new(db);
        let by = administrator(&store, "office").await;
        for (seen, new) in [
            (0, Text::New(text("一"))),
            (1, Text::New(text("二"))),
            (2, Text::Earlier(1)),
            (3, Text::Earlier(0)),
        ] {
            assert_eq!(put(&store, by, version(seen, new)).await.unwrap(), Written::Done);
        }
        assert_eq!(letter(&store, Language::Zh).await.0, KIND, "the text of the program");
        let (all, next) = versions(&store, by, KEY, None).await.unwrap();
        let told: Vec<_> = all.iter().map(|own| (own.number, own.restores, own.wording.clone())).collect();
        assert_eq!(told, [
            (4, Some(0), None),
            (3, Some(1), Some(text("一"))),
            (2, None, Some(text("二"))),
            (1, None, Some(text("一"))),
        ]);
        assert_eq!(next, None);
        assert_eq!((&all[1].before, &all[3].before), (&Some(text("二")), &None));
        assert!(all.iter().all(|own| own.by.is_some() && own.reason == "更好懂"));
        assert_eq!(earlier(&store, by, KEY, 2).await.unwrap(), Some(text("二")));
        assert!(matches!(earlier(&store, by, KEY, 9).await, Err(Error::NotFound)));
        assert!(matches!(put(&store, by, version(4, Text::Earlier(9))).await, Err(Error::NotFound)));
        let entries = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Id);
        let entries = entries.all(store.database().reader()).await.unwrap();
        let details: Vec<&str> = entries
            .iter()
            .filter(|entry| entry.action == "letter.text_changed" && entry.object == "letter_text/no_account/zh")
            .map(|entry| entry.detail.as_str())
            .collect();
        assert_eq!(details, ["version/1", "version/2", "version/3 restores/1", "version/4 restores/0"]);
    }

    async fn old_versions_stand_on_further_pages(db: TestDatabase) {
        let store = TestStore::new(db);
        let by = administrator(&store, "office").await;
        for number in 0..13 {
            put(&store, by, version(number, Text::New(text(&number.to_string())))).await.unwrap();
        }
        let (first, next) = versions(&store, by, KEY, None).await.unwrap();
        assert_eq!((first[0].number, first[9].number, first.len()), (13, 4, 10));
        assert_eq!(first[9].before, Some(text("2")));
        let (rest, end) = versions(&store, by, KEY, next).await.unwrap();
        assert_eq!((rest[0].number, rest.len(), end), (3, 3, None));
    }

    async fn what_was_seen_must_still_hold_and_a_form_counts_once(db: TestDatabase) {
        let store = TestStore::new(db);
        let by = administrator(&store, "office").await;
        let sent = Sent { key: store.new_uuid(), body: b"form" };
        for _ in 0..2 {
            let new = version(0, Text::New(text("一")));
            assert_eq!(write(&store, by, new, sent).await.unwrap(), Written::Done);
        }
        assert_eq!(in_force(&store, by).await.unwrap()[&(KIND.to_owned(), Language::Zh)].number, 1);
        assert!(matches!(put(&store, by, version(0, Text::New(text("二")))).await, Err(Error::Stale)));
        assert_eq!(put(&store, by, version(1, Text::New(text("一")))).await.unwrap(), Written::Same);
    }

    async fn of_two_administrators_at_once_one_meets_what_the_other_wrote(db: TestDatabase) {
        let store = TestStore::new(db);
        let (one, other) = (administrator(&store, "office").await, administrator(&store, "other").await);
        let (first, second) = tokio::join!(
            put(&store, one, version(0, Text::New(text("一")))),
            put(&store, other, version(0, Text::New(text("二")))),
        );
        let is_done = |written: &Result<Written, Error>| matches!(written, Ok(Written::Done));
        let is_stale = |written: &Result<Written, Error>| matches!(written, Err(Error::Stale));
        assert!(
            (is_done(&first) && is_stale(&second)) || (is_stale(&first) && is_done(&second)),
            "{first:?} {second:?}"
        );
    }
}
