//! Firms: registering, inviting, joining, and what becomes of members.

mod confirmation;
mod overlap;
mod profile;

use domain::access::Actor;
use domain::forex::ApplicantKind;
use domain::identity::Role::{FirmConfirmer, FirmHandler, FirmOwner};
use domain::identity::firm::{Change, FIRMS_MAX, Roles, Unchanged};
use domain::identity::{AccountKind, Language, Role};
use domain::ids::{AccountId, OrganisationId};
use store::casework::once::Sent;
use store::identity::firm::{self, Asked, Changed, NewFirm, Registered};
use store::identity::invitation::{self, Invite, Joined};
use store::identity::session;
use store::plumbing::outbox;
use store::testing::identity as people;
use store::testing::identity::Person;
use store::testing::{TestDatabase, TestStore, forex};
use store::{Error, Store};
use time::Duration;

use super::{PASSWORD, PHONE, letters, new_password, officer, register, who};

const URL: &str = "https://example.com";
const USCC: &str = "91330200TEXT000170";

/// A firm with an owner, a handler and a confirmer.
struct Firm {
    store: TestStore,
    id: OrganisationId,
    owner: AccountId,
    handler: AccountId,
    confirmer: AccountId,
}

impl Firm {
    async fn new(db: TestDatabase) -> Self {
        let store = TestStore::new(db);
        let owner = person(&store, "owner@example.com").await.account;
        let handler = person(&store, "handler@example.com").await.account;
        let confirmer = person(&store, "confirmer@example.com").await.account;
        let Registered::Firm(id) = registered(&store, owner, USCC).await else {
            panic!("not registered");
        };
        let firm = Self {
            store,
            id,
            owner,
            handler,
            confirmer,
        };
        for (account, email, role) in [
            (handler, "handler@example.com", FirmHandler),
            (confirmer, "confirmer@example.com", FirmConfirmer),
        ] {
            let token = firm.invited(email, role).await;
            let joined = invitation::join(&firm.store, account, &token, Some("林晓雯"))
                .await
                .unwrap();
            assert_eq!(joined, Joined::Member(id));
        }
        firm
    }

    /// A form that was not sent before.
    fn sent(&self) -> Sent<'static> {
        sent(&self.store)
    }

    async fn ask(&self, by: AccountId, email: &str, role: Role) -> Result<Asked, Error> {
        firm::invite(&self.store, by, &invite(self.id, email, role), URL, self.sent()).await
    }

    /// The token of the letter with which the owner invites.
    async fn invited(&self, email: &str, role: Role) -> String {
        assert_eq!(self.ask(self.owner, email, role).await.unwrap(), Asked::Sent);
        newest_token(&self.store).await
    }

    async fn change(&self, by: AccountId, change: Change, seen: &[Role]) -> Result<Changed, Error> {
        firm::change(&self.store, by, self.id, (&change, &roles(seen)), self.sent()).await
    }

    /// The roles of an account, as another member sees them.
    async fn roles(&self, reader: AccountId, of: AccountId) -> Option<Roles> {
        let view = firm::view(&self.store, reader, self.id).await.unwrap();
        view.members
            .into_iter()
            .find(|member| member.account == of)
            .map(|member| member.roles)
    }
}

fn sent(store: &Store) -> Sent<'static> {
    Sent {
        key: store.new_uuid(),
        body: b"",
    }
}

fn roles(roles: &[Role]) -> Roles {
    roles.iter().copied().collect()
}

fn invite(organisation: OrganisationId, email: &str, role: Role) -> Invite {
    Invite {
        organisation,
        roles: vec![role],
        email: email.to_owned().try_into().unwrap(),
        language: Language::En,
    }
}

async fn person(store: &Store, email: &str) -> Actor {
    let person = Person {
        email,
        name: None,
        password: Some(PASSWORD),
        language: Language::Zh,
    };
    people::new_applicant(store, person).await
}

async fn registered(store: &Store, account: AccountId, uscc: &str) -> Registered {
    let new = NewFirm {
        uscc: uscc.to_owned().try_into().unwrap(),
        name_zh: "宁波三江跨境贸易有限公司",
        name_en: "Sanjiang Trade",
        own_name: Some("王晓明"),
    };
    firm::register(store, account, new, sent(store)).await.unwrap()
}

/// The token in the newest letter that holds a link.
pub(crate) async fn newest_token(store: &Store) -> String {
    let letters = outbox::newest(store, 1).await.unwrap();
    let after = letters[0].body.split("/invitation/").nth(1).expect("a link");
    after
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
        .collect()
}

