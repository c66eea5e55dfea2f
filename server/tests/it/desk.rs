//! The officers' desk through its forms, without scripts.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::StatusCode;
use domain::identity::Role;

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
    post(officer, &format!("{case}/{act}"), &version(&page), fields).await
}

/// Posts a form that was made for this version of the case.
pub(crate) async fn post(
    officer: &mut Visitor,
    path: &str,
    version: &str,
    fields: &[(&str, &str)],
) -> Answer {
    static FORMS: AtomicU64 = AtomicU64::new(1);
    let key = format!("{:032x}", FORMS.fetch_add(1, Ordering::Relaxed));
    let head = [("version", version), ("form_key", key.as_str())];
    let form: Vec<(&str, &str)> = fields.iter().copied().chain(head).collect();
    officer.browser.post(path, &form).await
}

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
    // Another form for the case as it was before changes nothing.
    let again = post(&mut maker, &format!("{case}/propose"), &seen, &whole).await;
    assert_eq!(again.status, StatusCode::CONFLICT);

    // The maker cannot check, however the form is come by; the checker gives a fresh factor first.
    let page = checker.browser.get(&case).await;
    let (verdict, now) = (("verdict", "send_back"), version(&page));
    let own = [verdict, ("why", "…")];
    let answer = post(&mut maker, &format!("{case}/decide"), &now, &own).await;
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

/// A case that this officer has taken, and its address.
pub(crate) async fn taken(world: &World, maker: &mut Visitor) -> String {
    let applicant = world.applicant().await;
    let case = format!("/desk/cases/{}", world.submitted_case(&applicant.actor).await);
    assert_eq!(act(maker, &case, "take", &[]).await.location(), case);
    case
}

/// A case whose account can be recorded.
pub(crate) async fn approved(world: &World, maker: &mut Visitor) -> String {
    let case = taken(world, maker).await;
    let whole: Vec<(&str, &str)> = MARKS.into_iter().chain([("outcome", "approve")]).collect();
    assert_eq!(act(maker, &case, "propose", &whole).await.location(), case);
    let mut checker = world.officer().await;
    let confirmed = act(&mut checker, &case, "decide", &[("verdict", "confirm")]).await;
    assert_eq!(confirmed.location(), case);
    case
}

#[tokio::test]
async fn a_form_that_comes_too_late_keeps_its_words_and_says_what_changed() {
    let world = World::new().await;
    let (mut maker, mut colleague) = (world.officer().await, world.officer().await);
    let case = taken(&world, &mut maker).await;
    let seen = version(&maker.browser.get(&case).await);
    let to = colleague.actor.account.to_string();
    assert_eq!(
        act(&mut colleague, &case, "hand-over", &[("to", &to)])
            .await
            .location(),
        case
    );

    let words = ("text", "店铺证明缺月份，请补齐。");
    let item = [("item-0-target", "page:card"), ("item-0-text", "卡号少一位")];
    let propose: Vec<(&str, &str)> = MARKS
        .into_iter()
        .chain([("outcome", "approve"), words])
        .chain(item)
        .collect();
    for (form, kept) in [("propose", words.1), ("supplement", item[1].1)] {
        let late = post(&mut maker, &format!("{case}/{form}"), &seen, &propose).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{form}");
        // Who did what, and the words, though the form is the colleague's now.
        assert!(
            late.body.contains("<b>转给同事</b>") && late.body.contains(kept),
            "{form}"
        );
        assert!(late.body.contains("打开页面之后，办件已有变化"), "{form}");
    }
    let marks = post(&mut maker, &format!("{case}/check"), &seen, &MARKS).await;
    assert_eq!(marks.status, StatusCode::CONFLICT);

    // The colleague still has the form, with the words in it and the version as it is now.
    let late = post(&mut colleague, &format!("{case}/propose"), &seen, &propose).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains(&format!(">{}</textarea>", words.1)));
    assert_ne!(version(&late), seen);
    assert!(late.body.contains("id=\"decide\""));
}

#[tokio::test]
async fn a_double_click_is_answered_like_one() {
    let world = World::new().await;
    let applicant = world.applicant().await;
    let case = format!("/desk/cases/{}", world.submitted_case(&applicant.actor).await);
    let mut maker = world.officer().await;
    let page = maker.browser.get(&case).await;
    let (seen, key) = (version(&page), world.store.new_uuid().simple().to_string());
    let form = [("version", seen.as_str()), ("form_key", key.as_str())];
    for _ in 0..2 {
        let answer = maker.browser.post(&format!("{case}/take"), &form).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, case.as_str())
        );
    }
}

