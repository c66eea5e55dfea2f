//! Returning and exchanging retail imports: what customs allows, and until when.

use time::Date;

use crate::codes::codes;
use crate::deadline::{CalendarPeriod, Due};
use crate::rules::{NoRule, RuleCode, RuleSet};

codes! {
    /// How the goods came into the country.
    ImportMode {
        /// 网购保税 (1210, 1239): from a bonded warehouse.
        Bonded,
        /// 直购 (9610): by direct mail under the retail import rules.
        DirectMail,
        /// Personal articles by post or luggage: not under the retail import rules.
        Personal,
        /// The consumer does not know.
        Unknown,
    }
}

codes! {
    /// A step of returning goods, in order.
    ReturnStep {
        /// Agree on the return with the seller.
        AgreeWithSeller,
        /// Pack the goods as they came, with all that belongs to them.
        PackAsReceived,
        /// Label the parcel and note its number.
        LabelParcel,
        /// The seller or its agent applies at customs.
        ApplyAtCustoms,
        /// The goods arrive in the bonded warehouse from which they came.
        ArriveInWarehouse,
        /// The goods arrive in the supervised place where the parcel was cleared.
        ArriveAtClearance,
        /// The goods go back to the seller abroad.
        ShipAbroad,
        /// Tax is not levied, and the yearly total is corrected.
        TaxAndTotalCorrected,
        /// The tax on personal articles is asked back at customs.
        AskTaxBack,
        /// The seller refunds or sends the other goods.
        RefundOrExchange,
    }
}

impl ImportMode {
    /// The steps of a return.
    pub fn steps(self) -> &'static [ReturnStep] {
        use ReturnStep as R;
        match self {
            Self::Bonded => &[
                R::AgreeWithSeller,
                R::PackAsReceived,
                R::LabelParcel,
                R::ApplyAtCustoms,
                R::ArriveInWarehouse,
                R::TaxAndTotalCorrected,
                R::RefundOrExchange,
            ],
            Self::DirectMail => &[
                R::AgreeWithSeller,
                R::PackAsReceived,
                R::LabelParcel,
                R::ApplyAtCustoms,
                R::ArriveAtClearance,
                R::TaxAndTotalCorrected,
                R::RefundOrExchange,
            ],
            Self::Personal => &[
                R::AgreeWithSeller,
                R::PackAsReceived,
                R::LabelParcel,
                R::ShipAbroad,
                R::AskTaxBack,
                R::RefundOrExchange,
            ],
            Self::Unknown => &[
                R::AgreeWithSeller,
                R::PackAsReceived,
                R::LabelParcel,
                R::RefundOrExchange,
            ],
        }
    }

    /// Whether the terms of retail imports hold.
    pub fn is_retail_import(self) -> bool {
        matches!(self, Self::Bonded | Self::DirectMail)
    }
}

/// The days by which goods that were released on a day can be returned without tax. Not rolled to a working day: the
/// safe reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReturnTerms {
    /// The day of release (放行).
    pub released_on: Date,
    /// Applied for at customs by this day.
    pub apply_by: Date,
    /// Back in the supervised place by this day.
    pub arrive_by: Date,
}

codes! {
    /// What is warned of.
    ReturnWarning {
        /// The application is due soon.
        ApplySoon,
        /// The application is due in a few days.
        ApplyNow,
        /// The goods must arrive soon.
        ArriveSoon,
        /// It is too late to apply.
        ApplicationOver,
        /// It is too late to arrive.
        ArrivalOver,
    }
}

/// Days after release on which it is warned (convention).
const APPLY_SOON: i64 = 20;
const APPLY_NOW: i64 = 27;
const ARRIVE_SOON: i64 = 40;

impl ReturnTerms {
    /// The terms of goods released on this day, under the rules of that day.
    ///
    /// # Errors
    /// [`NoRule`] for goods released before there were such rules.
    pub fn of(released_on: Date) -> Result<Self, NoRule> {
        let rules = RuleSet::on(released_on);
        let last = |code| {
            let period = CalendarPeriod::new(released_on, rules.get(code)?.count());
            Ok(match period.raw() {
                Due::On(day) => day,
                Due::Unknown { .. } | Due::Paused { .. } => released_on,
            })
        };
        Ok(Self {
            released_on,
            apply_by: last(RuleCode::ReturnApplication)?,
            arrive_by: last(RuleCode::ReturnArrival)?,
        })
    }

    /// What is warned of today; `is_applied` tells whether the application was made.
    pub fn warning(&self, today: Date, is_applied: bool) -> Option<ReturnWarning> {
        let passed = (today - self.released_on).whole_days();
        match is_applied {
            _ if today > self.arrive_by => Some(ReturnWarning::ArrivalOver),
            true => (passed >= ARRIVE_SOON).then_some(ReturnWarning::ArriveSoon),
            false if today > self.apply_by => Some(ReturnWarning::ApplicationOver),
            false if passed >= APPLY_NOW => Some(ReturnWarning::ApplyNow),
            false => (passed >= APPLY_SOON).then_some(ReturnWarning::ApplySoon),
        }
    }
}

codes! {
    /// What the limits of retail imports mean for one purchase.
    ImportLimit {
        /// Within both limits.
        Within,
        /// Over the limit of one purchase, but a single item and room in the year: allowed, with the full tax.
        FullTax,
        /// Only as general trade.
        GeneralTrade,
    }
}

impl ImportLimit {
    /// Judges a purchase of `fen` in a year in which `spent` fen were spent before; `is_single` for one item that cannot
    /// be divided.
    ///
    /// # Errors
    /// [`NoRule`] before there were such limits.
    pub fn of(fen: i64, spent: i64, is_single: bool, rules: &RuleSet) -> Result<Self, NoRule> {
        let one = rules.get(RuleCode::ImportTransaction)?.value;
        let year = rules.get(RuleCode::ImportYear)?.value;
        Ok(if fen.saturating_add(spent) > year {
            Self::GeneralTrade
        } else if fen <= one {
            Self::Within
        } else if is_single {
            Self::FullTax
        } else {
            Self::GeneralTrade
        })
    }
}
