//! The rules that the product knows from the beginning.

mod complaint;
mod incubator;

use std::borrow::Cow;

use time::{Date, macros::date};

use super::{Citation, Rule, RuleCode, RuleCode as C, Unit, Unit as U};

/// Our own choices hold since the first year with a calendar, so they cover every case.
const CONVENTIONS_SINCE: Date = date!(2025 - 01 - 01);

/// All rules ever known, those of the past included.
pub fn built_in() -> Vec<Rule> {
    [
        forex_law(),
        complaint::rules(),
        incubator::rules(),
        record_keeping_law(),
        conventions(),
    ]
    .concat()
}

fn forex_law() -> Vec<Rule> {
    vec![
        published(
            C::AnnualFacilitationQuota,
            5_000_000,
            U::UsdCents,
            date!(2007 - 02 - 01),
            "《个人外汇管理办法》（中国人民银行令〔2006〕第3号）；《个人外汇管理办法实施细则》（汇发〔2007〕1号）第二条",
            "Measures for the Administration of Individual Foreign Exchange (PBOC Order 2006 No. 3); \
             Implementing Rules (Huifa 2007 No. 1), Art. 2",
        ),
        published(
            C::SpecialRefund,
            20_000_000,
            U::UsdCents,
            date!(2024 - 06 - 01),
            "《国家外汇管理局关于进一步优化贸易外汇业务管理的通知》（汇发〔2024〕11号）",
            "SAFE Notice on Further Optimising the Management of Trade Foreign Exchange (Huifa 2024 No. 11)",
        ),
        published(
            C::SmallFirmExemption,
            20_000_000,
            U::UsdCents,
            date!(2019 - 10 - 23),
            "《国家外汇管理局关于进一步促进跨境贸易投资便利化的通知》（汇发〔2019〕28号）第五项",
            "SAFE Notice on Further Facilitating Cross-border Trade and Investment (Huifa 2019 No. 28), item 5",
        ),
        beneficial_owner(C::BeneficialOwnerShare, 2_500, U::BasisPoints),
        beneficial_owner(C::BeneficialOwnerUndertaking, 1_000_000_000, U::CnyFen),
    ]
}

fn beneficial_owner(code: RuleCode, value: i64, unit: Unit) -> Rule {
    published(
        code,
        value,
        unit,
        date!(2024 - 11 - 01),
        "《受益所有人信息管理办法》（中国人民银行、国家市场监督管理总局令〔2024〕第3号）",
        "Measures for the Administration of Beneficial Owner Information (PBOC and SAMR Order 2024 No. 3)",
    )
}

fn record_keeping_law() -> Vec<Rule> {
    vec![
        published(
            C::RetentionForexCase,
            10,
            U::Years,
            date!(2025 - 01 - 01),
            "《中华人民共和国反洗钱法》（2024年11月8日修订）",
            "Anti-Money Laundering Law (as revised on 8 November 2024)",
        ),
        published(
            C::RetentionTransactionData,
            5,
            U::Years,
            date!(2019 - 04 - 29),
            "《支付机构外汇业务管理办法》（汇发〔2019〕13号）",
            "Measures for the Administration of Foreign Exchange Business of Payment Institutions (Huifa 2019 No. 13)",
        ),
    ]
}

fn conventions() -> Vec<Rule> {
    [
        (C::ApplicantAge, 18, U::Years),
        (C::DocumentValidity, 1, U::CalendarDays),
        (C::DocumentExpiryWarning, 30, U::CalendarDays),
        (C::SettlementCardHolder, 1, U::Count),
        (C::SampleOrders, 3, U::Count),
        (C::ForexTake, 1, U::WorkingDays),
        (C::ForexProposal, 3, U::WorkingDays),
        (C::ForexCheck, 1, U::WorkingDays),
        (C::ForexAnswer, 5, U::WorkingDays),
        (C::ForexAccountNumber, 2, U::WorkingDays),
        (C::ForexSupplement, 10, U::WorkingDays),
        (C::ForexVisit, 60, U::CalendarDays),
        (C::ForexDraftIdle, 90, U::CalendarDays),
        (C::ForexSupplementRounds, 3, U::Count),
        (C::DocumentSize, 10 * 1024 * 1024, U::Bytes),
        (C::DocumentCount, 20, U::Count),
        (C::RetentionDraft, 90, U::CalendarDays),
        (C::RetentionGuestDraft, 24, U::Hours),
        (C::RetentionUnsuccessful, 1, U::Years),
        (C::RetentionComplaint, 3, U::Years),
        (C::RetentionIncubatorCase, 3, U::Years),
        (C::RetentionSession, 1, U::Years),
        (C::RetentionIdempotencyKey, 72, U::Hours),
        (C::RetentionMailBody, 90, U::CalendarDays),
        (C::RetentionAudit, 10, U::Years),
    ]
    .map(|(code, value, unit)| convention(code, value, unit))
    .into()
}

fn convention(code: RuleCode, value: i64, unit: Unit) -> Rule {
    Rule {
        code,
        value,
        unit,
        valid_from: CONVENTIONS_SINCE,
        valid_to: None,
        citation: Citation::Convention,
    }
}

fn published(
    code: RuleCode,
    value: i64,
    unit: Unit,
    valid_from: Date,
    zh: impl Into<Cow<'static, str>>,
    en: impl Into<Cow<'static, str>>,
) -> Rule {
    let citation = Citation::Published {
        zh: zh.into(),
        en: en.into(),
    };
    Rule {
        code,
        value,
        unit,
        valid_from,
        valid_to: None,
        citation,
    }
}
