//! Questions of load balancers and operators: does the process run, and can it work?

use std::path::{Path, PathBuf};

use app::site::Site;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

/// `/healthz` and `/readyz`.
pub fn routes(site: Site, data: PathBuf) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .with_state((site, data))
}

/// The database answers with our schema, and the data folder takes a file.
async fn ready(State((site, data)): State<(Site, PathBuf)>) -> (StatusCode, &'static str) {
    if let Err(error) = site.store.database().check().await {
        tracing::warn!(%error, "not ready: database");
        return (StatusCode::SERVICE_UNAVAILABLE, "database\n");
    }
    if let Err(error) = write_probe(&data).await {
        tracing::warn!(%error, "not ready: data folder");
        return (StatusCode::SERVICE_UNAVAILABLE, "disk\n");
    }
    (StatusCode::OK, "ready\n")
}

async fn write_probe(data: &Path) -> std::io::Result<()> {
    tokio::fs::write(data.join(".ready"), [0; 64]).await
}
