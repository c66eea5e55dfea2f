//! State, letters, calendar and audit trail at an administrator's pages.

use axum::body::Body;
use axum::http::{Method, header};
use domain::identity::Language;
use store::audit;
use store::plumbing::{job_run, outbox};

use crate::bad_forms::{bad, refuses};
use crate::markup::Markup;
use crate::{Answer, Browser, World};

#[tokio::test]
async fn the_state_says_of_each_part_whether_something_is_to_be_done() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    assert_eq!(browser.get("/account/start").await.location(), "/admin");
    let page = browser.get("/admin").await;
    assert_eq!(page.status, 200);
    for said in [
        "SQLite",
        "还没有运行过",
        "还没有备份过",
        "缺 2027 年",
        "数据目录所在磁盘",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    job_run::note(&world.store, "seal", true).await.unwrap();
    let english = browser.in_english().get("/admin?lang=en").await;
    assert!(
        english.body.contains("Last ran well on 23 November 2026"),
        "{}",
        english.body
    );
}

#[tokio::test]
async fn a_letter_that_was_given_up_is_explained_and_sent_again() {
    let world = World::new().await;
    let applicant = world.applicant().await;
    let mut browser = world.administrator().await.browser;
    for letter in outbox::take(&world.store, 10).await.unwrap() {
        outbox::park(&world.store, letter.id, "no mail server")
            .await
            .unwrap();
    }
    let page = browser.get("/admin/letters").await;
    assert!(
        page.body.contains("没有配置发送渠道") && page.body.contains("smtp_url"),
        "{}",
        page.body
    );
    assert!(!page.body.contains(&applicant.email), "masked");
    let path = page
        .body
        .split("action=\"")
        .find(|rest| rest.starts_with("/admin/letters/0"));
    let path = path
        .and_then(|rest| rest.split('"').next())
        .expect("a button")
        .to_owned();
    let sent = browser.post(&path, &[]).await;
    assert_eq!(sent.location(), "/admin/letters?again=1");
    assert_eq!(
        browser.post(&path, &[]).await.location(),
        "/admin/letters?again=0",
        "a double click"
    );
    assert!(
        browser
            .get("/admin/letters?fate=waiting")
            .await
            .body
            .contains("下一次发送")
    );
    assert_eq!(outbox::standing(&world.store).await.unwrap().1, 0);
}

const YEAR: [(&str, &str); 4] = [
    ("year", "2027"),
    ("source", "国务院办公厅关于2027年部分节假日安排的通知"),
    (
        "off",
        "2027-01-01/2027-01-03\n2027-02-05/2027-02-12\n2027-04-03/2027-04-05\n2027-05-01/2027-05-05\n\
         2027-06-09/2027-06-11\n2027-09-15/2027-09-17\n2027-10-01/2027-10-07",
    ),
    (
        "make_up",
        "2027-01-30\n2027-02-20\n2027-05-08\n2027-09-26\n2027-10-09",
    ),
];

fn year_with<'a>(field: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    let others = YEAR.iter().copied().filter(|(name, _)| *name != field);
    others.chain([(field, text)]).collect()
}

