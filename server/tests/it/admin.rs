//! Organisations and people at an administrator's pages.

use axum::http::Method;
use domain::identity::Role;
use store::plumbing::outbox;

use crate::bad_forms::{bad, refuses};
use crate::markup::Markup;
use crate::{Answer, World};

/// What a hidden control of a page holds.
fn hidden(page: &Answer, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.body.split_once(&mark).expect("the control");
    rest.split_once('"').expect("its end").0.to_owned()
}

const BANK: [(&str, &str); 5] = [
    ("kind", "bank"),
    ("code", "yuehu"),
    ("name_zh", "月湖银行"),
    ("name_en", "Yuehu Bank"),
    ("bic", "YHNBCNB1"),
];

/// The bank with one field changed.
fn bank_with<'a>(field: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    let others = BANK.iter().copied().filter(|(name, _)| *name != field);
    others.chain([(field, text)]).collect()
}

#[tokio::test]
async fn an_organisation_is_added_once_and_what_is_wrong_is_said_at_its_field() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    let path = "/admin/organisations/new";
    let page = browser.get(path).await;
    let key = hidden(&page, "form_key");
    let wrong = [
        (bank_with("code", "y"), "code", ["代码", "code"]),
        (bank_with("code", "月湖"), "code", ["代码", "code"]),
        (bank_with("code", "sanjiang"), "code", ["代码", "code"]),
        (
            bank_with("name_zh", ""),
            "name_zh",
            ["中文名称", "Name in Chinese"],
        ),
        (
            bank_with("district", "3302"),
            "district",
            ["区县代码", "district code"],
        ),
        (bank_with("bic", "SHORT"), "bic", ["BIC", "BIC"]),
        (bank_with("kind", "zone_office"), "bic", ["BIC", "BIC"]),
        (bank_with("kind", ""), "kind", ["类别", "Kind"]),
        (
            vec![
                ("kind", "firm"),
                ("parent", "sanjiang"),
                ("code", "shop"),
                ("name_zh", "店"),
                ("name_en", "Shop"),
            ],
            "parent",
            ["所属银行", "Bank it belongs to"],
        ),
    ];
    let wrong = wrong.map(|(form, field, names)| bad(&form, field, names));
    refuses(&mut browser, &Method::POST, path, &[("form_key", &key)], &wrong).await;

    let form: Vec<_> = BANK.into_iter().chain([("form_key", key.as_str())]).collect();
    let added = browser.post(path, &form).await;
    assert_eq!(added.status, 303, "{}", added.body);
    let again = browser.post(path, &form).await;
    assert_eq!(again.location(), added.location(), "the same form adds one");
    let page = browser.get(added.location()).await;
    assert!(
        page.body.contains("Yuehu Bank") && page.body.contains("YHNBCNB1"),
        "{}",
        page.body
    );
    let list = browser.get("/admin/organisations?kind=bank").await;
    assert_eq!(list.body.matches("<code>yuehu</code>").count(), 1);
}

#[tokio::test]
async fn an_organisation_is_changed_closed_and_opened_again() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    let path = format!("/admin/organisations/{}", world.bank());
    let edit = browser.get(&format!("{path}/edit")).await;
    let seen = hidden(&edit, "seen");
    let names = [
        ("name_zh", "三江口银行"),
        ("name_en", "Sanjiangkou Bank"),
        ("seen", &seen),
    ];
    let changed = browser.post(&format!("{path}/edit"), &names).await;
    assert_eq!(changed.location(), format!("{path}?done=changed"));
    let twice = browser.post(&format!("{path}/edit"), &names).await;
    assert_eq!(twice.status, 303, "a double click");
    let other = [("name_zh", "另一家"), ("name_en", "Another"), ("seen", &seen)];
    let late = browser.post(&format!("{path}/edit"), &other).await;
    assert_eq!(late.status, 409, "somebody changed it meanwhile");

    let ask = browser.get(&format!("{path}/close")).await;
    let seen = hidden(&ask, "seen");
    let closed = browser.post(&format!("{path}/close"), &[("seen", &seen)]).await;
    assert_eq!(
        closed.location(),
        format!("{path}?done=closed"),
        "{}",
        closed.body
    );
    let page = browser.get(closed.location()).await;
    assert!(
        page.body.contains("已停用") && !page.body.contains(&format!("{path}/invite")),
        "{}",
        page.body
    );
    assert_eq!(browser.get(&format!("{path}/invite")).await.status, 409);
    let ask = browser.get(&format!("{path}/close")).await;
    let seen = hidden(&ask, "seen");
    let opened = browser.post(&format!("{path}/close"), &[("seen", &seen)]).await;
    assert_eq!(opened.location(), format!("{path}?done=reopened"));
}

