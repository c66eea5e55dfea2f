//! The reception: who comes, in which language; then the answer, dressed as a page where it failed.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use app::failure::Failure;
use app::site::Site;
use app::visit::Visit;
use axum::extract::{MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::RwLock;

use super::answer::answer;
use super::client::client;
use super::dress::dress;
use super::{Limits, session};
use crate::metrics::Metrics;

/// What the reception needs.
#[derive(Clone)]
pub struct Reception {
    /// The installation.
    pub site: Site,
    /// Limits for each client, unless switched off.
    pub limits: Option<Arc<Limits>>,
    /// Proxies that are believed.
    pub proxies: Arc<[IpAddr]>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// Held for reading by every change under way: a stop waits for them.
    pub changes: Arc<RwLock<()>>,
}

impl Reception {
    /// A reception without limits and proxies.
    pub fn new(site: Site) -> Self {
        let (metrics, changes) = (Arc::default(), Arc::default());
        Self {
            site,
            limits: None,
            proxies: Arc::from([]),
            metrics,
            changes,
        }
    }

    async fn welcome(&self, request: &Parts) -> (Visit, Result<(), Failure>) {
        let visit = |who| Visit::new(self.site.clone(), &request.headers, request.uri.clone(), who);
        if let Err(failure) = self.count(request) {
            return (visit(None), Err(failure));
        }
        match session::load(&self.site, &request.headers).await {
            Ok(who) => (visit(who), Ok(())),
            Err(failure) => (visit(None), Err(failure)),
        }
    }

    fn count(&self, request: &Parts) -> Result<(), Failure> {
        let client = client(&request.extensions, &request.headers, &self.proxies);
        match (&self.limits, client) {
            (Some(limits), Some(client)) => limits.count(client, &request.method, request.uri.path()),
            _ => Ok(()),
        }
    }
}

/// Receives a request for a page.
pub async fn receive(State(reception): State<Reception>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let (mut parts, body) = request.into_parts();
    let (visit, welcome) = reception.welcome(&parts).await;
    parts.extensions.insert(visit.clone());
    let door = parts.extensions.get::<MatchedPath>().cloned();
    let response = match welcome {
        Ok(()) => answer(Request::from_parts(parts, body), next, &reception.changes).await,
        Err(failure) => failure.into_response(),
    };
    let door = door.as_ref().map_or("none", MatchedPath::as_str);
    let mut response = dress(&visit, door, response);
    // Pages show what belongs to one person; those that don't say so themselves.
    let no_store = HeaderValue::from_static("no-store");
    response
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(no_store);
    reception.metrics.answered(response.status(), began.elapsed());
    response
}
