//! Work beside the requests: letters go out, the audit is sealed, terms pass, old rows go.
//!
//! Every node runs them; leases in the database see to it that each piece of work is done by one.

mod calendar;
pub mod delivery;
mod notices;
pub mod outbox;
mod retention;
mod seal;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use store::Store;
use store::plumbing::job_run;
use time::OffsetDateTime;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use crate::middleware::Limits;
use delivery::Delivery;

/// How often an outcome that stays the same is noted.
const NOTED_EVERY: time::Duration = time::Duration::minutes(1);

/// The jobs that run.
pub struct Jobs {
    stop: watch::Sender<bool>,
    running: JoinSet<()>,
}

impl Jobs {
    /// Starts all jobs.
    pub fn start(store: &Store, delivery: Delivery, limits: Option<Arc<Limits>>) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut running = JoinSet::new();
        let node: Arc<str> = store.new_uuid().simple().to_string().into();
        let delivery = Arc::new(delivery);
        let second = Duration::from_secs(1);
        let minute = Duration::from_mins(1);
        running.spawn(every(store.clone(), second, stopped.clone(), "letters", {
            let store = store.clone();
            move || outbox::run(store.clone(), Arc::clone(&delivery))
        }));
        running.spawn(every(store.clone(), second, stopped.clone(), "seal", {
            let store = store.clone();
            move || seal::run(store.clone())
        }));
        let some_seconds = Duration::from_secs(10);
        running.spawn(every(store.clone(), some_seconds, stopped.clone(), "notices", {
            let store = store.clone();
            move || notices::run(store.clone())
        }));
        running.spawn(every(store.clone(), minute, stopped.clone(), "calendar", {
            let (store, node, warned) = (store.clone(), Arc::clone(&node), calendar::Warned::default());
            move || calendar::run(store.clone(), Arc::clone(&node), Arc::clone(&warned))
        }));
        running.spawn(every(store.clone(), minute, stopped, "retention", {
            let store = store.clone();
            move || retention::run(store.clone(), Arc::clone(&node), limits.clone())
        }));
        Self { stop, running }
    }

    /// Lets each job finish what it is at.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.running.join_next().await.is_some() {}
    }
}

/// Runs a job again and again; one that fails is tried again at its next turn.
async fn every<F, R>(
    store: Store,
    period: Duration,
    mut stopped: watch::Receiver<bool>,
    name: &'static str,
    job: F,
) where
    F: Fn() -> R + Send + Sync + 'static,
    R: Future<Output = Result<(), store::Error>> + Send + 'static,
{
    let mut turns = interval(period);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut noted = Noted::default();
    loop {
        tokio::select! {
            _ = stopped.wait_for(|stopped| *stopped) => return,
            _ = turns.tick() => {}
        }
        // In a task of its own, so that a panic ends this turn and not the job.
        let outcome = tokio::spawn(job()).await;
        match &outcome {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(name, %error, "a job failed"),
            Err(error) => tracing::error!(name, %error, "a job panicked"),
        }
        noted.note(&store, name, matches!(outcome, Ok(Ok(())))).await;
    }
}

/// When the outcome of a job was last written down, and what it was: once a minute is enough while it stays the same.
#[derive(Default)]
struct Noted(Option<(OffsetDateTime, bool)>);

impl Noted {
    async fn note(&mut self, store: &Store, name: &str, went_well: bool) {
        let now = store.clock().now();
        let is_known = self
            .0
            .is_some_and(|(at, before)| before == went_well && now - at < NOTED_EVERY);
        if is_known {
            return;
        }
        match job_run::note(store, name, went_well).await {
            Ok(()) => self.0 = Some((now, went_well)),
            Err(error) => tracing::warn!(name, %error, "the run of a job was not noted"),
        }
    }
}