#[tokio::test]
async fn a_year_is_tried_then_loaded_and_corrected_on_purpose_only() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    let path = "/admin/calendar/new";
    let (off, make_up) = (["放假", "Days off"], ["调休", "Weekend days"]);
    let wrong = [
        bad(&year_with("year", "next"), "year", ["年份", "year"]),
        bad(&year_with("source", ""), "source", ["文件名称", "notice"]),
        bad(&year_with("off", "2027-01-01"), "off", off),
        bad(&year_with("off", "soon"), "off", off),
        bad(&year_with("off", "2026-01-01"), "off", off),
        bad(&year_with("off", "2027-01-03/2027-01-01"), "off", off),
        bad(&year_with("make_up", "2027-02-01"), "make_up", make_up),
        bad(&year_with("year", "2026"), "off", off),
    ];
    refuses(&mut browser, &Method::POST, path, &[("do", "load")], &wrong).await;
    assert!(world.store.calendar().years().all(|year| year != 2027));
    browser.choose(Language::Zh);

    let tried = browser.post(path, &year_with("do", "try")).await;
    assert_eq!(tried.status, 200);
    assert!(
        tried.body.contains("工作日 244 天") && tried.body.contains("value=\"load\""),
        "{}",
        tried.body
    );
    assert!(
        world.store.calendar().years().all(|year| year != 2027),
        "trying loads nothing"
    );
    let loaded = browser.post(path, &year_with("do", "load")).await;
    assert_eq!(loaded.location(), "/admin/calendar?loaded=2027");
    assert!(
        browser
            .get(loaded.location())
            .await
            .body
            .contains("2027 年的放假安排已生效")
    );

    let again = browser.post(path, &year_with("do", "load")).await;
    assert_eq!(Markup::of(&again).summary()[0].0, "correct", "it is known");
    let form: Vec<_> = year_with("make_up", "2027-01-30\n2027-02-20\n2027-05-08\n2027-09-26")
        .into_iter()
        .chain([("correct", "yes"), ("do", "try")])
        .collect();
    let tried = browser.post(path, &form).await;
    assert!(tried.body.contains("不再调休上班：10 月 9 日"), "{}", tried.body);
}

/// A file like the command's, sent to the form.
async fn send_file(browser: &mut Browser, text: &str) -> Answer {
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"2027.toml\"\r\n\r\n{text}\r\n--b--\r\n"
    );
    let mut request = browser
        .request(&Method::POST, "/admin/calendar/file")
        .body(Body::from(body))
        .unwrap();
    let kind = "multipart/form-data; boundary=b".parse().unwrap();
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    browser.send(request).await
}

#[tokio::test]
async fn a_file_is_read_into_the_form() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    let file = "year = 2027\nsource = '通知'\noff = ['2027-01-01/2027-01-03']\nmake_up = ['2027-01-30']\n";
    let read = send_file(&mut browser, file).await;
    assert_eq!(read.status, 200, "{}", read.body);
    let page = Markup::of(&read);
    assert!(
        page.holds("year", "2027")
            && page.holds("off", "2027-01-01/2027-01-03")
            && page.holds("source", "通知")
    );
    let wrong = send_file(&mut browser, "year = 'soon'").await;
    assert_eq!(
        (wrong.status.as_u16(), Markup::of(&wrong).summary()[0].0.as_str()),
        (422, "file")
    );
}

#[tokio::test]
async fn the_audit_trail_is_read_filtered_and_checked_by_auditors_too() {
    let world = World::new().await;
    let applicant = world.applicant().await;
    world.submitted_case(&applicant.actor).await;
    audit::seal(
        world.store.database(),
        world.store.keys().signer(),
        world.store.clock().now(),
        1_000,
    )
    .await
    .unwrap();
    let mut auditor = world.auditor().await.browser;
    assert_eq!(auditor.get("/account/start").await.location(), "/admin/audit");
    for hidden in [
        "/admin",
        "/admin/organisations",
        "/admin/people",
        "/admin/letters",
        "/admin/calendar",
    ] {
        assert_eq!(auditor.get(hidden).await.status, 404, "{hidden}");
    }
    let page = auditor.get("/admin/audit?action=submit").await;
    assert!(
        page.body.contains("提交申请") && page.body.contains("FX2026"),
        "{}",
        page.body
    );
    assert!(
        !page.body.contains("href=\"/admin/people/"),
        "no way to people: {}",
        page.body
    );
    let none = auditor
        .get("/admin/audit?reference=FX202611230000018&action=take")
        .await;
    assert!(none.body.contains("没有符合条件的记录"), "{}", none.body);
    let checked = auditor.post("/admin/audit/verify", &[]).await;
    assert!(
        checked.status == 200 && checked.body.contains("完好"),
        "{}",
        checked.body
    );
    assert_eq!(
        auditor.get("/admin/audit/verify").await.location(),
        "/admin/audit"
    );
    let mut administrator = world.administrator().await.browser;
    let page = administrator.get("/admin/audit").await;
    assert!(page.body.contains("href=\"/admin/people/"), "{}", page.body);
    assert_eq!(
        world.officer().await.browser.get("/admin/audit").await.status,
        404
    );
}
