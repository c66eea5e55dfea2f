//! A change that was begun is finished, whatever the client does.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::post;
use server::middleware::{Reception, receive};
use tokio::sync::Notify;
use tower::ServiceExt;

use crate::{Browser, World};

#[tokio::test]
async fn a_client_that_goes_away_does_not_drop_a_change_half_way() {
    let world = World::new().await;
    let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let is_done = Arc::new(AtomicBool::new(false));
    let work = {
        let (begun, go_on, is_done) = (Arc::clone(&begun), Arc::clone(&go_on), Arc::clone(&is_done));
        async move || {
            begun.notify_one();
            go_on.notified().await;
            is_done.store(true, Ordering::SeqCst);
        }
    };
    let reception = Reception::new(world.site.clone());
    let router: Router = Router::new()
        .route("/", post(work))
        .layer(from_fn_with_state(reception.clone(), receive));
    let request = Browser::new(router.clone())
        .request(&Method::POST, "/")
        .body(Body::empty())
        .unwrap();
    let client = tokio::spawn(router.oneshot(request));
    begun.notified().await;
    client.abort();
    assert!(client.await.unwrap_err().is_cancelled());
    assert!(!is_done.load(Ordering::SeqCst));
    go_on.notify_one();
    // A stop waits here for changes under way.
    let _none_under_way = reception.changes.write().await;
    assert!(is_done.load(Ordering::SeqCst));
}
