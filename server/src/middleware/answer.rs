//! Running a handler: within a time limit, and so that neither a panic nor a client that goes away does harm.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use app::failure::Failure;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use tokio::sync::RwLock;
use tokio::time::timeout;

/// How long a page may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a file may take to arrive, over a slow telephone line.
const PATIENCE_FOR_FILES: Duration = Duration::from_mins(5);

/// Lets the handler answer.
pub(super) async fn answer(request: Request, next: Next, changes: &Arc<RwLock<()>>) -> Response {
    let patience = patience(request.headers());
    let is_change = !request.method().is_safe();
    let handler = AssertUnwindSafe(next.run(request)).catch_unwind();
    let answered = if is_change {
        let changes = Arc::clone(changes);
        // In a task of its own a change is finished though the client goes away, or waits no longer.
        let task = tokio::spawn(async move {
            let _under_way = changes.read().await;
            handler.await
        });
        timeout(patience, task)
            .await
            .map(|joined| joined.unwrap_or_else(|lost| Err(Box::new(lost))))
    } else {
        timeout(patience, handler).await
    };
    match answered {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => Failure::Internal("a handler panicked".into()).into_response(),
        Err(_) => Failure::Unavailable.into_response(),
    }
}

fn patience(headers: &HeaderMap) -> Duration {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("multipart/")) {
        PATIENCE_FOR_FILES
    } else {
        PATIENCE
    }
}