#[tokio::test]
async fn what_was_typed_survives_the_way_to_a_fresh_factor() {
    let world = World::new().await;
    let mut maker = world.officer().await;
    let case = approved(&world, &mut maker).await;
    let number = "33020000111122";
    let opening = [
        ("visited_on", "2026-11-23"),
        ("branch", "haishu"),
        ("number", number),
        ("number_again", number),
        ("currencies", "JPY"),
    ];
    let seen = version(&maker.browser.get(&case).await);
    world.store.clock().advance(time::Duration::minutes(11));
    let path = format!("{case}/opening");
    let unsure = post(&mut maker, &path, &seen, &opening).await;
    assert!(unsure.location().starts_with("/step-up?back=/desk/cases/"));
    let code = store::testing::identity::current_code(&world.store, maker.actor.account).await;
    let back = maker.browser.post(unsure.location(), &[("factor", &code)]).await;
    assert_eq!(back.location(), case);
    let page = maker.browser.get(&case).await;
    assert_eq!(page.body.matches(number).count(), 2, "{}", page.body);
    assert!(page.body.contains("value=\"2026-11-23\"") && page.body.contains("value=\"JPY\" checked"));
    // Once: who comes again later finds an empty form.
    assert!(!maker.browser.get(&case).await.body.contains(number));
    assert_eq!(post(&mut maker, &path, &seen, &opening).await.location(), case);
}

#[tokio::test]
async fn the_applicant_reads_word_for_word_what_the_bank_wrote() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let id = world.submitted_case(&applicant.actor).await;
    let (case, theirs) = (format!("/desk/cases/{id}"), format!("/cases/{id}"));
    let (mut maker, mut checker) = (world.officer().await, world.officer().await);
    act(&mut maker, &case, "take", &[]).await;
    let words = "请周三上午带身份证原件来。";
    let whole: Vec<(&str, &str)> = MARKS
        .into_iter()
        .chain([("outcome", "approve"), ("text", words)])
        .collect();
    act(&mut maker, &case, "propose", &whole).await;
    assert!(!applicant.browser.get(&theirs).await.body.contains(words));
    act(&mut checker, &case, "decide", &[("verdict", "confirm")]).await;
    assert!(applicant.browser.get(&theirs).await.body.contains(words));
}

#[tokio::test]
async fn changing_the_language_on_a_page_with_problems_leads_back_to_the_case() {
    let world = World::new().await;
    let mut maker = world.officer().await;
    let case = taken(&world, &mut maker).await;
    let wrong = act(&mut maker, &case, "propose", &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let path = format!("{case}/propose");
    let switched = maker
        .browser
        .post("/preferences", &[("back", &path), ("lang", "en")])
        .await;
    assert_eq!(switched.location(), path);
    let back = maker.browser.get(&path).await;
    assert_eq!(
        (back.status, back.location()),
        (StatusCode::SEE_OTHER, case.as_str())
    );
}

/// Each role alone sends every form of the desk for a case that the maker has taken, and proposed on where that is needed.
#[tokio::test]
async fn each_role_of_a_bank_can_do_what_the_table_says() {
    let world = World::new().await;
    let mut table = String::from("form: maker, checker, supervisor\n");
    let mut officers = [
        world.officer_as(Role::BankMaker).await,
        world.officer_as(Role::BankChecker).await,
        world.officer_as(Role::BankSupervisor).await,
    ];
    let to = officers[0].actor.account.to_string();
    let forms: [(&str, Vec<(&str, &str)>); 11] = [
        ("take", vec![]),
        ("hand-over", vec![("to", &to)]),
        ("check", MARKS.to_vec()),
        (
            "supplement",
            MARKS
                .into_iter()
                .chain([("item-0-target", "page:card"), ("item-0-text", "…")])
                .collect(),
        ),
        (
            "propose",
            MARKS.into_iter().chain([("outcome", "approve")]).collect(),
        ),
        ("decide", vec![("verdict", "send_back"), ("why", "…")]),
        ("release", vec![]),
        ("opening", vec![]),
        ("opening/decide", vec![("verdict", "send_back"), ("why", "…")]),
        ("message", vec![("message", "…")]),
        ("note", vec![("note", "…")]),
    ];
    let applicant = world.applicant().await.actor;
    for (form, fields) in forms {
        write!(table, "{form}:").unwrap();
        for place in 0..officers.len() {
            // A case of its own for each try, as far as the form needs it.
            let id = world.submitted_case(&applicant).await;
            let case = format!("/desk/cases/{id}");
            if form != "take" {
                act(&mut officers[0], &case, "take", &[]).await;
            }
            if form == "decide" {
                let whole: Vec<(&str, &str)> = MARKS.into_iter().chain([("outcome", "approve")]).collect();
                act(&mut officers[0], &case, "propose", &whole).await;
            }
            let view = store::forex::applicant_view(&world.store, &applicant, id);
            let seen = view.await.unwrap().version.0.to_string();
            let answer = post(&mut officers[place], &format!("{case}/{form}"), &seen, &fields).await;
            write!(table, " {}", answer.status.as_u16()).unwrap();
        }
        table.push('\n');
    }
    insta::assert_snapshot!(table);
}
