//! What belongs to somebody's own session: its cookie, its end, whom one works for, what is unread.

use app::site::{Assets, Parts, Site};
use axum::http::{StatusCode, header};
use domain::identity::{Language, OrganisationKind, Role};
use server::middleware::Reception;
use server::router::{Folders, router};
use store::Store;
use store::identity::invitation::{self, Invite};
use store::identity::organisation::NewOrganisation;
use store::testing::identity as people;
use store::testing::{TestDatabase, TestStore};
use time::Duration;

use crate::walk::ABSENT;
use crate::world::{PASSWORD, intake};
use crate::{Browser, World};

#[tokio::test]
async fn going_on_says_how_long_and_heeds_the_longest_time() {
    let world = World::new().await;
    let mut browser = world.applicant().await.browser;
    let first = browser.post("/session/extend", &[]).await;
    assert_eq!(first.status, StatusCode::OK);
    assert!(
        (1_790..=1_800).contains(&first.body.parse::<u32>().unwrap()),
        "{}",
        first.body
    );
    for _ in 0..(23 * 3 + 2) {
        world.store.clock().advance(Duration::minutes(20));
        assert_eq!(browser.post("/session/extend", &[]).await.status, StatusCode::OK);
    }
    world.store.clock().advance(Duration::minutes(17));
    let last = browser.post("/session/extend", &[]).await;
    let left: u32 = last.body.parse().unwrap();
    assert!(left <= 180, "{left}");
    world.store.clock().advance(Duration::minutes(4));
    let over = browser.post("/session/extend", &[]).await;
    assert!(over.location().starts_with("/sign-in"), "{}", over.location());
}

#[tokio::test]
async fn every_page_of_somebody_signed_in_says_until_when() {
    let world = World::new().await;
    let mut browser = world.applicant().await.browser;
    for path in ["/cases", "/account", "/help"] {
        let page = browser.get(path).await;
        assert!(page.body.contains("登录到 9:3"), "{path}: {}", page.body);
    }
    let stranger = world.stranger().get("/help").await;
    assert!(!stranger.body.contains("登录到"));
}

#[tokio::test]
async fn unread_notices_are_counted_beside_their_place() {
    let world = World::new().await;
    let mut visitor = world.applicant().await;
    assert!(!visitor.browser.get("/cases").await.body.contains("1 条新的"));
    let case = world.submitted_case(&visitor.actor).await;
    assert!(visitor.browser.get("/cases").await.body.contains("1 条新的"));
    visitor.browser.get(&format!("/cases/{case}")).await;
    assert!(
        !visitor.browser.get("/cases").await.body.contains("1 条新的"),
        "seen in the case itself"
    );
}

#[tokio::test]
async fn somebody_with_two_banks_chooses_one() {
    let world = World::new().await;
    let mut officer = world.officer().await;
    assert!(
        !officer
            .browser
            .get("/account")
            .await
            .body
            .contains("/account/workplace")
    );
    let other = people::add(&world.store, yuehu()).await;
    let invite = Invite {
        organisation: other,
        roles: vec![Role::BankMaker],
        email: officer.email.clone().try_into().unwrap(),
        language: Language::Zh,
    };
    invitation::invite(&world.store, None, invite, "").await.unwrap();
    world.store.clock().advance(Duration::minutes(1));
    let mut browser = world.stranger();
    let form = [("contact", officer.email.as_str()), ("password", PASSWORD)];
    let next = browser.post("/sign-in", &form).await;
    let code = people::current_code(&world.store, officer.actor.account).await;
    browser.post(next.location(), &[("factor", &code)]).await;

    let page = browser.get("/account").await;
    assert!(
        page.body.contains("切换办理身份") && page.body.contains("月湖银行"),
        "{}",
        page.body
    );
    let organisation = other.to_string();
    let chosen = browser
        .post("/account/workplace", &[("organisation", &organisation)])
        .await;
    assert_eq!(chosen.location(), "/account/start");
    let desk = browser.get("/desk").await;
    assert!(desk.body.contains(" · 月湖银行"), "{}", desk.body);
    let foreign = browser
        .post("/account/workplace", &[("organisation", ABSENT)])
        .await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
}

fn yuehu() -> NewOrganisation {
    NewOrganisation {
        kind: OrganisationKind::Bank,
        parent: None,
        code: "yuehu".to_owned(),
        name_zh: "月湖银行".to_owned(),
        name_en: "Yuehu Bank".to_owned(),
        district: None,
        address_zh: String::new(),
        address_en: String::new(),
        bic: None,
        phone: None,
    }
}

/// A browser at a site of its own on this store.
fn browser_at(public_url: &str, store: &Store) -> Browser {
    let site = Site::new(Parts {
        store: store.clone(),
        assets: Assets::default(),
        demonstration: false,
        public_url: public_url.to_owned(),
    });
    let folders = Folders {
        site: "style".into(),
        data: "style".into(),
    };
    Browser::new(router(Reception::new(site), folders, intake()))
}

/// Cookies ignore ports, so on one machine each installation needs names of its own.
#[tokio::test]
async fn the_cookies_of_a_port_have_names_of_their_own() {
    let world = World::new().await;
    let email = world.applicant().await.email;
    let mut browser = browser_at("http://127.0.0.1:8081", &world.store);
    let next = browser
        .post("/sign-in", &[("contact", &email), ("password", PASSWORD)])
        .await;
    let code = world.newest_code().await;
    let done = browser.post(next.location(), &[("code", &code)]).await;
    let lines = done.headers.get_all(header::SET_COOKIE).iter();
    let names: Vec<&str> = lines
        .filter_map(|line| line.to_str().unwrap().split('=').next())
        .collect();
    assert_eq!(names, ["sid-8081", "device-8081", "step-8081"]);
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
}

/// Where no message can be sent, nobody waits for one.
#[tokio::test]
async fn without_messages_a_number_is_refused_with_the_way_out() {
    let store = TestStore::without_sms(TestDatabase::sqlite().await);
    let mut browser = browser_at("http://ours.example", &store).in_english();
    for (path, form) in [
        (
            "/register",
            &[("contact", "13800000001"), ("password", PASSWORD)][..],
        ),
        ("/sign-in", &[("contact", "13800000001"), ("do", "code")]),
        ("/recover", &[("contact", "13800000001")]),
    ] {
        let refused = browser.post(path, form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(
            refused.body.contains("Enter an e-mail address."),
            "{path}: {}",
            refused.body
        );
    }
}
