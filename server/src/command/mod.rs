//! The command line.

mod account;
mod audit;
mod backup;
mod calendar;
mod config;
mod demo;
mod first;
mod migrate;
mod organisation;
mod serve;
mod verify;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use serde::Serialize;
use tracing_subscriber::EnvFilter;

use crate::config::{Config, ConfigError};

/// What a command ends with when it fails: the terminal shows it with all its causes.
type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

/// Yongyitong (甬易通): the single window of a cross-border e-commerce zone.
#[derive(Parser)]
#[command(name = "yongyitong", version)]
struct Line {
    /// The configuration file (TOML).
    #[arg(long, global = true, env = "YONGYITONG_CONFIG")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

/// Keys of the configuration that every command takes as flags.
#[derive(Args, Serialize)]
struct Settings {
    /// The folder of key ring, documents and database.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Another database: `sqlite:…` or `postgres://…`.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// The address under which people reach the site.
    #[arg(long, global = true, value_name = "URL")]
    public_url: Option<String>,
    /// A demonstration with invented people, served on this machine only and filled at its first start.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    demo: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site until it is told to stop.
    Serve(serve::Flags),
    /// Brings the schema of the database up to date.
    Migrate,
    /// Fills an empty installation with an invented zone.
    Demo,
    /// Checks the audit trail.
    #[command(subcommand)]
    Audit(audit::Command),
    /// Checks a receipt without any installation.
    Verify(verify::Flags),
    /// Invites staff and looks at accounts.
    #[command(subcommand)]
    Account(account::Command),
    /// Adds and lists banks, branches and other bodies.
    #[command(subcommand)]
    Organisation(organisation::Command),
    /// Loads and corrects years of the working-day calendar.
    #[command(subcommand)]
    Calendar(calendar::Command),
    /// Makes backups, checks, restores and rehearses them.
    #[command(subcommand)]
    Backup(backup::Command),
    /// Looks at the configuration.
    #[command(subcommand)]
    Config(config::Command),
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let line = Line::parse();
    match dispatch(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_error(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

fn dispatch(line: Line) -> Outcome {
    if let Command::Verify(flags) = line.command {
        return verify::run(&flags);
    }
    let mut flags = toml::Table::try_from(&line.settings)?;
    match &line.command {
        Command::Serve(own) => flags.extend(toml::Table::try_from(own)?),
        Command::Demo => flags.extend([("demo".to_owned(), true.into())]),
        _ => {}
    }
    let config = read_config(line.config.as_deref(), flags)?;
    start_log(&config)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match line.command {
            Command::Serve(_) => serve::run(config).await,
            Command::Migrate => migrate::run(&config).await,
            Command::Demo => demo::run(&config).await,
            Command::Audit(command) => audit::run(&command, &config).await,
            Command::Account(command) => account::run(command, &config).await,
            Command::Organisation(command) => organisation::run(command, &config).await,
            Command::Calendar(command) => calendar::run(command, &config).await,
            Command::Backup(command) => backup::run(command, &config).await,
            Command::Config(command) => config::run(&command, &config),
            Command::Verify(flags) => verify::run(&flags),
        }
    })
}

fn read_config(file: Option<&std::path::Path>, flags: toml::Table) -> Result<Config, ConfigError> {
    let environment = std::env::vars().filter(|(name, _)| name != "YONGYITONG_CONFIG");
    Config::read(file, environment, flags)
}

fn start_log(config: &Config) -> Outcome {
    let filter = EnvFilter::try_new(&config.log)?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if config.log_json {
        log.json().try_init()
    } else {
        log.try_init()
    }
}

/// Writes a line for whoever gave the command.
fn say(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()
}

/// Writes an error and everything that led to it.
fn say_error(error: &(dyn Error + 'static)) {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    // Where the terminal is gone, nobody can be told.
    writeln!(std::io::stderr(), "{text}").unwrap_or_default();
}
