//! Members of a firm: whom they act for, their roles, and what happens when they go.

use axum::http::StatusCode;
use time::Duration;

use super::{Firm, NAME, key, status, told};

#[tokio::test]
async fn whom_one_acts_for_stands_in_the_head_of_the_page() {
    let mut firm = Firm::new().await;
    let organisation = firm.organisation();
    let head = |body: &str| body.split("<main").next().unwrap().to_owned();
    let own = firm.handler.browser.get("/cases").await;
    assert!(
        head(&own.body).contains(" · 本人") && head(&own.body).contains("切换办理身份"),
        "{}",
        own.body
    );
    let chosen = firm
        .handler
        .browser
        .post("/account/workplace", &[("organisation", &organisation)])
        .await;
    assert_eq!(chosen.location(), "/account/start");
    let acting = firm.handler.browser.get("/cases").await;
    assert!(
        head(&acting.body).contains(&format!(" · {NAME}")),
        "{}",
        acting.body
    );
    let case = firm.world.submitted_case(&firm.handler.actor).await;
    let elsewhere = firm.handler.browser.get(&format!("/cases/{case}")).await;
    assert_eq!(
        elsewhere.status,
        StatusCode::NOT_FOUND,
        "one's own case, while one acts for the firm"
    );
    assert!(
        elsewhere.body.contains("您一次只为一方办理"),
        "{}",
        elsewhere.body
    );
    firm.handler
        .browser
        .post("/account/workplace", &[("organisation", "self")])
        .await;
    assert_eq!(
        status(&mut firm.handler.browser, &format!("/cases/{case}")).await,
        200
    );
    let mut alone = firm.world.applicant().await.browser;
    assert!(
        !alone.get("/cases").await.body.contains("切换办理身份"),
        "nothing to choose"
    );
}

#[tokio::test]
async fn whoever_acts_for_a_firm_applies_for_the_firm_alone() {
    let mut firm = Firm::new().await;
    let organisation = firm.organisation();
    let own = firm.handler.browser.get("/forex").await.body;
    assert!(
        own.contains("value=\"individual\"") && !own.contains("只能为企业申请"),
        "{own}"
    );
    firm.handler
        .browser
        .post("/account/workplace", &[("organisation", &organisation)])
        .await;
    let only = format!("您正在代表{NAME}办理，只能为企业申请");
    for path in ["/forex", "/forex/applications"] {
        let page = firm.handler.browser.get(path).await.body;
        assert!(page.contains(&only) && page.contains("value=\"firm\""), "{page}");
        assert!(!page.contains("value=\"individual\""), "{page}");
    }
    let checked = "/forex/check?asked=1&applicant=individual&age=adult&document=resident_id&validity=valid&shop=platform&proof=ready";
    let result = firm.handler.browser.get(checked).await.body;
    assert!(
        result.contains(&only) && !result.contains("action=\"/forex/applications\""),
        "{result}"
    );
    for kind in ["individual", "sole_trader"] {
        let key = key(&firm.world);
        let form = [("form_key", key.as_str()), ("applicant", kind)];
        let refused = firm.handler.browser.post("/forex/applications", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(&only), "{}", refused.body);
    }
    let key = key(&firm.world);
    let form = [("form_key", key.as_str()), ("applicant", "firm")];
    let begun = firm.handler.browser.post("/forex/applications", &form).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let draft = begun.location().to_owned();
    assert_eq!(status(&mut firm.handler.browser, &draft).await, 200);
    firm.handler
        .browser
        .post("/account/workplace", &[("organisation", "self")])
        .await;
    assert_eq!(
        status(&mut firm.handler.browser, &draft).await,
        404,
        "it is the firm's"
    );
}

