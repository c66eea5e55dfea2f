//! What stands on a business licence, and what the authorities keep about its holder.

use crate::casework::{Field, Kind, Page};
use crate::identity::firm::facts;

/// The licence of a sole trader, which need not give a name of its own.
pub(super) fn of_sole_trader() -> Page {
    let name = Kind::line(facts::NAME_CHARS_MAX);
    let mut fields = vec![Field::optional("licence_name", name)];
    fields.extend(standing());
    fields.extend(facts::addresses());
    Page::of("licence", fields)
}

/// The licence of a firm.
pub(super) fn of_firm() -> Page {
    let mut fields = vec![facts::name(), facts::form()];
    fields.extend(standing());
    fields.extend(facts::capital());
    fields.push(facts::scope());
    fields.extend(facts::addresses());
    Page::of("licence", fields)
}

fn standing() -> [Field; 3] {
    [
        Field::always("uscc", Kind::Uscc),
        Field::always("licence_status", Kind::one_of(&["in_operation", "other"])),
        facts::established(),
    ]
}
