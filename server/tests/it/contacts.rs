//! An address or number of one's own: changed on the account's page, asked for by the application.

use axum::http::StatusCode;
use store::testing::forex::begin;
use time::Duration;

use crate::world::Visitor;
use crate::{Browser, World};

async fn add(world: &World, browser: &mut Browser, path: &str, contact: &str) -> String {
    let sent = browser.post(path, &[("contact", contact)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let asked = sent.location().to_owned();
    assert!(asked.starts_with("/account/contact/confirm"), "{asked}");
    assert_eq!(browser.get(&asked).await.status, StatusCode::OK);
    let wrong = browser.post(&asked, &[("code", "12")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = world.newest_code().await;
    let done = browser.post(&asked, &[("code", &code)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    done.location().to_owned()
}

#[tokio::test]
async fn a_number_is_added_and_an_address_given_up() {
    let world = World::new().await;
    let mut browser = world.applicant().await.browser;
    let own = browser
        .post("/account/contact", &[("contact", "13800000001")])
        .await;
    assert_eq!(own.status, StatusCode::SEE_OTHER);
    let back = add(&world, &mut browser, "/account/contact", "138 0000 0001").await;
    assert_eq!(back, "/account/contact?told=contact_changed");
    assert!(browser.get(&back).await.body.contains("联系方式已更新"));
    let page = browser.get("/account/contact").await;
    assert!(
        page.body.contains("138****0001") && page.body.contains("去掉"),
        "{}",
        page.body
    );
    let again = browser
        .post("/account/contact", &[("contact", "13800000001")])
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("已经是您的"), "{}", again.body);
    let removed = browser
        .post("/account/contact/remove", &[("kind", "email")])
        .await;
    assert_eq!(removed.location(), "/account/contact?told=contact_removed");
    let page = browser.get("/account/contact").await;
    assert!(
        !page.body.contains("@example.com") && !page.body.contains("去掉"),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn a_contact_is_changed_after_a_fresh_factor_only() {
    let world = World::new().await;
    let mut browser = world.applicant().await.browser;
    world.store.clock().advance(Duration::minutes(11));
    for way in [
        browser.get("/account/contact?back=/cases").await,
        browser
            .post("/account/contact?back=/cases", &[("contact", "13800000001")])
            .await,
    ] {
        assert_eq!(
            way.location(),
            "/step-up?back=%2Faccount%2Fcontact%3Fback%3D%252Fcases"
        );
    }
    let refused = browser
        .post("/account/contact/remove", &[("kind", "email")])
        .await;
    assert!(
        refused.location().starts_with("/step-up"),
        "{}",
        refused.location()
    );
}

#[tokio::test]
async fn an_application_asks_for_a_number_that_is_confirmed() {
    let world = World::new().await;
    let Visitor {
        mut browser, actor, ..
    } = world.applicant().await;
    let case = begin(&world.store, &actor, None).await;
    let path = format!("/forex/applications/{case}/pages/contact");
    let typed = [
        ("mobile", "13800000002"),
        ("address", "宁波市海曙区和义路 1 号"),
        ("tax_residency", "china_only"),
    ];
    let refused = browser.post(&path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("手机号还没有验证") && refused.body.contains("发送验证码到这个号码"),
        "{}",
        refused.body
    );
    let back = add(
        &world,
        &mut browser,
        &format!("/account/contact?back={path}"),
        "13800000002",
    )
    .await;
    assert_eq!(back, format!("{path}?told=contact_confirmed"));
    let page = browser.get(&back).await;
    assert!(page.body.contains("手机号已验证"), "{}", page.body);
    assert!(!page.body.contains("手机号还没有验证"), "{}", page.body);
    let saved = browser.post(&path, &typed).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);

    let next = begin(&world.store, &actor, None).await;
    let fresh = browser
        .get(&format!("/forex/applications/{next}/pages/contact"))
        .await;
    assert!(
        fresh.body.contains("13800000002"),
        "the confirmed number need not be typed: {}",
        fresh.body
    );
}
