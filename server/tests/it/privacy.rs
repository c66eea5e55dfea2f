//! What somebody sees of their own data, the copy they take, and the end of their account.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use axum::body::{Body, to_bytes};
use axum::http::{Method, StatusCode, header};
use domain::ids::{CaseId, Version};
use store::forex::desk::{self, write_as_applicant, write_as_officer};
use store::privacy::record;
use store::testing::forex::sent;
use time::Duration;
use tower::ServiceExt;

use crate::world::{PASSWORD, Visitor};
use crate::{Browser, World};

/// The files of a copy, by their paths.
async fn take_copy(world: &World, browser: &Browser) -> BTreeMap<String, Vec<u8>> {
    let request = browser
        .request(&Method::POST, "/account/copy")
        .body(Body::empty())
        .unwrap();
    let response = world.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/zip");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    let name = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(name, "attachment; filename=\"yongyitong-2026-11-23.zip\"");
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let path = file.name().unwrap().into_owned();
        files.insert(path, content);
    }
    files
}

/// An officer takes the case, notes and writes something, and looks at a number.
async fn worked_on(world: &World, officer: &Visitor, case: CaseId) -> Version {
    let seen = desk::review(&world.store, &officer.actor, case)
        .await
        .unwrap()
        .version;
    desk::take(&world.store, &officer.actor, case, seen, sent(&world.store))
        .await
        .unwrap();
    desk::looked_at(&world.store, &officer.actor, case).await.unwrap();
    desk::write_note(
        &world.store,
        &officer.actor,
        case,
        "NOTE-AMONG-OFFICERS",
        sent(&world.store),
    )
    .await
    .unwrap();
    write_as_officer(
        &world.store,
        &officer.actor,
        case,
        "请再看一下店铺",
        sent(&world.store),
    )
    .await
    .unwrap();
    desk::unmask(
        &world.store,
        &officer.actor,
        case,
        "identity.number",
        "核对身份证",
    )
    .await
    .unwrap();
    desk::review(&world.store, &officer.actor, case)
        .await
        .unwrap()
        .version
}

/// Two people with a case at the bank and a draft each; what they wrote bears their mark.
async fn two_people(world: &World) -> (Visitor, Visitor) {
    let officer = world.officer().await;
    let people = (world.applicant().await, world.applicant().await);
    for (visitor, mark) in [(&people.0, "CANARY-OWN"), (&people.1, "CANARY-OTHER")] {
        let case = world.submitted_case(&visitor.actor).await;
        write_as_applicant(&world.store, &visitor.actor, case, mark, sent(&world.store))
            .await
            .unwrap();
        worked_on(world, &officer, case).await;
        world.complete_draft(&visitor.actor).await;
    }
    people
}

#[tokio::test]
async fn a_copy_can_be_read_without_the_site_and_holds_nothing_of_others() {
    let world = World::new().await;
    let (own, other) = two_people(&world).await;
    let files = take_copy(&world, &own.browser).await;
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();

    let first = text("index.html");
    assert!(
        first.contains("我的数据") && first.contains(&own.email) && first.contains("登录记录"),
        "{first}"
    );
    let folder = files
        .keys()
        .find_map(|path| path.strip_suffix("/receipts/1.txt"))
        .unwrap();
    assert!(
        first.contains(&format!("href=\"{folder}/index.html\"")),
        "{first}"
    );
    let case = text(&format!("{folder}/index.html"));
    for told in [
        "林晓雯",
        "CANARY-OWN",
        "请再看一下店铺",
        "核对身份证",
        "三江银行",
        "Chengyu Living",
        "已提交",
        "documents/",
    ] {
        assert!(case.contains(told), "{told} in {case}");
    }
    assert!(!case.contains("****"), "one's own numbers are whole");
    for page in [&first, &case] {
        assert!(
            !page.contains("<script") && !page.contains("http:"),
            "a page stands alone: {page}"
        );
    }
    let data: serde_json::Value = serde_json::from_slice(&files[&format!("{folder}/data.json")]).unwrap();
    assert_eq!(data["messages"][0]["text"], "CANARY-OWN");
    assert_eq!(data["submissions"][0]["answers"]["identity"]["name"], "林晓雯");
    let account: serde_json::Value = serde_json::from_slice(&files["data.json"]).unwrap();
    assert_eq!(account["email"], own.email.as_str());

    assert_eq!(
        files.keys().filter(|path| path.contains("/documents/")).count(),
        8,
        "four papers in each case"
    );
    for (path, content) in &files {
        let content = String::from_utf8_lossy(content);
        for foreign in ["CANARY-OTHER", &other.email, "NOTE-AMONG-OFFICERS", "王经办"] {
            assert!(!content.contains(foreign), "{foreign} in {path}");
        }
    }
}

