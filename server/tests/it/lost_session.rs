//! A form that was sent after the session had ended.

use axum::body::Body;
use axum::http::{HeaderValue, Method, StatusCode, header};
use store::testing::forex::begin;
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
    let sign_in = visitor.browser.get(sent.location()).await.body;
    assert!(sign_in.contains("您刚才提交的内容还在"), "{sign_in}");

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

/// A file is not kept, and the address it was sent to shows no page: the way back leads to the form.
#[tokio::test]
async fn a_late_upload_leads_back_to_the_page_with_its_form() {
    let world = World::new().await;
    let mut browser = world.applicant().await.browser;
    world.store.clock().advance(Duration::minutes(31));
    for (path, page) in [
        (
            "/forex/applications/1/documents/id_front",
            "%2Fforex%2Fapplications%2F1%2Fdocuments",
        ),
        ("/account/sessions/end", "%2Faccount%2Fsessions"),
    ] {
        let mut request = browser.request(&Method::POST, path).body(Body::empty()).unwrap();
        let kind = HeaderValue::from_static("multipart/form-data; boundary=x");
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        let sent = browser.send(request).await;
        assert_eq!(sent.location(), format!("/sign-in?back={page}"));
    }
}

#[tokio::test]
async fn a_kept_form_is_forgotten_once_it_was_sent_again() {
    let world = World::new().await;
    let mut visitor = world.applicant().await;
    let case = begin(&world.store, &visitor.actor, None).await;
    let path = format!("/forex/applications/{case}/pages/identity");
    world.store.clock().advance(Duration::minutes(31));
    let typed = [("name", "林晓雯")];
    visitor.browser.post(&path, &typed).await;
    let mut again = world.sign_in(&visitor.email).await;
    let kept = again.get("/kept").await;
    let action = format!("{path}?kept=1");
    assert!(kept.body.contains(&action), "{}", kept.body);
    let sent = again.post(&action, &typed).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "saved, and judged");
    assert_eq!(again.get("/kept").await.location(), "/account/start");
    let page = again.get(&path).await;
    assert!(page.body.contains("林晓雯"), "{}", page.body);
}

/// The script that asks for more time has typed nothing.
#[tokio::test]
async fn asking_for_more_time_too_late_keeps_nothing() {
    let world = World::new().await;
    let mut visitor = world.applicant().await;
    world.store.clock().advance(Duration::minutes(31));
    visitor.browser.post("/session/extend", &[]).await;
    let mut again = world.sign_in(&visitor.email).await;
    assert_eq!(again.get("/kept").await.location(), "/account/start");
}
