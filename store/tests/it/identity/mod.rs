//! Registering, signing in, sessions and staff.

mod codes;
mod contacts;
mod factors;
pub(crate) mod firms;
mod sessions;
mod staff;

use domain::identity::{AccountKind, Language, Role};
use domain::ids::{AccountId, OrganisationId};
use secrecy::SecretString;
use store::identity::invitation::{self, Invite, Invited};
use store::identity::session::{self, NewSession};
use store::identity::sign_in::{self, Outcome};
use store::identity::{Browser, Contact, Finish, NewPassword, SignedIn, Step, registration};
use store::plumbing::outbox;
use store::testing::identity as people;
use store::testing::identity::Person;
use store::{Error, Store};

pub(super) const PASSWORD: &str = "correct horse 电池";
pub(super) const PHONE: Browser<'_> = Browser {
    known: None,
    name: "Phone",
};

pub(super) fn contact(typed: &str) -> Contact {
    Contact::parse(typed).unwrap()
}

pub(super) fn secret(text: &str) -> SecretString {
    text.into()
}

pub(super) fn new_password(text: &str) -> NewPassword {
    NewPassword::parse(text, AccountKind::Staff).unwrap()
}

/// What was sent since the last look: kind and parameters.
pub(super) async fn letters(store: &Store) -> Vec<(String, String)> {
    let letters = outbox::take(store, 100).await.unwrap();
    for letter in &letters {
        outbox::sent(store, letter.id).await.unwrap();
    }
    letters
        .into_iter()
        .map(|letter| (letter.subject, letter.body))
        .collect()
}

/// The code in the last letter that was sent.
pub(super) async fn code(store: &Store) -> String {
    let letters = letters(store).await;
    let (_, body) = letters.last().unwrap();
    body.strip_prefix("code=").unwrap().to_owned()
}

/// Another code than this one.
pub(super) fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

pub(super) async fn register(store: &Store, typed: &str) -> NewSession {
    let password = NewPassword::parse(PASSWORD, AccountKind::Public).unwrap();
    let step = registration::begin(store, contact(typed), password, Language::En)
        .await
        .unwrap();
    let code = code(store).await;
    match registration::confirm(store, &step.token, &code, PHONE)
        .await
        .unwrap()
    {
        Finish::Done(opened) => opened,
        other => panic!("no account: {other:?}"),
    }
}

pub(super) async fn sign_in(
    store: &Store,
    typed: &str,
    password: &str,
    browser: Browser<'_>,
) -> Result<Outcome, Error> {
    sign_in::with_password(store, contact(typed), secret(password), browser).await
}

pub(crate) async fn who(store: &Store, opened: &NewSession) -> SignedIn {
    session::load(store, &opened.token).await.unwrap().unwrap()
}

pub(super) fn next(outcome: Result<Outcome, Error>) -> Step {
    match outcome.unwrap() {
        Outcome::Next(step) => step,
        other => panic!("no further step: {other:?}"),
    }
}

pub(super) fn is_refused(outcome: &Result<Outcome, Error>) -> bool {
    matches!(outcome, Ok(Outcome::Refused))
}

pub(super) fn seconds_to_wait<T: std::fmt::Debug>(outcome: &Result<T, Error>) -> Option<u32> {
    match outcome {
        Err(Error::TooMany { seconds }) => Some(*seconds),
        _ => None,
    }
}

/// A bank's officer with a password and a second factor.
pub(super) async fn officer(store: &Store, email: &str) -> AccountId {
    let bank = people::bank(store, "SJ").await;
    let person = Person {
        email,
        name: Some("王经办"),
        password: Some(PASSWORD),
        language: Language::Zh,
    };
    people::new_staff(store, bank, &[Role::BankMaker], person)
        .await
        .account
}

pub(super) async fn invite(
    store: &Store,
    organisation: OrganisationId,
    email: &str,
    roles: &[Role],
) -> Invited {
    let email = email.to_owned().try_into().unwrap();
    let invite = Invite {
        organisation,
        roles: roles.to_vec(),
        email,
        language: Language::En,
    };
    invitation::invite(store, None, invite, "https://example.com")
        .await
        .unwrap()
}

pub(super) fn token_of(invited: Invited) -> String {
    match invited {
        Invited::Sent { link } => link
            .strip_prefix("https://example.com/invitation/")
            .unwrap()
            .to_owned(),
        other => panic!("not sent: {other:?}"),
    }
}
