//! Who a request comes from, by the token in its cookie.

use std::sync::Arc;

use app::failure::Failure;
use app::site::Site;
use app::visit::cookie;
use axum::http::HeaderMap;
use store::identity::{SignedIn, session};

/// The token in the request's cookie. Over https the cookie's prefix keeps other hosts and plain connections out.
pub(super) fn token<'a>(site: &Site, headers: &'a HeaderMap) -> Option<&'a str> {
    let name = if site.public_url.starts_with("https:") {
        "__Host-sid"
    } else {
        "sid"
    };
    cookie(headers, name).filter(|token| !token.is_empty())
}

/// Who is signed in.
pub(super) async fn load(site: &Site, headers: &HeaderMap) -> Result<Option<Arc<SignedIn>>, Failure> {
    match token(site, headers) {
        Some(token) => Ok(session::load(&site.store, token).await?.map(Arc::new)),
        None => Ok(None),
    }
}
