//! The data folder: what is prepared in it, and what must be there after a kill.

use std::path::Path;

use domain::access::Actor;
use domain::identity::Language;
use server::config::Config;
use server::install;
use store::identity::{Browser, Contact, Finish, sign_in};
use store::plumbing::outbox;
use store::testing::forex::{self as applications, Applying};
use store::testing::identity::{self as people, Person};
use store::testing::traces::Traces;
use store::{Store, audit, forex};
use tempfile::TempDir;

use crate::writer::{Application, Form, NAME, Writer};

const WRITERS: usize = 4;
const DRAFTS_EACH: u32 = 4;
const BRANCH: &str = "haishu";

/// A data folder, and what a server needs besides.
pub(crate) struct Place {
    folder: TempDir,
    pub(crate) config: Config,
}

impl Place {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let site = folder.path().join("site");
        std::fs::create_dir(&site).unwrap();
        std::fs::write(
            site.join("manifest.json"),
            r#"{"css":"a.css","favicon":"a.svg","start":"a.js"}"#,
        )
        .unwrap();
        let config = Config {
            data: folder.path().join("data"),
            site,
            ..Config::default()
        };
        Self { folder, config }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The installation while no server has it open: a kill must leave the file alone to be mended.
    async fn with_store<T>(&self, work: impl AsyncFnOnce(&Store) -> T) -> T {
        let store = install::open(&self.config).await.unwrap();
        let done = work(&store).await;
        store.database().clone().close().await.unwrap();
        done
    }

    pub(crate) async fn open_for_writers(&self) -> Vec<Writer> {
        let open = async |store: &Store| {
            let bank = people::bank(store, "sanjiang").await;
            people::branch(store, bank, BRANCH).await;
            let mut writers = Vec::new();
            for number in 0..WRITERS {
                writers.push(writer(store, &format!("writer-{number}@example.com")).await);
            }
            writers
        };
        self.with_store(open).await
    }

    /// Complete drafts, some for each writer.
    pub(crate) async fn prepare(&self, writers: &[Writer], round: u32) -> Vec<Application> {
        let prepare = async |store: &Store| {
            let mut drafts = Vec::new();
            for (number, writer) in writers.iter().enumerate() {
                discard_drafts(store, &writer.actor).await;
                for draft in 0..DRAFTS_EACH {
                    let number = round * 1_000 + u32::try_from(number).unwrap() * 100 + draft;
                    let applying = Applying {
                        name: NAME,
                        branch: BRANCH,
                        number,
                    };
                    drafts.push(applications::draft(store, &writer.actor, &applying).await);
                }
            }
            drafts
        };
        let cases = self.with_store(prepare).await;
        let application = |(at, case)| Application {
            case,
            writer: at / DRAFTS_EACH as usize,
            address: "宁波市海曙区和义路 1 号".to_owned(),
            is_handed_in: false,
            lost: None,
        };
        cases.into_iter().enumerate().map(application).collect()
    }

    /// Everything acknowledged is there, once; what was under way is there once or not at all.
    pub(crate) async fn check(&self, writers: &[Writer], applications: &[Application]) {
        let check = async |store: &Store| {
            for application in applications {
                check(store, &writers[application.writer].actor, application).await;
            }
        };
        self.with_store(check).await;
    }

    pub(crate) async fn check_audit(&self) {
        let verify = async |store: &Store| {
            let report = audit::verify(store.database(), &store.keys().signer().public_key())
                .await
                .unwrap();
            assert_eq!(report.fault, None);
        };
        self.with_store(verify).await;
    }
}

/// An applicant who signed in with a code from a letter.
async fn writer(store: &Store, email: &str) -> Writer {
    let browser = Browser {
        known: None,
        name: "Test",
    };
    let person = Person {
        email,
        name: None,
        password: None,
        language: Language::Zh,
    };
    let actor = people::new_applicant(store, person).await;
    let step = sign_in::begin_with_code(store, Contact::parse(email).unwrap(), Language::Zh)
        .await
        .unwrap();
    let letter = &outbox::newest(store, 1).await.unwrap()[0];
    let mut numbers = letter.body.split(|letter: char| !letter.is_ascii_digit());
    let code = numbers.find(|digits| digits.len() == 6).expect("a code");
    match sign_in::finish(store, &step.token, code, browser).await.unwrap() {
        Finish::Done(sign_in::Outcome::In(opened)) => Writer {
            actor,
            token: opened.token,
        },
        refused => panic!("{refused:?}"),
    }
}

/// Drafts of the round before would fill the number that one may have open.
async fn discard_drafts(store: &Store, actor: &Actor) {
    for line in forex::own_cases(store, actor).await.unwrap() {
        if line.status == domain::forex::Status::Draft {
            forex::discard(store, actor, line.case).await.unwrap();
        }
    }
}

async fn check(store: &Store, actor: &Actor, application: &Application) {
    let traces = Traces::of(store, application.case).await;
    match (application.is_handed_in, &application.lost) {
        (true, _) => assert_eq!(traces, Traces::ONCE, "lost or doubled: {application:?}"),
        (false, Some(Form::Submission { .. })) if traces == Traces::ONCE => {}
        _ => assert_eq!(traces, Traces::NONE, "half-done: {application:?}"),
    }
    let contact = if traces == Traces::ONCE {
        assert!(
            forex::receipts(store, actor, application.case)
                .await
                .is_ok_and(|all| all.len() == 1),
            "no receipt: {application:?}"
        );
        let mut view = forex::applicant_view(store, actor, application.case)
            .await
            .unwrap();
        view.answers.remove("contact").unwrap()
    } else {
        forex::load_draft(store, actor, application.case)
            .await
            .unwrap()
            .draft
            .page("contact")
    };
    let address = contact.text("address");
    let was_under_way = application.lost == Some(Form::Address(address.to_owned()));
    assert!(
        address == application.address || was_under_way,
        "{address} instead of {application:?}"
    );
}
