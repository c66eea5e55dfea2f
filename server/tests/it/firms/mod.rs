//! Firms in the browser: registering one, and to whom its doors open.

mod confirmation;
mod invitations;
mod members;
mod profile;

use axum::http::{Method, StatusCode};
use domain::identity::Role;
use store::plumbing::outbox;

use crate::bad_forms::{bad, refuses};
use crate::walk::{ABSENT, all_doors, filled, knock};
use crate::world::Visitor;
use crate::{Answer, Browser, World};

const USCC: &str = "91330200TEXT000170";
const NAME: &str = "宁波三江跨境贸易有限公司";

/// A firm with an owner, a handler and a confirmer, each in a browser of their own.
pub(crate) struct Firm {
    pub(crate) world: World,
    /// Its path.
    pub(crate) path: String,
    pub(crate) owner: Visitor,
    pub(crate) handler: Visitor,
    pub(crate) confirmer: Visitor,
}

impl Firm {
    pub(crate) async fn new() -> Self {
        let world = World::new().await;
        let [mut owner, handler, confirmer] = [
            world.applicant().await,
            world.applicant().await,
            world.applicant().await,
        ];
        let made = owner
            .browser
            .post("/account/firms/new", &registration(&key(&world)))
            .await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let path = made.location().to_owned();
        let mut firm = Self {
            world,
            path,
            owner,
            handler,
            confirmer,
        };
        for (role, name) in [("firm_handler", "吴晓敏"), ("firm_confirmer", "蒋立群")] {
            let email = firm.by(role).email.clone();
            let link = firm.invited(&email, role).await;
            let join = format!("{link}/join");
            let joined = firm.by(role).browser.post(&join, &[("own_name", name)]).await;
            assert_eq!(joined.location(), firm.path, "{}", joined.body);
        }
        firm
    }

    fn by(&mut self, role: &str) -> &mut Visitor {
        match role {
            "firm_handler" => &mut self.handler,
            "firm_confirmer" => &mut self.confirmer,
            _ => &mut self.owner,
        }
    }