#[tokio::test]
async fn the_next_request_of_somebody_removed_is_explained() {
    let mut firm = Firm::new().await;
    let organisation = firm.organisation();
    firm.handler
        .browser
        .post("/account/workplace", &[("organisation", &organisation)])
        .await;
    let member = firm.member(&firm.handler);
    let key_of_form = key(&firm.world);
    for _ in 0..2 {
        let form = [("seen", "firm_handler"), ("form_key", key_of_form.as_str())];
        let removed = firm.owner.browser.post(&format!("{member}/remove"), &form).await;
        assert_eq!(
            removed.location(),
            told(&firm.path, "members_changed"),
            "a second press finds it done"
        );
    }
    let key = key(&firm.world);
    let begun = firm
        .handler
        .browser
        .post("/forex/applications", &[("form_key", &key)])
        .await;
    assert_eq!(
        begun.location(),
        "/account/workplace",
        "nothing is begun, for the firm or for oneself"
    );
    let page = firm.handler.browser.get("/account/workplace").await;
    assert!(
        page.body.contains(&format!("您已不再为{NAME}办理")),
        "{}",
        page.body
    );
    assert_eq!(
        firm.handler.browser.get("/cases").await.location(),
        "/account/workplace"
    );
    firm.handler
        .browser
        .post("/account/workplace", &[("organisation", "self")])
        .await;
    assert_eq!(status(&mut firm.handler.browser, "/cases").await, 200);
    let former = firm.handler.browser.get(&firm.path).await;
    assert_eq!(former.status, StatusCode::NOT_FOUND);
    assert!(
        former.body.contains(&format!("您已不再是{NAME}的成员")),
        "{}",
        former.body
    );
    let back = firm
        .handler
        .browser
        .post("/account/workplace", &[("organisation", &organisation)])
        .await;
    assert_eq!(back.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_last_owner_cannot_go_and_is_told_how_to() {
    let mut firm = Firm::new().await;
    let own = firm.member(&firm.owner);
    let left = firm.act(&own, "remove", "firm_owner", &[]).await;
    assert_eq!(left.status, StatusCode::CONFLICT);
    assert!(
        left.body.contains("企业至少要有一位管理员") && left.body.contains("转让"),
        "{}",
        left.body
    );
    let lowered = firm
        .act(&own, "roles", "firm_owner", &[("roles", "firm_handler")])
        .await;
    assert_eq!(
        lowered.status,
        StatusCode::CONFLICT,
        "as nobody gives themselves a role either"
    );
    let confirmer = firm.member(&firm.confirmer);
    let handed = firm.act(&confirmer, "transfer", "firm_confirmer", &[]).await;
    assert_eq!(
        handed.location(),
        told(&firm.path, "members_changed"),
        "{}",
        handed.body
    );
    let page = firm.confirmer.browser.get(&firm.path).await;
    assert!(page.body.contains("邀请成员"), "{}", page.body);
    let late = firm
        .act(&confirmer, "remove", "firm_confirmer,firm_owner", &[])
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT, "ownership has gone");
    assert!(late.body.contains("成员或职务有了变化"), "{}", late.body);
    let left = firm.act(&own, "remove", "firm_handler", &[]).await;
    assert_eq!(
        left.location(),
        told("/account/firms", "firm_left"),
        "{}",
        left.body
    );
}

#[tokio::test]
async fn roles_are_changed_as_they_were_seen() {
    let mut firm = Firm::new().await;
    let handler = firm.member(&firm.handler);
    let none = firm.act(&handler, "roles", "firm_handler", &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let both = [("roles", "firm_handler"), ("roles", "firm_confirmer")];
    let changed = firm.act(&handler, "roles", "firm_handler", &both).await;
    assert_eq!(
        changed.location(),
        told(&firm.path, "members_changed"),
        "{}",
        changed.body
    );
    let late = firm
        .act(&handler, "roles", "firm_handler", &[("roles", "firm_owner")])
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT, "the page showed one role");
    let page = firm.handler.browser.get(&firm.path).await;
    assert!(page.body.contains("企业经办人、企业确认人"), "{}", page.body);
}

/// Roles are given and taken after a fresh factor only.
#[tokio::test]
async fn who_gives_roles_shows_a_fresh_factor() {
    let mut firm = Firm::new().await;
    firm.world.store.clock().advance(Duration::minutes(11));
    let (invite, member) = (format!("{}/invite", firm.path), firm.member(&firm.handler));
    for path in [&invite, &member] {
        let asked = firm.owner.browser.get(path).await;
        assert_eq!(asked.location(), format!("/step-up?back={path}"));
    }
    let removed = firm.act(&member, "remove", "firm_handler", &[]).await;
    assert!(
        removed.location().starts_with("/step-up"),
        "{}",
        removed.location()
    );
    assert_eq!(
        status(&mut firm.handler.browser, &firm.path).await,
        200,
        "nothing was done"
    );
    assert_eq!(
        status(&mut firm.handler.browser, &member).await,
        200,
        "leaving needs none"
    );
}
