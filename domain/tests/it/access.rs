//! Who may do what: the whole table, and what a grant says.

use std::{collections::BTreeSet, fmt::Write};

use domain::{
    access::{ACTIONS, Actor, CaseScope, Check, Duty, Examine, ReadOwn, authorise},
    casework::Part,
    identity::{OrganisationKind, Role},
    ids::{AccountId, CaseId, OrganisationId, PartyId, Version},
};
use strum::IntoEnumIterator;
use uuid::Uuid;

const BANK: u128 = 1;
const OTHER_BANK: u128 = 2;
const APPLICANT: u128 = 10;
const RESPONDENT: u128 = 12;
const TAKER: u128 = 20;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn public(party: u128) -> Actor {
    Actor {
        account: AccountId(id(party)),
        parties: vec![PartyId(id(party))],
        duty: None,
    }
}

fn staff(account: u128, organisation: u128, roles: &[Role]) -> Actor {
    let duty = Duty {
        organisation: OrganisationId(id(organisation)),
        roles: roles.iter().copied().collect(),
    };
    Actor {
        account: AccountId(id(account)),
        parties: Vec::new(),
        duty: Some(duty),
    }
}

/// A case that an officer of the bank has taken and made a proposal in.
fn proposed() -> CaseScope {
    CaseScope {
        case: CaseId(id(100)),
        version: Version(7),
        parties: vec![
            (PartyId(id(APPLICANT)), Part::Applicant),
            (PartyId(id(RESPONDENT)), Part::Respondent),
        ],
        handling_org: Some(OrganisationId(id(BANK))),
        taken_by: Some(AccountId(id(TAKER))),
        proposed_by: Some(AccountId(id(TAKER))),
    }
}

fn draft() -> CaseScope {
    CaseScope {
        handling_org: None,
        taken_by: None,
        proposed_by: None,
        ..proposed()
    }
}

fn unassigned() -> CaseScope {
    CaseScope {
        taken_by: None,
        proposed_by: None,
        ..proposed()
    }
}

fn actors() -> Vec<(&'static str, Actor)> {
    use Role::{Admin, Auditor, BankChecker, BankMaker, BankSupervisor, ZoneOfficer};
    let every_role: Vec<Role> = Role::iter().collect();
    let both_roles = |party: u128| Actor {
        parties: vec![PartyId(id(party))],
        ..staff(21, BANK, &[BankMaker, BankChecker])
    };
    vec![
        ("the applicant", public(APPLICANT)),
        ("another applicant", public(11)),
        (
            "somebody who acts for a firm that applies",
            Actor {
                parties: vec![PartyId(id(13)), PartyId(id(APPLICANT))],
                ..public(13)
            },
        ),
        ("another party of the case", public(RESPONDENT)),
        ("the maker who took it", staff(TAKER, BANK, &[BankMaker])),
        ("another maker of the bank", staff(21, BANK, &[BankMaker])),
        ("a checker of the bank", staff(22, BANK, &[BankChecker])),
        (
            "the maker who took it, who is a checker too",
            staff(TAKER, BANK, &[BankMaker, BankChecker]),
        ),
        (
            "another maker and checker of the bank",
            staff(23, BANK, &[BankMaker, BankChecker]),
        ),
        ("a supervisor of the bank", staff(24, BANK, &[BankSupervisor])),
        (
            "a maker and checker of the bank whose own case it is",
            both_roles(APPLICANT),
        ),
        (
            "a maker and checker of the bank who is another party of the case",
            both_roles(RESPONDENT),
        ),
        ("somebody of the bank without a role", staff(25, BANK, &[])),
        (
            "an officer of another bank in every role",
            staff(TAKER, OTHER_BANK, &every_role),
        ),
        ("an administrator", staff(30, 3, &[Admin])),
        (
            "an administrator whom somebody put into the bank",
            staff(30, BANK, &[Admin]),
        ),
        ("an auditor", staff(31, 3, &[Auditor])),
        ("an officer of the zone", staff(32, 4, &[ZoneOfficer])),
        (
            "somebody who acts for nobody",
            Actor {
                account: AccountId(id(40)),
                parties: Vec::new(),
                duty: None,
            },
        ),
    ]
}

#[test]
fn the_whole_table() {
    let mut table = String::new();
    for (named, case) in [
        ("draft", draft()),
        ("unassigned", unassigned()),
        ("proposed", proposed()),
    ] {
        for (who, actor) in actors() {
            let allowed = ACTIONS
                .iter()
                .filter_map(|(name, rule)| Some(format!("{name} as {}", rule(&actor, &case)?)));
            let allowed: Vec<String> = allowed.collect();
            let allowed = if allowed.is_empty() {
                "nothing".to_owned()
            } else {
                allowed.join(", ")
            };
            writeln!(table, "{named}: {who}: {allowed}").unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_grant_says_who_acts_in_which_role_on_which_version() {
    let officer = staff(23, BANK, &[Role::BankMaker, Role::BankChecker]);
    let grant = authorise::<Check>(&officer, &proposed()).unwrap();
    assert_eq!(grant.actor(), officer.account);
    assert_eq!(
        grant.role(),
        Role::BankChecker,
        "not the first of the roles, but the one that allows it"
    );
    assert_eq!((grant.case(), grant.version()), (proposed().case, Version(7)));
    assert_eq!(Version(7).next(), Version(8));
}

#[test]
fn nobody_checks_their_own_proposal() {
    let both = staff(TAKER, BANK, &[Role::BankMaker, Role::BankChecker]);
    assert!(authorise::<Examine>(&both, &proposed()).is_some());
    assert!(authorise::<Check>(&both, &proposed()).is_none());
}

#[test]
fn a_stranger_and_an_administrator_get_nothing() {
    for (who, actor) in actors()
        .iter()
        .filter(|(who, _)| who.contains("administrator") || who.contains("nobody"))
    {
        assert!(authorise::<ReadOwn>(actor, &proposed()).is_none(), "{who}");
        assert!(
            ACTIONS.iter().all(|(_, rule)| rule(actor, &proposed()).is_none()),
            "{who}"
        );
    }
}

#[test]
fn each_staff_role_is_given_by_one_kind_of_organisation() {
    let given: Vec<Role> = OrganisationKind::iter()
        .flat_map(|kind| kind.roles().to_vec())
        .collect();
    let distinct: BTreeSet<Role> = given.iter().copied().collect();
    assert_eq!(given.len(), distinct.len());
    let not_given: Vec<Role> = Role::iter().filter(|role| !distinct.contains(role)).collect();
    assert_eq!(not_given, [Role::Applicant]);
}

#[test]
fn ids_are_read_back_as_written() {
    let case = CaseId(id(100));
    assert_eq!(case.to_string().parse(), Ok(case));
    assert!("100".parse::<CaseId>().is_err());
}
