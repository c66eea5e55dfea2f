//! Acts on many cases, as forms.

use axum::http::StatusCode;
use domain::identity::Role;

use crate::desk::{act, taken};
use crate::world::Visitor;
use crate::{Answer, World};

/// The value of a hidden control.
fn hidden(page: &Answer, name: &str) -> Vec<String> {
    let lead = format!("name=\"{name}\" value=\"");
    let rest = page.body.split(lead.as_str()).skip(1);
    rest.map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"))
        .collect()
}

/// What the page that says what would happen sends when it is confirmed.
async fn confirm(officer: &mut Visitor, page: &Answer) -> Answer {
    let names = ["act", "to", "list", "form_key", "case"];
    let values = names.map(|name| hidden(page, name));
    let pairs = names.iter().zip(&values);
    let form: Vec<(&str, &str)> = pairs
        .flat_map(|(name, values)| values.iter().map(move |value| (*name, value.as_str())))
        .collect();
    officer.browser.post("/desk/bulk/confirm", &form).await
}

const HAND_OVER: [(&str, &str); 3] = [
    ("list", "view=all_open"),
    ("scope", "ticked"),
    ("act", "hand_over"),
];

/// The id in the address of a case.
fn id(case: &str) -> &str {
    case.rsplit('/').next().unwrap()
}

#[tokio::test]
async fn what_is_missing_is_said_and_what_is_ticked_stays() {
    let world = World::new().await;
    let mut maker = world.officer_as(Role::BankMaker).await;
    let mut supervisor = world.officer_as(Role::BankSupervisor).await;
    let case = taken(&world, &mut maker).await;
    let queue = supervisor.browser.get("/desk").await;
    assert!(queue.body.contains("form=\"bulk\"") && !queue.body.contains("name=\"act\" value=\"take\""));
    let wrong = supervisor.browser.post("/desk/bulk", &HAND_OVER).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for problem in ["请至少勾选一件", "请选择转给哪位同事", "href=\"#bulk-to\""] {
        assert!(wrong.body.contains(problem), "{problem}");
    }
    let ticked: Vec<_> = HAND_OVER.into_iter().chain([("case", id(&case))]).collect();
    let kept = supervisor.browser.post("/desk/bulk", &ticked).await;
    assert_eq!(
        kept.body.matches(" checked aria-label=\"选择").count(),
        1,
        "{}",
        kept.body
    );
}

#[tokio::test]
async fn a_supervisor_hands_over_what_they_read_would_happen_and_takes_it_back() {
    let world = World::new().await;
    let (mut maker, second) = (
        world.officer_as(Role::BankMaker).await,
        world.officer_as(Role::BankMaker).await,
    );
    let mut supervisor = world.officer_as(Role::BankSupervisor).await;
    let (one, other) = (taken(&world, &mut maker).await, taken(&world, &mut maker).await);
    let to = second.actor.account.to_string();
    let chosen = [("case", id(&one)), ("case", id(&other)), ("to", &*to)];
    let form: Vec<_> = HAND_OVER.into_iter().chain(chosen).collect();
    let page = supervisor.browser.post("/desk/bulk", &form).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("把 2 件转给王经办？") && page.body.contains("还什么都没有做"));

    // Meanwhile one moves on: nothing is done, and the page says what would happen now.
    act(&mut maker, &one, "release", &[]).await;
    let changed = confirm(&mut supervisor, &page).await;
    assert_eq!(changed.status, StatusCode::CONFLICT);
    for text in [
        "办件有了变化",
        "把 1 件转给王经办？",
        "不办理：1 件",
        "现在的状态不能这样办",
    ] {
        assert!(changed.body.contains(text), "{text}: {}", changed.body);
    }
    let done = confirm(&mut supervisor, &changed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let path = done.location().to_owned();
    let shown = supervisor.browser.get(&path).await;
    assert!(shown.body.contains("转给王经办 1 件") && shown.body.contains("9:30 之前可以撤销"));
    assert!(supervisor.browser.get("/desk/acts").await.body.contains(&path));

    take_back(&mut supervisor, &path).await;
    assert!(maker.browser.get(&other).await.body.contains("给错人了"));
    assert_eq!(maker.browser.get(&path).await.status, StatusCode::NOT_FOUND);
}

/// Takes an act back, first without a reason.
async fn take_back(officer: &mut Visitor, path: &str) {
    let undo = format!("{path}/undo");
    let shown = officer.browser.get(path).await;
    let key = hidden(&shown, "form_key").pop().unwrap();
    let send = |reason| [("form_key", key.as_str()), ("undo", reason)];
    let silent = officer.browser.post(&undo, &send("")).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.body.contains("请写撤销的原因"));
    let back = officer.browser.post(&undo, &send("给错人了")).await;
    assert_eq!(back.location(), path);
    let shown = officer.browser.get(path).await;
    assert!(shown.body.contains("已撤销") && !shown.body.contains(&undo));
}

#[tokio::test]
async fn all_that_match_are_taken_and_a_page_that_came_by_form_leads_back() {
    let world = World::new().await;
    let mut maker = world.officer_as(Role::BankMaker).await;
    for _ in 0..2 {
        let applicant = world.applicant().await;
        world.submitted_case(&applicant.actor).await;
    }
    let form = [("list", "view=to_take"), ("scope", "all"), ("act", "take")];
    let page = maker.browser.post("/desk/bulk", &form).await;
    assert!(page.body.contains("领取 2 件？"), "{}", page.body);
    let done = confirm(&mut maker, &page).await;
    assert!(done.location().starts_with("/desk/acts/"));
    let again = confirm(&mut maker, &page).await;
    assert_eq!(again.location(), done.location(), "a double click acts once");
    let mine = maker.browser.get("/desk?view=mine").await;
    assert_eq!(
        mine.body.matches("name=\"case\" form=\"bulk\"").count(),
        2,
        "{}",
        mine.body
    );
    assert_eq!(maker.browser.get("/desk/bulk").await.location(), "/desk");
    assert_eq!(maker.browser.get("/desk/bulk/confirm").await.location(), "/desk");
    let checker = world
        .officer_as(Role::BankChecker)
        .await
        .browser
        .get("/desk")
        .await;
    assert!(!checker.body.contains("id=\"bulk\""));
}