#[tokio::test]
async fn staff_are_invited_to_the_roles_of_their_organisation() {
    let world = World::new().await;
    let applicant = world.applicant().await;
    let mut browser = world.administrator().await.browser;
    let path = format!("/admin/organisations/{}/invite", world.bank());
    let page = browser.get(&path).await;
    let key = hidden(&page, "form_key");
    let form = |email| vec![("email", email), ("roles", "bank_maker"), ("language", "en")];
    let wrong = [
        bad(&form("zhao"), "email", ["邮箱", "e-mail"]),
        bad(&form(&applicant.email), "email", ["邮箱", "address"]),
        bad(
            &[("email", "zhao@example.com"), ("language", "en")],
            "roles",
            ["岗位", "Roles"],
        ),
    ];
    refuses(&mut browser, &Method::POST, &path, &[("form_key", &key)], &wrong).await;

    let mut form = form("zhao@example.com");
    form.push(("form_key", &key));
    let sent = browser.post(&path, &form).await;
    assert!(sent.location().ends_with("?done=invited"), "{}", sent.body);
    browser.post(&path, &form).await;
    let letters = outbox::newest(&world.store, 10).await.unwrap();
    let invitations = letters.iter().filter(|letter| letter.to == "zhao@example.com");
    assert_eq!(invitations.count(), 1, "a double click sends one letter");
    assert!(letters[0].body.contains("/invitation/"), "{}", letters[0].body);
    let page = browser.get(sent.location()).await;
    assert!(
        page.body.contains("z***@example.com"),
        "it waits, masked: {}",
        page.body
    );
}

