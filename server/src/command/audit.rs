//! `yongyitong audit …`.

use clap::Subcommand;
use store::audit::{self, Fault, FaultKind};

use super::{Outcome, say};
use crate::config::Config;
use crate::install;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Walks the whole chain and names the first entry that was changed, removed or moved.
    Verify,
}

pub(super) async fn run(command: &Command, config: &Config) -> Outcome {
    match command {
        Command::Verify => verify(config).await,
    }
}

async fn verify(config: &Config) -> Outcome {
    let store = install::open(config).await?;
    let report = audit::verify(store.database(), &store.keys().signer().public_key()).await?;
    say(&format!(
        "{} entries are sealed, {} wait.",
        report.sealed, report.unsealed
    ))?;
    if let Some(oldest) = report.oldest_unsealed_at {
        let age = store.clock().now() - oldest;
        say(&format!("The oldest waits since {} s.", age.whole_seconds()))?;
    }
    match report.fault {
        None => Ok(say("The chain holds.")?),
        Some(Fault { seq, kind }) => {
            let happened = match kind {
                FaultKind::Changed => "was changed",
                FaultKind::Removed => "is missing",
                FaultKind::Reordered => "stands in the place of another",
                FaultKind::BadCheckpoint => "has no valid signature",
            };
            Err(format!("the chain is broken: entry {seq} {happened}").into())
        }
    }
}
