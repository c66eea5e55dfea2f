//! How people come in: staff by invitation, applicants by registering.

use app::pages::demo::PASSWORD;
use domain::access::Actor;
use domain::identifier::Email;
use domain::identity::{AccountKind, Language, Role};
use domain::ids::OrganisationId;
use store::Store;
use store::identity::contact_change::{self, Begun};
use store::identity::invitation::{self, Invite, Invited};
use store::identity::session::{self, Which};
use store::identity::{Browser, Contact, Finish, NewPassword, SignedIn, registration, second_factor};
use store::plumbing::{demonstration, outbox};

use super::FillError;

/// Somebody to be hired.
pub(super) struct Colleague {
    pub(super) email: &'static str,
    pub(super) name: &'static str,
    pub(super) roles: &'static [Role],
}

const BROWSER: Browser<'static> = Browser {
    known: None,
    name: "Demonstration",
};

/// Invites a colleague, who accepts and sets up the second factor.
pub(super) async fn hire(
    store: &Store,
    public_url: &str,
    organisation: OrganisationId,
    colleague: &Colleague,
) -> Result<Actor, FillError> {
    let email = Email::parse(colleague.email).map_err(FillError::refused)?;
    let invite = Invite {
        organisation,
        roles: colleague.roles.to_vec(),
        email,
        language: Language::Zh,
    };
    let link = match invitation::invite(store, None, invite, public_url).await? {
        Invited::Sent { link } => link,
        refused => return Err(FillError::refused(refused)),
    };
    let token = link.rsplit('/').next().unwrap_or_default();
    let person = (colleague.name, password(AccountKind::Staff)?);
    let opened = invitation::accept(store, token, person, Language::Zh, BROWSER).await?;
    let opened = opened.ok_or_else(|| FillError::refused("an invitation"))?;
    let who = signed_in(store, &opened.token).await?;
    let code = demonstration::enrolment_code(store, who.account())
        .await?
        .unwrap_or_default();
    let enrolled = second_factor::enrol(store, &who, &code).await?;
    let enrolled = enrolled.ok_or_else(|| FillError::refused("a second factor"))?;
    // Only now is the colleague on duty.
    let who = signed_in(store, &enrolled.token).await?;
    leave(store, who).await
}

/// Registers an applicant, and confirms their mobile number, with the codes from their letters.
pub(super) async fn register(
    store: &Store,
    (contact, mobile): (&str, &str),
    language: Language,
) -> Result<Actor, FillError> {
    let contact = Contact::parse(contact).map_err(FillError::refused)?;
    let step = registration::begin(store, contact, password(AccountKind::Public)?, language).await?;
    let code = newest_code(store).await?;
    let opened = match registration::confirm(store, &step.token, &code, BROWSER).await? {
        Finish::Done(opened) => opened,
        refused => return Err(FillError::refused(refused)),
    };
    let who = signed_in(store, &opened.token).await?;
    confirm_mobile(store, &who, mobile).await?;
    leave(store, who).await
}

/// Nothing to do for somebody who registered with this number.
async fn confirm_mobile(store: &Store, who: &SignedIn, mobile: &str) -> Result<(), FillError> {
    let mobile = Contact::parse(mobile).map_err(FillError::refused)?;
    let Begun::Next(step) = contact_change::begin(store, who, mobile).await? else {
        return Ok(());
    };
    let code = newest_code(store).await?;
    match contact_change::confirm(store, who, &step.token, &code).await? {
        Finish::Done(()) => Ok(()),
        refused => Err(FillError::refused(refused)),
    }
}

async fn newest_code(store: &Store) -> Result<String, FillError> {
    let letters = outbox::newest(store, 1).await?;
    let code = letters.first().and_then(|letter| six_digits(&letter.body));
    Ok(code.unwrap_or_default())
}

fn password(kind: AccountKind) -> Result<NewPassword, FillError> {
    NewPassword::parse(PASSWORD, kind).map_err(FillError::refused)
}

async fn signed_in(store: &Store, token: &str) -> Result<SignedIn, FillError> {
    session::load(store, token)
        .await?
        .ok_or_else(|| FillError::refused("a session"))
}

async fn leave(store: &Store, who: SignedIn) -> Result<Actor, FillError> {
    session::end(store, who.account(), Which::One(who.session)).await?;
    Ok(who.actor)
}

/// The code in a letter.
fn six_digits(text: &str) -> Option<String> {
    text.split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 6)
        .map(str::to_owned)
}
