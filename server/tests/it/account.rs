//! An opened account between its holder and two officers of its bank, through their pages and without scripts.

use axum::http::StatusCode;
use domain::ids::CaseId;
use store::forex::desk::{self, Opening, OpeningForm};
use store::testing::forex::sent;
use time::macros::date;

use crate::desk::{post, version};
use crate::officers::{all_match, approved};
use crate::world::{BRANCH, Visitor};
use crate::{Answer, World};

/// A case whose account two officers have opened.
async fn opened(world: &World, applicant: &Visitor, maker: &Visitor, checker: &Visitor) -> CaseId {
    let case = approved(world, applicant, maker, checker).await;
    let form = OpeningForm {
        visited_on: "2026-11-23".to_owned(),
        branch: BRANCH.to_owned(),
        number: "33020000111122".to_owned(),
        number_again: "33020000111122".to_owned(),
        currencies: vec!["USD".to_owned()],
    };
    let branches = store::forex::branches(&world.store).await.unwrap();
    let opening = Opening::parse(&form, &branches, date!(2026 - 11 - 23)).unwrap();
    let (store, seen) = (&world.store, all_match(world, maker, case).await.seen);
    desk::record_opening(store, &maker.actor, case, seen, &opening, sent(store))
        .await
        .unwrap();
    let seen = all_match(world, maker, case).await.seen;
    desk::confirm_opening(store, &checker.actor, case, seen, sent(store))
        .await
        .unwrap();
    case
}

/// Opens the form of an act and sends it.
async fn propose(maker: &mut Visitor, account: &str, act: &str, fields: &[(&str, &str)]) -> Answer {
    let page = maker.browser.get(&format!("{account}?act={act}")).await;
    let form: Vec<(&str, &str)> = fields.iter().copied().chain([("act", act)]).collect();
    post(maker, account, &version(&page), &form).await
}

async fn decide(checker: &mut Visitor, account: &str, fields: &[(&str, &str)]) -> Answer {
    let page = checker.browser.get(account).await;
    post(checker, &format!("{account}/decide"), &version(&page), fields).await
}

async fn agree(checker: &mut Visitor, account: &str) {
    let agreed = decide(checker, account, &[("verdict", "confirm")]).await;
    assert_eq!(agreed.location(), account);
}

/// The holder opens the page of a wish and sends its form.
async fn wish(holder: &mut Visitor, case: CaseId, wish: &str) -> Answer {
    let path = format!("/cases/{case}/account/{wish}");
    let page = holder.browser.get(&path).await;
    let seen = version(&page);
    post(holder, &path, &seen, &[]).await
}

