//! Faults carry what a precise sentence needs.

use domain::identifier::{BankCard, CnPassport, Fault, HsCode, Mobile, OrgCode, ResidentId, Uscc};

use crate::vectors::TODAY;

fn parameters(fault: Fault) -> (Option<u16>, Option<u16>, Option<char>) {
    (fault.expected, fault.found, fault.character)
}

fn resident(typed: &str) -> (Option<u16>, Option<u16>, Option<char>) {
    parameters(ResidentId::parse(typed, TODAY).unwrap_err())
}

#[test]
fn a_wrong_length_says_both_lengths() {
    assert_eq!(resident("33020319000101000"), (Some(18), Some(17), None));
    assert_eq!(resident("330203 19000101 00055"), (Some(18), Some(19), None));
    assert_eq!(resident(""), (Some(18), Some(0), None));
}

#[test]
fn a_wrong_character_is_named() {
    assert_eq!(resident("33020319OOO1010005"), (None, None, Some('O')));
    assert_eq!(resident("X30203190001010005"), (None, None, Some('X')));
    assert_eq!(
        parameters(Uscc::parse("91330200IEXT000170").unwrap_err()),
        (None, None, Some('I'))
    );
    assert_eq!(
        parameters(OrgCode::parse("TEXT0001A").unwrap_err()),
        (None, None, Some('A'))
    );
}

#[test]
fn a_wrong_length_with_a_stray_character_says_all() {
    assert_eq!(resident("330203190001O1000"), (Some(18), Some(17), Some('O')));
    let shifted = "3302031900010100X";
    assert_eq!(
        resident(shifted),
        (Some(18), Some(17), None),
        "X has moved with the missing digit"
    );
}

#[test]
fn of_several_lengths_the_nearest_is_named() {
    assert_eq!(
        parameters(BankCard::parse("62000000000005").unwrap_err()),
        (Some(16), Some(14), None)
    );
    assert_eq!(
        parameters(BankCard::parse("62000000000000000000").unwrap_err()),
        (Some(19), Some(20), None)
    );
    assert_eq!(
        parameters(HsCode::parse("610910002199").unwrap_err()),
        (Some(13), Some(12), None)
    );
    assert_eq!(
        parameters(CnPassport::parse("E0000001").unwrap_err()),
        (Some(9), Some(8), None)
    );
    assert_eq!(
        parameters(Mobile::parse("1300000000").unwrap_err()),
        (Some(11), Some(10), None)
    );
}

#[test]
fn other_faults_need_no_parameters() {
    assert_eq!(resident("330203190001010006"), (None, None, None));
}
