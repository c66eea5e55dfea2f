//! A second factor for anyone who wants one, and the record of sign-ins.

use axum::http::StatusCode;
use store::testing::identity as people;
use time::Duration;

use crate::World;

/// The recovery codes on the page that shows them once.
fn codes(page: &str) -> Vec<&str> {
    let lines = page.split("<li><b class=\"num\">").skip(1);
    lines.filter_map(|line| line.split('<').next()).collect()
}

#[tokio::test]
async fn somebody_turns_it_on_signs_in_with_it_and_turns_it_off() {
    let world = World::new().await;
    let mut own = world.applicant().await;
    let page = own.browser.get("/account/second-factor").await;
    assert!(page.body.contains("启用第二步验证"), "{}", page.body);
    let drawn = own.browser.post("/account/second-factor/renew", &[]).await;
    assert_eq!(drawn.location(), "/account/second-factor");
    let wrong = own
        .browser
        .post("/account/second-factor", &[("code", "000000")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = people::waiting_code(&world.store, own.actor.account).await;
    let enrolled = own
        .browser
        .post("/account/second-factor", &[("code", &code)])
        .await;
    assert_eq!(codes(&enrolled.body).len(), 10, "{}", enrolled.body);
    let page = own.browser.get("/account/second-factor").await;
    assert!(
        page.body.contains("还有 10 个备用码") && page.body.contains("停用第二步验证"),
        "{}",
        page.body
    );

    world.store.clock().advance(Duration::minutes(1));
    let mut elsewhere = world.stranger();
    let asked = elsewhere
        .post("/sign-in", &[("contact", &own.email), ("do", "code")])
        .await;
    let code = world.newest_code().await;
    let next = elsewhere.post(asked.location(), &[("code", &code)]).await;
    assert_eq!(next.location(), "/sign-in/second-factor");
    let typed = people::current_code(&world.store, own.actor.account).await;
    let opened = elsewhere.post(next.location(), &[("factor", &typed)]).await;
    assert_eq!(opened.location(), "/account/start", "{}", opened.body);

    let off = own.browser.get("/account/second-factor/off").await;
    assert!(off.body.contains("btn danger"), "{}", off.body);
    let done = own.browser.post("/account/second-factor/off", &[]).await;
    assert_eq!(done.location(), "/account/second-factor");
    assert!(
        own.browser
            .get("/account/second-factor")
            .await
            .body
            .contains("启用第二步验证")
    );
    let gone = own.browser.get("/account/second-factor/off").await;
    assert_eq!(gone.location(), "/account/second-factor");
}

/// What makes the account weaker, or could lock its owner out, asks for a fresh factor.
#[tokio::test]
async fn every_change_of_it_asks_for_a_fresh_factor() {
    let world = World::new().await;
    let mut own = world.applicant().await;
    world.store.clock().advance(Duration::minutes(11));
    for path in ["renew", "codes", "off"] {
        let asked = own
            .browser
            .post(&format!("/account/second-factor/{path}"), &[])
            .await;
        assert!(
            asked
                .location()
                .starts_with("/step-up?back=/account/second-factor"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn staff_draw_new_recovery_codes_and_cannot_turn_it_off() {
    let world = World::new().await;
    let mut officer = world.officer().await;
    let drawn = officer.browser.post("/account/second-factor/codes", &[]).await;
    assert_eq!(codes(&drawn.body).len(), 10, "{}", drawn.body);
    assert_eq!(
        officer.browser.get("/account/second-factor/off").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        officer
            .browser
            .post("/account/second-factor/off", &[])
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert!(
        !officer
            .browser
            .get("/account/second-factor")
            .await
            .body
            .contains("停用")
    );
}

#[tokio::test]
async fn the_record_shows_failed_sign_ins_to_their_owner_alone() {
    let world = World::new().await;
    let (mut own, mut other) = (world.applicant().await, world.applicant().await);
    let wrong = [
        ("contact", own.email.as_str()),
        ("password", "not the one at all"),
    ];
    assert_eq!(
        world.stranger().post("/sign-in", &wrong).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let page = own.browser.get("/account/sign-ins").await;
    assert!(
        page.body.contains("密码不对") && page.body.contains("用密码加验证码，在新的浏览器上"),
        "{}",
        page.body
    );
    assert!(
        !other
            .browser
            .get("/account/sign-ins")
            .await
            .body
            .contains("密码不对")
    );

    for _ in 0..25 {
        world.store.clock().advance(Duration::minutes(16));
        own.browser.post("/session/extend", &[]).await;
        world.stranger().post("/sign-in", &wrong).await;
    }
    let page = own.browser.get("/account/sign-ins").await;
    let older = page
        .body
        .split("href=\"/account/sign-ins?before=")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let older = own
        .browser
        .get(&format!("/account/sign-ins?before={older}"))
        .await;
    assert!(
        older.body.contains("已登录") && older.body.contains("回到最新的"),
        "{}",
        older.body
    );
}
