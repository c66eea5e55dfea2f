//! The years that the State Council has announced.

use time::{Date, macros::date};

/// One year as a notice announces it: ranges of days off (both ends off) and single make-up working days.
pub(super) struct Announced {
    pub(super) year: i32,
    pub(super) off: &'static [(Date, Date)],
    pub(super) make_up: &'static [Date],
}

pub(super) const ANNOUNCED: &[Announced] = &[
    Announced {
        year: 2025,
        off: &[
            (date!(2025 - 01 - 01), date!(2025 - 01 - 01)),
            (date!(2025 - 01 - 28), date!(2025 - 02 - 04)),
            (date!(2025 - 04 - 04), date!(2025 - 04 - 06)),
            (date!(2025 - 05 - 01), date!(2025 - 05 - 05)),
            (date!(2025 - 05 - 31), date!(2025 - 06 - 02)),
            (date!(2025 - 10 - 01), date!(2025 - 10 - 08)),
        ],
        make_up: &[
            date!(2025 - 01 - 26),
            date!(2025 - 02 - 08),
            date!(2025 - 04 - 27),
            date!(2025 - 09 - 28),
            date!(2025 - 10 - 11),
        ],
    },
    Announced {
        year: 2026,
        off: &[
            (date!(2026 - 01 - 01), date!(2026 - 01 - 03)),
            (date!(2026 - 02 - 15), date!(2026 - 02 - 23)),
            (date!(2026 - 04 - 04), date!(2026 - 04 - 06)),
            (date!(2026 - 05 - 01), date!(2026 - 05 - 05)),
            (date!(2026 - 06 - 19), date!(2026 - 06 - 21)),
            (date!(2026 - 09 - 25), date!(2026 - 09 - 27)),
            (date!(2026 - 10 - 01), date!(2026 - 10 - 07)),
        ],
        make_up: &[
            date!(2026 - 01 - 04),
            date!(2026 - 02 - 14),
            date!(2026 - 02 - 28),
            date!(2026 - 05 - 09),
            date!(2026 - 09 - 20),
            date!(2026 - 10 - 10),
        ],
    },
];
