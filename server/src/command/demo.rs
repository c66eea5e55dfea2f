//! `yongyitong demo`.

use super::{Outcome, say};
use crate::config::Config;
use crate::{demonstration, install};

/// Fills the demonstration, unless it is filled already.
pub(super) async fn run(config: &Config) -> Outcome {
    let store = install::open(config).await?;
    let is_new = demonstration::fill(&store, &config.public_url()).await?;
    say(if is_new {
        "The demonstration zone is filled."
    } else {
        "The demonstration zone was filled before."
    })?;
    Ok(())
}
