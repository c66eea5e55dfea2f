//! The members of a firm: who may do what, and what no change may lead to.

use domain::identity::Role::{self, FirmConfirmer, FirmHandler, FirmOwner};
use domain::identity::firm::{Change, Members, Right, Roles, Unchanged};
use domain::ids::AccountId;
use strum::IntoEnumIterator;
use uuid::Uuid;

const OWNER: AccountId = AccountId(Uuid::from_u128(1));
const HANDLER: AccountId = AccountId(Uuid::from_u128(2));
const CONFIRMER: AccountId = AccountId(Uuid::from_u128(3));
const STRANGER: AccountId = AccountId(Uuid::from_u128(9));

fn firm() -> Members {
    [
        (OWNER, FirmOwner),
        (HANDLER, FirmHandler),
        (CONFIRMER, FirmConfirmer),
    ]
    .into_iter()
    .collect()
}

fn with(account: AccountId, role: Role) -> Members {
    firm()
        .iter()
        .flat_map(|(own, roles)| roles.iter().map(move |role| (own, *role)).collect::<Vec<_>>())
        .chain([(account, role)])
        .collect()
}

fn roles(of: AccountId, roles: &[Role]) -> Change {
    Change::Roles {
        of,
        roles: roles.iter().copied().collect(),
    }
}

#[test]
fn each_role_gives_its_rights() {
    let given = |role: Option<Role>| {
        let roles: Roles = role.into_iter().collect();
        Right::iter()
            .filter(move |right| right.is_given_by(&roles))
            .collect::<Vec<_>>()
    };
    assert_eq!(given(None), []);
    assert_eq!(given(Some(FirmOwner)), Right::iter().collect::<Vec<_>>());
    assert_eq!(given(Some(FirmHandler)), [Right::See, Right::FillProfile]);
    assert_eq!(
        given(Some(FirmConfirmer)),
        [Right::See, Right::ConfirmProfile, Right::HandIn]
    );
    for other in Role::iter().filter(|role| ![FirmOwner, FirmHandler, FirmConfirmer].contains(role)) {
        assert_eq!(given(Some(other)), [], "{other} is no role of a firm");
    }
}

#[test]
fn only_owners_change_others_and_nobody_raises_themselves() {
    let remove = |of| Change::Remove { of };
    let transfer = |to| Change::Transfer { to };
    for (by, change, refused) in [
        (STRANGER, remove(HANDLER), Unchanged::NotAMember),
        (STRANGER, transfer(STRANGER), Unchanged::NotAMember),
        (OWNER, remove(STRANGER), Unchanged::NotAMember),
        (OWNER, transfer(STRANGER), Unchanged::NotAMember),
        (OWNER, roles(STRANGER, &[FirmHandler]), Unchanged::NotAMember),
        (HANDLER, remove(CONFIRMER), Unchanged::NotOwner),
        (HANDLER, remove(OWNER), Unchanged::NotOwner),
        (HANDLER, roles(HANDLER, &[FirmOwner]), Unchanged::NotOwner),
        (CONFIRMER, roles(HANDLER, &[FirmConfirmer]), Unchanged::NotOwner),
        (CONFIRMER, transfer(CONFIRMER), Unchanged::NotOwner),
        (
            OWNER,
            roles(OWNER, &[FirmOwner, FirmConfirmer]),
            Unchanged::RaisesSelf,
        ),
        (OWNER, roles(HANDLER, &[]), Unchanged::NoSuchRole),
        (OWNER, roles(HANDLER, &[Role::BankMaker]), Unchanged::NoSuchRole),
        (OWNER, transfer(OWNER), Unchanged::ToSelf),
        (OWNER, remove(OWNER), Unchanged::LastOwner),
        (OWNER, roles(OWNER, &[]), Unchanged::NoSuchRole),
    ] {
        assert_eq!(firm().after(by, &change), Err(refused), "{by} {change:?}");
    }
}

#[test]
fn members_are_after_a_change_what_it_says() {
    let changed = firm()
        .after(OWNER, &roles(HANDLER, &[FirmHandler, FirmConfirmer]))
        .unwrap();
    assert_eq!(changed.roles(HANDLER), Some(&[FirmHandler, FirmConfirmer].into()));
    let removed = firm().after(OWNER, &Change::Remove { of: HANDLER }).unwrap();
    assert_eq!((removed.roles(HANDLER), removed.count()), (None, 2));
    let left = firm()
        .after(CONFIRMER, &Change::Remove { of: CONFIRMER })
        .unwrap();
    assert_eq!(left.roles(CONFIRMER), None);
    let handed = firm().after(OWNER, &Change::Transfer { to: CONFIRMER }).unwrap();
    assert_eq!(handed.roles(CONFIRMER), Some(&[FirmOwner, FirmConfirmer].into()));
    assert_eq!(
        handed.roles(OWNER),
        Some(&[FirmHandler].into()),
        "stays, with less than before"
    );
}

#[test]
fn of_two_owners_one_may_go_and_not_the_other() {
    let two = with(HANDLER, FirmOwner);
    assert_eq!(two.owners().count(), 2);
    for change in [roles(OWNER, &[FirmOwner]), Change::Remove { of: HANDLER }] {
        assert!(two.after(OWNER, &change).is_ok(), "{change:?}");
    }
    let one = two.after(HANDLER, &Change::Remove { of: OWNER }).unwrap();
    assert_eq!(
        one.after(HANDLER, &Change::Remove { of: HANDLER }),
        Err(Unchanged::LastOwner)
    );
    assert_eq!(
        one.after(HANDLER, &roles(HANDLER, &[FirmHandler])),
        Err(Unchanged::LastOwner)
    );
}
