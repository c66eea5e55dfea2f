//! A zone with as many cases as wanted, an officer, and applicants with complete drafts; everybody signed in.

use std::path::PathBuf;

use clap::Args;
use domain::access::Actor;
use domain::casework::Answers;
use domain::identity::{Language, Role};
use secrecy::SecretString;
use serde::Serialize;
use server::install;
use store::Store;
use store::identity::{Browser, Contact, Finish, sign_in};
use store::plumbing::outbox;
use store::testing::crowd::Crowd;
use store::testing::forex::{Applying, draft, save};
use store::testing::identity::{self as people, Person};

const BRANCH: &str = "haishu";
const PASSWORD: &str = "four bridges over the Yong";
const BROWSER: Browser<'static> = Browser {
    known: None,
    name: "Bench",
};
/// Shops of an application: a page of about two kilobytes.
const SHOPS: u32 = 12;

#[derive(Args)]
pub(crate) struct Flags {
    /// The empty folder.
    #[arg(long)]
    data: PathBuf,
    /// How many cases the bank has.
    #[arg(long)]
    cases: u32,
    /// How many applicants fill in an application.
    #[arg(long, default_value_t = 16)]
    applicants: u32,
}

/// What to ask the server for.
#[derive(Serialize)]
struct Filled {
    /// The officer's session.
    officer: String,
    /// A page in the middle of the queue.
    deep: Option<String>,
    applicants: Vec<Applicant>,
}

#[derive(Serialize)]
struct Applicant {
    session: String,
    case: String,
    /// The form of the page `shops`, as a browser sends it.
    shops: String,
}

/// Fills the folder.
pub(crate) async fn fill(flags: &Flags) {
    let store = install::open(&crate::config(flags.data.clone()))
        .await
        .expect("an installation");
    let bank = people::bank(&store, "sanjiang").await;
    let branch = people::branch(&store, bank, BRANCH).await;
    let roles = [Role::BankMaker, Role::BankChecker];
    let officer = person("officer@example.com", Some("王经办"), Some(PASSWORD));
    let officer = people::new_staff(&store, bank, &roles, officer).await;
    let applicant = people::new_applicant(&store, person("crowd@example.com", None, None)).await;
    let crowd = Crowd {
        bank,
        branch,
        officer: officer.account,
        applicant: &applicant,
    };
    let middle = crowd.fill(&store, flags.cases).await;
    let mut applicants = Vec::new();
    for number in 0..flags.applicants {
        applicants.push(new_applicant(&store, number).await);
    }
    let filled = Filled {
        officer: staff_session(&store, &officer).await,
        deep: middle.map(|place| format!("/desk?view=all_open&after={place}")),
        applicants,
    };
    store.database().clone().close().await.expect("to close");
    println!("{}", serde_json::to_string(&filled).expect("JSON"));
}

fn person<'a>(email: &'a str, name: Option<&'a str>, password: Option<&'a str>) -> Person<'a> {
    Person {
        email,
        name,
        password,
        language: Language::Zh,
    }
}

async fn new_applicant(store: &Store, number: u32) -> Applicant {
    let email = format!("applicant-{number}@example.com");
    let actor = people::new_applicant(store, person(&email, None, None)).await;
    let case = draft(
        store,
        &actor,
        &Applying {
            name: "林晓雯",
            branch: BRANCH,
            number,
        },
    )
    .await;
    let shops = shops(number);
    save(store, &actor, case, "shops", &shops).await;
    // The browser that saves has seen both versions.
    let version = ("version", "2");
    let form =
        serde_urlencoded::to_string(shops.iter().chain([version]).collect::<Vec<_>>()).expect("a form");
    Applicant {
        session: public_session(store, &email).await,
        case: case.to_string(),
        shops: form,
    }
}

fn shops(number: u32) -> Answers {
    let mut answers = Answers::default();
    for shop in 0..SHOPS {
        let mut set = |field: &str, text: String| answers.set(format!("shops.{shop}.{field}"), text);
        set("platform", "amazon".to_owned());
        set("name", format!("Chengyu Living {shop}"));
        set(
            "url",
            format!("https://www.amazon.com/stores/chengyu-living-{number}-{shop}"),
        );
        set("opened_on", "2025-01-15".to_owned());
    }
    answers
}

async fn public_session(store: &Store, email: &str) -> String {
    let contact = Contact::parse(email).expect("an address");
    let step = sign_in::begin_with_code(store, contact, Language::Zh)
        .await
        .expect("a step");
    let letters = outbox::newest(store, 1).await.expect("a letter");
    let body = letters
        .first()
        .map(|letter| letter.body.clone())
        .unwrap_or_default();
    let mut numbers = body.split(|letter: char| !letter.is_ascii_digit());
    let code = numbers.find(|digits| digits.len() == 6).expect("a code");
    finish(store, &step.token, code).await
}

async fn staff_session(store: &Store, officer: &Actor) -> String {
    let contact = Contact::parse("officer@example.com").expect("an address");
    let outcome = sign_in::with_password(store, contact, SecretString::from(PASSWORD), BROWSER).await;
    let sign_in::Outcome::Next(step) = outcome.expect("a step") else {
        panic!("no second factor was asked for")
    };
    let code = people::current_code(store, officer.account).await;
    finish(store, &step.token, &code).await
}

async fn finish(store: &Store, step: &str, code: &str) -> String {
    match sign_in::finish(store, step, code, BROWSER)
        .await
        .expect("an answer")
    {
        Finish::Done(sign_in::Outcome::In(opened)) => opened.token,
        refused => panic!("nobody is signed in: {refused:?}"),
    }
}
