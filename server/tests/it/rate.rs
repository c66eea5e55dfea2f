//! Too many requests from one address, counted by the router itself.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use server::middleware::{Limits, Peer};

use crate::markup::Markup;
use crate::{Answer, Browser, World};

/// A request from this address.
async fn from(
    browser: &mut Browser,
    address: &str,
    method: Method,
    path: &str,
    body: &'static str,
) -> Answer {
    let mut request = browser.request(&method, path).body(Body::from(body)).unwrap();
    let address: IpAddr = address.parse().unwrap();
    request.extensions_mut().insert(Peer(address));
    browser.send(request).await
}

const TRY: &str = "contact=name%40example.com&password=";

#[tokio::test]
async fn whoever_tries_too_often_is_told_how_long_to_wait_and_others_are_not_kept_out() {
    let world = World::limited(Arc::new(Limits::default())).await;
    let mut browser = world.stranger();
    let mut refused = None;
    for _ in 0..200 {
        let answer = from(&mut browser, "192.0.2.7", Method::POST, "/sign-in", TRY).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(answer);
            break;
        }
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = refused.expect("an end of tries");
    let wait: u64 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    assert!(
        refused.body.contains(&format!("等待 {wait} 秒")),
        "{}",
        refused.body
    );
    assert!(!Markup::of(&refused).title().is_empty());
    let in_english = from(
        &mut browser.clone().in_english(),
        "192.0.2.7",
        Method::POST,
        "/sign-in",
        TRY,
    )
    .await;
    assert!(in_english.body.contains("seconds"), "{}", in_english.body);

    // Reading goes on, and so does everybody else.
    let reading = from(&mut browser, "192.0.2.7", Method::GET, "/sign-in", "").await;
    assert_eq!(reading.status, StatusCode::OK);
    let other = from(&mut browser, "192.0.2.8", Method::POST, "/sign-in", TRY).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
}
