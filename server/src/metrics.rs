//! Figures for Prometheus, on a listener of their own.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use app::site::Site;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;

/// Upper bounds of the histogram of answer times, in milliseconds.
const BOUNDS_MS: [u64; 8] = [5, 10, 25, 50, 100, 250, 1_000, 5_000];

/// What is counted while serving.
#[derive(Debug, Default)]
pub struct Metrics {
    answered: [AtomicU64; 5],
    within: [AtomicU64; BOUNDS_MS.len()],
    micros: AtomicU64,
    /// Connections that are open.
    pub connections: AtomicI64,
}

impl Metrics {
    /// Counts an answered request.
    pub fn answered(&self, status: StatusCode, took: Duration) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(1);
        if let Some(count) = self.answered.get(class) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        self.micros.fetch_add(
            u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
            Ordering::Relaxed,
        );
        for (bound, count) in BOUNDS_MS.iter().zip(&self.within) {
            if took <= Duration::from_millis(*bound) {
                count.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// The figures in Prometheus' text format; `letters` are waiting and parked ones.
    fn text(&self, letters: (u64, u64)) -> Result<String, std::fmt::Error> {
        let mut text = String::from("# TYPE yongyitong_requests_total counter\n");
        let mut total = 0;
        for (class, count) in self.answered.iter().enumerate() {
            let count = count.load(Ordering::Relaxed);
            total += count;
            writeln!(
                text,
                "yongyitong_requests_total{{status=\"{}xx\"}} {count}",
                class + 1
            )?;
        }
        writeln!(text, "# TYPE yongyitong_request_seconds histogram")?;
        for (bound, count) in BOUNDS_MS.iter().zip(&self.within) {
            let (seconds, count) = (
                Duration::from_millis(*bound).as_secs_f64(),
                count.load(Ordering::Relaxed),
            );
            writeln!(
                text,
                "yongyitong_request_seconds_bucket{{le=\"{seconds}\"}} {count}"
            )?;
        }
        let sum = Duration::from_micros(self.micros.load(Ordering::Relaxed)).as_secs_f64();
        writeln!(text, "yongyitong_request_seconds_bucket{{le=\"+Inf\"}} {total}")?;
        writeln!(
            text,
            "yongyitong_request_seconds_sum {sum}\nyongyitong_request_seconds_count {total}"
        )?;
        let connections = self.connections.load(Ordering::Relaxed);
        writeln!(
            text,
            "# TYPE yongyitong_connections gauge\nyongyitong_connections {connections}"
        )?;
        let (waiting, parked) = letters;
        writeln!(
            text,
            "# TYPE yongyitong_letters gauge\nyongyitong_letters{{state=\"waiting\"}} {waiting}"
        )?;
        writeln!(text, "yongyitong_letters{{state=\"parked\"}} {parked}")?;
        Ok(text)
    }
}

/// `/metrics`.
pub fn routes(site: Site, metrics: Arc<Metrics>) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .with_state((site, metrics))
}

async fn show(State((site, metrics)): State<(Site, Arc<Metrics>)>) -> impl IntoResponse {
    let letters = store::plumbing::outbox::standing(&site.store).await.ok();
    match letters.and_then(|letters| metrics.text(letters).ok()) {
        Some(text) => (
            StatusCode::OK,
            [(header::CONTENT_TYPE, "text/plain; version=0.0.4")],
            text,
        )
            .into_response(),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
