//! What the desk says to its officers: after an act, instead of one, and about whose turn it is.

use axum::http::StatusCode;
use domain::identity::Role;

use crate::World;
use crate::desk::{MARKS, act, post, taken, version};

#[tokio::test]
async fn saved_marks_are_said_where_the_officer_goes_on() {
    let world = World::new().await;
    let mut maker = world.officer().await;
    let case = taken(&world, &mut maker).await;
    let said = "核验结果已保存";
    let saved = act(&mut maker, &case, "check", &MARKS[..1]).await;
    assert_eq!(saved.location(), format!("{case}?marks-saved#marks-saved"));
    let page = maker.browser.get(&format!("{case}?marks-saved")).await.body;
    let (before, after) = page.split_once(said).expect("a word");
    assert!(before.contains("id=\"s-applicant\"") && after.contains("id=\"s-trade\""));
    // With nothing left to mark the officer goes on in the panel.
    act(&mut maker, &case, "check", &MARKS).await;
    let page = maker.browser.get(&format!("{case}?marks-saved")).await.body;
    let (before, _) = page.split_once(said).expect("a word");
    assert!(before.contains("id=\"decide\""));
    assert!(!maker.browser.get(&case).await.body.contains(said));
}

#[tokio::test]
async fn maker_and_checker_read_whose_turn_it_is_and_why_it_came_back() {
    let world = World::new().await;
    let (mut maker, mut checker) = (world.officer().await, world.officer().await);
    let mut supervisor = world.officer_as(Role::BankSupervisor).await;
    let case = taken(&world, &mut maker).await;
    let whole: Vec<(&str, &str)> = MARKS.into_iter().chain([("outcome", "approve")]).collect();
    act(&mut maker, &case, "propose", &whole).await;
    let (you, another) = ("<b>您</b>", "<b>另一人</b>");
    for (officer, is_checker) in [
        (&mut checker, true),
        (&mut maker, false),
        (&mut supervisor, false),
    ] {
        let page = officer.browser.get(&case).await.body;
        assert_eq!(
            (page.contains(you), page.contains(another)),
            (is_checker, !is_checker)
        );
    }
    let back = [("verdict", "send_back"), ("why", "店铺证明\n缺月份")];
    act(&mut checker, &case, "decide", &back).await;
    let page = maker.browser.get(&case).await.body;
    let (_, panel) = page.split_once("id=\"decide\"").expect("the panel");
    assert!(panel.contains("复核退回，请再看一遍") && panel.contains("class=\"lines\">店铺证明\n缺月份<"));
    act(&mut maker, &case, "propose", &whole).await;
    act(&mut checker, &case, "decide", &[("verdict", "confirm")]).await;
    let page = checker.browser.get(&case).await.body;
    assert!(
        !page.contains(you) && !page.contains(another),
        "the names of both"
    );
}

#[tokio::test]
async fn what_came_too_late_is_shown_where_it_has_no_place_and_not_said_to_be_kept() {
    let world = World::new().await;
    let (mut maker, mut colleague) = (world.officer().await, world.officer().await);
    let case = taken(&world, &mut maker).await;
    let seen = version(&maker.browser.get(&case).await);
    let to = colleague.actor.account.to_string();
    act(&mut colleague, &case, "hand-over", &[("to", &to)]).await;
    let chosen = [
        MARKS[3],
        ("outcome", "refuse"),
        ("reason", "documents_insufficient"),
        ("text", "请换一份清楚的。"),
    ];
    let path = format!("{case}/propose");
    let (kept, lost) = ("填写的内容还在这一页上", "这一页已没有地方填");
    let late = post(&mut maker, &path, &seen, &chosen).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    for text in [
        lost,
        "建议不予开户",
        "材料不足以证明所填内容",
        "请换一份清楚的。",
        "看不清",
    ] {
        assert!(late.body.contains(text), "{text}");
    }
    assert!(!late.body.contains(kept));
    let late = post(&mut colleague, &path, &seen, &chosen).await;
    assert!(late.body.contains(kept) && !late.body.contains(lost));
    let silent = post(&mut maker, &path, &seen, &[("outcome", "approve"), ("text", "")]).await;
    assert!(!silent.body.contains(kept));
}

#[tokio::test]
async fn the_desk_offers_what_fits_an_individual_with_this_document() {
    let world = World::new().await;
    let mut maker = world.officer().await;
    let case = taken(&world, &mut maker).await;
    let page = maker.browser.get(&case).await.body;
    assert!(page.contains("value=\"field:identity.number\"") && page.contains("value=\"bank_policy\""));
    for misfit in [
        "field:identity.nationality",
        "field:identity.issuing_country",
        "\"class_c\"",
        "您的身份证件",
    ] {
        assert!(!page.contains(misfit), "{misfit}");
    }
    assert!(page.contains("自动核查：8 项全部通过"));
    let refusal = [("outcome", "refuse"), ("reason", "class_c"), ("text", "…")];
    let refused = act(&mut maker, &case, "propose", &refusal).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}
