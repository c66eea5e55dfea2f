//! Reviewers, their conflicts and their work.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{AccountId, CaseId, OrganisationId};
use domain::incubator::assignment::{ToReview, assign};
use domain::incubator::conflict::{ConflictKind, Traits, found};
use proptest::prelude::*;
use uuid::Uuid;

use super::ranking::shuffled;

fn reviewer(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

fn traits(organisation: u128, credit_code: &str, mobile: &str, email: &str) -> Traits {
    let one = |text: &str| BTreeSet::from([text.to_owned()]);
    Traits {
        organisations: BTreeSet::from([OrganisationId(Uuid::from_u128(organisation))]),
        credit_codes: one(credit_code),
        mobiles: one(mobile),
        emails: one(email),
    }
}

#[test]
fn the_same_house_or_contact_is_found() {
    let team = traits(1, "91330201TEXT000259", "13000000000", "Team@example.com");
    for (reviewer, expected) in [
        (
            traits(2, "91330200TEXT000170", "13000000001", "other@example.com"),
            None,
        ),
        (
            traits(1, "91330200TEXT000170", "13000000001", "other@example.com"),
            Some(ConflictKind::SameOrganisation),
        ),
        (
            traits(2, "91330201TEXT000259", "13000000001", "other@example.com"),
            Some(ConflictKind::SameOrganisation),
        ),
        (
            traits(2, "91330200TEXT000170", "13000000000", "other@example.com"),
            Some(ConflictKind::SameContact),
        ),
        (
            traits(2, "91330200TEXT000170", "13000000001", "team@EXAMPLE.com"),
            Some(ConflictKind::SameContact),
        ),
    ] {
        assert_eq!(found(&reviewer, &team), expected);
    }
    assert_eq!(found(&Traits::default(), &Traits::default()), None);
    assert!(!ConflictKind::declared().contains(&ConflictKind::SameContact));
}

#[test]
fn too_few_reviewers_without_conflict_are_told() {
    let application = ToReview {
        case: CaseId(Uuid::from_u128(1)),
        excluded: BTreeSet::from([reviewer(1), reviewer(2)]),
        needed: 2,
    };
    let loads = BTreeMap::from([(reviewer(1), 0), (reviewer(2), 0), (reviewer(3), 9)]);
    let assignment = assign(std::slice::from_ref(&application), &loads);
    assert_eq!(
        assignment.pairs,
        BTreeSet::from([(application.case, reviewer(3))])
    );
    assert_eq!(assignment.short, BTreeMap::from([(application.case, 1)]));
}

/// Applications with random conflicts.
fn applications() -> impl Strategy<Value = Vec<ToReview>> {
    let one = (prop::collection::btree_set(1..6_u128, 0..4), 0..4_usize);
    prop::collection::vec(one, 0..15).prop_map(|rows| {
        let own = |((excluded, needed), number): ((BTreeSet<u128>, usize), u128)| ToReview {
            case: CaseId(Uuid::from_u128(number)),
            excluded: excluded.into_iter().map(reviewer).collect(),
            needed,
        };
        rows.into_iter().zip(1..).map(own).collect()
    })
}

proptest! {
    #[test]
    fn nobody_reviews_with_a_conflict_and_everybody_gets_as_many_as_can_be(
        applications in applications(), reviewers in 0..7_u128, seed in any::<u64>(),
    ) {
        let loads: BTreeMap<AccountId, usize> = (1..=reviewers).map(|number| (reviewer(number), 0)).collect();
        let assignment = assign(&applications, &loads);
        for application in &applications {
            let own: Vec<AccountId> = assignment.pairs.iter().filter(|(case, _)| *case == application.case).map(|(_, own)| *own).collect();
            prop_assert!(own.iter().all(|own| !application.excluded.contains(own)));
            let possible = loads.keys().filter(|own| !application.excluded.contains(own)).count();
            prop_assert_eq!(own.len(), application.needed.min(possible));
            let missing = assignment.short.get(&application.case).copied().unwrap_or(0);
            prop_assert_eq!(own.len() + missing, application.needed);
        }
        prop_assert_eq!(assign(&shuffled(&applications, seed), &loads), assignment);
    }

    #[test]
    fn without_conflicts_nobody_has_more_than_one_more_than_another(cases in 0..30_u128, reviewers in 1..8_u128, needed in 1..4_usize) {
        let applications: Vec<ToReview> = (1..=cases).map(|number| ToReview {
            case: CaseId(Uuid::from_u128(number)),
            excluded: BTreeSet::new(),
            needed,
        }).collect();
        let loads: BTreeMap<AccountId, usize> = (1..=reviewers).map(|number| (reviewer(number), 0)).collect();
        let assignment = assign(&applications, &loads);
        let counts: Vec<usize> = loads.keys().map(|own| assignment.pairs.iter().filter(|(_, other)| other == own).count()).collect();
        prop_assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 1, "{counts:?}");
    }
}
