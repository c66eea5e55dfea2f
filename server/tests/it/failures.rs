//! Requests that cannot be answered get a page that says so, in the visitor's language.

use std::sync::Arc;

use app::failure::Failure;
use axum::Router;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use server::middleware::{Reception, receive};

use crate::{Browser, World};

#[tokio::test]
async fn what_the_framework_refuses_gets_a_page_too() {
    let world = World::new().await;
    let too_large = Body::from(vec![b'a'; 300 * 1024]);
    for (method, path, body, status, zh, en) in [
        (
            Method::GET,
            "/nothing",
            Body::empty(),
            404,
            "没有找到这个页面",
            "We could not find that page",
        ),
        (Method::GET, "/cases/not-an-id", Body::empty(), 303, "", ""),
        (
            Method::DELETE,
            "/",
            Body::empty(),
            405,
            "没有找到这个页面",
            "We could not find that page",
        ),
        (
            Method::POST,
            "/sign-in",
            too_large,
            413,
            "提交的内容太大",
            "What you sent is too large",
        ),
    ] {
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        for (mut browser, words) in [(world.stranger(), zh), (world.stranger().in_english(), en)] {
            let request = browser
                .request(&method, path)
                .body(Body::from(bytes.clone()))
                .unwrap();
            let answer = browser.send(request).await;
            assert_eq!(answer.status.as_u16(), status, "{method} {path}");
            assert!(answer.body.contains(words), "{method} {path}: {}", answer.body);
        }
    }
    let mut applicant = world.applicant().await.browser;
    assert_eq!(
        applicant.get("/cases/not-an-id").await.status,
        StatusCode::NOT_FOUND
    );
}

/// A site whose only doors fail.
fn failing(world: &World, failure: Failure) -> Browser {
    let fail = move || {
        let failure = failure.clone();
        async move { failure }
    };
    let router: Router = Router::new()
        .route("/", get(fail.clone()).post(fail))
        .route(
            "/panic",
            get(async || -> &'static str { panic!("a bug") })
                .post(async || -> &'static str { panic!("a bug") }),
        )
        .layer(from_fn_with_state(Reception::new(world.site.clone()), receive));
    Browser::new(router)
}

#[tokio::test]
async fn each_failure_has_its_status_and_words() {
    let world = World::new().await;
    for (failure, status, zh, en) in [
        (
            Failure::Forbidden,
            403,
            "不是从本站页面发出",
            "did not come from our pages",
        ),
        (Failure::Stale, 409, "办件已有变化", "The case changed"),
        (
            Failure::NotNow,
            409,
            "不能这样办理",
            "not possible as the case stands",
        ),
        (Failure::FourEyes, 409, "不能是同一个人", "may not be the checker"),
        (Failure::Unreadable, 422, "无法读取", "could not read"),
        (Failure::TooMany { seconds: 7 }, 429, "等待 7 秒", "in 7 seconds"),
        (
            Failure::Unavailable,
            503,
            "现在无法办理",
            "not possible right now",
        ),
    ] {
        for (mut browser, words) in [
            (failing(&world, failure.clone()), zh),
            (failing(&world, failure.clone()).in_english(), en),
        ] {
            let answer = browser.get("/").await;
            assert_eq!(answer.status.as_u16(), status);
            assert!(answer.body.contains(words), "{failure:?}: {}", answer.body);
            let waits = matches!(failure, Failure::TooMany { .. } | Failure::Unavailable);
            assert_eq!(answer.headers.contains_key("retry-after"), waits, "{failure:?}");
        }
    }
}

/// The cause of our own faults goes to the log; the page has only a number.
#[tokio::test]
async fn a_fault_of_ours_tells_a_number_and_no_more() {
    let world = World::new().await;
    let mut browser = failing(&world, Failure::Internal(Arc::from("table account is gone")));
    for (method, path) in [
        (Method::GET, "/"),
        (Method::GET, "/panic"),
        (Method::POST, "/panic"),
    ] {
        let request = browser.request(&method, path).body(Body::empty()).unwrap();
        let answer = browser.send(request).await;
        assert_eq!(
            answer.status,
            StatusCode::INTERNAL_SERVER_ERROR,
            "{method} {path}"
        );
        assert!(
            answer.body.contains("我们这边出了问题") && answer.body.contains("编号"),
            "{}",
            answer.body
        );
        assert!(!answer.body.contains("account is gone") && !answer.body.contains("a bug"));
    }
}

#[tokio::test]
async fn whoever_watches_reads_that_a_year_of_the_calendar_is_missing() {
    let world = World::new().await;
    let ready = world.stranger().get("/readyz").await;
    assert_eq!(
        (ready.status, ready.body.as_str()),
        (StatusCode::OK, "ready\ncalendar 2027 missing\n")
    );
}
