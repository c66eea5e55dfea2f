//! `yongyitong organisation …`.

use clap::Subcommand;
use domain::identifier::{Bic, Environment};
use domain::identity::OrganisationKind;
use store::identity::organisation::{self, Added, NewOrganisation};

use super::{Outcome, say};
use crate::config::Config;
use crate::install;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Adds a body, valid from today.
    Add(Box<Add>),
    /// Lists all bodies by code.
    List,
}

#[derive(clap::Args)]
pub(super) struct Add {
    /// `bank`, `zone_office`, `complaint_centre`, `operator`, `carrier_operator`, `firm` or `platform`.
    #[arg(long)]
    kind: OrganisationKind,
    /// A short name of its own, such as `SJ` or `SJ-HS`.
    #[arg(long)]
    code: String,
    /// The name in Chinese.
    #[arg(long)]
    name_zh: String,
    /// The name in English.
    #[arg(long)]
    name_en: String,
    /// The code of the bank that a branch belongs to.
    #[arg(long)]
    parent: Option<String>,
    /// The six digits of the district, such as `330203`.
    #[arg(long)]
    district: Option<String>,
    /// The address in Chinese.
    #[arg(long, default_value = "")]
    address_zh: String,
    /// The address in English.
    #[arg(long, default_value = "")]
    address_en: String,
    /// The BIC of a bank or branch.
    #[arg(long)]
    bic: Option<String>,
    /// The telephone number.
    #[arg(long)]
    phone: Option<String>,
}

pub(super) async fn run(command: Command, config: &Config) -> Outcome {
    match command {
        Command::Add(flags) => add(*flags, config).await,
        Command::List => list(config).await,
    }
}

async fn add(flags: Add, config: &Config) -> Outcome {
    let store = install::open(config).await?;
    let parent = match &flags.parent {
        Some(code) => Some(
            organisation::by_code(&store, code)
                .await?
                .ok_or("no body has the code of --parent")?
                .id,
        ),
        None => None,
    };
    let environment = if config.demo {
        Environment::Test
    } else {
        Environment::Production
    };
    let bic = flags
        .bic
        .as_deref()
        .map(|bic| Bic::parse(bic, environment))
        .transpose()
        .map_err(|fault| format!("--bic: {fault}"))?;
    let new = NewOrganisation {
        kind: flags.kind,
        parent,
        code: flags.code.clone(),
        name_zh: flags.name_zh,
        name_en: flags.name_en,
        district: flags.district,
        address_zh: flags.address_zh,
        address_en: flags.address_en,
        bic: bic.map(String::from),
        phone: flags.phone,
    };
    match organisation::add(&store, None, new).await? {
        Added::New(_) => say(&format!("{} is added.", flags.code))?,
        Added::CodeTaken => return Err("another body has this code".into()),
        Added::NoSuchParent => return Err("the parent must be of the same kind, and no branch itself".into()),
    }
    Ok(())
}

async fn list(config: &Config) -> Outcome {
    let store = install::open(config).await?;
    for body in organisation::list(&store).await? {
        say(&format!(
            "{:<12} {:<16} {} / {}",
            body.code,
            body.kind.to_string(),
            body.name_zh,
            body.name_en
        ))?;
    }
    Ok(())
}
