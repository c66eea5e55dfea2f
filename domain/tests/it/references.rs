//! Our own reference numbers.

use domain::reference::{Prefix, Reference};
use time::macros::date;

#[test]
fn known_references_are_read_and_written() {
    let complaint = Reference::new(Prefix::Cp, date!(2026 - 11 - 23), 1);
    assert_eq!(complaint.to_string(), "CP202611230000010");
    assert_eq!("CP202611230000010".parse(), Ok(complaint));
    let account = Reference::parse(" fx 20261123 000002-8").unwrap();
    assert_eq!(
        (account.prefix(), account.date()),
        (Prefix::Fx, date!(2026 - 11 - 23))
    );
    assert_eq!(
        Reference::new(Prefix::Sb, date!(2026 - 01 - 02), 417).to_string(),
        "SB202601020004173"
    );
}

#[test]
fn only_six_random_digits_are_used() {
    let day = date!(2026 - 11 - 23);
    assert_eq!(
        Reference::new(Prefix::Fx, day, 4_000_002),
        Reference::new(Prefix::Fx, day, 2)
    );
}

#[test]
fn wrong_references_are_refused() {
    let table = [
        ("CP202611230000011", "check"),
        ("XX202611230000010", "shape"),
        ("CP20261123000001", "shape"),
        ("CP2026112300000100", "shape"),
        ("CP202613010000012", "shape"),
        ("", "shape"),
    ];
    for (typed, code) in table {
        assert_eq!(
            Reference::parse(typed).unwrap_err().code.to_string(),
            code,
            "{typed}"
        );
    }
}

#[test]
fn a_reference_is_stored_as_its_text() {
    let reference = Reference::parse("FX202611230000028").unwrap();
    let json = serde_json::to_string(&reference).unwrap();
    assert_eq!(json, "\"FX202611230000028\"");
    assert_eq!(serde_json::from_str::<Reference>(&json).unwrap(), reference);
}
