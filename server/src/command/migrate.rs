//! `yongyitong migrate`.

use super::{Outcome, say};
use crate::config::Config;
use crate::install;

/// Applies pending migrations.
pub(super) async fn run(config: &Config) -> Outcome {
    let database = install::migrated(config).await?;
    database.close().await?;
    say("The schema is up to date.")?;
    Ok(())
}