    /// The path of the link in the letter with which the owner invites.
    async fn invited(&mut self, email: &str, role: &str) -> String {
        let (path, key) = (format!("{}/invite", self.path), key(&self.world));
        let form = [
            ("email", email),
            ("roles", role),
            ("language", "zh"),
            ("form_key", &key),
        ];
        let sent = self.owner.browser.post(&path, &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        newest_link(&self.world).await
    }

    fn member(&self, member: &Visitor) -> String {
        format!("{}/members/{}", self.path, member.actor.account)
    }

    /// What the owner does with a member who was seen in a role.
    async fn act(&mut self, member: &str, act: &str, seen: &str, more: &[(&str, &str)]) -> Answer {
        let (path, key) = (format!("{member}/{act}"), key(&self.world));
        let form = [&[("seen", seen), ("form_key", key.as_str())], more].concat();
        self.owner.browser.post(&path, &form).await
    }

    fn organisation(&self) -> String {
        self.path.rsplit('/').next().unwrap().to_owned()
    }
}

/// The page to which an act leads, which says that it was done.
fn told(path: &str, what: &str) -> String {
    format!("{path}?told={what}")
}

pub(crate) fn key(world: &World) -> String {
    world.store.new_uuid().simple().to_string()
}

fn registration(key: &str) -> [(&'static str, &str); 4] {
    [
        ("uscc", USCC),
        ("licence_name", NAME),
        ("own_name", "王晓明"),
        ("form_key", key),
    ]
}

async fn newest_link(world: &World) -> String {
    let letters = outbox::newest(&world.store, 1).await.unwrap();
    let after = letters[0]
        .body
        .split("link=http://ours.example")
        .nth(1)
        .expect("a link");
    after.split_whitespace().next().unwrap().to_owned()
}

async fn status(browser: &mut Browser, path: &str) -> u16 {
    browser.get(path).await.status.as_u16()
}

#[tokio::test]
async fn a_firm_is_registered_once_and_shows_its_members_and_invitations() {
    let mut firm = Firm::new().await;
    let path = firm.path.clone();
    let page = firm.owner.browser.get(&path).await;
    for shown in [NAME, USCC, "吴晓敏", "蒋立群", "企业管理员", "还没填写"] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    assert!(
        firm.owner
            .browser
            .get("/account/firms")
            .await
            .body
            .contains(&path)
    );
    firm.invited("new@example.com", "firm_handler").await;
    let page = firm.owner.browser.get(&path).await;
    assert!(
        page.body.contains("new@example.com") && page.body.contains("撤回邀请"),
        "{}",
        page.body
    );
    let others = firm.handler.browser.get(&path).await;
    assert!(
        !others.body.contains("new@example.com"),
        "only owners see who was invited"
    );

    let mut stranger = firm.world.applicant().await.browser;
    let key = key(&firm.world);
    let taken = [bad(
        &registration(&key)[..3],
        "uscc",
        ["统一社会信用代码", "credit code"],
    )];
    let hidden = [("form_key", key.as_str())];
    refuses(
        &mut stranger,
        &Method::POST,
        "/account/firms/new",
        &hidden,
        &taken,
    )
    .await;
}

#[tokio::test]
async fn a_credit_code_that_cannot_be_one_is_refused() {
    let world = World::new().await;
    let mut browser = world.applicant().await.browser;
    let code = ["统一社会信用代码", "credit code"];
    let mut forms = Vec::new();
    for wrong in [
        "",
        "91330200TEXT00017A",
        "91330020TEXT000170",
        "91330200IEXT000170",
        "91330200TEXT00017",
        "12330200TEXT00068D",
    ] {
        forms.push(bad(
            &[("uscc", wrong), ("licence_name", NAME), ("own_name", "王晓明")],
            "uscc",
            code,
        ));
    }
    forms.push(bad(
        &[("uscc", USCC), ("licence_name", ""), ("own_name", "王晓明")],
        "licence_name",
        ["企业名称", "name of the firm"],
    ));
    forms.push(bad(
        &[("uscc", USCC), ("licence_name", NAME), ("own_name", "王")],
        "own_name",
        ["姓名", "name"],
    ));
    let key = key(&world);
    refuses(
        &mut browser,
        &Method::POST,
        "/account/firms/new",
        &[("form_key", &key)],
        &forms,
    )
    .await;
}

/// Which pages of a firm open to whom; owners alone manage, and to strangers nothing is there.
#[tokio::test]
async fn each_role_has_its_doors() {
    let mut firm = Firm::new().await;
    let mut stranger = firm.world.applicant().await.browser;
    let own = [
        firm.member(&firm.owner),
        firm.member(&firm.handler),
        firm.member(&firm.confirmer),
    ];
    let path = |end: &str| format!("{}{end}", firm.path);
    let doors = [
        (path(""), [200, 200, 200, 404]),
        (path("/invite"), [200, 404, 404, 404]),
        (own[0].clone(), [200, 404, 404, 404]),
        (own[1].clone(), [200, 200, 404, 404]),
        (own[2].clone(), [200, 404, 200, 404]),
        (path("/profile"), [200, 200, 200, 404]),
        (path("/profile/edit"), [200, 200, 404, 404]),
    ];
    for (path, expected) in doors {
        let found = [
            status(&mut firm.owner.browser, &path).await,
            status(&mut firm.handler.browser, &path).await,
            status(&mut firm.confirmer.browser, &path).await,
            status(&mut stranger, &path).await,
        ];
        assert_eq!(found, expected, "{path}");
    }
}

/// A firm of others answers byte for byte like one that does not exist.
#[tokio::test]
async fn a_firm_of_others_is_like_none() {
    let firm = Firm::new().await;
    let id = firm.organisation();
    let mut foreigners = [
        firm.world.stranger(),
        firm.world.applicant().await.browser,
        firm.world.officer().await.browser,
    ];
    for (method, path) in all_doors()
        .into_iter()
        .filter(|(_, path)| path.contains("{firm}"))
    {
        for (place, foreigner) in foreigners.iter_mut().enumerate() {
            let there = knock(foreigner, &method, &filled(path, &id)).await;
            let absent = knock(foreigner, &method, &filled(path, ABSENT)).await;
            assert_eq!(there.status, absent.status, "{method} {path} by {place}");
            assert_eq!(
                there.body.replace(&id, ""),
                absent.body.replace(ABSENT, ""),
                "{method} {path} by {place}"
            );
            assert!(!there.status.is_success(), "{method} {path} by {place}");
        }
    }
}

/// The roles of staff belong to their banks.
#[tokio::test]
async fn an_officer_has_no_firms() {
    let world = World::new().await;
    let mut officer = world.officer_as(Role::BankMaker).await.browser;
    for path in ["/account/firms", "/account/firms/new"] {
        assert_eq!(status(&mut officer, path).await, 404, "{path}");
    }
    assert!(!officer.get("/account").await.body.contains("/account/firms"));
}
