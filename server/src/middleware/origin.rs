//! A state change must come from one of our own pages.

use app::failure::Failure;
use app::visit::Visit;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Sent by browsers with every request on a secure connection or to this machine; pages cannot forge it.
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses requests that other sites caused.
pub async fn require_same_origin(visit: Visit, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_same_origin(request.headers(), &visit.site.public_url) {
        next.run(request).await
    } else {
        Failure::Forbidden.into_response()
    }
}

fn is_same_origin(headers: &HeaderMap, public_url: &str) -> bool {
    match (headers.get(FETCH_SITE), headers.get(header::ORIGIN)) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin == public_url,
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_change_anything() {
        for (headers, expected) in [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "none")], false),
            (
                &[
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "https://ours.example"),
                ],
                false,
            ),
            (&[("origin", "https://ours.example")], true),
            (&[("origin", "https://ours.example.evil.example")], false),
            (&[("origin", "null")], false),
            (&[], false),
        ] {
            let map = headers
                .iter()
                .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                .collect();
            assert_eq!(
                is_same_origin(&map, "https://ours.example"),
                expected,
                "{headers:?}"
            );
        }
    }
}
