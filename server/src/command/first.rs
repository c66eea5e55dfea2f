//! An empty installation: creating the first administrator.

use std::io::IsTerminal;

use domain::identifier::Email;
use domain::identity::{Language, OrganisationKind, Role};
use domain::ids::OrganisationId;
use store::Store;
use store::identity::invitation::{self, Invite, Invited};
use store::identity::organisation::{self, Added, NewOrganisation};

use super::{Outcome, say};

/// The code of the body that runs the installation.
const OPERATOR: &str = "operator";

/// Asks, on a terminal, for the address of the first administrator and prints their link; elsewhere says how it is
/// done by commands.
pub(super) async fn welcome(store: &Store, public_url: &str) -> Outcome {
    if !organisation::list(store).await?.is_empty() {
        return Ok(());
    }
    say("This installation is empty: nobody can sign in to it yet.")?;
    if !std::io::stdin().is_terminal() {
        say("Create the first administrator with `yongyitong organisation add --kind operator …`,")?;
        say("then `yongyitong account invite --role admin …`; banks and officers in the same way.")?;
        return Ok(());
    }
    let Some(email) = ask_email().await? else {
        return Ok(());
    };
    let organisation = add_operator(store).await?;
    let invite = Invite {
        organisation,
        roles: vec![Role::Admin],
        email,
        language: Language::Zh,
    };
    match invitation::invite(store, None, invite, public_url).await? {
        Invited::Sent { link } => {
            say("Open this link within 7 days to choose a name, a password and a second factor:")?;
            say(&link)?;
        }
        refused => return Err(format!("the first administrator could not be invited: {refused:?}").into()),
    }
    say(
        "Then add banks and officers: `yongyitong organisation add --help`, `yongyitong account invite --help`.",
    )?;
    Ok(())
}

/// Asks until an address is right; an empty line puts it off.
async fn ask_email() -> Result<Option<Email>, Box<dyn std::error::Error + Send + Sync>> {
    loop {
        say("E-mail address of the first administrator (leave it empty to do this later):")?;
        let line = tokio::task::spawn_blocking(|| {
            let mut line = String::new();
            std::io::stdin().read_line(&mut line).map(|_| line)
        });
        let typed = line.await??;
        if typed.trim().is_empty() {
            return Ok(None);
        }
        match Email::parse(&typed) {
            Ok(email) => return Ok(Some(email)),
            Err(_) => say("That is not an e-mail address. It looks like name@example.com.")?,
        }
    }
}

async fn add_operator(store: &Store) -> Result<OrganisationId, Box<dyn std::error::Error + Send + Sync>> {
    let new = NewOrganisation {
        kind: OrganisationKind::Operator,
        parent: None,
        code: OPERATOR.to_owned(),
        name_zh: "系统运行单位".to_owned(),
        name_en: "Operator".to_owned(),
        district: None,
        address_zh: String::new(),
        address_en: String::new(),
        bic: None,
        phone: None,
    };
    match organisation::add(store, None, new).await? {
        Added::New(id) => Ok(id),
        refused => Err(format!("the operator could not be added: {refused:?}").into()),
    }
}
