//! `yongyitong config …`.

use clap::Subcommand;

use super::{Outcome, say};
use crate::config::Config;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Prints the configuration in force; secrets are left out.
    Show,
}

pub(super) fn run(command: &Command, config: &Config) -> Outcome {
    match command {
        Command::Show => say(toml::to_string(config)?.trim_end())?,
    }
    Ok(())
}
