//! `yongyitong account …`.

use clap::Subcommand;

use super::Outcome;
use crate::config::Config;

#[derive(Subcommand)]
pub(super) enum Command {}

pub(super) async fn run(command: Command, _config: &Config) -> Outcome {
    match command {}
}
