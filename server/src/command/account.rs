//! `yongyitong account …`.

use clap::{Subcommand, ValueEnum};
use domain::identifier::Email;
use domain::identity::{Language, Role};
use store::identity::invitation::{self, Invite, Invited};
use store::identity::organisation;
use store::identity::{Contact, account, second_factor};

use super::{Outcome, say};
use crate::config::Config;
use crate::install;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Invites a member of staff by mail, and prints the link.
    Invite(Invitee),
    /// Lists members of staff.
    List,
    /// Takes the second factor off an account of the public whose owner has lost it. Make sure first who asks.
    ResetFactor {
        /// The owner's address or mobile number.
        contact: String,
    },
}

#[derive(clap::Args)]
pub(super) struct Invitee {
    /// The code of the body they work for.
    #[arg(long)]
    organisation: String,
    /// What they may do there, such as `bank_maker`; may be given several times.
    #[arg(long, required = true)]
    role: Vec<Role>,
    /// Their address.
    #[arg(long)]
    email: String,
    /// The language of the letter.
    #[arg(long, value_enum, default_value = "zh")]
    language: Tongue,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

pub(super) async fn run(command: Command, config: &Config) -> Outcome {
    match command {
        Command::Invite(invitee) => invite(invitee, config).await,
        Command::List => list(config).await,
        Command::ResetFactor { contact } => reset_factor(&contact, config).await,
    }
}

async fn reset_factor(contact: &str, config: &Config) -> Outcome {
    let contact = Contact::parse(contact).map_err(|_| "this is neither an address nor a mobile number")?;
    let store = install::open(config).await?;
    if !second_factor::reset(&store, &contact).await? {
        return Err("no account of the public with a second factor has this contact".into());
    }
    Ok(say(
        "The second factor is off. Its owner was told, and signs in anew.",
    )?)
}

async fn invite(invitee: Invitee, config: &Config) -> Outcome {
    let store = install::open(config).await?;
    let body = organisation::by_code(&store, &invitee.organisation)
        .await?
        .ok_or("no body has this code")?;
    let email = Email::parse(&invitee.email).map_err(|fault| format!("--email: {fault}"))?;
    let language = match invitee.language {
        Tongue::Zh => Language::Zh,
        Tongue::En => Language::En,
    };
    let invite = Invite {
        organisation: body.id,
        roles: invitee.role,
        email,
        language,
    };
    match invitation::invite(&store, None, invite, &config.public_url()).await? {
        Invited::Sent { link } => say(&format!(
            "The letter is under way. Its link is good for 7 days:\n{link}"
        ))?,
        Invited::Added(_) => {
            say("This address belongs to staff already: the roles are added, and they must sign in anew.")?;
        }
        Invited::PublicAddress => {
            return Err("this address belongs to an account of the public; staff need another".into());
        }
        Invited::RoleOfOtherKind => {
            let roles: Vec<String> = body.kind.roles().iter().map(ToString::to_string).collect();
            return Err(format!("such a body has the roles {}", roles.join(", ")).into());
        }
    }
    Ok(())
}

async fn list(config: &Config) -> Outcome {
    let store = install::open(config).await?;
    for person in account::list_staff(&store).await? {
        let role =
            |(role, body): &(Role, Option<String>)| format!("{role}@{}", body.as_deref().unwrap_or_default());
        let roles = person.roles.iter().map(role).collect::<Vec<_>>().join(" ");
        let factor = if person.has_second_factor {
            ""
        } else {
            " (second factor not set up)"
        };
        say(&format!("{} {roles}{factor}", person.contact))?;
    }
    Ok(())
}
