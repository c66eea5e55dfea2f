//! An applicant's own pages through their forms, without scripts.

use axum::http::StatusCode;
use store::forex;
use store::forex::desk;
use store::testing::forex::{begin, sent};

use crate::World;

/// The value that a hidden field of the page carries.
fn hidden(body: &str, name: &str) -> String {
    let (_, rest) = body
        .split_once(&format!("name=\"{name}\" value=\""))
        .expect("a hidden field");
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_button_pressed_twice_begins_one_draft_and_a_sixth_leads_to_the_five() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let page = applicant.browser.get("/forex").await;
    let key = hidden(&page.body, "form_key");
    let form = [("form_key", key.as_str()), ("applicant", "individual")];
    let first = applicant.browser.post("/forex/applications", &form).await;
    let again = applicant.browser.post("/forex/applications", &form).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    assert_eq!(first.location(), again.location());

    let mut drafts = vec![first.location().to_owned()];
    for _ in 0..4 {
        let draft = begin(&world.store, &applicant.actor, None).await;
        drafts.push(format!("/forex/applications/{draft}"));
    }
    let key = world.store.new_uuid().simple().to_string();
    let form = [
        ("form_key", key.as_str()),
        ("applicant", "individual"),
        ("another", "1"),
    ];
    let sixth = applicant.browser.post("/forex/applications", &form).await;
    assert_eq!(sixth.status, StatusCode::CONFLICT);
    assert!(sixth.body.contains("已有 5 份草稿"), "{}", sixth.body);
    for draft in &drafts {
        assert!(sixth.body.contains(&format!("href=\"{draft}\"")), "{draft}");
    }
}

#[tokio::test]
async fn whoever_has_a_draft_is_led_to_it_before_a_second_one_begins() {
    let world = World::new().await;
    let email = {
        let applicant = world.applicant().await;
        begin(&world.store, &applicant.actor, None).await;
        applicant.email
    };
    let mut stranger = world.stranger();
    let key = world.store.new_uuid().simple().to_string();
    let form = [("form_key", key.as_str()), ("applicant", "individual")];
    let asked = stranger.post("/forex/applications", &form).await;
    assert_eq!(asked.location(), "/sign-in?back=/forex/applications");
    let sign_in = stranger.get(asked.location()).await.body;
    assert!(
        !sign_in.contains("您刚才提交的内容还在"),
        "nothing was kept: {sign_in}"
    );

    let mut browser = world.sign_in(&email).await;
    let again = browser.post("/forex/applications", &form).await;
    assert_eq!(again.location(), "/forex/applications");
    for page in ["/forex/applications", "/forex"] {
        let page = browser.get(page).await.body;
        assert!(
            page.contains("继续填写") && page.contains("另开一份申请"),
            "{page}"
        );
        assert!(
            page.contains("还没选网点；已填好 0 项，共 8 项；2026 年 11 月 23 日开始"),
            "{page}"
        );
    }
    let another = browser
        .post(
            "/forex/applications",
            &[
                ("form_key", key.as_str()),
                ("applicant", "individual"),
                ("another", "1"),
            ],
        )
        .await;
    assert_ne!(another.location(), "/forex/applications");
}

#[tokio::test]
async fn words_to_the_bank_stay_when_the_case_changed_meanwhile() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let case = world.submitted_case(&applicant.actor).await;
    let path = format!("/cases/{case}/withdraw");
    let seen = hidden(&applicant.browser.get(&path).await.body, "version");
    let officer = world.officer().await;
    let version = desk::review(&world.store, &officer.actor, case)
        .await
        .unwrap()
        .version;
    desk::take(&world.store, &officer.actor, case, version, sent(&world.store))
        .await
        .unwrap();

    let words = "不卖了，谢谢";
    let stale = applicant
        .browser
        .post(&path, &[("version", &seen), ("note", words)])
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale.body.contains(words) && stale.body.contains("审核中"),
        "{}",
        stale.body
    );
    let now = hidden(&stale.body, "version");
    let long = "长".repeat(1_001);
    let refused = applicant
        .browser
        .post(&path, &[("version", &now), ("note", &long)])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(&long) && refused.body.contains("href=\"#note\""));
    let done = applicant
        .browser
        .post(&path, &[("version", &now), ("note", words)])
        .await;
    assert_eq!(done.location(), format!("/cases/{case}"));
}

#[tokio::test]
async fn a_receipt_has_a_page_and_a_file_under_its_number() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let case = world.submitted_case(&applicant.actor).await;
    let receipts = forex::receipts(&world.store, &applicant.actor, case)
        .await
        .unwrap();
    for path in ["receipt", "receipts/1", "receipt.txt", "receipts/1/file"] {
        let answer = applicant.browser.get(&format!("/cases/{case}/{path}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.body.contains(&receipts[0].code), "{path}");
    }
    for path in ["receipts/2", "receipts/0", "receipts/x", "receipts/2/file"] {
        let answer = applicant.browser.get(&format!("/cases/{case}/{path}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}
