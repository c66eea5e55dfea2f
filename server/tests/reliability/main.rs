//! `kill -9` while applications are handed in: what was acknowledged is there, once, and nothing is half-done.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use domain::access::Actor;
use domain::identity::Language;
use domain::ids::CaseId;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use server::config::Config;
use server::install;
use store::identity::{Browser, Contact, Finish, sign_in};
use store::plumbing::outbox;
use store::testing::forex::{self as applications, Applying};
use store::testing::identity::{self as people, Person};
use store::testing::traces::Traces;
use store::{Store, audit, forex};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

const ROUNDS: u32 = 10;
const WRITERS: usize = 4;
const DRAFTS_EACH: u32 = 4;
/// When, in milliseconds after the first form, the server is killed.
const KILLED_AFTER: std::ops::Range<u64> = 20..250;
const NAME: &str = "林晓雯";
const BRANCH: &str = "haishu";

/// The kills come at the same moments in every run; what they meet differs.
const SEED: u64 = 20_261_123;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_a_kill() {
    let place = Place::new();
    let writers = place.open_for_writers().await;
    let mut chance = StdRng::seed_from_u64(SEED);
    let (mut kept, mut lost) = (Vec::new(), 0);
    for round in 0..ROUNDS {
        let drafts = place.prepare(&writers, round).await;
        let mut server = Server::start(&place);
        let killed_after = Duration::from_millis(chance.random_range(KILLED_AFTER));
        let mut written = server.write_until_killed(&writers, drafts, killed_after).await;
        place.check(&writers, &written).await;
        lost += written
            .iter()
            .filter(|application| application.lost.is_some())
            .count();
        server = Server::start(&place);
        for application in &mut written {
            server.send_lost_form_again(&writers, application).await;
        }
        drop(server);
        place.check(&writers, &written).await;
        kept.extend(written.into_iter().filter(|application| application.is_handed_in));
    }
    place.check(&writers, &kept).await;
    place.check_audit().await;
    let handed_in = kept.len();
    println!("{handed_in} submissions acknowledged, {lost} forms without an answer");
    assert!(
        handed_in > 0 && lost > 0,
        "the kills came too early or too late: {handed_in} handed in, {lost} lost"
    );
}

/// Somebody who writes from a browser of their own.
struct Writer {
    actor: Actor,
    token: String,
}

/// One application as its writer knows it.
#[derive(Debug)]
struct Application {
    case: CaseId,
    writer: usize,
    /// The newest address whose saving was acknowledged.
    address: String,
    /// The submission was acknowledged.
    is_handed_in: bool,
    /// The form whose answer never came.
    lost: Option<Form>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Address(String),
    Submission { key: String },
}

impl Application {
    /// Two saves of a page, then the submission.
    fn forms(&self) -> [Form; 3] {
        let address = |number| Form::Address(format!("宁波市江北区槐花巷 {number} 号"));
        [
            address(1),
            address(2),
            Form::Submission {
                key: uuid::Uuid::new_v4().to_string(),
            },
        ]
    }

    fn path(&self, form: &Form) -> String {
        let page = match form {
            Form::Address(_) => "pages/contact",
            Form::Submission { .. } => "submit",
        };
        format!("/forex/applications/{}/{page}", self.case)
    }

    fn acknowledged(&mut self, form: Form) {
        self.lost = None;
        match form {
            Form::Address(address) => self.address = address,
            Form::Submission { .. } => self.is_handed_in = true,
        }
    }
}

impl Form {
    fn body(&self) -> String {
        let fields: Vec<(&str, &str)> = match self {
            Self::Address(address) => vec![
                ("mobile", "13800000001"),
                ("address", address),
                ("tax_residency", "china_only"),
                ("version", "1"),
            ],
            Self::Submission { key } => vec![("form_key", key), ("signature", NAME), ("act", "submit")],
        };
        serde_urlencoded::to_string(fields).unwrap()
    }
}

