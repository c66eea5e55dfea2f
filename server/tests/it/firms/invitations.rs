//! Invitations to a firm: what each visitor of the link is told, sending again, withdrawing.

use axum::http::{Method, StatusCode};

use super::{Firm, NAME, key, newest_link, status};
use crate::bad_forms::{bad, refuses};
use crate::world::PASSWORD;

#[tokio::test]
async fn an_invitation_needs_an_address_a_role_and_a_language() {
    let mut firm = Firm::new().await;
    let email = ["邮箱", "e-mail"];
    let handler = firm.handler.email.clone();
    let forms = [
        bad(
            &[("email", "name@"), ("roles", "firm_handler"), ("language", "zh")],
            "email",
            email,
        ),
        bad(
            &[
                ("email", &handler),
                ("roles", "firm_confirmer"),
                ("language", "zh"),
            ],
            "email",
            email,
        ),
        bad(
            &[("email", "x@example.com"), ("language", "zh")],
            "roles",
            ["职务", "role"],
        ),
        bad(
            &[
                ("email", "x@example.com"),
                ("roles", "elsewhere"),
                ("language", "zh"),
            ],
            "roles",
            ["职务", "role"],
        ),
        bad(
            &[("email", "x@example.com"), ("roles", "firm_handler")],
            "language",
            ["语言", "language"],
        ),
    ];
    let (path, key) = (format!("{}/invite", firm.path), key(&firm.world));
    refuses(
        &mut firm.owner.browser,
        &Method::POST,
        &path,
        &[("form_key", &key)],
        &forms,
    )
    .await;
}

#[tokio::test]
async fn an_invitation_makes_an_account_on_the_way_and_works_once() {
    let mut firm = Firm::new().await;
    let link = firm.invited("new@example.com", "firm_handler").await;
    let mut browser = firm.world.stranger();
    let page = browser.get(&link).await;
    assert!(
        page.body.contains(NAME) && page.body.contains("new@example.com"),
        "{}",
        page.body
    );
    let forms = [bad(
        &[("name", "赵"), ("password", PASSWORD)],
        "name",
        ["姓名", "name"],
    )];
    refuses(&mut browser, &Method::POST, &link, &[], &forms).await;
    let form = [("name", "赵新"), ("password", PASSWORD)];
    let done = browser.post(&link, &form).await;
    assert_eq!(done.location(), firm.path, "{}", done.body);
    assert_eq!(status(&mut browser, &firm.path).await, 200);
    let again = firm.world.stranger().post(&link, &form).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert!(again.body.contains("这个邀请链接不能用了"), "{}", again.body);
}

#[tokio::test]
async fn an_invitation_says_to_each_visitor_how_it_goes_on() {
    let mut firm = Firm::new().await;
    let mut newcomer = firm.world.applicant().await;
    let link = firm.invited(&newcomer.email, "firm_handler").await;
    let out = firm.world.stranger().get(&link).await;
    assert!(
        out.body.contains("/sign-in?back=%2Finvitation%2F"),
        "{}",
        out.body
    );
    let other = firm.confirmer.browser.get(&link).await;
    assert!(other.body.contains("您登录的是另一个账号"), "{}", other.body);
    let join = format!("{link}/join");
    let foreign = firm.confirmer.browser.post(&join, &[]).await;
    assert_eq!(foreign.location(), link, "and cannot take it");
    let names = [bad(&[("own_name", "")], "own_name", ["姓名", "name"])];
    refuses(&mut newcomer.browser, &Method::POST, &join, &[], &names).await;
    for _ in 0..2 {
        let joined = newcomer.browser.post(&join, &[("own_name", "赵新")]).await;
        assert_eq!(joined.location(), firm.path, "a second press leads there too");
    }
    assert_eq!(
        firm.confirmer.browser.get(&link).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn an_invitation_is_sent_again_and_withdrawn() {
    let mut firm = Firm::new().await;
    let first = firm.invited("new@example.com", "firm_handler").await;
    let resend = offered(&mut firm, "resend").await;
    let key_of_form = key(&firm.world);
    let sent = firm
        .owner
        .browser
        .post(&resend, &[("form_key", &key_of_form)])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let second = newest_link(&firm.world).await;
    assert_eq!(status(&mut firm.world.stranger(), &first).await, 404);
    assert_eq!(status(&mut firm.world.stranger(), &second).await, 200);
    let withdraw = offered(&mut firm, "withdraw").await;
    for expected in [StatusCode::SEE_OTHER, StatusCode::CONFLICT] {
        let key = key(&firm.world);
        let answer = firm.owner.browser.post(&withdraw, &[("form_key", &key)]).await;
        assert_eq!(answer.status, expected);
    }
    assert_eq!(status(&mut firm.world.stranger(), &second).await, 404);
    let key = key(&firm.world);
    let late = firm.handler.browser.post(&resend, &[("form_key", &key)]).await;
    assert_eq!(
        late.status,
        StatusCode::CONFLICT,
        "a member who may not is told that nothing was done"
    );
}

#[tokio::test]
async fn an_address_is_not_written_to_without_end() {
    let mut firm = Firm::new().await;
    for _ in 0..5 {
        firm.invited("new@example.com", "firm_handler").await;
    }
    let enough = [bad(
        &[
            ("email", "new@example.com"),
            ("roles", "firm_handler"),
            ("language", "zh"),
        ],
        "email",
        ["邮箱", "e-mail"],
    )];
    let (path, key_of_form) = (format!("{}/invite", firm.path), key(&firm.world));
    let hidden = [("form_key", key_of_form.as_str())];
    refuses(&mut firm.owner.browser, &Method::POST, &path, &hidden, &enough).await;
    let resend = offered(&mut firm, "resend").await;
    let key = key(&firm.world);
    let refused = firm.owner.browser.post(&resend, &[("form_key", &key)]).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        refused.body.contains("up to 5 invitations a day"),
        "{}",
        refused.body
    );
}

/// Where the button of the one invitation that waits is sent.
async fn offered(firm: &mut Firm, act: &str) -> String {
    let page = firm.owner.browser.get(&firm.path).await;
    let end = format!("/{act}");
    let mut actions = page
        .body
        .split("action=\"")
        .filter_map(|part| part.split('"').next());
    actions
        .find(|action| action.ends_with(&end))
        .expect("a button")
        .to_owned()
}
