//! Questions of load balancers and operators: does the process run, and can it work?

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use app::site::Site;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use store::clock::local_date;

/// `/healthz` and `/readyz`.
pub fn routes(site: Site, data: PathBuf) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .with_state((site, data))
}

/// The database answers with our schema, and the data folder takes a file.
/// Then whoever watches also reads that a year of the calendar is missing: that stops nothing yet.
async fn ready(State((site, data)): State<(Site, PathBuf)>) -> (StatusCode, Cow<'static, str>) {
    if let Err(error) = site.store.database().check().await {
        tracing::warn!(%error, "not ready: database");
        return (StatusCode::SERVICE_UNAVAILABLE, "database\n".into());
    }
    if let Err(error) = write_probe(&data).await {
        tracing::warn!(%error, "not ready: data folder");
        return (StatusCode::SERVICE_UNAVAILABLE, "disk\n".into());
    }
    let missing = site.store.calendar().missing_on(local_date(site.now()));
    let said = missing.map(|year| format!("ready\ncalendar {year} missing\n").into());
    (StatusCode::OK, said.unwrap_or("ready\n".into()))
}

async fn write_probe(data: &Path) -> std::io::Result<()> {
    tokio::fs::write(data.join(".ready"), [0; 64]).await
}
