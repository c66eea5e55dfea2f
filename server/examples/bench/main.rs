//! What `./bench` needs besides the product: data to measure on, and bare programs to measure against.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement that cannot begin should stop at once, and say why"
)]

mod bare;
mod data;
mod writes;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;
use server::config::Config;

#[derive(Parser)]
enum Command {
    /// Fills an empty data folder, and prints what is in it as JSON.
    Data(data::Flags),
    /// Serves files as they are, by a handler with nothing around it.
    Bare {
        /// Where it listens.
        #[arg(long)]
        address: SocketAddr,
        /// Each is served under its own name.
        pages: Vec<PathBuf>,
    },
    /// Measures writes into a filled data folder.
    #[command(subcommand)]
    Writes(writes::Command),
}

#[tokio::main]
async fn main() {
    match Command::parse() {
        Command::Data(flags) => data::fill(&flags).await,
        Command::Bare { address, pages } => bare::serve(address, &pages).await,
        Command::Writes(command) => writes::measure(command).await,
    }
}

fn config(data: PathBuf) -> Config {
    Config {
        data,
        ..Config::default()
    }
}
