//! A site of its own for each test: nine o'clock on a Monday morning, one bank, nobody signed in.

use std::path::PathBuf;
use std::sync::Arc;

use app::site::{Assets, Parts, Site};
use axum::Router;
use axum::http::StatusCode;
use domain::access::Actor;
use domain::forex::ApplicantKind;
use domain::identifier::Email;
use domain::identity::{Language, OrganisationKind, Role};
use domain::ids::{CaseId, OrganisationId};
use server::documents::Intake;
use server::middleware::{Limits, Reception};
use server::router::{Folders, router};
use server::upload::{AT_ONCE, Inspector, PATIENCE};
use store::identity::invitation::{self, Invite, Invited};
use store::identity::organisation::NewOrganisation;
use store::plumbing::outbox;
use store::testing::forex::Applying;
use store::testing::identity::{self as people, Person};
use store::testing::{TestDatabase, TestStore, forex};
use tempfile::TempDir;

use crate::Browser;

pub(crate) const PUBLIC_URL: &str = "http://ours.example";
pub(crate) const PASSWORD: &str = "four bridges over the Yong";
pub(crate) const BRANCH: &str = "haishu";

/// A site with everything around it.
pub(crate) struct World {
    pub(crate) store: TestStore,
    pub(crate) site: Site,
    pub(crate) router: Router,
    bank: OrganisationId,
    _data: TempDir,
}

