//! What browsers load besides pages: the style sheet, the icon, the islands' module; names change with content.

use std::path::{Path, PathBuf};

use app::site::Assets;
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::Response;
use serde::Deserialize;
use tower_http::services::ServeDir;

/// Under which path they stand.
const PATH: &str = "/pkg";

/// The names of one build.
#[derive(Clone, Debug, Deserialize)]
pub struct Manifest {
    css: String,
    favicon: String,
    start: String,
}

/// The built site cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{path} is missing or damaged: build the browser's part with scripts/build-client")]
pub struct NoSite {
    path: PathBuf,
}

impl Manifest {
    /// Reads the manifest of a built site.
    pub fn read(site: &Path) -> Result<Self, NoSite> {
        let path = site.join("manifest.json");
        let text = std::fs::read(&path).ok();
        text.and_then(|text| serde_json::from_slice(&text).ok())
            .ok_or(NoSite { path })
    }

    /// The addresses that pages name.
    pub fn assets(&self) -> Assets {
        let path = |name: &str| format!("{PATH}/{name}");
        Assets {
            css: path(&self.css),
            favicon: path(&self.favicon),
            start: path(&self.start),
        }
    }
}

/// Serves the files, precompressed where the browser takes it.
pub fn routes(site: &Path) -> Router {
    let files = ServeDir::new(site)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    Router::new()
        .nest_service(PATH, files)
        .layer(map_response(keep_for_good))
}

/// A name is never used again for other content.
async fn keep_for_good(mut response: Response) -> Response {
    if response.status() == StatusCode::OK {
        let value = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(header::CACHE_CONTROL, value);
    }
    response
}
