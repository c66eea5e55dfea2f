//! A firm's profile in the browser: saved as typed, judged, confirmed by another.

use axum::http::StatusCode;

use super::{Firm, key, told};

const FILLED: [(&str, &str); 20] = [
    ("licence_name", "宁波三江国际贸易有限公司"),
    ("form", "limited"),
    ("registered_address", "宁波市鄞州区示例路 8 号"),
    ("business_address", "宁波市鄞州区示例路 8 号"),
    ("established_on", "2019-03-01"),
    ("capital_currency", "CNY"),
    ("capital", "1,000,000"),
    ("representative_name", "王晓明"),
    ("representative_document_kind", "resident_id"),
    ("representative_number", "330203190001010005"),
    ("representative_mobile", "13000000000"),
    ("way", "named"),
    ("owners.0.name", "王晓明"),
    ("owners.0.document_kind", "resident_id"),
    ("owners.0.number", "330203190001010005"),
    ("owners.0.control", "shares"),
    ("owners.0.share", "60"),
    ("list_status", "registered"),
    ("class", "a"),
    ("taxpayer", "general"),
];

fn with<'a>(changes: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FILLED
        .iter()
        .filter(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    kept.chain(changes).chain(more).copied().collect()
}

#[tokio::test]
async fn what_is_typed_is_saved_and_judged() {
    let mut firm = Firm::new().await;
    let (profile, edit) = (
        format!("{}/profile", firm.path),
        format!("{}/profile/edit", firm.path),
    );
    let empty = firm.handler.browser.get(&edit).await;
    assert!(
        empty.body.contains("宁波三江跨境贸易有限公司"),
        "the name is known: {}",
        empty.body
    );
    let changes = [("owners.0.share", "160"), ("customs_code", "3302860001")];
    let refused = firm
        .handler
        .browser
        .post(&edit, &with(&changes, &[("version", "0")]))
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in [
        "value=\"160\"",
        "海关备案编码的第 5 位",
        "href=\"#owners-0-share\"",
    ] {
        assert!(refused.body.contains(shown), "{shown}: {}", refused.body);
    }
    let kept = firm.confirmer.browser.get(&profile).await;
    assert!(kept.body.contains("没填完"), "saved all the same");
    let saved = firm
        .handler
        .browser
        .post(&edit, &with(&[], &[("version", "1")]))
        .await;
    assert_eq!(
        saved.location(),
        told(&profile, "profile_saved"),
        "{}",
        saved.body
    );
}

#[tokio::test]
async fn what_a_handler_filled_in_another_confirms() {
    let mut firm = Firm::new().await;
    let profile = format!("{}/profile", firm.path);
    let form = with(&[], &[("version", "0")]);
    firm.handler.browser.post(&format!("{profile}/edit"), &form).await;
    let page = firm.handler.browser.get(&profile).await.body;
    assert!(page.contains("330***********0005"), "masked: {page}");
    assert!(
        !page.contains("确认以上资料属实"),
        "a handler does not confirm: {page}"
    );
    let page = firm.confirmer.browser.get(&profile).await.body;
    assert!(page.contains("确认以上资料属实"), "{page}");

    let (confirm, key) = (format!("{profile}/confirm"), key(&firm.world));
    let seen = |version| [("version", version), ("form_key", key.as_str())];
    let stale = firm.confirmer.browser.post(&confirm, &seen("0")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    for _ in 0..2 {
        let done = firm.confirmer.browser.post(&confirm, &seen("1")).await;
        assert_eq!(
            done.location(),
            told(&profile, "profile_confirmed"),
            "{}",
            done.body
        );
    }
    let by_handler = firm.handler.browser.post(&confirm, &seen("1")).await;
    assert_eq!(by_handler.status, StatusCode::NOT_FOUND);
    let page = firm.owner.browser.get(&profile).await.body;
    assert!(page.contains("最近一次确认：2026 年 11 月 23 日"), "{page}");
    let home = firm.owner.browser.get(&firm.path).await.body;
    assert!(home.contains("宁波三江国际贸易有限公司"), "called so from now on");
}

#[tokio::test]
async fn items_of_the_list_are_added_and_removed_without_scripts() {
    let mut firm = Firm::new().await;
    let edit = format!("{}/profile/edit", firm.path);
    let add = firm
        .owner
        .browser
        .post(&edit, &with(&[], &[("version", "0"), ("do", "add")]))
        .await;
    assert_eq!(add.location(), format!("{edit}?add=1#owners-1"));
    let page = firm.owner.browser.get(&format!("{edit}?add=1")).await;
    assert!(page.body.contains("name=\"owners.1.name\""), "{}", page.body);
    let two = [("owners.1.name", "李小红"), ("version", "1"), ("do", "remove-0")];
    let removed = firm.owner.browser.post(&edit, &with(&[], &two)).await;
    assert_eq!(removed.location(), format!("{edit}#owners"));
    let page = firm.owner.browser.get(&edit).await;
    assert!(
        page.body.contains("value=\"李小红\"") && !page.body.contains("owners.1.name"),
        "{}",
        page.body
    );
    let later = firm
        .owner
        .browser
        .post(
            &edit,
            &with(&[("taxpayer", "")], &[("version", "2"), ("later", "1")]),
        )
        .await;
    assert_eq!(
        later.location(),
        told(&format!("{}/profile", firm.path), "profile_saved")
    );
}

#[tokio::test]
async fn what_another_browser_saved_is_shown_beside_what_was_typed() {
    let mut firm = Firm::new().await;
    let edit = format!("{}/profile/edit", firm.path);
    firm.owner
        .browser
        .post(&edit, &with(&[], &[("version", "0")]))
        .await;
    let mine = with(
        &[("business_address", "宁波市北仑区示例路 9 号")],
        &[("version", "0")],
    );
    let met = firm.handler.browser.post(&edit, &mine).await;
    assert_eq!(met.status, StatusCode::CONFLICT);
    for shown in [
        "宁波市北仑区示例路 9 号",
        "宁波市鄞州区示例路 8 号",
        "这一页在另一台设备上改过",
    ] {
        assert!(met.body.contains(shown), "{shown}: {}", met.body);
    }
    let again = with(
        &[("business_address", "宁波市北仑区示例路 9 号")],
        &[("version", "1")],
    );
    assert_eq!(
        firm.handler.browser.post(&edit, &again).await.status,
        StatusCode::SEE_OTHER
    );
}
