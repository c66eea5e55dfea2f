//! `yongyitong serve`.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use app::site::Site;
use clap::Args;
use serde::Serialize;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{Outcome, first, say};
use crate::assets::Manifest;
use crate::config::Config;
use crate::documents::Intake;
use crate::jobs::Jobs;
use crate::jobs::delivery::Delivery;
use crate::middleware::{Limits, Reception};
use crate::router::{Folders, router};
use crate::serve::Server;
use crate::upload::{AT_ONCE, Inspector, PATIENCE};
use crate::{demonstration, install, metrics};

#[derive(Args, Serialize)]
pub(super) struct Flags {
    /// Where browsers are served.
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
    /// The folder of what browsers load.
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// What the clock shows at the start of a demonstration (RFC 3339).
    #[arg(long, value_name = "TIME")]
    clock: Option<String>,
    /// Where figures for Prometheus are served.
    #[arg(long, value_name = "ADDRESS")]
    metrics_address: Option<String>,
    /// Whether client addresses are limited.
    #[arg(long, value_name = "BOOL")]
    limits: Option<bool>,
}

/// Serves until SIGINT or SIGTERM.
pub(super) async fn run(config: Config) -> Outcome {
    let began = Instant::now();
    let manifest = Manifest::read(&config.site)?;
    let delivery = Delivery::new(&config)?;
    let listener = TcpListener::bind(config.address)
        .await
        .map_err(|error| format!("{}: {error}", config.address))?;
    let store = install::open(&config).await?;
    if config.demo && !demonstration::is_filled(&store).await? {
        say("Filling the demonstration zone …")?;
        demonstration::fill(&store, &config.public_url()).await?;
    }
    if !config.demo {
        first::welcome(&store, &config.public_url()).await?;
    }
    for warning in delivery.warnings() {
        say(warning)?;
    }
    let site = install::site(&config, store, manifest.assets());
    let reception = reception(&config, site.clone());
    let (stop, stopped) = watch::channel(false);
    // Listened for before anybody is told that Ctrl-C stops it.
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        stop.send_replace(true);
    });
    let jobs = Jobs::start(&site.store, delivery, reception.limits.clone());
    let figures = start_metrics(&config, &reception, stopped.clone()).await?;
    greet(&config, began)?;

    let intake = Intake::new(Inspector::new(std::env::current_exe()?, PATIENCE, AT_ONCE));
    let folders = Folders {
        site: config.site.clone(),
        data: config.data.clone(),
    };
    let server = Server {
        router: router(reception.clone(), folders, intake),
        metrics: Arc::clone(&reception.metrics),
        unlimited: config.has_limits().then(|| Arc::clone(&reception.proxies)),
    };
    server.run(listener, until(stopped)).await;
    // A change whose client went away is finished all the same.
    let _finished = reception.changes.write().await;
    jobs.stop().await;
    if let Some(figures) = figures {
        figures.await?;
    }
    site.store.database().clone().close().await?;
    Ok(())
}

fn reception(config: &Config, site: Site) -> Reception {
    Reception {
        limits: config.has_limits().then(Arc::<Limits>::default),
        proxies: config.trusted_proxies.clone().into(),
        ..Reception::new(site)
    }
}

async fn start_metrics(
    config: &Config,
    reception: &Reception,
    stopped: watch::Receiver<bool>,
) -> Result<Option<tokio::task::JoinHandle<()>>, std::io::Error> {
    let Some(address) = config.metrics_address else {
        return Ok(None);
    };
    let listener = TcpListener::bind(address).await?;
    let metrics = Arc::clone(&reception.metrics);
    let server = Server {
        router: metrics::routes(reception.site.clone(), Arc::clone(&metrics)),
        metrics,
        unlimited: None,
    };
    Ok(Some(tokio::spawn(server.run(listener, until(stopped)))))
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // A sender that is gone stops too.
    stopped
        .wait_for(|stopped| *stopped)
        .await
        .map(drop)
        .unwrap_or_default();
}

fn greet(config: &Config, began: Instant) -> std::io::Result<()> {
    let url = config.public_url();
    say(&format!(
        "Yongyitong serves {url} (ready in {} ms; Ctrl-C stops it).",
        began.elapsed().as_millis()
    ))?;
    if config.demo {
        say(&format!(
            "Sign-ins, codes and all mail of the demonstration: {url}/demo"
        ))?;
        say(&format!(
            "Password of everybody in it: {}",
            app::pages::demo::PASSWORD
        ))?;
    }
    Ok(())
}
