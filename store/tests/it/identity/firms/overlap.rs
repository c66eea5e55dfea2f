//! What happens when two change a firm at the same moment: exactly one outcome, never half of two.

use domain::identity::Language;
use domain::identity::Role::{FirmHandler, FirmOwner};
use domain::identity::firm::{Change, Unchanged};
use store::Error;
use store::identity::firm::{self, Asked, Changed, NewFirm, Registered};
use store::identity::invitation::{self, Joined};

use super::{Firm, PASSWORD, PHONE, URL, USCC, invite, new_password, person, roles, sent};
use store::testing::{TestDatabase, TestStore};

store::on_both! {
    async fn two_who_register_one_firm_at_once_get_one(db: TestDatabase) {
        let store = TestStore::new(db);
        let (one, other) = (person(&store, "a@example.com").await.account, person(&store, "b@example.com").await.account);
        let new = || NewFirm { uscc: USCC.to_owned().try_into().unwrap(), name_zh: "三江", name_en: "三江", own_name: None };
        let (first, second) = tokio::join!(
            firm::register(&store, one, new(), sent(&store)),
            firm::register(&store, other, new(), sent(&store)),
        );
        let outcomes = [first.unwrap(), second.unwrap()];
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == Registered::Taken).count(), 1, "{outcomes:?}");
    }

    async fn a_form_that_registers_twice_at_once_registers_once(db: TestDatabase) {
        let store = TestStore::new(db);
        let owner = person(&store, "a@example.com").await.account;
        let new = || NewFirm { uscc: USCC.to_owned().try_into().unwrap(), name_zh: "三江", name_en: "三江", own_name: None };
        let form = sent(&store);
        let (first, second) =
            tokio::join!(firm::register(&store, owner, new(), form), firm::register(&store, owner, new(), form));
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(first, second);
        assert!(matches!(first, Registered::Firm(_)));
    }

    async fn an_invitation_taken_twice_at_once_is_taken_once(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let newcomer = person(&firm.store, "n@example.com").await.account;
        let token = firm.invited("n@example.com", FirmHandler).await;
        let join = || invitation::join(&firm.store, newcomer, &token, Some("赵新"));
        let (one, other) = tokio::join!(join(), join());
        assert_eq!((one.unwrap(), other.unwrap()), (Joined::Member(firm.id), Joined::Member(firm.id)));
        assert_eq!(firm.roles(firm.owner, newcomer).await, Some(roles(&[FirmHandler])));

        let token = firm.invited("new@example.com", FirmHandler).await;
        let accept = || invitation::accept(&firm.store, &token, ("赵新", new_password(PASSWORD)), Language::Zh, PHONE);
        let (one, other) = tokio::join!(accept(), accept());
        let opened = [one.unwrap(), other.unwrap()];
        assert_eq!(opened.iter().flatten().count(), 1, "one account, one session");
        assert_eq!(firm::view(&firm.store, firm.owner, firm.id).await.unwrap().members.len(), 5);
    }

    async fn an_invitation_is_taken_or_withdrawn(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let newcomer = person(&firm.store, "n@example.com").await.account;
        let token = firm.invited("n@example.com", FirmHandler).await;
        let id = firm::view(&firm.store, firm.owner, firm.id).await.unwrap().waiting[0].id;
        let (joined, withdrawn) = tokio::join!(
            invitation::join(&firm.store, newcomer, &token, Some("赵新")),
            firm::withdraw(&firm.store, firm.owner, (firm.id, id), firm.sent()),
        );
        let is_member = firm.roles(firm.owner, newcomer).await.is_some();
        match (joined.unwrap(), withdrawn) {
            (Joined::Member(_), Err(Error::Stale)) => assert!(is_member),
            (Joined::Gone, Ok(())) => assert!(!is_member),
            both => panic!("one or the other: {both:?}"),
        }
    }

    async fn of_two_invitations_to_one_address_at_once_one_counts(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let ask = || async {
            firm::invite(&firm.store, firm.owner, &invite(firm.id, "n@example.com", FirmHandler), URL, firm.sent()).await
        };
        let (one, other) = tokio::join!(ask(), ask());
        assert_eq!((one.unwrap(), other.unwrap()), (Asked::Sent, Asked::Sent));
        assert_eq!(firm::view(&firm.store, firm.owner, firm.id).await.unwrap().waiting.len(), 1);
    }

    async fn of_two_owners_who_leave_at_once_one_stays(db: TestDatabase) {
        let firm = two_owners(db).await;
        let leave = |of| firm.change(of, Change::Remove { of }, &[FirmOwner, FirmHandler]);
        let (one, other) = tokio::join!(firm.change(firm.owner, Change::Remove { of: firm.owner }, &[FirmOwner]), leave(firm.handler));
        let outcomes = [one.unwrap(), other.unwrap()];
        let refused = Changed::Refused(Unchanged::LastOwner);
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == refused).count(), 1, "{outcomes:?}");
        let members = firm::view(&firm.store, firm.confirmer, firm.id).await.unwrap().members;
        assert_eq!(members.iter().filter(|member| member.roles.contains(&FirmOwner)).count(), 1);
    }

    /// Whoever comes second is no member any more.
    async fn of_two_owners_who_remove_each_other_at_once_one_stays(db: TestDatabase) {
        let firm = two_owners(db).await;
        let (one, other) = tokio::join!(
            firm.change(firm.owner, Change::Remove { of: firm.handler }, &[FirmOwner, FirmHandler]),
            firm.change(firm.handler, Change::Remove { of: firm.owner }, &[FirmOwner]),
        );
        assert!(
            matches!((&one, &other), (Ok(Changed::Done), Err(Error::NotFound)) | (Err(Error::NotFound), Ok(Changed::Done))),
            "{one:?} {other:?}"
        );
    }

    async fn two_who_change_one_member_at_once_do_not_overwrite_each_other(db: TestDatabase) {
        let firm = two_owners(db).await;
        let seen = [domain::identity::Role::FirmConfirmer];
        let to = |role| Change::Roles { of: firm.confirmer, roles: roles(&[role]) };
        let (one, other) = tokio::join!(
            firm.change(firm.owner, to(FirmHandler), &seen),
            firm.change(firm.handler, to(FirmOwner), &seen),
        );
        assert!(
            matches!((&one, &other), (Ok(Changed::Done), Err(Error::Stale)) | (Err(Error::Stale), Ok(Changed::Done))),
            "{one:?} {other:?}"
        );
    }

    async fn a_role_lost_in_between_stops_what_it_allowed(db: TestDatabase) {
        let firm = two_owners(db).await;
        let lower = Change::Roles { of: firm.handler, roles: roles(&[FirmHandler]) };
        firm.change(firm.owner, lower, &[FirmOwner, FirmHandler]).await.unwrap();
        let late = firm.ask(firm.handler, "x@example.com", FirmHandler).await;
        assert!(matches!(late, Err(Error::Stale)), "{late:?}");
        let form = firm.sent();
        for _ in 0..2 {
            let (remove, seen) = (Change::Remove { of: firm.handler }, roles(&[FirmHandler]));
            let removed = firm::change(&firm.store, firm.owner, firm.id, (&remove, &seen), form);
            assert_eq!(removed.await.unwrap(), Changed::Done, "a second press finds it done");
        }
        assert!(matches!(firm.ask(firm.handler, "x@example.com", FirmHandler).await, Err(Error::NotFound)));
    }
}

/// The handler is an owner too.
async fn two_owners(db: TestDatabase) -> Firm {
    let firm = Firm::new(db).await;
    let both = Change::Roles {
        of: firm.handler,
        roles: roles(&[FirmOwner, FirmHandler]),
    };
    firm.change(firm.owner, both, &[FirmHandler]).await.unwrap();
    firm
}
