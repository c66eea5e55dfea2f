//! A firm's application through its pages, and rows from a spreadsheet.

use axum::http::StatusCode;
use domain::forex::ApplicantKind;
use domain::ids::CaseId;
use store::forex::load_draft;
use store::testing::forex::{Applying, begin_as, submit_as, upload};

use crate::World;
use crate::world::{BRANCH, Visitor};

async fn draft_of(world: &World, kind: ApplicantKind) -> (Visitor, CaseId) {
    let applicant = world.applicant().await;
    let case = begin_as(&world.store, &applicant.actor, kind).await;
    (applicant, case)
}

#[tokio::test]
async fn each_kind_of_applicant_has_a_task_list_of_its_own() {
    let world = World::new().await;
    for (kind, there, not_there) in [
        ("individual", ["您的身份证件", "结汇收款卡"], "受益所有人"),
        ("sole_trader", ["营业执照", "结汇收款卡"], "受益所有人"),
        ("firm", ["受益所有人", "人民币收款账户"], "结汇收款卡"),
    ] {
        let mut applicant = world.applicant().await;
        let key = world.store.new_uuid().simple().to_string();
        let form = [("form_key", key.as_str()), ("applicant", kind)];
        let begun = applicant.browser.post("/forex/applications", &form).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
        let tasks = applicant.browser.get(begun.location()).await;
        for name in there {
            assert!(tasks.body.contains(name), "{kind}: {name}");
        }
        assert!(!tasks.body.contains(not_there), "{kind}");
    }
}

#[tokio::test]
async fn papers_are_asked_for_by_the_answers() {
    let world = World::new().await;
    let (mut applicant, case) = draft_of(&world, ApplicantKind::Firm).await;
    let documents = format!("/forex/applications/{case}/documents");
    let letter = "授权委托书";
    let page = applicant.browser.get(&documents).await;
    assert!(
        page.body.contains("营业执照") && !page.body.contains(letter),
        "{}",
        page.body
    );
    let handler = format!("/forex/applications/{case}/pages/handler");
    let form = [("version", "0"), ("who", "other"), ("later", "1")];
    applicant.browser.post(&handler, &form).await;
    let page = applicant.browser.get(&documents).await;
    assert!(
        page.body.contains(letter) && page.body.contains("只收 PDF"),
        "{}",
        page.body
    );
    // What was uploaded stays in sight when it is no longer asked for.
    upload(&world.store, &applicant.actor, case, "authorisation_letter").await;
    let form = [("version", "1"), ("who", "representative"), ("later", "1")];
    applicant.browser.post(&handler, &form).await;
    let page = applicant.browser.get(&documents).await;
    assert!(page.body.contains(letter), "{}", page.body);
}

#[tokio::test]
async fn the_desk_shows_a_firm_by_the_same_page() {
    let world = World::new().await;
    let applicant = world.applicant().await;
    let applying = Applying {
        name: "王小明",
        branch: BRANCH,
        number: 21,
    };
    let case = submit_as(&world.store, &applicant.actor, ApplicantKind::Firm, &applying).await;
    let mut officer = world.officer().await;
    let page = officer.browser.get(&format!("/desk/cases/{case}")).await;
    assert_eq!(page.status, StatusCode::OK);
    for shown in [
        "宁波澄屿21贸易有限公司",
        "受益所有人",
        "100.00%",
        "股权结构图",
        "330***********",
    ] {
        assert!(page.body.contains(shown), "{shown}");
    }
    let field = "owners.owners.0.number";
    assert!(
        page.body.contains(&format!("unmask?field={field}")),
        "{}",
        page.body
    );
    let asked = officer
        .browser
        .get(&format!("/desk/cases/{case}/unmask?field={field}"))
        .await;
    assert!(asked.body.contains("证件号码 1"), "{}", asked.body);
}

const OWNERS: &str = "姓名\t证件类型\t证件号码\t怎么拥有或控制企业\t比例\n\
     王小明\t居民身份证\t330203190001010005\t持有股权（合伙份额）\t60%\n\
     李小红\t居民身份证\t330206190003150019\t持有股权（合伙份额）\t4O";

#[tokio::test]
async fn owners_are_pasted_from_a_spreadsheet_after_a_look_at_them() {
    let world = World::new().await;
    let (mut applicant, case) = draft_of(&world, ApplicantKind::Firm).await;
    let page = format!("/forex/applications/{case}/pages/owners");
    let paste = format!("{page}/paste");
    assert!(applicant.browser.get(&page).await.body.contains(&paste));
    assert_eq!(applicant.browser.get(&paste).await.status, StatusCode::OK);

    let seen = applicant
        .browser
        .post(&paste, &[("rows", OWNERS), ("do", "preview")])
        .await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    for shown in ["读到 2 行", "第 2 行", "李小红", "持有股权", "60.00%<"] {
        assert!(seen.body.contains(shown), "{shown}: {}", seen.body);
    }
    let draft = || load_draft(&world.store, &applicant.actor, case);
    assert!(
        draft().await.unwrap().draft.page("owners").is_empty(),
        "only looked at"
    );

    for _ in ["once", "pressed again"] {
        let taken = applicant
            .browser
            .post(&paste, &[("rows", OWNERS), ("do", "take")])
            .await;
        assert_eq!(taken.location(), page, "{}", taken.body);
    }
    let owners = load_draft(&world.store, &applicant.actor, case)
        .await
        .unwrap()
        .draft
        .page("owners");
    assert_eq!(owners.list_len("owners"), 2);
    for (field, text) in [
        ("way", "named"),
        ("owners.0.document_kind", "resident_id"),
        ("owners.0.control", "shares"),
        ("owners.1.share", "4O"),
    ] {
        assert_eq!(owners.text(field), text, "{field}");
    }
}

#[tokio::test]
async fn shops_are_pasted_by_the_same_page_and_not_beyond_the_most() {
    let world = World::new().await;
    let (mut applicant, case) = draft_of(&world, ApplicantKind::Individual).await;
    let paste = format!("/forex/applications/{case}/pages/shops/paste");
    let row = |number: u32| format!("亚马逊,Yong {number},,https://a.example/{number},2025-01-15");
    let rows = |count| (0..count).map(row).collect::<Vec<_>>().join("\n");
    let (two, eleven) = (rows(2), rows(11));
    for (typed, code) in [
        ("", StatusCode::UNPROCESSABLE_ENTITY),
        (eleven.as_str(), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let refused = applicant
            .browser
            .post(&paste, &[("rows", typed), ("do", "preview")])
            .await;
        assert_eq!(refused.status, code);
        assert!(
            refused.body.contains("href=\"#rows\"") && refused.body.contains(typed),
            "{}",
            refused.body
        );
    }
    let taken = applicant
        .browser
        .post(&paste, &[("rows", &two), ("do", "take")])
        .await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    let shops = load_draft(&world.store, &applicant.actor, case)
        .await
        .unwrap()
        .draft
        .page("shops");
    assert_eq!(shops.text("shops.1.platform"), "amazon");
    assert_eq!(shops.text("shops.1.url"), "https://a.example/1");
    for name in ["contact", "no_such_page"] {
        let path = format!("/forex/applications/{case}/pages/{name}/paste");
        assert_eq!(applicant.browser.get(&path).await.status, StatusCode::NOT_FOUND);
    }
}
