//! What applicants read on their pages: what is asked for and where, which rule stands behind a sentence, and by when.

use axum::http::StatusCode;
use domain::forex::ApplicantKind;
use store::plumbing::calendar::{NewYear, put_year};
use store::plumbing::outbox;
use store::testing::forex;
use time::Duration;
use time::macros::date;

use crate::World;
use crate::officers::{APPLYING, approved, ask, taken, task};

#[tokio::test]
async fn a_supplement_is_asked_for_on_each_page_and_in_the_list() {
    let world = World::new().await;
    let (mut applicant, officer) = (world.applicant().await, world.officer().await);
    let case = taken(&world, &applicant, &officer).await;
    let wanted = [
        ("field:identity.expires_on", "证件快到期了，请换新证。"),
        ("page:shops", "请写清两个店铺的关系。"),
        ("document:store_proof", "截图上看不到店主姓名。"),
    ];
    ask(&world, &officer, case, &wanted).await;
    let browser = &mut applicant.browser;
    let tasks = format!("/forex/applications/{case}");

    let identity = browser.get(&format!("{tasks}/pages/identity")).await.body;
    assert!(identity.contains(wanted[0].1) && identity.contains("href=\"#expires_on\""));
    assert!(!identity.contains(wanted[1].1) && !identity.contains(wanted[2].1));
    let shops = browser.get(&format!("{tasks}/pages/shops")).await.body;
    assert!(shops.contains(wanted[1].1));
    let documents = browser.get(&format!("{tasks}/documents")).await.body;
    assert!(documents.contains(wanted[2].1) && documents.contains("href=\"#store_proof\""));

    let list = browser.get(&tasks).await.body;
    for name in ["您的身份证件", "店铺和销售平台", "证件和证明材料"] {
        assert!(task(&list, name).contains("需要补正"), "{name}: {list}");
    }
    let closed = task(&list, "联系方式与住址");
    assert!(!closed.contains("tag") && !closed.contains("href"), "{closed}");
    assert!(list.contains("请您补正 3 处"), "{list}");
    assert!(
        !task(&list, "核对并提交补正").contains("href"),
        "nothing was done yet: {list}"
    );
    for page in [identity, shops, documents, list] {
        assert!(
            page.contains("请在 2026 年 12 月 7 日（当天 24:00）前提交补正"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn documents_lead_back_to_the_check_and_are_no_link_while_closed() {
    let world = World::new().await;
    let (mut applicant, officer) = (world.applicant().await, world.officer().await);
    let draft = forex::draft(&world.store, &applicant.actor, &APPLYING).await;
    let documents = format!("/forex/applications/{draft}/documents");
    let check = applicant
        .browser
        .get(&format!("/forex/applications/{draft}/submit"))
        .await
        .body;
    assert!(
        check.contains(&format!("{documents}?from=check#id_front")),
        "{check}"
    );
    let page = applicant
        .browser
        .get(&format!("{documents}?from=check"))
        .await
        .body;
    assert!(
        page.contains(&format!("{documents}/store_proof?from=check")),
        "{page}"
    );
    assert!(page.contains("/remove?from=check"), "{page}");
    let done = format!("{documents}?done=1&from=check");
    assert!(page.contains(&done.replace('&', "&amp;")), "{page}");
    assert_eq!(
        applicant.browser.get(&done).await.location(),
        format!("/forex/applications/{draft}/submit")
    );

    let case = taken(&world, &applicant, &officer).await;
    ask(&world, &officer, case, &[("page:contact", "请改地址。")]).await;
    let check = applicant
        .browser
        .get(&format!("/forex/applications/{case}/submit"))
        .await;
    assert_eq!(check.status, StatusCode::OK);
    assert!(
        !check.body.contains(&format!("{case}/documents")),
        "{}",
        check.body
    );
}

#[tokio::test]
async fn a_sentence_that_follows_from_a_rule_names_it() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let draft = forex::draft(&world.store, &applicant.actor, &APPLYING).await;
    let page = |name: &str| format!("/forex/applications/{draft}/pages/{name}");
    for (name, changed, rule) in [
        (
            "identity",
            ("expires_on", "2026-11-23"),
            Some("document_validity"),
        ),
        (
            "identity",
            ("number", "330299200811240012"),
            Some("applicant_age"),
        ),
        ("card", ("card_holder", "李小红"), Some("settlement_card_holder")),
        ("business", ("sample_orders", "2"), Some("sample_orders")),
        ("card", ("card_number", "6200000000000006"), None),
    ] {
        let answers = forex::answers(&APPLYING).remove(name).unwrap();
        let mut form: Vec<(&str, &str)> = answers
            .iter()
            .filter(|(field, _)| *field != changed.0)
            .flat_map(|(field, text)| text.split(',').map(move |text| (field, text)))
            .collect();
        form.extend([changed, ("version", "1")]);
        let refused = applicant.browser.post(&page(name), &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        let link = rule.map(|rule| format!("href=\"/rules?on=2026-11-23#{rule}\""));
        match link {
            Some(link) => assert!(refused.body.contains(&link), "{changed:?}: {}", refused.body),
            None => assert!(!refused.body.contains("/rules?on="), "{changed:?}"),
        }
    }
    let rules = world.stranger().get("/rules?on=2026-11-23").await.body;
    for anchor in [
        "applicant_age",
        "document_validity",
        "settlement_card_holder",
        "sample_orders",
    ] {
        assert!(rules.contains(&format!("id=\"{anchor}\"")), "{anchor}");
    }
    for of_services_to_come in ["complaint_reply", "incubator_offer", "retention_complaint"] {
        assert!(!rules.contains(of_services_to_come), "{of_services_to_come}");
    }
}

#[tokio::test]
async fn another_language_on_a_refused_page_keeps_what_was_typed() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let draft = forex::draft(&world.store, &applicant.actor, &APPLYING).await;
    let page = format!("/forex/applications/{draft}/pages/card");
    let form = [
        ("card_number", "6200 1"),
        ("card_holder", "林晓雯"),
        ("version", "1"),
    ];
    assert_eq!(
        applicant.browser.post(&page, &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let back = [("back", page.as_str()), ("lang", "en")];
    let chosen = applicant.browser.post("/preferences", &back).await;
    let shown = applicant.browser.get(chosen.location()).await.body;
    assert!(
        shown.contains("value=\"6200 1\"") && shown.contains("too short"),
        "{shown}"
    );
}

#[tokio::test]
async fn an_address_that_takes_forms_leads_to_the_page_that_holds_the_form() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let case = world.submitted_case(&applicant.actor).await;
    let (own, draft) = (format!("/cases/{case}"), format!("/forex/applications/{case}"));
    for (address, holder) in [
        (format!("{own}/messages"), own.clone()),
        (format!("{draft}/discard"), draft.clone()),
        (
            format!("{draft}/documents/id_front"),
            format!("{draft}/documents"),
        ),
        (
            format!("{draft}/documents/{case}/remove"),
            format!("{draft}/documents"),
        ),
    ] {
        assert_eq!(
            applicant.browser.get(&address).await.location(),
            holder,
            "{address}"
        );
    }
}

#[tokio::test]
async fn an_answer_has_a_day_in_letter_receipt_and_case() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let case = world.submitted_case(&applicant.actor).await;
    let letter = &outbox::newest(&world.store, 1).await.unwrap()[0];
    assert!(letter.body.contains("due=2026-11-30"), "{}", letter.body);
    let why = format!("/cases/{case}/deadlines/answer");
    for path in [format!("/cases/{case}"), format!("/cases/{case}/receipt")] {
        let page = applicant.browser.get(&path).await.body;
        assert!(page.contains(&why), "{path}: {page}");
    }
    let counted = applicant.browser.get(&why).await.body;
    assert!(counted.contains("/rules?on=2026-11-23#forex_answer"), "{counted}");
    // Asked for on Monday and sent on Tuesday, one day is not counted; sent on the last day, ten are not.
    for day in ["11 月 24 日", "12 月 1 日", "12 月 7 日", "12 月 14 日"] {
        assert!(counted.contains(&format!("2026 年 {day}")), "{day}: {counted}");
    }
    assert!(!counted.contains("演示"), "{counted}");
}

#[tokio::test]
async fn a_day_counted_by_an_invented_calendar_is_marked() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let year = NewYear {
        year: 2027,
        off: &[date!(2027 - 01 - 01)],
        make_up: &[],
        invented: true,
        source: "invented for a test",
        by: None,
    };
    put_year(&world.store, year).await.unwrap();
    world.store.clock().advance(Duration::days(36));
    applicant.browser = world.sign_in(&applicant.email).await;
    let case = world.submitted_case(&applicant.actor).await;
    let page = applicant
        .browser
        .get(&format!("/cases/{case}/deadlines/answer"))
        .await
        .body;
    assert!(page.contains("2027 年的放假安排还没有公布"), "{page}");
    assert_eq!(page.matches("<small>演示日历</small>").count(), 6, "{page}");
}

#[tokio::test]
async fn a_decision_says_by_which_rules() {
    let world = World::new().await;
    let (mut applicant, maker, checker) = (
        world.applicant().await,
        world.officer().await,
        world.officer().await,
    );
    let year = NewYear {
        year: 2027,
        off: &[date!(2027 - 01 - 01)],
        make_up: &[],
        invented: false,
        source: "made for a test",
        by: None,
    };
    put_year(&world.store, year).await.unwrap();
    let case = approved(&world, &applicant, &maker, &checker).await;
    let page = applicant.browser.get(&format!("/cases/{case}")).await.body;
    assert!(page.contains("href=\"/rules?on=2026-11-23\""), "{page}");
    assert!(page.contains("60 天内没有到网点"), "{page}");
    assert!(
        page.contains("还剩 60 天") && !page.contains("还剩 60 个工作日"),
        "{page}"
    );
    let (done, ahead) = page.split_once("aria-current=\"step\"").unwrap();
    assert!(
        done.contains("审核通过") && ahead.contains("到网点核验身份") && ahead.contains("账户开通"),
        "{page}"
    );
    let visit = applicant
        .browser
        .get(&format!("/cases/{case}/deadlines/visit"))
        .await
        .body;
    assert!(visit.contains("按自然日数"), "{visit}");
}

#[tokio::test]
async fn without_scripts_questions_that_an_answer_brings_up_are_no_mistakes_yet() {
    let world = World::new().await;
    let mut me = world.applicant().await;
    let case = forex::begin_as(&world.store, &me.actor, ApplicantKind::Firm).await;
    let path = format!("/forex/applications/{case}/pages/registration");
    let form = [
        ("version", "0"),
        ("list_status", "registered"),
        ("taxpayer", "general"),
        ("without_scripts", "1"),
    ];
    let saved = me.browser.post(&path, &form).await;
    assert_eq!(saved.status, StatusCode::OK);
    assert!(
        saved.body.contains("您的选择带出了新的问题") && !saved.body.contains("errsum"),
        "{}",
        saved.body
    );
    let again = me
        .browser
        .post(&path, &[&[("version", "1")], &form[1..]].concat())
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "now it was shown");
}