store::on_both! {
    async fn whoever_registers_a_firm_owns_it_and_a_credit_code_counts_once(db: TestDatabase) {
        let store = TestStore::new(db);
        let (owner, other) = (person(&store, "a@example.com").await.account, person(&store, "b@example.com").await.account);
        let new = || NewFirm { uscc: USCC.to_owned().try_into().unwrap(), name_zh: "三江", name_en: "Sanjiang", own_name: Some("王晓明") };
        let form = sent(&store);
        let Registered::Firm(id) = firm::register(&store, owner, new(), form).await.unwrap() else {
            panic!("not registered");
        };
        assert_eq!(firm::register(&store, owner, new(), form).await.unwrap(), Registered::Firm(id), "the same form again");
        assert_eq!(firm::register(&store, other, new(), sent(&store)).await.unwrap(), Registered::Taken);
        let view = firm::view(&store, owner, id).await.unwrap();
        assert_eq!((view.organisation.code.as_str(), view.members.len()), (USCC, 1));
        assert_eq!((view.members[0].name.as_deref(), &view.members[0].roles), (Some("王晓明"), &roles(&[FirmOwner])));
        assert!(matches!(firm::view(&store, other, id).await, Err(Error::NotFound)), "a stranger sees nothing");
        assert_eq!(firm::own(&store, owner).await.unwrap().len(), 1);
        assert_eq!(firm::own(&store, other).await.unwrap(), []);
    }

    async fn a_bank_is_no_firm(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        let officer = people::staff(&store, bank, &[Role::BankSupervisor]).await.account;
        assert!(matches!(firm::view(&store, officer, bank).await, Err(Error::NotFound)));
        let asked = firm::invite(&store, officer, &invite(bank, "x@example.com", FirmHandler), URL, sent(&store)).await;
        assert!(matches!(asked, Err(Error::NotFound)));
        let new = NewFirm { uscc: USCC.to_owned().try_into().unwrap(), name_zh: "三江", name_en: "三江", own_name: None };
        let refused = firm::register(&store, officer, new, sent(&store)).await;
        assert!(matches!(refused, Err(Error::NotFound)), "staff have accounts of their own for that");
    }

    async fn an_account_joins_with_the_link_that_its_address_got_and_nobody_else(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let (stranger, newcomer) =
            (person(&firm.store, "s@example.com").await.account, person(&firm.store, "n@example.com").await.account);
        let token = firm.invited("n@example.com", FirmHandler).await;
        let shown = invitation::look(&firm.store, &token).await.unwrap().unwrap();
        assert_eq!(shown.account, Some((newcomer, AccountKind::Public)));
        let join = |account| invitation::join(&firm.store, account, &token, Some("赵新"));
        assert_eq!(join(stranger).await.unwrap(), Joined::OtherAddress);
        assert_eq!(join(newcomer).await.unwrap(), Joined::Member(firm.id));
        assert_eq!(join(newcomer).await.unwrap(), Joined::Member(firm.id), "a second press");
        assert_eq!(join(stranger).await.unwrap(), Joined::Gone);
        assert_eq!(firm.roles(firm.owner, newcomer).await, Some(roles(&[FirmHandler])));
        assert!(letters(&firm.store).await.iter().any(|(kind, _)| kind == "member_joined"));
        let seen = [FirmHandler];
        firm.change(firm.owner, Change::Remove { of: newcomer }, &seen).await.unwrap();
        assert_eq!(join(newcomer).await.unwrap(), Joined::Gone, "an old link does not lead back in");
    }

    async fn somebody_without_an_account_gets_one_on_the_way(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let token = firm.invited("new@example.com", FirmConfirmer).await;
        let shown = invitation::look(&firm.store, &token).await.unwrap().unwrap();
        assert_eq!((shown.kind, shown.account), (AccountKind::Public, None));
        let accept = || invitation::accept(&firm.store, &token, ("赵确认", new_password(PASSWORD)), Language::Zh, PHONE);
        let opened = accept().await.unwrap().unwrap();
        assert!(accept().await.unwrap().is_none());
        let me = who(&firm.store, &opened).await;
        assert_eq!((me.kind, me.must_enrol, me.name.as_deref()), (AccountKind::Public, false, Some("赵确认")));
        assert_eq!((me.actor.parties.len(), me.workplaces.len(), &me.actor.duty), (1, 1, &None), "for oneself at first");
        assert_eq!(firm.roles(firm.owner, me.account()).await, Some(roles(&[FirmConfirmer])));
    }

    async fn an_invitation_is_sent_again_withdrawn_and_replaced(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let gone = async |token: &str| invitation::look(&firm.store, token).await.unwrap().is_none();
        let first = firm.invited("n@example.com", FirmHandler).await;
        let waiting = async || firm::view(&firm.store, firm.owner, firm.id).await.unwrap().waiting;
        let id = waiting().await[0].id;
        firm.store.clock().advance(Duration::days(6));
        firm::resend(&firm.store, firm.owner, (firm.id, id), URL, firm.sent()).await.unwrap();
        let second = newest_token(&firm.store).await;
        assert!(gone(&first).await && !gone(&second).await, "the last letter counts");
        firm.store.clock().advance(Duration::days(6));
        assert!(!gone(&second).await, "a week from the last letter");
        let third = firm.invited("n@example.com", FirmConfirmer).await;
        assert!(gone(&second).await && !gone(&third).await);
        assert_eq!(waiting().await.len(), 1);
        let id = waiting().await[0].id;
        let form = firm.sent();
        for _ in 0..2 {
            firm::withdraw(&firm.store, firm.owner, (firm.id, id), form).await.unwrap();
        }
        assert!(gone(&third).await && waiting().await.is_empty());
        let again = firm::resend(&firm.store, firm.owner, (firm.id, id), URL, firm.sent()).await;
        assert!(matches!(again, Err(Error::Stale)), "{again:?}");
        let foreign = firm::withdraw(&firm.store, firm.owner, (firm.id, firm.store.new_uuid()), firm.sent()).await;
        assert!(matches!(foreign, Err(Error::NotFound)));
    }

    async fn an_address_is_not_written_to_without_end(db: TestDatabase) {
        let firm = Firm::new(db).await;
        for _ in 0..5 {
            firm.invited("n@example.com", FirmHandler).await;
        }
        let sixth = firm.ask(firm.owner, "n@example.com", FirmHandler).await;
        assert!(matches!(sixth, Err(Error::TooMany { .. })), "{sixth:?}");
        let id = firm::view(&firm.store, firm.owner, firm.id).await.unwrap().waiting[0].id;
        let again = firm::resend(&firm.store, firm.owner, (firm.id, id), URL, firm.sent()).await;
        assert!(matches!(again, Err(Error::TooMany { .. })), "{again:?}");
        assert_eq!(firm.ask(firm.owner, "other@example.com", FirmHandler).await.unwrap(), Asked::Sent);
        firm.store.clock().advance(Duration::days(1));
        assert_eq!(firm.ask(firm.owner, "n@example.com", FirmHandler).await.unwrap(), Asked::Sent);
    }

    async fn only_owners_invite_and_only_as_handlers_and_confirmers(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let stranger = person(&firm.store, "s@example.com").await.account;
        assert!(matches!(firm.ask(stranger, "x@example.com", FirmHandler).await, Err(Error::NotFound)));
        assert!(matches!(firm.ask(firm.handler, "x@example.com", FirmHandler).await, Err(Error::Stale)));
        for role in [FirmOwner, Role::BankMaker] {
            assert_eq!(firm.ask(firm.owner, "x@example.com", role).await.unwrap(), Asked::NoSuchRole, "{role}");
        }
        assert_eq!(firm.ask(firm.owner, "Handler@example.com", FirmConfirmer).await.unwrap(), Asked::IsMember);
        assert_eq!(firm::view(&firm.store, firm.handler, firm.id).await.unwrap().waiting, [], "others do not see them");
    }

    async fn staff_do_not_join_with_the_account_of_their_bank(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let officer = officer(&firm.store, "wang@example.com").await;
        let token = firm.invited("wang@example.com", FirmHandler).await;
        let joined = invitation::join(&firm.store, officer, &token, None).await.unwrap();
        assert_eq!(joined, Joined::OtherAddress);
        let accepted = invitation::accept(&firm.store, &token, ("王经办", new_password(PASSWORD)), Language::Zh, PHONE).await;
        assert!(accepted.unwrap().is_none());
    }

    async fn a_member_acts_for_one_at_a_time(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let opened = register(&firm.store, "m@example.com").await;
        let token = firm.invited("m@example.com", FirmHandler).await;
        invitation::join(&firm.store, opened.account, &token, Some("孟")).await.unwrap();
        let me = who(&firm.store, &opened).await;
        let own = me.actor.parties.clone();
        session::work_for(&firm.store, &me, firm.id).await.unwrap();
        let acting = who(&firm.store, &opened).await;
        assert_eq!(acting.workplace().map(|place| place.organisation), Some(firm.id));
        assert_eq!(acting.actor.duty.as_ref().unwrap().roles, roles(&[FirmHandler]));
        assert_eq!(acting.actor.parties.len(), 1);
        assert_ne!(acting.actor.parties, own, "the firm's party and not one's own");
        session::act_for_oneself(&firm.store, &acting).await.unwrap();
        assert_eq!(who(&firm.store, &opened).await.actor, me.actor);
    }

    async fn a_firm_s_case_belongs_to_all_who_act_for_it_and_each_is_told_once(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let bank = people::bank(&firm.store, "SJ").await;
        people::branch(&firm.store, bank, "haishu").await;
        let seen = [FirmHandler];
        let both = Change::Roles { of: firm.handler, roles: roles(&[FirmHandler, FirmConfirmer]) };
        firm.change(firm.owner, both, &seen).await.unwrap();
        let opened = register(&firm.store, "m@example.com").await;
        let token = firm.invited("m@example.com", FirmConfirmer).await;
        invitation::join(&firm.store, opened.account, &token, Some("孟")).await.unwrap();
        session::work_for(&firm.store, &who(&firm.store, &opened).await, firm.id).await.unwrap();
        let acting = who(&firm.store, &opened).await;
        letters(&firm.store).await;
        let applying = forex::Applying { name: "孟晓燕", branch: "haishu", number: 1 };
        let case = forex::submit_as(&firm.store, &acting.actor, ApplicantKind::Firm, &applying).await;
        let told = letters(&firm.store).await.into_iter().filter(|(kind, _)| kind == "submitted").count();
        assert_eq!(told, 4, "owner, handler with two roles, confirmer, and who did it");
        assert!(store::forex::applicant_view(&firm.store, &acting.actor, case).await.is_ok());
        session::act_for_oneself(&firm.store, &acting).await.unwrap();
        let alone = who(&firm.store, &opened).await;
        assert!(store::forex::applicant_view(&firm.store, &alone.actor, case).await.is_err());
    }

    async fn who_is_removed_loses_the_firm_with_the_next_click(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let opened = register(&firm.store, "m@example.com").await;
        let token = firm.invited("m@example.com", FirmHandler).await;
        invitation::join(&firm.store, opened.account, &token, Some("孟")).await.unwrap();
        session::work_for(&firm.store, &who(&firm.store, &opened).await, firm.id).await.unwrap();
        let seen = [FirmHandler];
        let other = Change::Roles { of: opened.account, roles: roles(&[FirmConfirmer]) };
        firm.change(firm.owner, other, &seen).await.unwrap();
        let me = who(&firm.store, &opened).await;
        assert_eq!(me.actor.duty.as_ref().unwrap().roles, roles(&[FirmConfirmer]), "goes on in the new role");
        firm.change(firm.owner, Change::Remove { of: opened.account }, &[FirmConfirmer]).await.unwrap();
        let me = who(&firm.store, &opened).await;
        assert_eq!((&me.actor.duty, me.actor.parties.len()), (&None, 0), "acts for nobody, not even silently for oneself");
        assert_eq!(me.lost.as_ref().map(|place| place.organisation), Some(firm.id));
        let told: Vec<String> = letters(&firm.store).await.into_iter().map(|(kind, _)| kind).collect();
        assert!(told.contains(&"member_roles".to_owned()) && told.contains(&"member_removed".to_owned()), "{told:?}");
        assert!(firm::former(&firm.store, me.account(), firm.id).await.unwrap().is_some());
        session::act_for_oneself(&firm.store, &me).await.unwrap();
        let me = who(&firm.store, &opened).await;
        assert_eq!((me.lost, me.actor.parties.len()), (None, 1));
    }

    async fn the_last_owner_stays_and_hands_over(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let leave = |of| Change::Remove { of };
        let refused = firm.change(firm.owner, leave(firm.owner), &[FirmOwner]).await.unwrap();
        assert_eq!(refused, Changed::Refused(Unchanged::LastOwner));
        let unseen = firm.change(firm.owner, leave(firm.handler), &[FirmConfirmer]).await;
        assert!(matches!(unseen, Err(Error::Stale)), "the page showed another role");
        assert!(matches!(firm.change(firm.handler, leave(firm.confirmer), &[FirmConfirmer]).await, Err(Error::Stale)));
        let handed = firm.change(firm.owner, Change::Transfer { to: firm.confirmer }, &[FirmConfirmer]).await.unwrap();
        assert_eq!(handed, Changed::Done);
        assert_eq!(firm.roles(firm.owner, firm.confirmer).await, Some(roles(&[FirmOwner, FirmConfirmer])));
        assert_eq!(firm.change(firm.owner, leave(firm.owner), &[FirmHandler]).await.unwrap(), Changed::Done);
        assert!(matches!(firm::view(&firm.store, firm.owner, firm.id).await, Err(Error::NotFound)));
    }

    async fn nobody_belongs_to_firms_without_number(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let codes = [
            "91330201TEXT000259", "92330203TEXT00033X", "93330206TEXT000411", "52330200TEXT0005X9", "12330200TEXT00068D",
            "91310115TEXT00164U", "91350100M000100Y43", "91330200TEXT00010A", "99330200TEXT000177",
        ];
        for code in codes {
            assert!(matches!(registered(&firm.store, firm.handler, code).await, Registered::Firm(_)), "{code}");
        }
        assert_eq!(firm::own(&firm.store, firm.handler).await.unwrap().len(), FIRMS_MAX);
        let another = Registered::TooMany;
        assert_eq!(registered(&firm.store, firm.handler, USCC).await, another);
    }
}
