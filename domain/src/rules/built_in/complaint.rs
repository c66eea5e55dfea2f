//! The law on complaints and reports, and what this service adds to it.

use time::{Date, macros::date};

use super::{C, U, convention, published};
use crate::rules::{Rule, RuleCode, Unit};

/// On this day Order 121 of 2025 replaced the interim measures on complaints.
const ORDER_121_IN_FORCE: Date = date!(2026 - 04 - 15);
const ORDER_20_IN_FORCE: Date = date!(2020 - 01 - 01);
const ORDER_20_LAST_DAY: Date = date!(2026 - 04 - 14);
/// From this day on returns of retail imports had 30 days in all; the present announcement replaced it.
const RETURNS_REGULATED: Date = date!(2019 - 01 - 01);
const RETURNS_EASED: Date = date!(2020 - 03 - 28);

pub(super) fn rules() -> Vec<Rule> {
    [complaint_law(), report_law(), import_law(), conventions()].concat()
}

fn complaint_law() -> Vec<Rule> {
    vec![
        interim_measures(
            C::ComplaintAcceptance,
            (7, U::WorkingDays),
            "第十四条",
            ", Art. 14",
        ),
        interim_measures(
            C::ComplaintMediation,
            (45, U::WorkingDays),
            "第二十一条",
            ", Art. 21",
        ),
        interim_measures(
            C::ComplaintTerminationNotice,
            (7, U::WorkingDays),
            "第二十一条",
            ", Art. 21",
        ),
        published(
            C::ComplaintAcceptance,
            7,
            U::WorkingDays,
            ORDER_121_IN_FORCE,
            "《中华人民共和国消费者权益保护法》第四十六条；《消费者权益保护法实施条例》（国务院令第778号）",
            "Law on the Protection of Consumer Rights and Interests, Art. 46; its Implementing Regulations \
             (State Council Order 778)",
        ),
        measures(
            C::ComplaintMediation,
            (60, U::CalendarDays),
            "第二十三条第一款第五项",
            ", Art. 23(1)(5)",
        ),
        interim_measures(C::ComplaintTesting, (0, U::CalendarDays), "", ""),
        measures(C::ComplaintTesting, (0, U::CalendarDays), "", ""),
        // What was received before is given the same time.
        Rule {
            valid_to: Some(ORDER_20_LAST_DAY),
            ..convention(C::ComplaintLimitation, 3, U::Years)
        },
        measures(C::ComplaintLimitation, (3, U::Years), "第十六条", ", Art. 16"),
        Rule {
            valid_from: ORDER_121_IN_FORCE,
            ..convention(C::ComplaintTerminationNotice, 7, U::WorkingDays)
        },
    ]
}

/// The terms of reports. The measures in force keep those of the interim measures under other articles.
fn report_law() -> Vec<Rule> {
    let terms = [
        (C::ReportChecking, 15),
        (C::ReportExtension, 15),
        (C::ReportNotice, 5),
    ];
    let both = |(code, days)| {
        [
            interim_measures(
                code,
                (days, U::WorkingDays),
                "第二十三条、第三十一条、第三十三条",
                ", Arts 23, 31 and 33",
            ),
            measures(code, (days, U::WorkingDays), "", ""),
        ]
    };
    terms.into_iter().flat_map(both).collect()
}

/// A rule of the repealed interim measures.
fn interim_measures(code: RuleCode, (value, unit): (i64, Unit), article_zh: &str, article_en: &str) -> Rule {
    let zh = format!("《市场监督管理投诉举报处理暂行办法》（国家市场监督管理总局令第20号）{article_zh}");
    let en = format!("Interim Measures for Handling Complaints and Reports (SAMR Order 20){article_en}");
    Rule {
        valid_to: Some(ORDER_20_LAST_DAY),
        ..published(code, value, unit, ORDER_20_IN_FORCE, zh, en)
    }
}

/// A rule of the measures in force.
fn measures(code: RuleCode, (value, unit): (i64, Unit), article_zh: &str, article_en: &str) -> Rule {
    let zh = format!("《市场监督管理投诉举报处理办法》（国家市场监督管理总局令第121号）{article_zh}");
    let en = format!("Measures for Handling Complaints and Reports (SAMR Order 121){article_en}");
    published(code, value, unit, ORDER_121_IN_FORCE, zh, en)
}

fn import_law() -> Vec<Rule> {
    let limits = |code, fen| {
        published(
            code,
            fen,
            U::CnyFen,
            date!(2019 - 01 - 01),
            "《财政部 海关总署 税务总局关于完善跨境电子商务零售进口税收政策的通知》（财关税〔2018〕49号）",
            "Notice on Improving the Tax Policy for Cross-border E-commerce Retail Imports (Caiguanshui 2018 No. 49)",
        )
    };
    let before = |code| Rule {
        valid_to: RETURNS_EASED.previous_day(),
        ..published(
            code,
            30,
            U::CalendarDays,
            RETURNS_REGULATED,
            "海关总署公告2018年第194号",
            "GACC Announcement 2018 No. 194",
        )
    };
    let since = |code, days| {
        published(
            code,
            days,
            U::CalendarDays,
            RETURNS_EASED,
            "海关总署公告2020年第45号",
            "GACC Announcement 2020 No. 45",
        )
    };
    vec![
        before(C::ReturnApplication),
        before(C::ReturnArrival),
        since(C::ReturnApplication, 30),
        since(C::ReturnArrival, 45),
        limits(C::ImportTransaction, 500_000),
        limits(C::ImportYear, 2_600_000),
    ]
}

fn conventions() -> Vec<Rule> {
    [
        (C::ComplaintJurisdiction, 3, U::WorkingDays),
        (C::ComplaintMaterial, 5, U::WorkingDays),
        (C::ComplaintTransfer, 3, U::WorkingDays),
        (C::ComplaintRespondentNotice, 3, U::WorkingDays),
        (C::ComplaintReply, 10, U::WorkingDays),
        (C::ComplaintMoreTime, 5, U::WorkingDays),
        (C::ComplaintRecusal, 3, U::WorkingDays),
        (C::ComplaintFulfilment, 30, U::CalendarDays),
        (C::ComplaintReviewRequest, 10, U::WorkingDays),
        (C::ComplaintReview, 10, U::WorkingDays),
        (C::ComplaintRating, 15, U::CalendarDays),
        (C::ComplaintEvidence, 10, U::Count),
        (C::CreditObjection, 10, U::WorkingDays),
        (C::CreditEffect, 1, U::Years),
        (C::SmallCell, 5, U::Count),
    ]
    .map(|(code, value, unit)| convention(code, value, unit))
    .into()
}
