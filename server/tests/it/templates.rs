//! Texts that officers keep, as pages and in the forms of a case.

use axum::http::{Method, StatusCode};
use domain::identity::Role;

use crate::World;
use crate::bad_forms::{bad, refuses};
use crate::desk::{MARKS, act, post, taken};
use crate::world::Visitor;

const BACK: [(&str, &str); 5] = [
    ("for", "supplement"),
    ("template_name", "身份证背面"),
    ("template_target", "document:id_back"),
    ("template_reason", "unreadable"),
    ("template_text", "{姓名}您好，反光处看不清。"),
];

/// Keeps a text and gives its address.
async fn kept(officer: &mut Visitor, form: &[(&str, &str)]) -> String {
    let kept = post(officer, "/desk/templates", "0", form).await;
    assert_eq!(
        kept.location(),
        "/desk/templates?told=template_kept",
        "{}",
        kept.body
    );
    let list = officer.browser.get(kept.location()).await;
    let (_, rest) = list
        .body
        .rsplit_once("<li><a href=\"/desk/templates/")
        .expect("a template");
    format!("/desk/templates/{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn a_text_is_looked_at_kept_changed_and_given_up() {
    let world = World::new().await;
    let mut maker = world.officer_as(Role::BankMaker).await;
    let preview: Vec<_> = BACK.into_iter().chain([("do", "preview")]).collect();
    let shown = post(&mut maker, "/desk/templates", "0", &preview).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(
        shown
            .body
            .contains("看不清，请重新拍照或扫描后上传。\n林晓雯您好，反光处看不清。"),
        "{}",
        shown.body
    );
    assert!(
        maker.browser.get("/desk/templates").await.body.contains("还没有"),
        "nothing is kept"
    );

    let path = kept(&mut maker, &BACK).await;
    let changed = [
        ("template_name", "身份证背面"),
        ("template_reason", "unreadable"),
        ("template_text", "请用手机拍清楚。"),
    ];
    let answer = post(&mut maker, &path, "1", &changed).await;
    assert_eq!(answer.location(), format!("{path}?told=template_changed"));
    let late = post(
        &mut maker,
        &path,
        "1",
        &[("template_name", "别的"), ("template_text", "还没保存的话")],
    )
    .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("还没保存的话") && late.body.contains("第 2 版"));
    let earlier = maker.browser.get(&format!("{path}?version=1")).await;
    assert!(
        earlier.body.contains(">{姓名}您好，反光处看不清。</textarea>"),
        "{}",
        earlier.body
    );

    let removed = maker.browser.post(&format!("{path}/remove"), &[]).await;
    assert_eq!(removed.location(), "/desk/templates?told=template_removed");
    assert_eq!(maker.browser.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_text_of_the_bank_is_read_by_all_and_changed_by_its_supervisor() {
    let world = World::new().await;
    let (mut maker, mut supervisor) = (
        world.officer_as(Role::BankMaker).await,
        world.officer_as(Role::BankSupervisor).await,
    );
    let shared: Vec<_> = BACK.into_iter().chain([("shared", "yes")]).collect();
    let refused = post(&mut maker, "/desk/templates", "0", &shared).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let path = kept(&mut supervisor, &shared).await;
    let read = maker.browser.get(&path).await;
    assert!(read.body.contains("林晓雯您好") && !read.body.contains("<textarea"));
    assert_eq!(
        maker.browser.post(&format!("{path}/remove"), &[]).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_text_fills_the_next_item_and_loses_nothing() {
    let world = World::new().await;
    let mut maker = world.officer_as(Role::BankMaker).await;
    let path = kept(&mut maker, &BACK).await;
    let template = path.rsplit_once('/').unwrap().1;
    let case = taken(&world, &mut maker).await;
    let item = [("item-0-target", "page:card"), ("item-0-text", "卡号少一位")];
    let pick: Vec<_> = MARKS
        .into_iter()
        .chain(item)
        .chain([("template_supplement", template), ("do", "supplement")])
        .collect();
    let filled = act(&mut maker, &case, "template", &pick).await;
    assert_eq!(filled.status, StatusCode::OK);
    for kept in [
        "卡号少一位</textarea>",
        "您好，反光处看不清。</textarea>",
        "value=\"document:id_back\" selected",
        "value=\"unreadable\" selected",
    ] {
        assert!(filled.body.contains(kept), "{kept}: {}", filled.body);
    }
    assert!(!filled.body.contains("{姓名}"), "the name is filled in");
    let none: Vec<_> = MARKS.into_iter().chain([("do", "supplement")]).collect();
    let missing = act(&mut maker, &case, "template", &none).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.body.contains("href=\"#template_supplement\""));
}

#[tokio::test]
async fn a_text_of_a_refusal_brings_its_reason_along() {
    let world = World::new().await;
    let mut maker = world.officer_as(Role::BankMaker).await;
    let refusal = [
        ("for", "refusal"),
        ("template_name", "没有订单"),
        ("template_reason", "no_orders"),
        ("template_text", "有三笔订单后可以再申请。"),
    ];
    let path = kept(&mut maker, &refusal).await;
    let template = path.rsplit_once('/').unwrap().1;
    let case = taken(&world, &mut maker).await;
    let pick = [
        ("template_refusal", template),
        ("do", "refusal"),
        ("text", "您好。"),
    ];
    let filled = act(&mut maker, &case, "template", &pick).await;
    assert!(filled.body.contains("value=\"no_orders\" selected"));
    assert!(
        filled
            .body
            .contains(">您好。\n有三笔订单后可以再申请。</textarea>"),
        "{}",
        filled.body
    );
}

#[tokio::test]
async fn an_officer_hears_what_a_text_lacks() {
    let world = World::new().await;
    let mut maker = world.officer_as(Role::BankMaker).await;
    let long = ("template_text", "长".repeat(501));
    let (long_name, name) = ("名".repeat(41), ("template_name", "名称"));
    let (names, texts) = (["名称", "name"], ["文字", "text"]);
    let braces = ["括号", "brace"];
    let forms = [
        bad(&[("template_text", "重拍")], "template_name", names),
        bad(
            &[("template_name", &long_name), ("template_text", "重拍")],
            "template_name",
            names,
        ),
        bad(&[name], "template_text", texts),
        bad(&[name, (long.0, &long.1)], "template_text", texts),
        bad(&[name, ("template_text", "{地址}")], "template_text", braces),
        bad(&[name, ("template_text", "{姓名")], "template_text", braces),
        bad(
            &[
                name,
                ("template_target", "field:contact.address"),
                ("template_reason", "unreadable"),
            ],
            "template_reason",
            ["原因", "reason"],
        ),
    ];
    let hidden = [
        ("for", "supplement"),
        ("form_key", "00000000000000000000000000000000"),
    ];
    refuses(
        &mut maker.browser,
        &Method::POST,
        "/desk/templates",
        &hidden,
        &forms,
    )
    .await;
}