#[tokio::test]
async fn a_copy_in_english_is_english() {
    let world = World::new().await;
    let mut own = world.applicant().await;
    own.browser.choose(domain::identity::Language::En);
    world.submitted_case(&own.actor).await;
    let files = take_copy(&world, &own.browser).await;
    let first = String::from_utf8(files["index.html"].clone()).unwrap();
    assert!(
        first.contains("lang=\"en\"") && first.contains("Yongyitong: my data"),
        "{first}"
    );
}

#[tokio::test]
async fn a_copy_asks_for_a_fresh_code_and_is_limited() {
    let world = World::new().await;
    let mut own = world.applicant().await;
    for _ in 0..5 {
        take_copy(&world, &own.browser).await;
    }
    let sixth = own.browser.post("/account/copy", &[]).await;
    assert_eq!(sixth.status, StatusCode::TOO_MANY_REQUESTS);
    let page = own.browser.get("/account/copy").await;
    assert!(
        page.body.contains("上次下载") && page.body.contains("下载压缩包"),
        "{}",
        page.body
    );
    world.store.clock().advance(Duration::minutes(11));
    let late = own.browser.post("/account/copy", &[]).await;
    assert_eq!(late.location(), "/step-up?back=/account/copy");
    let page = own.browser.get("/account/copy").await;
    assert!(page.body.contains("/step-up?back=/account/copy") && !page.body.contains("下载压缩包"));
}

#[tokio::test]
async fn the_centre_says_what_is_kept_and_what_was_agreed_to() {
    let world = World::new().await;
    let mut own = world.applicant().await;
    let empty = own.browser.get("/account/privacy").await;
    assert!(
        empty.body.contains("您还没有提交过申请") && empty.body.contains("90 天"),
        "{}",
        empty.body
    );
    let case = world.submitted_case(&own.actor).await;
    let page = own.browser.get("/account/privacy").await;
    for told in [
        "办理中，办结以后才起算",
        "第 1 次提交",
        "第 1 版文本",
        "谁看过",
        "至少 10 年",
        &format!("/cases/{case}/looks"),
    ] {
        assert!(page.body.contains(told), "{told} in {}", page.body);
    }
    let mut officer = world.officer().await.browser;
    let staff = officer.get("/account/privacy").await;
    assert!(
        staff.body.contains("登录记录") && !staff.body.contains("/account/delete"),
        "{}",
        staff.body
    );
}

#[tokio::test]
async fn the_applicant_sees_who_looked_and_why() {
    let world = World::new().await;
    let (mut own, officer) = (world.applicant().await, world.officer().await);
    let case = world.submitted_case(&own.actor).await;
    let nobody = own.browser.get(&format!("/cases/{case}/looks")).await;
    assert!(nobody.body.contains("还没有人看过"), "{}", nobody.body);
    worked_on(&world, &officer, case).await;
    let page = own.browser.get(&format!("/cases/{case}/looks")).await;
    for told in ["三江银行", "理由：核对身份证", "查看完整的内容：", "打开办件"] {
        assert!(page.body.contains(told), "{told} in {}", page.body);
    }
    assert!(!page.body.contains("王经办"), "no name of an officer");
}

