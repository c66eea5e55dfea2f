//! Where an applicant's case stands: whose turn it is, what was seen to, what can be told before sending.

use axum::http::StatusCode;
use store::forex::desk::{self, Opening, OpeningForm};
use store::testing::forex::{self, sent};
use time::Duration;
use time::macros::date;

use crate::World;
use crate::officers::{APPLYING, all_match, approved, ask, taken, task};
use crate::world::BRANCH;

#[tokio::test]
async fn after_the_visit_it_is_the_bank_s_turn() {
    let world = World::new().await;
    let (mut applicant, maker, checker) = (
        world.applicant().await,
        world.officer().await,
        world.officer().await,
    );
    let case = approved(&world, &applicant, &maker, &checker).await;
    let path = format!("/cases/{case}");
    assert!(applicant.browser.get(&path).await.body.contains("请带护照"));
    let form = OpeningForm {
        visited_on: "2026-11-23".to_owned(),
        branch: BRANCH.to_owned(),
        number: "33020000111122".to_owned(),
        number_again: "33020000111122".to_owned(),
        currencies: vec!["USD".to_owned()],
    };
    let branches = store::forex::branches(&world.store).await.unwrap();
    let opening = Opening::parse(&form, &branches, date!(2026 - 11 - 23)).unwrap();
    let seen = all_match(&world, &maker, case).await.seen;
    desk::record_opening(
        &world.store,
        &maker.actor,
        case,
        seen,
        &opening,
        sent(&world.store),
    )
    .await
    .unwrap();

    let page = applicant.browser.get(&path).await.body;
    assert!(page.contains("已核验身份，等银行开通账户"), "{page}");
    assert!(page.contains("银行还有 2 个工作日"), "{page}");
    for over in ["请到网点核验一次身份", "天内没有到网点", "请带护照"] {
        assert!(!page.contains(over), "{over}: {page}");
    }
    let (done, ahead) = page.split_once("aria-current=\"step\"").unwrap();
    assert!(
        done.contains("已到网点核验身份") && ahead.contains("账户开通"),
        "{page}"
    );

    world.store.clock().advance(Duration::days(9));
    applicant.browser = world.sign_in(&applicant.email).await;
    let late = applicant.browser.get(&path).await.body;
    assert!(
        late.contains("银行超期 5 个工作日") && !late.contains("\"clock bad\""),
        "{late}"
    );
    assert!(late.contains("不用再去网点") && late.contains("催办"), "{late}");
}

#[tokio::test]
async fn a_bank_that_is_late_is_said_to_be_and_can_be_pressed() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let case = world.submitted_case(&applicant.actor).await;
    let path = format!("/cases/{case}");
    let page = applicant.browser.get(&path).await.body;
    assert!(
        page.contains("银行还有 5 个工作日") && page.contains("不用做什么"),
        "{page}"
    );
    world.store.clock().advance(Duration::days(9));
    applicant.browser = world.sign_in(&applicant.email).await;
    let late = applicant.browser.get(&path).await.body;
    assert!(
        late.contains("银行超期 2 个工作日") && !late.contains("不用做什么"),
        "{late}"
    );
    assert!(
        late.contains("<a href=\"tel:057412345\">0574-12345</a> 催办"),
        "{late}"
    );
}

#[tokio::test]
async fn what_was_asked_for_opens_alone_and_shows_once_it_was_seen_to() {
    let world = World::new().await;
    let (mut applicant, officer) = (world.applicant().await, world.officer().await);
    let case = taken(&world, &applicant, &officer).await;
    let wanted = [
        ("field:contact.address", "请写到门牌号。"),
        ("document:sample_orders", "请再补几笔。"),
    ];
    ask(&world, &officer, case, &wanted).await;
    let browser = &mut applicant.browser;
    let tasks = format!("/forex/applications/{case}");

    let documents = browser.get(&format!("{tasks}/documents")).await.body;
    assert_eq!(documents.matches("/remove\"").count(), 1, "{documents}");
    let shut = browser.post(&format!("{tasks}/documents/id_front"), &[]).await;
    assert_eq!(shut.status, StatusCode::CONFLICT);
    let contact = format!("{tasks}/pages/contact");
    let page = browser.get(&contact).await.body;
    assert!(
        page.contains("id=\"address\"") && !page.contains("id=\"tax_residency"),
        "{page}"
    );
    assert!(page.contains("这一页的其他内容"), "{page}");
    let version = page.split_once("name=\"version\" value=\"").unwrap().1;
    let version = version.split_once('"').unwrap().0.to_owned();
    let typed = [
        ("version", version.as_str()),
        ("address", "宁波市海曙区和义路 1 号 2 幢 301 室"),
        ("tax_residency", "other"),
    ];
    let saved = browser.post(&contact, &typed).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let review = browser.get(&format!("{tasks}/submit")).await.body;
    assert!(
        review.contains("2 幢 301 室") && review.contains("只是中国税收居民"),
        "{review}"
    );
    assert!(
        review.contains("/pages/contact?from=check#address") && !review.contains("?from=check#tax_residency"),
        "{review}"
    );
    assert!(
        review.contains("请再补几笔") && review.contains("需要补正"),
        "{review}"
    );

    let list = browser.get(&tasks).await.body;
    assert!(task(&list, "联系方式与住址").contains("已处理，待提交"), "{list}");
    assert!(task(&list, "证件和证明材料").contains("需要补正"), "{list}");
    assert!(
        task(&list, "核对并提交补正").contains("还有 1 项没有处理"),
        "{list}"
    );
    assert!(
        list.contains(&format!("href=\"/cases/{case}\"")),
        "a way back to the case: {list}"
    );
}

