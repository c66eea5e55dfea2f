//! What carriers must have.

use domain::incubator::CarrierKind;
use domain::incubator::criteria::{Measure, Yardstick, built_in, on};
use domain::rules::Citation;
use strum::IntoEnumIterator;
use time::macros::date;

use crate::vectors::TODAY;

#[test]
fn every_kind_has_thresholds_of_the_zone_today() {
    for kind in CarrierKind::iter() {
        let own = on(kind, Yardstick::Zone, TODAY);
        assert!(!own.is_empty(), "{kind}");
        assert!(own.iter().all(|own| own.citation == Citation::Convention));
        assert!(on(kind, Yardstick::Zone, date!(2024 - 12 - 31)).is_empty());
    }
}

#[test]
fn yardsticks_of_the_state_have_their_source_and_are_only_for_two_kinds() {
    let of_state: Vec<CarrierKind> = CarrierKind::iter()
        .filter(|kind| !on(*kind, Yardstick::State, TODAY).is_empty())
        .collect();
    assert_eq!(of_state, [CarrierKind::Makerspace, CarrierKind::Incubator]);
    for own in built_in().iter().filter(|own| own.yardstick == Yardstick::State) {
        assert!(matches!(own.citation, Citation::Published { .. }));
        assert!(!own.any_of.is_empty());
    }
}

#[test]
fn a_makerspace_needs_area_or_desks() {
    let own = on(CarrierKind::Makerspace, Yardstick::Zone, TODAY);
    let meets = |area: Option<u32>, desks: Option<u32>| {
        own.iter().all(|own| {
            own.is_met(|measure| match measure {
                Measure::Area => area,
                Measure::Desks => desks,
                _ => None,
            })
        })
    };
    assert!(meets(Some(200), Some(0)));
    assert!(meets(Some(80), Some(15)));
    assert!(!meets(Some(199), Some(14)));
    assert!(!meets(None, None));
}
