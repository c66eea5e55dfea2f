//! A form that was sent after the session had ended.

use axum::http::StatusCode;
use time::Duration;

use crate::World;

#[tokio::test]
async fn what_was_typed_survives_the_sign_in() {
    let world = World::new().await;
    let mut visitor = world.applicant().await;
    let started = visitor.browser.get("/cases").await;
    assert_eq!(started.status, StatusCode::OK);
    world.store.clock().advance(Duration::minutes(31));

    let typed = [("name", "林晓雯"), ("occupation", "手作饰品")];
    let sent = visitor
        .browser
        .post(
            "/forex/applications/01980000000070008000000000000000/pages/identity",
            &typed,
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(sent.location().starts_with("/sign-in"), "{}", sent.location());

    let mut again = world.sign_in(&visitor.email).await;
    let kept = again.get("/kept").await;
    assert_eq!(kept.status, StatusCode::OK);
    assert!(kept.body.contains("手作饰品"), "{}", kept.body);

    let mut other = world.applicant().await.browser;
    assert_eq!(other.get("/kept").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_page_asks_to_sign_in_and_leads_back() {
    let world = World::new().await;
    let answer = world.stranger().get("/cases?page=2").await;
    assert_eq!(answer.location(), "/sign-in?back=/cases%3Fpage%3D2");
}
