//! The check without an account: each answer says why, what else is open, and how the annual quota counts.

use crate::{Answer, World};

/// Answers of somebody who may apply without conditions.
const WHOLE: [(&str, &str); 9] = [
    ("applicant", "individual"),
    ("licence", "in_operation"),
    ("list", "class_a"),
    ("customs", "not_needed"),
    ("age", "adult"),
    ("document", "resident_id"),
    ("validity", "valid"),
    ("shop", "platform"),
    ("proof", "ready"),
];

/// The address of the result with these answers instead.
fn result(changed: &[(&str, &str)]) -> String {
    let chosen = |(field, code): (&'static str, &'static str)| {
        let other = changed.iter().find(|(own, _)| *own == field);
        format!("{field}={}", other.map_or(code, |(_, other)| *other))
    };
    let answers: Vec<String> = WHOLE.into_iter().map(chosen).collect();
    format!("/forex/check?asked=1&{}", answers.join("&"))
}

/// What was changed, what the Chinese and the English result say.
type Path<'a> = (&'a [(&'a str, &'a str)], [&'a str; 3], [&'a str; 3]);

const NO: [&str; 2] = ["现在还不能在线申请", "You cannot apply online yet"];

const PATHS: [Path<'_>; 14] = [
    (
        &[],
        ["您可以申请", "50,000 美元", "汇发〔2020〕11号"],
        ["You can apply", "US$50,000", "Huifa 2020 No. 11"],
    ),
    (
        &[("age", "minor")],
        [NO[0], "申请人要满 18 周岁。", "满 18 周岁后再来申请"],
        [NO[1], "You must be 18 or older.", "Apply when you are 18."],
    ),
    (
        &[("validity", "expired")],
        [NO[0], "身份证件已过期", "先到户籍窗口或出入境窗口换领新证"],
        [NO[1], "has expired", "Renew the document first"],
    ),
    (
        &[("shop", "none")],
        [NO[0], "至少一个平台店铺", "境外亲友汇来的钱"],
        [NO[1], "at least one shop", "Money from family or friends"],
    ),
    (
        &[("applicant", "sole_trader")],
        ["您可以申请", "备齐材料就能开始", "营业执照的照片或扫描件"],
        [
            "You can apply",
            "Start when you have what you need",
            "A photo or scan of the business licence",
        ],
    ),
    (
        &[("applicant", "firm"), ("licence", "other")],
        [NO[0], "不在存续状态", "恢复经营或更正状态"],
        [NO[1], "is not in operation", "restore or correct the status"],
    ),
    (
        &[("applicant", "firm"), ("list", "class_c"), ("shop", "none")],
        [NO[0], "C 类企业", "至少一个平台店铺"],
        [NO[1], "class C firm", "at least one shop"],
    ),
    (
        &[("applicant", "firm"), ("list", "exempt_small")],
        ["请先看下面几点", "200,000 美元", "汇发〔2019〕28号"],
        ["read these points first", "US$200,000", "Huifa 2019 No. 28"],
    ),
    (
        &[
            ("applicant", "firm"),
            ("list", "to_register"),
            ("customs", "later"),
        ],
        ["请先看下面几点", "还没有办名录登记", "要先有海关备案编码"],
        [
            "read these points first",
            "not in the list of trading firms yet",
            "need a customs code first",
        ],
    ),
    (
        &[
            ("applicant", "sole_trader"),
            ("list", "class_b"),
            ("proof", "later"),
        ],
        ["请先看下面几点", "B 类企业", "执照和店铺的材料还没备齐"],
        [
            "read these points first",
            "class B firm",
            "papers of licence and shop are not ready",
        ],
    ),
    (
        &[("document", "foreign_passport")],
        ["请先看下面几点", "逐人确认", "写的是持居民身份证的境内个人"],
        [
            "read these points first",
            "confirms for each holder",
            "speaks of holders of a resident identity card",
        ],
    ),
    (
        &[("validity", "soon")],
        ["请先看下面几点", "30 天内到期", "能换新证就先换"],
        [
            "read these points first",
            "within 30 days",
            "Renew it first if you can",
        ],
    ),
    (
        &[("proof", "later")],
        ["请先看下面几点", "还没备齐", "至少 3 笔"],
        ["read these points first", "are not ready", "at least 3 orders"],
    ),
    (
        &[("shop", "own_site")],
        [
            "您可以申请",
            "备齐材料就能开始",
            "/rules?on=2026-11-23#annual_facilitation_quota",
        ],
        [
            "You can apply",
            "Start when you have what you need",
            "#annual_facilitation_quota",
        ],
    ),
];

fn assert_says(answer: &Answer, said: &[&str]) {
    assert_eq!(answer.status, 200);
    for words in said {
        assert!(answer.body.contains(words), "{words}: {}", answer.body);
    }
    assert!(!answer.body.contains("{$"), "{}", answer.body);
}

#[tokio::test]
async fn each_answer_of_the_check_says_why_and_what_else_is_open() {
    let world = World::new().await;
    for (changed, zh, en) in PATHS {
        let path = result(changed);
        assert_says(&world.stranger().get(&path).await, &zh);
        let english = world.stranger().in_english().get(&path).await;
        assert_says(&english, &en);
        let may_apply = !english.body.contains(NO[1]);
        assert_eq!(
            english.body.contains("action=\"/forex/applications\""),
            may_apply,
            "{path}"
        );
    }
}

#[tokio::test]
async fn who_somebody_is_decides_what_is_asked() {
    let world = World::new().await;
    let first = world.stranger().get("/forex/check").await;
    assert!(!first.body.contains("name=\"age\""), "{}", first.body);
    for (kind, asked, not_asked) in [
        ("individual", "age", "licence"),
        ("sole_trader", "list", "no_such_question"),
        ("firm", "licence", "age"),
    ] {
        let page = world
            .stranger()
            .get(&format!("/forex/check?applicant={kind}&next=1"))
            .await;
        assert_eq!(page.status, 200);
        let has = |name: &str| page.body.contains(&format!("name=\"{name}\""));
        assert!(has(asked) && !has(not_asked), "{kind}: {}", page.body);
    }
}

#[tokio::test]
async fn a_firm_is_told_nothing_of_a_personal_quota() {
    let world = World::new().await;
    let firm = world.stranger().get(&result(&[("applicant", "firm")])).await;
    assert!(!firm.body.contains("50,000 美元"), "{}", firm.body);
}