/// A data folder, and what a server needs besides.
struct Place {
    folder: TempDir,
    config: Config,
}

impl Place {
    fn new() -> Self {
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

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The installation while no server has it open: a kill must leave the file alone to be mended.
    async fn with_store<T>(&self, work: impl AsyncFnOnce(&Store) -> T) -> T {
        let store = install::open(&self.config).await.unwrap();
        let done = work(&store).await;
        store.database().clone().close().await.unwrap();
        done
    }

    async fn open_for_writers(&self) -> Vec<Writer> {
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
    async fn prepare(&self, writers: &[Writer], round: u32) -> Vec<Application> {
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
    async fn check(&self, writers: &[Writer], applications: &[Application]) {
        let check = async |store: &Store| {
            for application in applications {
                check(store, &writers[application.writer].actor, application).await;
            }
        };
        self.with_store(check).await;
    }

    async fn check_audit(&self) {
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
        Finish::Done(opened) => Writer {
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
            forex::receipt(store, actor, application.case).await.is_ok(),
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

/// The real program, as its own process.
struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts it, and waits until it says that it serves.
    fn start(place: &Place) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_yongyitong"))
            .args(["serve", "--limits", "false", "--address", &address.to_string()])
            .arg("--site")
            .arg(&place.config.site)
            .arg("--data")
            .arg(&place.config.data)
            .env_clear()
            // That there is no mail server is no news.
            .env("YONGYITONG_LOG", "warn,server::jobs::outbox=off")
            .current_dir(place.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let serves = said
            .lines()
            .map_while(Result::ok)
            .any(|line| line.contains("serves"));
        assert!(serves, "the server does not start");
        Self { process, address }
    }

    /// All writers at once, until the server is gone.
    async fn write_until_killed(
        mut self,
        writers: &[Writer],
        drafts: Vec<Application>,
        killed_after: Duration,
    ) -> Vec<Application> {
        let mut by_writer: Vec<Vec<Application>> = writers.iter().map(|_| Vec::new()).collect();
        for draft in drafts {
            by_writer[draft.writer].push(draft);
        }
        let mut writing = JoinSet::new();
        for (writer, applications) in writers.iter().zip(by_writer) {
            writing.spawn(write(self.address, writer.token.clone(), applications));
        }
        tokio::time::sleep(killed_after).await;
        self.kill();
        writing.join_all().await.into_iter().flatten().collect()
    }

    /// As a person does who got no answer.
    async fn send_lost_form_again(&self, writers: &[Writer], application: &mut Application) {
        let Some(form) = application.lost.clone() else {
            return;
        };
        let token = &writers[application.writer].token;
        let answered = post(self.address, token, &application.path(&form), &form.body()).await;
        assert!(answered, "{application:?}");
        application.acknowledged(form);
    }

    /// With SIGKILL.
    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends one form after the other until no answer comes.
async fn write(address: SocketAddr, token: String, mut applications: Vec<Application>) -> Vec<Application> {
    for application in &mut applications {
        for form in application.forms() {
            application.lost = Some(form.clone());
            if !post(address, &token, &application.path(&form), &form.body()).await {
                return applications;
            }
            application.acknowledged(form);
        }
    }
    applications
}

/// Posts a form; whether it was acknowledged. Any other answer than "done, go on there" is a failure of the test.
async fn post(address: SocketAddr, token: &str, path: &str, body: &str) -> bool {
    let mut request = String::new();
    write!(
        request,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nCookie: sid={token}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = Vec::new();
    let Ok(mut stream) = TcpStream::connect(address).await else {
        return false;
    };
    let sent = stream.write_all(request.as_bytes()).await.is_ok();
    // What came before the connection broke counts, if it is whole.
    let _came = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer);
    let is_whole = sent && answer.contains("\r\n\r\n");
    assert!(
        !is_whole || answer.starts_with("HTTP/1.1 303"),
        "{path} {body}: {answer}"
    );
    is_whole
}