#[tokio::test]
async fn an_account_is_found_by_its_whole_address_and_shown_masked() {
    let world = World::new().await;
    let applicant = world.applicant().await;
    let mut browser = world.administrator().await.browser;
    for (typed, field) in [
        ("", "contact"),
        ("somebody", "contact"),
        ("nobody@example.com", "contact"),
    ] {
        let answer = browser.post("/admin/people", &[("contact", typed)]).await;
        let page = Markup::of(&answer);
        assert_eq!(answer.status, 422, "{typed}");
        assert_eq!(page.summary()[0].0, field);
        assert!(page.holds("contact", typed) && page.at_field("contact").is_some());
    }
    let found = browser
        .post("/admin/people", &[("contact", &applicant.email)])
        .await;
    assert_eq!(
        found.location(),
        format!("/admin/people/{}", applicant.actor.account)
    );
    let page = browser.get(found.location()).await;
    assert_eq!(page.status, 200);
    assert!(
        !page.body.contains(&applicant.email) && page.body.contains("***@example.com"),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn a_locked_officer_is_out_at_once_and_is_told() {
    let world = World::new().await;
    let mut officer = world.officer_as(Role::BankMaker).await;
    let mut browser = world.administrator().await.browser;
    let person = format!("/admin/people/{}", officer.actor.account);
    let act = format!("{person}/acts/lock");
    let page = browser.get(&act).await;
    let (version, key) = (hidden(&page, "version"), hidden(&page, "form_key"));
    let carried = [("version", version.as_str()), ("form_key", key.as_str())];
    let wrong = [bad(&[], "lock_reason", ["锁定的原因", "Why it is locked"])];
    refuses(&mut browser, &Method::POST, &act, &carried, &wrong).await;
    assert_eq!(officer.browser.get("/desk").await.status, 200);

    let form = [carried[0], carried[1], ("lock_reason", "suspected")];
    let locked = browser.post(&act, &form).await;
    assert_eq!(
        locked.location(),
        format!("{person}?done=lock"),
        "{}",
        locked.body
    );
    assert_eq!(officer.browser.get("/desk").await.status, 303, "to the sign-in");
    let letter = outbox::newest(&world.store, 1).await.unwrap().remove(0);
    assert!(
        letter.to == officer.email && letter.body == "reason=suspected",
        "{}",
        letter.body
    );
    assert_eq!(browser.post(&act, &form).await.status, 303, "a double click");
    let stale = [
        ("version", version.as_str()),
        ("form_key", "00000000000000000000000000000001"),
    ];
    let unlock = format!("{person}/acts/unlock");
    assert_eq!(browser.post(&unlock, &stale).await.status, 409);
    let page = browser.get(&unlock).await;
    let (version, key) = (hidden(&page, "version"), hidden(&page, "form_key"));
    let unlocked = browser
        .post(&unlock, &[("version", &version), ("form_key", &key)])
        .await;
    assert_eq!(unlocked.location(), format!("{person}?done=unlock"));
}

#[tokio::test]
async fn a_second_factor_is_reset_with_a_reason_and_roles_are_changed() {
    let world = World::new().await;
    let officer = world.officer_as(Role::BankMaker).await;
    let mut browser = world.administrator().await.browser;
    let person = format!("/admin/people/{}", officer.actor.account);
    let roles = format!("{person}/roles/{}", world.bank());
    let page = browser.get(&roles).await;
    assert!(Markup::of(&page).holds("roles", "bank_maker"), "{}", page.body);
    let (version, key) = (hidden(&page, "version"), hidden(&page, "form_key"));
    let form = [
        ("roles", "bank_checker"),
        ("version", &version),
        ("form_key", &key),
    ];
    assert_eq!(
        browser.post(&roles, &form).await.location(),
        format!("{person}?done=roles")
    );

    let act = format!("{person}/acts/reset_factor");
    let page = browser.get(&act).await;
    let (version, key) = (hidden(&page, "version"), hidden(&page, "form_key"));
    let form = [
        ("reset_reason", "phone_lost"),
        ("version", &version),
        ("form_key", &key),
    ];
    assert_eq!(
        browser.post(&act, &form).await.location(),
        format!("{person}?done=reset_factor")
    );
    let page = browser.get(&person).await;
    assert!(
        page.body.contains("还没有启用") && page.body.contains("复核"),
        "{}",
        page.body
    );
    let letter = outbox::newest(&world.store, 1).await.unwrap().remove(0);
    assert!(
        letter.subject == "second_factor_reset" && letter.body == "reason=phone_lost",
        "{}",
        letter.body
    );
    // They come back with the password alone, to set up another.
    let mut own = world.stranger();
    let signed_in = own
        .post(
            "/sign-in",
            &[("contact", &officer.email), ("password", crate::world::PASSWORD)],
        )
        .await;
    assert_eq!(signed_in.location(), "/account/second-factor");
    assert!(own.get("/account/second-factor").await.body.contains("<svg"));
    let notices = own.get("/notices").await;
    assert!(notices.body.contains("重置了您的第二步验证"), "{}", notices.body);
}

#[tokio::test]
async fn nobody_acts_on_their_own_account() {
    let world = World::new().await;
    let mut administrator = world.administrator().await;
    let person = format!("/admin/people/{}", administrator.actor.account);
    let page = administrator.browser.get(&person).await;
    assert!(
        !page.body.contains("/acts/") && !page.body.contains("/roles/"),
        "{}",
        page.body
    );
    let act = format!("{person}/acts/lock");
    let page = administrator.browser.get(&act).await;
    let (version, key) = (hidden(&page, "version"), hidden(&page, "form_key"));
    let form = [
        ("lock_reason", "asked"),
        ("version", &version),
        ("form_key", &key),
    ];
    let refused = administrator.browser.post(&act, &form).await;
    assert_eq!(refused.status, 422);
    let summary = Markup::of(&refused).summary();
    assert!(
        summary[0].1.contains("另一位管理员") && summary[0].0 == "act",
        "{summary:?}"
    );
    assert!(Markup::of(&refused).has_id("act"));
}
