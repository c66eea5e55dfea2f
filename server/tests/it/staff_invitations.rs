//! Open invitations on the page of their organisation: withdrawn with a reason, sent again, and what their links say then.

use axum::http::Method;
use domain::identity::OrganisationKind;
use store::identity::organisation::NewOrganisation;
use store::plumbing::outbox;
use store::testing::identity as people;

use crate::bad_forms::{bad, refuses};
use crate::{Answer, World};

fn hidden(page: &Answer, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.body.split_once(&mark).expect("the control");
    rest.split_once('"').expect("its end").0.to_owned()
}

/// The address of the only invitation on the page.
fn invitation(page: &Answer) -> String {
    let mut links = page.body.split('"').filter(|part| part.ends_with("/withdraw"));
    let link = links
        .next()
        .unwrap_or_else(|| panic!("no invitation: {}", page.body));
    link.trim_end_matches("/withdraw").to_owned()
}

#[tokio::test]
async fn an_invitation_is_withdrawn_with_a_reason_and_its_link_explains() {
    let world = World::new().await;
    let link = world.invitation("zhao@example.com").await;
    let mut browser = world.administrator().await.browser;
    let path = format!("/admin/organisations/{}", world.bank());
    let page = browser.get(&path).await;
    assert!(
        page.body.contains("z***@example.com") && page.body.contains("邀请，链接到"),
        "{}",
        page.body
    );
    let way = format!("{}/withdraw", invitation(&page));
    let key = hidden(&browser.get(&way).await, "form_key");
    let none = [bad(&[], "withdraw_reason", ["撤回的原因", "Reason"])];
    refuses(&mut browser, &Method::POST, &way, &[("form_key", &key)], &none).await;
    let form = [("withdraw_reason", "wrong_address"), ("form_key", key.as_str())];
    for _ in 0..2 {
        let done = browser.post(&way, &form).await;
        assert_eq!(
            done.location(),
            format!("{path}?told=staff_invitation_withdrawn"),
            "{}",
            done.body
        );
    }
    assert!(!browser.get(&path).await.body.contains("z***@example.com"));
    assert_eq!(browser.get(&way).await.status, 409, "from the page as it was");
    let mut invited = world.stranger();
    let gone = invited.get(&link).await;
    assert!(
        gone.status == 404 && gone.body.contains("这个邀请已撤回"),
        "{}",
        gone.body
    );
    let form = [("name", "赵经办"), ("password", "four bridges over the Yong")];
    let late = invited.post(&link, &form).await;
    assert!(
        late.status == 404 && late.body.contains("这个邀请已撤回"),
        "{}",
        late.body
    );
    let never = invited.get("/invitation/nobody").await;
    assert!(!never.body.contains("已撤回</h1>"), "{}", never.body);
}

#[tokio::test]
async fn an_invitation_is_sent_again_with_another_link() {
    let world = World::new().await;
    let old = world.invitation("zhao@example.com").await;
    let mut browser = world.administrator().await.browser;
    let path = format!("/admin/organisations/{}", world.bank());
    let page = browser.get(&path).await;
    let way = format!("{}/again", invitation(&page));
    let key = hidden(&page, "form_key");
    for _ in 0..2 {
        let done = browser.post(&way, &[("form_key", &key)]).await;
        assert_eq!(
            done.location(),
            format!("{path}?told=staff_invitation_sent"),
            "{}",
            done.body
        );
    }
    assert_eq!(browser.get(&way).await.location(), path, "by its address");
    let letters = outbox::newest(&world.store, 10).await.unwrap();
    let links: Vec<&str> = letters
        .iter()
        .filter(|letter| letter.to == "zhao@example.com")
        .filter_map(|letter| letter.body.split("/invitation/").nth(1))
        .collect();
    assert_eq!(links.len(), 2, "the first, and one more");
    let mut invited = world.stranger();
    assert_eq!(invited.get(&old).await.status, 404);
    let token = links[0].lines().next().unwrap();
    assert_eq!(invited.get(&format!("/invitation/{token}")).await.status, 200);
}

#[tokio::test]
async fn firms_stand_apart_in_the_list_of_organisations() {
    let world = World::new().await;
    let shop = NewOrganisation {
        kind: OrganisationKind::Firm,
        parent: None,
        code: "shop".to_owned(),
        name_zh: "某某电子商务有限公司".to_owned(),
        name_en: "Example Trading".to_owned(),
        district: None,
        address_zh: String::new(),
        address_en: String::new(),
        bic: None,
        phone: None,
    };
    people::add(&world.store, shop).await;
    let firm = "<code>shop</code>";
    let mut browser = world.administrator().await.browser;
    let all = browser.get("/admin/organisations").await;
    assert!(
        all.body.contains("<code>sanjiang</code>") && all.body.contains("全部，不含企业"),
        "{}",
        all.body
    );
    assert!(!all.body.contains(firm), "{}", all.body);
    let firms = browser.get("/admin/organisations?kind=firm").await;
    assert!(
        firms.body.contains(firm) && !firms.body.contains("<code>sanjiang</code>"),
        "{}",
        firms.body
    );
}

#[tokio::test]
async fn pages_of_administration_lead_back() {
    let world = World::new().await;
    let visitor = world.administrator().await;
    let mut browser = visitor.browser;
    for (path, back) in [
        (
            format!("/admin/organisations/{}", world.bank()),
            "/admin/organisations",
        ),
        (
            format!("/admin/people/{}", visitor.actor.account),
            "/admin/people",
        ),
    ] {
        let page = browser.get(&path).await;
        let (_, main) = page.body.split_once("<main").expect("the page");
        let link = main.split("class=\"back\"").next().expect("a link back");
        assert!(
            link.len() < main.len() && main.contains(&format!("href=\"{back}\"")),
            "{path}"
        );
    }
}
