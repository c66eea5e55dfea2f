//! The texts of letters at an administrator's pages.

use axum::http::Method;
use time::Duration;

use crate::bad_forms::{bad, refuses};
use crate::markup::Markup;
use crate::{Answer, World};

const PATH: &str = "/admin/texts/message/zh";

fn hidden(page: &Answer, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.body.split_once(&mark).expect("the control");
    rest.split_once('"').expect("its end").0.to_owned()
}

fn form<'a>(page: &'a (String, String), body: &'a str, what: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("subject", "新标题 { $reference }"),
        ("body", body),
        ("reason", "更好懂"),
        ("do", what),
        ("version", &page.0),
        ("form_key", &page.1),
    ]
}

fn seen(page: &Answer) -> (String, String) {
    (hidden(page, "version"), hidden(page, "form_key"))
}

#[tokio::test]
async fn every_letter_is_listed_and_can_be_read_in_both_languages() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    let list = browser.get("/admin/texts").await;
    for letter in domain::letter::LETTERS {
        for language in ["zh", "en"] {
            let path = format!("/admin/texts/{}/{language}", letter.kind);
            assert!(list.body.contains(&format!("href=\"{path}\"")), "{path}");
            let page = browser.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.body.contains("id=\"preview\""), "{path}");
        }
    }
    for absent in [
        "/admin/texts/nothing/zh",
        "/admin/texts/message/fr",
        "/admin/texts/message/zh/back/x",
    ] {
        assert_eq!(browser.get(absent).await.status, 404, "{absent}");
    }
}

#[tokio::test]
async fn a_text_is_looked_at_then_saved_and_taken_back() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    let first = seen(&browser.get(PATH).await);
    let body = "办件 { $reference } 有新留言。\n{ -letter-look }";
    let looked = browser.post(PATH, &form(&first, body, "look")).await;
    assert_eq!(looked.status, 200, "{}", looked.body);
    assert!(
        looked.body.contains("新标题 FX202611230000018")
            && looked.body.contains("办件 FX202611230000018 有新留言。"),
        "{}",
        looked.body
    );
    assert!(Markup::of(&looked).holds("body", body), "what was typed stays");
    let again = browser.get(PATH).await;
    assert!(!again.body.contains("新标题"), "nothing was saved");

    let saved = browser.post(PATH, &form(&first, body, "save")).await;
    assert_eq!(
        saved.location(),
        format!("{PATH}?told=text_saved"),
        "{}",
        saved.body
    );
    let twice = browser.post(PATH, &form(&first, body, "save")).await;
    assert_eq!(twice.location(), saved.location(), "a double click");
    let late = browser.post(PATH, &form(&first, "{ $reference }", "save")).await;
    assert_eq!(late.status, 409, "somebody changed it meanwhile");
    let page = browser.get(saved.location()).await;
    for part in [
        "文字已保存",
        "第 1 版",
        "更好懂",
        "王经办",
        "<ins>新标题 { $reference }</ins>",
        "<del>",
    ] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert!(browser.get("/admin/texts").await.body.contains("改过"));

    let now = seen(&page);
    let same = browser.post(PATH, &form(&now, body, "save")).await;
    assert_eq!(same.status, 422, "nothing was changed");
}

#[tokio::test]
async fn the_text_of_the_program_is_taken_up_again_with_a_reason() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    let first = seen(&browser.get(PATH).await);
    let saved = browser
        .post(PATH, &form(&first, "新的 { $reference }", "save"))
        .await;
    let page = browser.get(saved.location()).await;
    let way = format!("{PATH}/back/0");
    assert!(page.body.contains(&format!("href=\"{way}\"")), "{}", page.body);
    let ask = browser.get(&way).await;
    let (version, key) = seen(&ask);
    let unreasoned = browser
        .post(&way, &[("version", &version), ("form_key", &key)])
        .await;
    assert_eq!(unreasoned.status, 422);
    let back = [
        ("version", version.as_str()),
        ("form_key", &key),
        ("reason", "原来的好"),
    ];
    let back = browser.post(&way, &back).await;
    assert_eq!(
        back.location(),
        format!("{PATH}?told=text_saved"),
        "{}",
        back.body
    );
    let page = browser.get(PATH).await;
    assert!(page.body.contains("恢复了内置的文字"), "{}", page.body);
}

#[tokio::test]
async fn a_text_that_cannot_be_sent_is_refused_by_name() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    let (version, key) = seen(&browser.get(PATH).await);
    let wrong = |subject: &'static str, body: &'static str, reason: &'static str| {
        [
            ("subject", subject),
            ("body", body),
            ("reason", reason),
            ("do", "save"),
        ]
    };
    let good = "{ $reference }";
    let forms = [
        (
            wrong(good, "有新留言。", "因为"),
            "body",
            ["reference", "reference"],
        ),
        (
            wrong(good, "{ $reference } { $name }", "因为"),
            "body",
            ["name", "name"],
        ),
        (wrong("{ $due }", good, "因为"), "subject", ["due", "due"]),
        (
            wrong(good, "{ $reference", "因为"),
            "body",
            ["正文第 1 行", "Line 1 of the text"],
        ),
        (
            wrong(good, "{ $reference } <b>重要</b>", "因为"),
            "body",
            ["HTML", "HTML"],
        ),
        (
            wrong("", good, "因为"),
            "subject",
            ["邮件标题", "Subject of the mail"],
        ),
        (wrong(good, "", "因为"), "body", ["正文", "Text"]),
        (
            wrong(good, good, ""),
            "reason",
            ["修改的原因", "Reason for the change"],
        ),
    ];
    let forms: Vec<_> = forms
        .iter()
        .map(|(form, field, names)| bad(form, field, *names))
        .collect();
    let hidden = [("version", version.as_str()), ("form_key", &key)];
    refuses(&mut browser, &Method::POST, PATH, &hidden, &forms).await;
}

#[tokio::test]
async fn a_text_is_kept_on_the_page_where_the_factor_grew_old() {
    let world = World::new().await;
    let mut browser = world.administrator().await.browser;
    let first = seen(&browser.get(PATH).await);
    world.store.clock().advance(Duration::minutes(16));
    let body = "新的 { $reference }";
    let answer = browser.post(PATH, &form(&first, body, "save")).await;
    assert!(answer.body.contains("/step-up?back="), "{}", answer.body);
    assert!(Markup::of(&answer).holds("body", body), "{}", answer.body);
}