#[tokio::test]
async fn a_page_of_an_application_that_was_handed_in_or_deleted_leads_on() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let case = world.submitted_case(&applicant.actor).await;
    let page = format!("/forex/applications/{case}/pages/card");
    assert_eq!(
        applicant.browser.get(&page).await.location(),
        format!("/cases/{case}")
    );
    let late = applicant.browser.post(&page, &[("card_bank", "三江银行")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.body
            .contains(&format!("href=\"/forex/applications/{case}\"")),
        "{}",
        late.body
    );

    let draft = forex::begin(&world.store, &applicant.actor, None).await;
    let discarded = applicant
        .browser
        .post(&format!("/forex/applications/{draft}/discard"), &[])
        .await;
    assert_eq!(discarded.location(), "/cases?told=draft_discarded");
    let told = applicant.browser.get(discarded.location()).await.body;
    assert!(told.contains("草稿已删除"), "{told}");
    let lost = applicant
        .browser
        .post(
            &format!("/forex/applications/{draft}/pages/card"),
            &[("card_bank", "三江银行")],
        )
        .await;
    assert_eq!(lost.status, StatusCode::CONFLICT);
    assert!(
        lost.body.contains("这份草稿已经删除") && lost.body.contains("href=\"/cases\""),
        "{}",
        lost.body
    );
}

#[tokio::test]
async fn checks_before_sending_say_what_passed_and_what_cannot_be_told() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let draft = world.complete_draft(&applicant.actor).await;
    let path = format!("/forex/applications/{draft}/submit");
    let page = applicant.browser.get(&path).await.body;
    assert_eq!(page.matches(">通过</span>").count(), 4, "{page}");
    assert!(
        !page.contains("****"),
        "one's own answers are to be checked: {page}"
    );
    assert!(!page.contains("有效期限"), "a box that is not ticked: {page}");
    let (_, number) = page.split_once("证件号码").unwrap();
    assert!(
        number.split_once("</div>").unwrap().0.contains("出生日期"),
        "{page}"
    );

    let mut identity = forex::answers(&APPLYING).remove("identity").unwrap();
    identity.set("name", "王小明");
    identity.set("expires_on", "昨天");
    forex::save(&world.store, &applicant.actor, draft, "identity", &identity).await;
    let page = applicant.browser.get(&path).await.body;
    assert!(
        page.contains("还不能查") && page.contains("证件有效期填好后才能查"),
        "{page}"
    );
    assert!(!page.contains("30 天内不会到期"), "{page}");
    let steps = page
        .split_once("class=\"steps\"")
        .unwrap()
        .1
        .split_once("</ol>")
        .unwrap()
        .0;
    assert_eq!(steps.matches("class=\"done\"").count(), 3, "{steps}");
}

#[tokio::test]
async fn a_message_that_is_refused_stays_on_the_page_of_its_case() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let case = world.submitted_case(&applicant.actor).await;
    let refused = applicant
        .browser
        .post(&format!("/cases/{case}/messages"), &[("text", " ")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["请先写下要说的话", "href=\"#text\"", "已提交，等银行领取", "进度"] {
        assert!(refused.body.contains(part), "{part}: {}", refused.body);
    }
}

#[tokio::test]
async fn a_page_that_is_not_open_leads_back() {
    let world = World::new().await;
    let (mut applicant, officer) = (world.applicant().await, world.officer().await);
    let case = taken(&world, &applicant, &officer).await;
    ask(&world, &officer, case, &[("page:contact", "请改地址。")]).await;
    let browser = &mut applicant.browser;
    let tasks = format!("/forex/applications/{case}");
    let closed = browser.get(&format!("{tasks}/pages/card")).await;
    assert_eq!(closed.status, StatusCode::CONFLICT);
    assert!(
        closed.body.contains(&format!("href=\"{tasks}\"")),
        "{}",
        closed.body
    );
}
