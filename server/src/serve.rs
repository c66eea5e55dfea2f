//! Accepting connections, and stopping without losing what was accepted.

use std::collections::HashMap;
use std::future::Future;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt;

use crate::metrics::Metrics;
use crate::middleware::Peer;

/// How long a client may take for its headers, and for its next request on the same connection.
const HEADERS_WITHIN: Duration = Duration::from_secs(15);
/// Connections at once.
const CONNECTIONS_MAX: usize = 4_096;
/// Connections at once from one address, unless it is a proxy.
const CONNECTIONS_OF_ONE_MAX: usize = 256;
/// How long a stop waits for requests under way.
const LAST_REQUESTS_WITHIN: Duration = Duration::from_secs(30);

/// Serves connections.
pub struct Server {
    /// What answers.
    pub router: Router,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// Addresses from which any number of connections may come; `None` when nobody is limited.
    pub unlimited: Option<Arc<[IpAddr]>>,
}

impl Server {
    /// Accepts connections until `stop` is done, then finishes the requests that were accepted.
    pub async fn run(self, listener: TcpListener, stop: impl Future<Output = ()>) {
        let graceful = GracefulShutdown::new();
        let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        let guests = Arc::new(Guests::default());
        let mut stop = std::pin::pin!(stop);
        loop {
            tokio::select! {
                () = &mut stop => break,
                (place, stream, address) = next_connection(&listener, &places) => {
                    if let Some(guest) = self.let_in(&guests, address) {
                        self.attend(stream, guest, place, &graceful);
                    }
                }
            }
        }
        drop(listener);
        if tokio::time::timeout(LAST_REQUESTS_WITHIN, graceful.shutdown())
            .await
            .is_err()
        {
            tracing::warn!("some requests were not finished in time");
        }
    }

    fn let_in(&self, guests: &Arc<Guests>, address: IpAddr) -> Option<Guest> {
        let limit = match &self.unlimited {
            Some(unlimited) if !unlimited.contains(&address) => CONNECTIONS_OF_ONE_MAX,
            _ => usize::MAX,
        };
        guests.enter(address, limit)
    }

    fn attend(
        &self,
        stream: TcpStream,
        guest: Guest,
        place: Option<OwnedSemaphorePermit>,
        graceful: &GracefulShutdown,
    ) {
        // Answers are written whole; waiting for more to send costs 40 ms a page.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection stays slow");
        }
        let (router, peer, metrics) = (
            self.router.clone(),
            Peer(guest.address),
            Arc::clone(&self.metrics),
        );
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            router.clone().oneshot(request)
        });
        let mut builder = auto::Builder::new(TokioExecutor::new()).http1_only();
        builder
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS_WITHIN);
        let connection = builder
            .serve_connection(TokioIo::new(stream), service)
            .into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            metrics
                .connections
                .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            metrics
                .connections
                .fetch_sub(1, std::sync::atomic::Ordering::Relaxed);
            drop((guest, place));
        });
    }
}

/// The next connection, once there is a place for it.
async fn next_connection(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (Option<OwnedSemaphorePermit>, TcpStream, IpAddr) {
    // The semaphore is never closed.
    let place = Arc::clone(places).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (place, stream, peer.ip()),
            // Out of file handles, or the client is gone: others may fare better in a moment.
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

/// How many connections each address has open.
#[derive(Default)]
struct Guests(Mutex<HashMap<IpAddr, usize>>);

/// One open connection; dropping it makes room.
struct Guest {
    address: IpAddr,
    guests: Arc<Guests>,
}

impl Guests {
    fn enter(self: &Arc<Self>, address: IpAddr, limit: usize) -> Option<Guest> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(address).or_default();
        if *count >= limit {
            return None;
        }
        *count += 1;
        Some(Guest {
            address,
            guests: Arc::clone(self),
        })
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut counts = self.guests.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}