#[tokio::test]
async fn two_officers_suspend_an_account_and_its_holder_reads_no_more_than_may_be_told() {
    let world = World::new().await;
    let (mut holder, mut maker, mut checker) = (
        world.applicant().await,
        world.officer().await,
        world.officer().await,
    );
    let case = opened(&world, &holder, &maker, &checker).await;
    let (desk, own) = (format!("/desk/cases/{case}"), format!("/cases/{case}"));
    let account = format!("{desk}/account");
    let page = maker.browser.get(&desk).await.body;
    assert!(page.contains(&format!("{account}?act=suspend#panel")), "{page}");

    // What is wrong is named, and what was typed stays.
    let note = ("note", "证件系统提示异常");
    let wrong = propose(&mut maker, &account, "suspend", &[note]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.body.contains("href=\"#reason\"") && wrong.body.contains(note.1),
        "{}",
        wrong.body
    );
    let proposed = propose(
        &mut maker,
        &account,
        "suspend",
        &[note, ("reason", "safe_request")],
    )
    .await;
    assert_eq!(proposed.location(), account);
    assert!(holder.browser.get(&own).await.body.contains("正常"));

    // The maker cannot confirm, however the form is come by; the queue leads the checker to it.
    let page = checker.browser.get(&account).await;
    let own_check = post(
        &mut maker,
        &format!("{account}/decide"),
        &version(&page),
        &[("verdict", "confirm")],
    )
    .await;
    assert_eq!(own_check.status, StatusCode::CONFLICT);
    assert!(
        checker
            .browser
            .get("/desk?view=to_check")
            .await
            .body
            .contains(&desk)
    );
    let silent = decide(&mut checker, &account, &[("verdict", "send_back")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    agree(&mut checker, &account).await;
    let page = holder.browser.get(&own).await.body;
    assert!(page.contains("暂停使用") && page.contains("银行决定"), "{page}");
    assert!(
        !page.contains("外汇管理局要求") && !page.contains(note.1),
        "{page}"
    );

    propose(&mut maker, &account, "resume", &[("reason", "details_renewed")]).await;
    agree(&mut checker, &account).await;
    assert!(holder.browser.get(&own).await.body.contains("银行恢复使用"));
}

#[tokio::test]
async fn two_officers_close_an_account_once_its_holder_asks_and_all_is_stated() {
    let world = World::new().await;
    let (mut holder, mut maker, mut checker) = (
        world.applicant().await,
        world.officer().await,
        world.officer().await,
    );
    let case = opened(&world, &holder, &maker, &checker).await;
    let (desk, own) = (format!("/desk/cases/{case}"), format!("/cases/{case}"));
    let account = format!("{desk}/account");
    let asked = wish(&mut holder, case, "closure").await;
    assert_eq!(asked.location(), format!("{own}?told=closure_asked"));
    assert!(maker.browser.get("/desk?view=closing").await.body.contains(&desk));
    let unstated = propose(&mut maker, &account, "close", &[]).await;
    assert_eq!(unstated.status, StatusCode::UNPROCESSABLE_ENTITY);
    for anchor in ["#is_empty", "#has_no_batch", "#closed_on"] {
        assert!(unstated.body.contains(&format!("href=\"{anchor}\"")), "{anchor}");
    }
    let whole = [
        ("is_empty", "yes"),
        ("has_no_batch", "yes"),
        ("closed_on", "2026-11-23"),
    ];
    assert_eq!(
        propose(&mut maker, &account, "close", &whole).await.location(),
        account
    );
    assert!(!maker.browser.get("/desk?view=closing").await.body.contains(&desk));
    agree(&mut checker, &account).await;
    let page = holder.browser.get(&own).await.body;
    assert!(
        page.contains("已销户") && page.contains("2026 年 11 月 23 日"),
        "{page}"
    );
    assert!(
        !maker.browser.get(&desk).await.body.contains("?act="),
        "nothing follows"
    );
}

#[tokio::test]
async fn a_form_that_comes_too_late_says_so_and_keeps_what_was_typed() {
    let world = World::new().await;
    let (mut holder, mut maker, checker) = (
        world.applicant().await,
        world.officer().await,
        world.officer().await,
    );
    let case = opened(&world, &holder, &maker, &checker).await;
    let account = format!("/desk/cases/{case}/account");
    let seen = version(&maker.browser.get(&format!("{account}?act=suspend")).await);
    let closure = version(
        &holder
            .browser
            .get(&format!("/cases/{case}/account/closure"))
            .await,
    );
    wish(&mut holder, case, "closure").await;
    let form = [("act", "suspend"), ("reason", "id_expired"), ("note", "上周到期")];
    let late = post(&mut maker, &account, &seen, &form).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("上周到期"), "{}", late.body);
    // What the table does not have comes too late as well: the page says how the account stands.
    let page = maker.browser.get(&format!("{account}?act=close")).await;
    let impossible = post(&mut maker, &account, &version(&page), &form).await;
    assert_eq!(impossible.status, StatusCode::CONFLICT);

    let again = post(
        &mut holder,
        &format!("/cases/{case}/account/closure"),
        &closure,
        &[],
    )
    .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let kept = wish(&mut holder, case, "keep").await;
    assert_eq!(kept.location(), format!("/cases/{case}?told=closure_withdrawn"));
    let keep = holder.browser.get(&format!("/cases/{case}/account/keep")).await;
    assert_eq!(
        keep.location(),
        format!("/cases/{case}"),
        "there is nothing to take back"
    );
}

#[tokio::test]
async fn a_proposal_is_taken_back_by_its_maker_alone() {
    let world = World::new().await;
    let (holder, mut maker, mut colleague) = (
        world.applicant().await,
        world.officer().await,
        world.officer().await,
    );
    let case = opened(&world, &holder, &maker, &colleague).await;
    let account = format!("/desk/cases/{case}/account");
    propose(&mut maker, &account, "begin_closure", &[("reason", "inactive")]).await;
    let page = colleague.browser.get(&account).await;
    let path = format!("{account}/take-back");
    let foreign = post(&mut colleague, &path, &version(&page), &[]).await;
    assert_eq!(foreign.status, StatusCode::CONFLICT);
    let page = maker.browser.get(&account).await;
    assert!(page.body.contains("收回"), "{}", page.body);
    assert_eq!(
        post(&mut maker, &path, &version(&page), &[]).await.location(),
        account
    );
    assert!(
        maker
            .browser
            .get(&account)
            .await
            .body
            .contains("?act=begin_closure")
    );
}

#[tokio::test]
async fn what_was_typed_about_an_account_survives_the_way_to_a_fresh_factor() {
    let world = World::new().await;
    let (holder, mut maker, mut checker) = (
        world.applicant().await,
        world.officer().await,
        world.officer().await,
    );
    let case = opened(&world, &holder, &maker, &checker).await;
    let account = format!("/desk/cases/{case}/account");
    propose(&mut maker, &account, "suspend", &[("reason", "id_expired")]).await;
    world.store.clock().advance(time::Duration::minutes(11));
    let unsure = decide(&mut checker, &account, &[("verdict", "confirm")]).await;
    assert_eq!(unsure.location(), format!("/step-up?back={account}"));
    let code = store::testing::identity::current_code(&world.store, checker.actor.account).await;
    let back = checker
        .browser
        .post(unsure.location(), &[("factor", &code)])
        .await;
    assert_eq!(back.location(), account);
    let page = checker.browser.get(&account).await.body;
    assert!(page.contains("value=\"confirm\" checked"), "{page}");
}

#[tokio::test]
async fn an_account_of_others_is_like_none() {
    let world = World::new().await;
    let (holder, maker, checker) = (
        world.applicant().await,
        world.officer().await,
        world.officer().await,
    );
    let case = opened(&world, &holder, &maker, &checker).await;
    let account = format!("/desk/cases/{case}/account");
    let (mut stranger, mut somebody) = (world.other_officer().await, world.applicant().await);
    for path in [
        account.clone(),
        format!("{account}/decide"),
        format!("{account}/take-back"),
    ] {
        let form = [("act", "suspend"), ("reason", "risk"), ("verdict", "confirm")];
        let answer = post(&mut stranger, &path, "9", &form).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(stranger.browser.get(&account).await.status, StatusCode::NOT_FOUND);
    for wish in ["closure", "keep"] {
        let path = format!("/cases/{case}/account/{wish}");
        assert_eq!(somebody.browser.get(&path).await.status, StatusCode::NOT_FOUND);
        let answer = post(&mut somebody, &path, "1", &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    // A case that led to no account has no such page.
    let none = format!(
        "/desk/cases/{}/account",
        world.submitted_case(&somebody.actor).await
    );
    let mut maker = maker;
    assert_eq!(maker.browser.get(&none).await.status, StatusCode::NOT_FOUND);
}
