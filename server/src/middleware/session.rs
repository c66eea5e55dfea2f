//! Who a request comes from, by the token in its cookie.

use std::sync::Arc;

use app::failure::Failure;
use app::pages::identity::cookies::session_token;
use app::site::Site;
use axum::http::HeaderMap;
use store::identity::{SignedIn, session};

/// Who is signed in.
pub(super) async fn load(site: &Site, headers: &HeaderMap) -> Result<Option<Arc<SignedIn>>, Failure> {
    match session_token(site, headers) {
        Some(token) => Ok(session::load(&site.store, &token).await?.map(Arc::new)),
        None => Ok(None),
    }
}
