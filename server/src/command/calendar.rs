//! `yongyitong calendar …`: years that the State Council announced after this program was made.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::calendar::ToldYear;
use store::plumbing::calendar::{NewYear, put_year};
use time::Date;

use super::{Outcome, say};
use crate::config::Config;
use crate::install;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Loads a year of public holidays and make-up working days, or corrects one with --correct.
    Load(Load),
    /// Lists the years that are known.
    List,
}

/// Either a file, or the days themselves.
#[derive(Args)]
pub(super) struct Load {
    /// A TOML file with `year`, `source`, `off` and `make_up`.
    #[arg(required_unless_present = "year", conflicts_with_all = ["year", "off", "make_up", "source"])]
    file: Option<PathBuf>,
    /// The year.
    #[arg(long, requires_all = ["off", "source"])]
    year: Option<i32>,
    /// Days off: `2027-01-01`, or first and last as in `2027-10-01/2027-10-07`; give it once for each holiday.
    #[arg(long, value_name = "DAYS")]
    off: Vec<String>,
    /// A Saturday or Sunday on which people work; give it once for each.
    #[arg(long, value_name = "DAYS")]
    make_up: Vec<String>,
    /// The notice: its title and number.
    #[arg(long)]
    source: Option<String>,
    /// Replaces a year that is known already.
    #[arg(long)]
    correct: bool,
}

pub(super) async fn run(command: Command, config: &Config) -> Outcome {
    match command {
        Command::Load(load) => self::load(load, config).await,
        Command::List => list(config).await,
    }
}

async fn load(load: Load, config: &Config) -> Outcome {
    let is_correction = load.correct;
    let told = told(load)?;
    let year = told.announcement()?;
    let store = install::open(config).await?;
    let is_known = store.calendar().years().any(|known| known == year.year);
    match (is_known, is_correction) {
        (true, false) => {
            return Err(format!("{} is known already: add --correct to replace it", year.year).into());
        }
        (false, true) => return Err(format!("{} is not known yet: leave out --correct", year.year).into()),
        _ => {}
    }
    let off: Vec<Date> = year.off.iter().copied().collect();
    let make_up: Vec<Date> = year.make_up.iter().copied().collect();
    let new = NewYear {
        year: year.year,
        off: &off,
        make_up: &make_up,
        invented: false,
        source: &told.source,
        by: None,
    };
    let moved = put_year(&store, new).await?;
    say(&format!(
        "{} is {}: {} days, {} of them worked, {} off, {} made up.",
        year.year,
        if is_correction { "corrected" } else { "loaded" },
        year.days,
        year.working_days,
        off.len(),
        make_up.len(),
    ))?;
    say(&format!("Cases with a new date: {moved}."))?;
    say("A server that runs takes it over within a minute.")?;
    Ok(())
}

fn told(load: Load) -> Result<ToldYear, Box<dyn std::error::Error + Send + Sync>> {
    let Some(path) = load.file else {
        return Ok(ToldYear {
            year: load.year.ok_or("--year is missing")?,
            source: load.source.ok_or("--source is missing")?,
            off: load.off,
            make_up: load.make_up,
        });
    };
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?)
}

async fn list(config: &Config) -> Outcome {
    let store = install::open(config).await?;
    for year in store.calendar().years() {
        say(&year.to_string())?;
    }
    Ok(())
}
