//! Slips of officers: undone by themselves, found by the supervisor's sample, or avoided by seeing who else is there.

use axum::http::StatusCode;
use domain::identity::Role;

use crate::World;
use crate::desk::{MARKS, act, approved, post, taken};

#[tokio::test]
async fn a_maker_takes_back_a_proposal_with_a_reason() {
    let world = World::new().await;
    let mut maker = world.officer().await;
    let case = taken(&world, &mut maker).await;
    let whole: Vec<(&str, &str)> = MARKS.into_iter().chain([("outcome", "approve")]).collect();
    assert_eq!(act(&mut maker, &case, "propose", &whole).await.location(), case);
    let page = maker.browser.get(&case).await;
    assert!(
        page.body.contains("收回建议") && page.body.contains("前可以收回"),
        "{}",
        page.body
    );
    let silent = act(&mut maker, &case, "undo", &[("undo", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.body.contains("请写撤销的原因"));
    assert_eq!(
        act(&mut maker, &case, "undo", &[("undo", "选错了意见")])
            .await
            .location(),
        case
    );
    let page = maker.browser.get(&case).await;
    assert!(page.body.contains("选错了意见") && page.body.contains("id=\"decide\""));
}

#[tokio::test]
async fn a_supervisor_draws_and_looks_over_a_decision() {
    let world = World::new().await;
    let (mut maker, mut supervisor) = (
        world.officer().await,
        world.officer_as(Role::BankSupervisor).await,
    );
    let case = approved(&world, &mut maker).await;
    let mut other = world.officer_as(Role::BankMaker).await;
    assert_eq!(
        other.browser.get("/desk/sample").await.status,
        StatusCode::NOT_FOUND
    );
    for typed in ["", "0", "21", "x"] {
        let wrong = post(&mut supervisor, "/desk/sample", "0", &[("count", typed)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("从 1 到 20"));
    }
    let drawn = post(&mut supervisor, "/desk/sample", "0", &[("count", "３")]).await;
    assert_eq!(drawn.location(), "/desk/sample?told=drawn");
    let none = post(&mut supervisor, "/desk/sample", "0", &[("count", "3")]).await;
    assert_eq!(none.location(), "/desk/sample?told=nothing_drawn");
    assert!(
        supervisor
            .browser
            .get("/desk/sample")
            .await
            .body
            .contains(&format!("{case}#quality"))
    );

    let bare = act(
        &mut supervisor,
        &case,
        "quality",
        &[("finding", "wrong_decision")],
    )
    .await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bare.body.contains("请写明问题在哪里"));
    let nothing = act(&mut supervisor, &case, "quality", &[("quality_note", "写了说明")]).await;
    assert!(nothing.body.contains("请选复查结论") && nothing.body.contains(">写了说明</textarea>"));
    let judged = act(&mut supervisor, &case, "quality", &[("finding", "sound")]).await;
    assert_eq!(judged.location(), case);
    assert!(
        supervisor
            .browser
            .get("/desk/sample")
            .await
            .body
            .contains("决定正确，过程合规")
    );
}

#[tokio::test]
async fn an_officer_sees_who_else_opened_the_case() {
    let world = World::new().await;
    let (mut maker, mut colleague) = (world.officer().await, world.officer().await);
    let case = taken(&world, &mut maker).await;
    assert!(!maker.browser.get(&case).await.body.contains("也打开过本件"));
    colleague.browser.get(&case).await;
    assert!(maker.browser.get(&case).await.body.contains("也打开过本件"));
}
