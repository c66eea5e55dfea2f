//! A handler fills in, the firm confirms: what each of them reads and may press.

use axum::http::StatusCode;
use domain::forex::ApplicantKind;
use domain::ids::CaseId;
use store::testing::identity::acting_for;

use super::{Firm, key};
use crate::Answer;

impl Firm {
    /// A complete application by the handler; everybody acts for the firm.
    async fn filled_in(&mut self) -> CaseId {
        let organisation = self.organisation();
        let choose = [("organisation", organisation.as_str())];
        for role in ["firm_handler", "firm_confirmer", "firm_owner"] {
            let chosen = self.by(role).browser.post("/account/workplace", &choose).await;
            assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
        }
        let id = organisation.parse().unwrap();
        let handler = acting_for(&self.world.store, self.handler.actor.account, id).await;
        self.world.complete_draft_as(&handler, ApplicantKind::Firm).await
    }

    /// What a member sends from the page on which the answers are checked.
    async fn send(&mut self, role: &str, case: CaseId, form: &[(&str, &str)]) -> Answer {
        let key = key(&self.world);
        let form = [&[("form_key", key.as_str())], form].concat();
        self.by(role).browser.post(&path(case, "/submit"), &form).await
    }

    async fn read(&mut self, role: &str, path: &str) -> String {
        self.by(role).browser.get(path).await.body
    }
}

fn path(case: CaseId, rest: &str) -> String {
    format!("/forex/applications/{case}{rest}")
}

#[tokio::test]
async fn a_handler_asks_and_the_owner_signs() {
    let mut firm = Firm::new().await;
    let case = firm.filled_in().await;
    let check = firm.read("firm_handler", &path(case, "/submit")).await;
    assert!(
        check.contains("提请确认") && check.contains("王晓明、蒋立群"),
        "{check}"
    );
    assert!(!check.contains("作为签名"), "{check}");
    let alone = firm
        .send(
            "firm_handler",
            case,
            &[("act", "submit"), ("signature", "王小明")],
        )
        .await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(alone.body.contains("要由企业确认后才能提交"), "{}", alone.body);
    let asked = firm.send("firm_handler", case, &[("act", "ask")]).await;
    assert_eq!(
        asked.location(),
        path(case, "?told=confirmation_asked"),
        "{}",
        asked.body
    );
    let tasks = firm.read("firm_handler", &path(case, "")).await;
    assert!(
        tasks.contains("等企业确认") && !tasks.contains("/pages/licence"),
        "{tasks}"
    );
    assert!(firm.read("firm_handler", "/cases").await.contains("等企业确认"));
    assert!(
        firm.read("firm_handler", &path(case, "/submit"))
            .await
            .contains("取回修改")
    );
    let notices = firm.read("firm_owner", "/notices").await;
    assert!(notices.contains("等您确认"), "{notices}");
    let check = firm.read("firm_owner", &path(case, "/submit")).await;
    assert!(check.contains("吴晓敏") && check.contains("作为签名"), "{check}");
    let signed = firm
        .send("firm_owner", case, &[("act", "submit"), ("signature", "王小明")])
        .await;
    assert_eq!(
        signed.location(),
        format!("/cases/{case}/receipt"),
        "{}",
        signed.body
    );
}

#[tokio::test]
async fn what_is_returned_says_why_and_the_bank_never_reads_it() {
    let mut firm = Firm::new().await;
    let case = firm.filled_in().await;
    firm.send("firm_handler", case, &[("act", "ask")]).await;
    let long = "字".repeat(1_001);
    let refused = firm
        .send("firm_confirmer", case, &[("act", "return"), ("note", &long)])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("最多 1000 个字") && refused.body.contains(&long));
    let words = "营业执照的地址不对";
    let returned = firm
        .send("firm_confirmer", case, &[("act", "return"), ("note", words)])
        .await;
    assert_eq!(
        returned.location(),
        path(case, "?told=returned_to_fill"),
        "{}",
        returned.body
    );
    let tasks = firm.read("firm_handler", &path(case, "")).await;
    assert!(
        tasks.contains(words) && tasks.contains("/pages/licence"),
        "{tasks}"
    );
    firm.send("firm_handler", case, &[("act", "ask")]).await;
    let signed = firm
        .send(
            "firm_confirmer",
            case,
            &[("act", "submit"), ("signature", "王小明")],
        )
        .await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
    let mut officer = firm.world.officer().await;
    let review = officer.browser.get(&format!("/desk/cases/{case}")).await.body;
    assert!(review.contains("提交申请") && !review.contains(words), "{review}");
}

#[tokio::test]
async fn a_page_drawn_for_another_begins_nothing() {
    let mut firm = Firm::new().await;
    firm.filled_in().await;
    let owner = firm.owner.actor.own_party().unwrap().to_string();
    let key = key(&firm.world);
    let form = [
        ("form_key", key.as_str()),
        ("acting", &owner),
        ("applicant", "firm"),
        ("another", "1"),
    ];
    let begun = firm.owner.browser.post("/forex/applications", &form).await;
    assert_eq!(begun.status, StatusCode::NOT_FOUND);
    assert!(begun.body.contains("您一次只为一方办理"), "{}", begun.body);
}

#[tokio::test]
async fn a_page_of_the_profile_is_to_be_looked_at_and_is_no_mistake() {
    let mut firm = Firm::new().await;
    firm.filled_in().await;
    let key = key(&firm.world);
    let form = [
        ("form_key", key.as_str()),
        ("applicant", "firm"),
        ("another", "1"),
    ];
    let begun = firm
        .by("firm_handler")
        .browser
        .post("/forex/applications", &form)
        .await;
    let tasks = begun.location().to_owned();
    let licence = format!("{tasks}/pages/licence");
    let page = firm.read("firm_handler", &licence).await;
    assert!(
        page.contains("已按企业资料填好") && page.contains(super::USCC),
        "{page}"
    );
    assert!(!page.contains("请看一遍再保存"), "no mistake yet: {page}");
}
