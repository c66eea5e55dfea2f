//! Points, exactly: sums of whole tenths over a count, never a floating-point number.

use std::cmp::Ordering;
use std::fmt;

/// The most points, in tenths.
pub const TENTHS_MAX: u32 = 1_000;

/// Points from 0 to 100: a mean of totals, each of which is a whole number of tenths. Compared exactly, shown with one
/// decimal, half rounded up.
#[derive(Clone, Copy, Debug)]
pub struct Points {
    sum: u32,
    count: u32,
}

impl Points {
    /// Points of one total.
    pub const fn of_tenths(tenths: u32) -> Self {
        Self {
            sum: tenths,
            count: 1,
        }
    }

    /// Whole points, as rules give them.
    pub const fn whole(points: u32) -> Self {
        Self::of_tenths(points.saturating_mul(10))
    }

    /// The mean of totals in tenths; none of no total.
    pub fn mean(totals: &[u32]) -> Option<Self> {
        let count = u32::try_from(totals.len()).ok().filter(|count| *count > 0)?;
        Some(Self {
            sum: totals.iter().sum(),
            count,
        })
    }

    /// The median of totals in tenths: the one in the middle, or the mean of the two in the middle.
    pub fn median(totals: &[u32]) -> Option<Self> {
        let mut sorted = totals.to_vec();
        sorted.sort_unstable();
        let last = sorted.len().checked_sub(1)?;
        Self::mean(sorted.get(last / 2..=last.div_ceil(2))?)
    }

    /// The same points with so many tenths added or taken, within 0 and 100.
    #[must_use]
    pub fn changed_by(self, tenths: i32) -> Self {
        let change = i64::from(tenths) * i64::from(self.count);
        let most = i64::from(TENTHS_MAX) * i64::from(self.count);
        let sum = (i64::from(self.sum) + change).clamp(0, most);
        Self {
            sum: u32::try_from(sum).unwrap_or(self.sum),
            ..self
        }
    }

    /// Tenths, half rounded up: as it is shown, never as it is compared.
    pub fn rounded_tenths(self) -> u32 {
        (self.sum * 2 + self.count) / (self.count * 2)
    }

    fn parts(self) -> (u64, u64) {
        (self.sum.into(), self.count.into())
    }
}

impl PartialEq for Points {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Points {}

impl Ord for Points {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((sum, count), (other_sum, other_count)) = (self.parts(), other.parts());
        (sum * other_count).cmp(&(other_sum * count))
    }
}

impl PartialOrd for Points {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.rounded_tenths();
        write!(f, "{}.{}", tenths / 10, tenths % 10)
    }
}
