//! One team and several carriers.

use domain::ids::CaseId;
use domain::incubator::Status as S;
use domain::incubator::application::Act;
use domain::incubator::choice::{DoubleTenancy, Others, on_acceptance};
use strum::IntoEnumIterator;

fn case(number: u128) -> CaseId {
    CaseId(uuid::Uuid::from_u128(number))
}

#[test]
fn a_team_has_one_tenancy() {
    for status in S::iter() {
        let accepted = on_acceptance(&[(case(1), S::InReview), (case(2), status)], Others::Keep);
        let expected = match status {
            S::Resident | S::AgreementPending => Err(DoubleTenancy { other: case(2) }),
            _ => Ok(Vec::new()),
        };
        assert_eq!(accepted, expected, "{status}");
    }
}

#[test]
fn the_others_are_given_up_in_the_way_that_their_state_allows() {
    let others = [
        (case(1), S::InReview),
        (case(2), S::Waitlisted),
        (case(3), S::Offered),
        (case(4), S::Refused),
        (case(5), S::Graduated),
    ];
    let given_up = on_acceptance(&others, Others::GiveUp).unwrap();
    assert_eq!(
        given_up,
        [
            (case(1), Act::Withdraw),
            (case(2), Act::Decline),
            (case(3), Act::Decline)
        ]
    );
    for (other, act) in given_up {
        let (_, status) = others.iter().find(|(case, _)| *case == other).unwrap();
        assert!(status.after(act).unwrap().to.is_final());
    }
}