#[tokio::test]
async fn an_account_ends_with_a_word_and_says_what_becomes_of_everything() {
    let world = World::new().await;
    let mut own = world.applicant().await;
    let case = world.submitted_case(&own.actor).await;
    let held = own.browser.get("/account/delete").await;
    assert!(
        held.body.contains("还有办件没办完") && !held.body.contains("name=\"word\""),
        "{}",
        held.body
    );
    let refused = own.browser.post("/account/delete", &[("word", "注销")]).await;
    assert!(refused.body.contains("还有办件没办完"), "{}", refused.body);

    let seen = store::forex::applicant_view(&world.store, &own.actor, case)
        .await
        .unwrap()
        .version;
    store::forex::withdraw(&world.store, &own.actor, case, seen, "")
        .await
        .unwrap();
    let page = own.browser.get("/account/delete").await;
    assert!(
        page.body.contains("马上删除") && page.body.contains("name=\"word\""),
        "{}",
        page.body
    );
    let wrong = own.browser.post("/account/delete", &[("word", "好的")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.body.contains("href=\"#word\"") && wrong.body.contains("value=\"好的\""),
        "{}",
        wrong.body
    );

    let done = own.browser.post("/account/delete", &[("word", "注销")]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert!(
        done.body.contains("账号已注销") && !done.body.contains("登录到"),
        "{}",
        done.body
    );
    assert!(
        own.browser
            .get("/account")
            .await
            .location()
            .starts_with("/sign-in")
    );
    let form = [("contact", own.email.as_str()), ("password", PASSWORD)];
    let again = world.stranger().post("/sign-in", &form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_account_ends_after_a_fresh_code_only() {
    let world = World::new().await;
    let mut own = world.applicant().await;
    world.store.clock().advance(Duration::minutes(11));
    let page = own.browser.get("/account/delete").await;
    assert!(page.body.contains("/step-up?back=/account/delete") && !page.body.contains("name=\"word\""));
    let late = own.browser.post("/account/delete", &[("word", "注销")]).await;
    assert_eq!(late.location(), "/step-up?back=/account/delete");
    assert_eq!(own.browser.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_record_of_a_case_is_one_file_that_anybody_can_check() {
    let world = World::new().await;
    let (mut own, officer) = (world.applicant().await, world.officer().await);
    let case = world.submitted_case(&own.actor).await;
    worked_on(&world, &officer, case).await;
    let path = format!("/cases/{case}/record");
    assert!(
        own.browser
            .get(&format!("/cases/{case}"))
            .await
            .body
            .contains(&path)
    );
    assert!(own.browser.get(&path).await.body.contains("下载档案"));
    let file = own.browser.post(&path, &[]).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    assert!(
        file.headers[header::CONTENT_DISPOSITION]
            .to_str()
            .unwrap()
            .ends_with(".html\"")
    );
    for told in [
        "林晓雯",
        "yongyitong verify",
        "SHA-256 ",
        "yongyitong receipt 1",
        "理由：核对身份证",
    ] {
        assert!(file.body.contains(told), "{told} in {}", file.body);
    }
    for internal in ["NOTE-AMONG-OFFICERS", "王经办", "<script"] {
        assert!(!file.body.contains(internal), "{internal}");
    }
    let key = world.store.keys().signer().public_key();
    assert!(record::is_record(&file.body) && record::own_key(&file.body) == Some(key));
    let proven = record::verify(&key, &file.body).unwrap();
    let view = store::forex::applicant_view(&world.store, &own.actor, case)
        .await
        .unwrap();
    assert_eq!(Some(proven.reference), view.reference);
    for (before, after) in [
        ("林晓雯", "林晓文"),
        ("\nmade: 2026", "\nmade: 2025"),
        ("signature: ", "signature: 00"),
        ("-->\n", "--> \n"),
    ] {
        assert_eq!(
            record::verify(&key, &file.body.replace(before, after)),
            None,
            "{before}"
        );
    }
    world.store.clock().advance(Duration::minutes(11));
    assert_eq!(
        own.browser.post(&path, &[]).await.location(),
        format!("/step-up?back={path}")
    );
}

#[tokio::test]
async fn a_draft_has_no_record() {
    let world = World::new().await;
    let mut own = world.applicant().await;
    let case = world.complete_draft(&own.actor).await;
    let page = own.browser.get(&format!("/cases/{case}/record")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let file = own.browser.post(&format!("/cases/{case}/record"), &[]).await;
    assert_eq!(file.status, StatusCode::NOT_FOUND);
}
