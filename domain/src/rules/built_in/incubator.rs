//! Terms and limits of incubation.

use time::macros::date;

use super::{C, U, convention, published};
use crate::rules::{Rule, RuleCode, Unit};

pub(super) fn rules() -> Vec<Rule> {
    [national_measures(), conventions()].concat()
}

/// The measures on incubators, as far as they speak of firms and not of carriers.
fn national_measures() -> Vec<Rule> {
    let measures = |(code, value, unit): (RuleCode, i64, Unit)| {
        published(
            code,
            value,
            unit,
            date!(2019 - 01 - 01),
            "《科技企业孵化器管理办法》（国科发区〔2018〕300号）",
            "Measures for the Administration of Technology Business Incubators (Guokefaqu 2018 No. 300)",
        )
    };
    [
        (C::IncubatorFirmAge, 24, U::Count),
        (C::IncubatorIncubation, 48, U::Count),
        (C::IncubatorIncubationLong, 60, U::Count),
        (C::GraduationInvestment, 500_000_000, U::CnyFen),
        (C::GraduationRevenue, 1_000_000_000, U::CnyFen),
    ]
    .map(measures)
    .into()
}

fn conventions() -> Vec<Rule> {
    [
        (C::CarrierCheck, 10, U::WorkingDays),
        (C::CarrierDecision, 10, U::WorkingDays),
        (C::IncubatorCompleteness, 3, U::WorkingDays),
        (C::IncubatorSupplement, 10, U::WorkingDays),
        (C::IncubatorScores, 7, U::WorkingDays),
        (C::IncubatorDecision, 3, U::WorkingDays),
        (C::IncubatorOffer, 5, U::WorkingDays),
        (C::IncubatorAgreement, 10, U::WorkingDays),
        (C::IncubatorAppealRequest, 10, U::WorkingDays),
        (C::IncubatorAppeal, 10, U::WorkingDays),
        (C::IncubatorWarning, 20, U::WorkingDays),
        (C::IncubatorWaitingList, 6, U::Count),
        (C::IncubatorTenancy, 12, U::Count),
        (C::IncubatorReviewers, 2, U::Count),
        (C::IncubatorSpread, 20, U::Count),
        (C::IncubatorInterviewPoints, 70, U::Count),
        (C::IncubatorWaitingPoints, 60, U::Count),
        (C::IncubatorDirectPoints, 85, U::Count),
        (C::IncubatorInterviewChange, 10, U::Count),
        (C::GraduationExports, 50_000_000, U::UsdCents),
    ]
    .map(|(code, value, unit)| convention(code, value, unit))
    .into()
}
