//! The quarterly report of a tenant: figures that are typed and checked.

use time::Date;

use crate::casework::{Answers, Field, Kind, Page, Problem, whole_number};
use crate::codes::codes;
use crate::money::{Currency, Money};

/// The most of anything that is counted.
const COUNT_MAX: u32 = 1_000_000;

/// The modes of exports, by supervision code.
pub const EXPORT_MODES: &[&str] = &["9610", "9710", "9810", "1210"];

/// The figures of one quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// People who work there.
    pub staff: u32,
    /// Orders.
    pub orders: u32,
    /// Patents, marks and designs that were granted.
    pub patents: u32,
    /// Turnover in fen.
    pub revenue: i64,
    /// Money raised, in fen.
    pub financing: i64,
    /// Exports by mode, in cents of the US dollar, in the order of [`EXPORT_MODES`].
    pub exports: Vec<i64>,
}

codes! {
    /// What is unusual, and asked about once; it does not keep a report from being handed in.
    Oddity {
        /// The staff more than doubled or halved.
        StaffChanged,
        /// The turnover is more than five times, or less than a fifth, of the quarter before.
        RevenueChanged,
        /// Exports without orders.
        ExportsWithoutOrders,
        /// People without turnover, money or orders.
        NothingHappened,
    }
}

/// The form. What is not there is left empty.
pub fn page() -> Page {
    let money = |currency| Kind::Money { currency };
    let words = || Kind::Text {
        chars_max: 1_000,
        lines: true,
    };
    let exports = EXPORT_MODES
        .iter()
        .map(|mode| Field::optional(&format!("exports_{mode}"), money(Currency::Usd)));
    let mut fields = vec![
        Field::always("staff", Kind::line(9)),
        Field::always("orders", Kind::line(9)),
        Field::always("patents", Kind::line(9)),
        Field::optional("revenue", money(Currency::Cny)),
        Field::optional("financing", money(Currency::Cny)),
    ];
    fields.extend(exports);
    fields.push(Field::optional("milestones", words()));
    fields.push(Field::optional("needs", words()));
    Page::of("quarterly_report", fields)
}

impl Figures {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Everything that is wrong, by field.
    pub fn parse(answers: &Answers, today: Date) -> Result<Self, Vec<Problem>> {
        let mut problems = page().check(answers, today);
        let mut count = |field: &str| {
            let typed = answers.text(field);
            let count = whole_number(typed).filter(|count| *count <= COUNT_MAX);
            if count.is_none() && !typed.is_empty() {
                problems.push(
                    Problem::new(field, "out_of_range")
                        .with("min", 0)
                        .with("max", COUNT_MAX),
                );
            }
            count.unwrap_or(0)
        };
        let minor = |field: &str, currency| {
            Money::parse(answers.text(field), currency).map_or(0, |money| money.minor)
        };
        let figures = Self {
            staff: count("staff"),
            orders: count("orders"),
            patents: count("patents"),
            revenue: minor("revenue", Currency::Cny),
            financing: minor("financing", Currency::Cny),
            exports: EXPORT_MODES
                .iter()
                .map(|mode| minor(&format!("exports_{mode}"), Currency::Usd))
                .collect(),
        };
        if problems.is_empty() {
            Ok(figures)
        } else {
            Err(problems)
        }
    }

    /// Exports of all modes, in cents of the US dollar.
    pub fn exported(&self) -> i64 {
        self.exports.iter().copied().fold(0, i64::saturating_add)
    }

    /// What is unusual about them, seen beside those of the quarter before.
    pub fn oddities(&self, before: Option<&Self>) -> Vec<Oddity> {
        let jumps = |now: i64, then: i64, times: i64| {
            now > then.saturating_mul(times) || now.saturating_mul(times) < then
        };
        let changed =
            |of: fn(&Self) -> i64, times| before.is_some_and(|before| jumps(of(self), of(before), times));
        let is_idle = self.revenue == 0 && self.financing == 0 && self.orders == 0;
        [
            (Oddity::StaffChanged, changed(|own| own.staff.into(), 2)),
            (Oddity::RevenueChanged, changed(|own| own.revenue, 5)),
            (
                Oddity::ExportsWithoutOrders,
                self.exported() > 0 && self.orders == 0,
            ),
            (Oddity::NothingHappened, is_idle && self.staff > 0),
        ]
        .into_iter()
        .filter_map(|(oddity, holds)| holds.then_some(oddity))
        .collect()
    }
}
