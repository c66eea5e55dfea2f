//! The officers' desk through its forms, without scripts.

use axum::http::StatusCode;

use crate::world::Visitor;
use crate::{Answer, World};

/// The version that the forms of a page carry.
pub(crate) fn version(answer: &Answer) -> String {
    let (_, rest) = answer
        .body
        .split_once("name=\"version\" value=\"")
        .expect("a form with a version");
    rest.split_once('"').unwrap().0.to_owned()
}

pub(crate) const MARKS: [(&str, &str); 4] = [
    ("mark-applicant", "match"),
    ("mark-trade", "match"),
    ("mark-account", "match"),
    ("mark-papers", "unclear"),
];

/// Posts a form that was made for the page as it stands now.
pub(crate) async fn act(officer: &mut Visitor, case: &str, act: &str, fields: &[(&str, &str)]) -> Answer {
    let page = officer.browser.get(case).await;
    let version = version(&page);
    let form: Vec<(&str, &str)> = fields
        .iter()
        .copied()
        .chain([("version", version.as_str())])
        .collect();
    officer.browser.post(&format!("{case}/{act}"), &form).await
}

#[expect(clippy::too_many_lines, reason = "one story from the queue to the check")]
#[tokio::test]
async fn a_proposal_needs_every_mark_and_another_officer() {
    let world = World::new().await;
    let applicant = world.applicant().await;
    let case = format!("/desk/cases/{}", world.submitted_case(&applicant.actor).await);
    let (mut maker, mut checker, mut stranger) = (
        world.officer().await,
        world.officer().await,
        world.other_officer().await,
    );

    let queue = maker.browser.get("/desk?view=to_take").await;
    assert!(queue.body.contains(&case), "{}", queue.body);
    assert!(!stranger.browser.get("/desk").await.body.contains(&case));
    assert_eq!(stranger.browser.get(&case).await.status, StatusCode::NOT_FOUND);
    assert_eq!(act(&mut maker, &case, "take", &[]).await.location(), case);

    // What was typed stays when something is missing.
    let words = ("text", "材料齐全，请带证件来网点。");
    let refused = act(
        &mut maker,
        &case,
        "propose",
        &[("outcome", "approve"), words, MARKS[1]],
    )
    .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(words.1) && refused.body.contains("href=\"#mark-papers\""));
    assert!(!refused.body.contains("href=\"#mark-trade\""));
    let wrong = act(
        &mut maker,
        &case,
        "supplement",
        &[("item-0-target", "page:secret"), ("item-0-text", "…")],
    )
    .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);

    let whole: Vec<(&str, &str)> = MARKS.into_iter().chain([("outcome", "approve"), words]).collect();
    let seen = version(&maker.browser.get(&case).await);
    assert_eq!(
        act(&mut maker, &case, "propose", &whole).await.status,
        StatusCode::SEE_OTHER
    );
    let late: Vec<(&str, &str)> = whole
        .iter()
        .copied()
        .chain([("version", seen.as_str())])
        .collect();
    // Whoever sends the form again does not decide twice.
    let again = maker.browser.post(&format!("{case}/propose"), &late).await;
    assert_eq!(again.status, StatusCode::CONFLICT);

    // The maker cannot check, however the form is come by; the checker gives a fresh factor first.
    let page = checker.browser.get(&case).await;
    let (verdict, now) = (("verdict", "send_back"), version(&page));
    let own = [verdict, ("why", "…"), ("version", now.as_str())];
    let answer = maker.browser.post(&format!("{case}/decide"), &own).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    world.store.clock().advance(time::Duration::minutes(11));
    let unsure = act(&mut checker, &case, "decide", &[("verdict", "confirm")]).await;
    assert!(
        unsure.location().starts_with("/step-up?back=/desk/cases/"),
        "{}",
        unsure.location()
    );
    let silent = act(&mut checker, &case, "decide", &[verdict]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        act(&mut checker, &case, "decide", &[verdict, ("why", "再看店铺")])
            .await
            .location(),
        case
    );
}

#[tokio::test]
async fn notes_stay_at_the_desk_and_numbers_are_masked() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let id = world.submitted_case(&applicant.actor).await;
    let (case, theirs) = (format!("/desk/cases/{id}"), format!("/cases/{id}"));
    let mut officer = world.officer().await;
    let key = world.store.new_uuid().simple().to_string();
    for _ in 0..2 {
        let note = [("note", "像真的"), ("form_key", key.as_str())];
        assert_eq!(
            officer.browser.post(&format!("{case}/note"), &note).await.status,
            StatusCode::SEE_OTHER
        );
    }
    let page = officer.browser.get(&case).await;
    assert_eq!(page.body.matches("像真的").count(), 1);
    assert!(!applicant.browser.get(&theirs).await.body.contains("像真的"));
    assert!(page.body.contains("330***********"), "a masked identity number");

    let form = officer
        .browser
        .get(&format!("{case}/unmask?field=identity.number"))
        .await;
    assert_eq!(form.status, StatusCode::OK);
    let path = format!("{case}/unmask");
    let silent = officer
        .browser
        .post(&path, &[("field", "identity.number"), ("unmask", "")])
        .await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let whole = officer
        .browser
        .post(&path, &[("field", "identity.number"), ("unmask", "核对原件")])
        .await;
    assert!(whole.body.contains("330203"), "the whole number");
    let nothing = officer
        .browser
        .post(&path, &[("field", "identity.name"), ("unmask", "…")])
        .await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}
