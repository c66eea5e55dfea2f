//! Absences, as forms.

use axum::http::StatusCode;
use domain::identity::Role;

use crate::desk::{act, post, taken};
use crate::world::Visitor;
use crate::{Answer, World};

const DAYS: [(&str, &str); 2] = [("from", "2026-11-23"), ("to", "2026-11-27")];

/// Enters the absence of this week, and gives the answer.
async fn enter(officer: &mut Visitor, substitute: &str) -> Answer {
    let form: Vec<_> = DAYS.into_iter().chain([("substitute", substitute)]).collect();
    post(officer, "/desk/absences", "0", &form).await
}

#[tokio::test]
async fn an_absence_is_entered_with_days_and_a_substitute_and_given_up_by_whose_it_is() {
    let world = World::new().await;
    let (mut colleague, mut away) = (
        world.officer_as(Role::BankMaker).await,
        world.officer_as(Role::BankMaker).await,
    );
    let empty = post(&mut away, "/desk/absences", "0", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for problem in ["请选请假的第一天", "请选请假的最后一天", "请选由谁代理"] {
        assert!(empty.body.contains(problem), "{problem}");
    }
    let oneself = away.actor.account.to_string();
    let wrong = enter(&mut away, &oneself).await;
    assert!(wrong.body.contains("自己不能代理自己") && wrong.body.contains("value=\"2026-11-27\""));
    let entered = enter(&mut away, &colleague.actor.account.to_string()).await;
    assert_eq!(entered.location(), "/desk/absences?told=absence_entered");
    let page = away.browser.get("/desk/absences").await;
    assert!(
        page.body
            .contains("2026 年 11 月 23 日到 2026 年 11 月 27 日，由王经办代理")
    );
    let (_, rest) = page.body.split_once("action=\"/desk/absences/").expect("a form");
    let end = format!("/desk/absences/{}", rest.split('"').next().unwrap());
    assert_eq!(
        colleague.browser.post(&end, &[]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        away.browser.post(&end, &[]).await.location(),
        "/desk/absences?told=absence_ended"
    );
}

#[tokio::test]
async fn who_is_away_is_handed_nothing_and_the_page_names_the_substitute() {
    let world = World::new().await;
    let (mut maker, mut away) = (
        world.officer_as(Role::BankMaker).await,
        world.officer_as(Role::BankMaker).await,
    );
    let mut substitute = world.officer_as(Role::BankMaker).await;
    let absent = away.actor.account.to_string();
    enter(&mut away, &substitute.actor.account.to_string()).await;
    let case = taken(&world, &mut maker).await;
    let refused = act(&mut maker, &case, "hand-over", &[("to", &absent)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .body
            .contains("王经办请假到 2026 年 11 月 27 日，由王经办代理"),
        "{}",
        refused.body
    );
    let id = case.rsplit('/').next().unwrap();
    let form = [
        ("scope", "ticked"),
        ("act", "hand_over"),
        ("case", id),
        ("to", &absent),
    ];
    let refused = maker.browser.post("/desk/bulk", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("请假到"));
    let theirs = format!("/desk?view=all_open&amp;owner={absent}");
    let queue = substitute.browser.get("/desk").await;
    assert!(queue.body.contains(&theirs) && queue.body.contains("代王经办"));
}