/// Somebody who is signed in.
pub(crate) struct Visitor {
    pub(crate) browser: Browser,
    pub(crate) actor: Actor,
    pub(crate) email: String,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(false, None).await
    }

    /// A site that counts requests.
    pub(crate) async fn limited(limits: Arc<Limits>) -> Self {
        Self::with(false, Some(limits)).await
    }

    pub(crate) async fn demonstration() -> Self {
        Self::with(true, None).await
    }

    async fn with(demonstration: bool, limits: Option<Arc<Limits>>) -> Self {
        let store = TestStore::new(TestDatabase::sqlite().await);
        let assets = Assets {
            css: "/pkg/a.css".into(),
            favicon: "/pkg/a.svg".into(),
            start: "/pkg/a.js".into(),
        };
        let site = Site::new(Parts {
            store: (*store).clone(),
            assets,
            demonstration,
            public_url: PUBLIC_URL.to_owned(),
        });
        let data = TempDir::new().unwrap();
        let folders = Folders {
            site: PathBuf::from("style"),
            data: data.path().to_owned(),
        };
        let reception = Reception {
            limits,
            ..Reception::new(site.clone())
        };
        let router = router(reception, folders, intake());
        let bank = people::bank(&store, "sanjiang").await;
        people::branch(&store, bank, BRANCH).await;
        Self {
            store,
            site,
            router,
            bank,
            _data: data,
        }
    }

    pub(crate) fn stranger(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    pub(crate) async fn applicant(&self) -> Visitor {
        let email = self.some_email();
        let actor = people::new_applicant(&self.store, person(&email, None)).await;
        let browser = self.sign_in(&email).await;
        Visitor {
            browser,
            actor,
            email,
        }
    }

    /// An officer of the bank with all its roles.
    pub(crate) async fn officer(&self) -> Visitor {
        self.staff(
            self.bank,
            &[Role::BankMaker, Role::BankChecker, Role::BankSupervisor],
        )
        .await
    }

    /// An officer of the bank with one role alone.
    pub(crate) async fn officer_as(&self, role: Role) -> Visitor {
        self.staff(self.bank, &[role]).await
    }

    /// An officer of another bank.
    pub(crate) async fn other_officer(&self) -> Visitor {
        let other = people::bank(&self.store, "yuehu").await;
        self.staff(other, &[Role::BankMaker, Role::BankChecker, Role::BankSupervisor])
            .await
    }

    /// Who runs the installation.
    pub(crate) async fn administrator(&self) -> Visitor {
        let office = people::add(&self.store, office()).await;
        self.staff(office, &[Role::Admin]).await
    }

    /// Who reads the audit trail and nothing else.
    pub(crate) async fn auditor(&self) -> Visitor {
        let office = people::add(
            &self.store,
            NewOrganisation {
                code: "auditors".to_owned(),
                ..office()
            },
        );
        self.staff(office.await, &[Role::Auditor]).await
    }

    /// The bank at which officers work.
    pub(crate) fn bank(&self) -> OrganisationId {
        self.bank
    }

    async fn staff(&self, organisation: OrganisationId, roles: &[Role]) -> Visitor {
        let email = self.some_email();
        let actor = people::new_staff(&self.store, organisation, roles, person(&email, Some("王经办"))).await;
        let mut browser = self.stranger();
        let next = browser
            .post("/sign-in", &[("contact", &email), ("password", PASSWORD)])
            .await;
        let code = people::current_code(&self.store, actor.account).await;
        let done = browser.post(next.location(), &[("factor", &code)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        Visitor {
            browser,
            actor,
            email,
        }
    }

    /// Signs a member of the public in on a new browser, with the code that arrives.
    pub(crate) async fn sign_in(&self, email: &str) -> Browser {
        let mut browser = self.stranger();
        let next = browser
            .post("/sign-in", &[("contact", email), ("password", PASSWORD)])
            .await;
        let code = self.newest_code().await;
        let done = browser.post(next.location(), &[("code", &code)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        browser
    }

    /// The code in the letter that was written last.
    pub(crate) async fn newest_code(&self) -> String {
        let letters = outbox::newest(&self.store, 1).await.unwrap();
        let mut numbers = letters[0].body.split(|letter: char| !letter.is_ascii_digit());
        numbers
            .find(|digits| digits.len() == 6)
            .expect("a code in the letter")
            .to_owned()
    }

    /// The path of an invitation to work at the bank.
    pub(crate) async fn invitation(&self, email: &str) -> String {
        let invite = Invite {
            organisation: self.bank,
            roles: vec![Role::BankMaker],
            email: Email::parse(email).unwrap(),
            language: Language::Zh,
        };
        match invitation::invite(&self.store, None, invite, "").await.unwrap() {
            Invited::Sent { link } => link,
            other => panic!("no invitation: {other:?}"),
        }
    }

    /// Everything filled in by this applicant, and not handed in.
    pub(crate) async fn complete_draft(&self, applicant: &Actor) -> CaseId {
        self.complete_draft_as(applicant, ApplicantKind::Individual).await
    }

    /// Everything filled in for such an applicant, and not handed in.
    pub(crate) async fn complete_draft_as(&self, applicant: &Actor, kind: ApplicantKind) -> CaseId {
        let applying = Applying {
            name: "王小明",
            branch: BRANCH,
            number: 7,
        };
        forex::draft_as(&self.store, applicant, kind, &applying).await
    }

    /// A submitted case of this applicant.
    pub(crate) async fn submitted_case(&self, applicant: &Actor) -> CaseId {
        forex::submitted_case(&self.store, applicant, BRANCH).await
    }

    fn some_email(&self) -> String {
        format!("somebody-{}@example.com", self.store.new_uuid().simple())
    }
}

/// Files are looked into by children of the program under test.
pub(crate) fn intake() -> Intake {
    Intake::new(Inspector::new(
        env!("CARGO_BIN_EXE_yongyitong").into(),
        PATIENCE,
        AT_ONCE,
    ))
}

fn person<'a>(email: &'a str, name: Option<&'a str>) -> Person<'a> {
    Person {
        email,
        name,
        password: Some(PASSWORD),
        language: Language::Zh,
    }
}

fn office() -> NewOrganisation {
    NewOrganisation {
        kind: OrganisationKind::Operator,
        parent: None,
        code: "operator".to_owned(),
        name_zh: "运行中心".to_owned(),
        name_en: "Operations".to_owned(),
        district: None,
        address_zh: String::new(),
        address_en: String::new(),
        bic: None,
        phone: None,
    }
}
