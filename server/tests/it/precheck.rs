//! The check without an account: each answer says why, what else is open, and how the annual quota counts.

use crate::{Answer, World};

/// Answers of somebody who may apply without conditions.
const WHOLE: [(&str, &str); 6] = [
    ("applicant", "individual"),
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

const PATHS: [Path<'_>; 10] = [
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
        [NO[0], "现在只办个人", "带营业执照到银行网点"],
        [
            NO[1],
            "for individuals at present",
            "take their business licence to a branch",
        ],
    ),
    (
        &[("applicant", "firm"), ("age", "minor")],
        [NO[0], "现在只办个人", "满 18 周岁后再来申请"],
        [NO[1], "for individuals at present", "Apply when you are 18."],
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
async fn a_firm_is_told_nothing_of_a_personal_quota() {
    let world = World::new().await;
    let firm = world.stranger().get(&result(&[("applicant", "firm")])).await;
    assert!(!firm.body.contains("50,000 美元"), "{}", firm.body);
}
