//! Open invitations to work for an organisation: withdrawn, sent again, and taken at that very moment.

use domain::administration::WithdrawReason;
use domain::identifier::Email;
use domain::identity::{AccountKind, Language, OrganisationKind, Role};
use domain::ids::OrganisationId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::casework::once::Sent;
use store::entity::audit_entry;
use store::identity::invitation::{self, Invite, Invited};
use store::identity::organisation::NewOrganisation;
use store::identity::staff::{self, Invitee, Standing};
use store::identity::{Browser, NewPassword};
use store::plumbing::outbox;
use store::testing::identity::{self as people, Person};
use store::testing::{TestDatabase, TestStore};
use store::{Error, Operator, Store};

const URL: &str = "http://ours.example";
const PHONE: Browser<'_> = Browser {
    known: None,
    name: "Chrome on Android",
};

struct World {
    store: TestStore,
    by: Operator,
    bank: OrganisationId,
}

impl World {
    async fn new(db: TestDatabase) -> Self {
        let store = TestStore::new(db);
        let office = NewOrganisation {
            kind: OrganisationKind::Operator,
            parent: None,
            code: "office".to_owned(),
            name_zh: "运行中心".to_owned(),
            name_en: "Operations".to_owned(),
            district: None,
            address_zh: String::new(),
            address_en: String::new(),
            bic: None,
            phone: None,
        };
        let office = people::add(&store, office).await;
        let by = Operator::of(&people::staff(&store, office, &[Role::Admin]).await).unwrap();
        let bank = people::bank(&store, "SJ").await;
        Self { store, by, bank }
    }

    /// Invites somebody; the token of their link.
    async fn invited(&self, email: &str) -> String {
        let invite = Invite {
            organisation: self.bank,
            roles: vec![Role::BankMaker],
            email: Email::parse(email).unwrap(),
            language: Language::Zh,
        };
        match invitation::invite(&self.store, self.by.account(), invite, URL)
            .await
            .unwrap()
        {
            Invited::Sent { link } => token(&link),
            other => panic!("no invitation: {other:?}"),
        }
    }

    async fn open(&self) -> Vec<Invitee> {
        staff::invited(&self.store, self.by, self.bank).await.unwrap()
    }

    async fn withdraw(&self, own: &Invitee) -> Result<(), Error> {
        let why = WithdrawReason::WrongAddress;
        staff::withdraw(&self.store, self.by, (self.bank, own.id), why, sent(&self.store)).await
    }

    async fn resend(&self, own: &Invitee) -> Result<(), Error> {
        staff::resend(&self.store, self.by, (self.bank, own.id), URL, sent(&self.store)).await
    }

    async fn accept(&self, token: &str) -> bool {
        let password = NewPassword::parse("four bridges over the Yong", AccountKind::Staff).unwrap();
        let taken = invitation::accept(&self.store, token, ("王经办", password), Language::Zh, PHONE).await;
        taken.unwrap().is_some()
    }
}

fn token(link: &str) -> String {
    link.rsplit('/').next().unwrap().to_owned()
}

fn sent(store: &Store) -> Sent<'static> {
    Sent {
        key: store.new_uuid(),
        body: b"form",
    }
}

store::on_both! {
    async fn who_was_invited_by_whom_and_until_when_is_listed_while_it_is_open(db: TestDatabase) {
        let world = World::new(db).await;
        world.invited("zhao@example.com").await;
        let taken = world.invited("qian@example.com").await;
        assert!(world.accept(&taken).await);
        let open = world.open().await;
        assert_eq!(open.len(), 1);
        let own = &open[0];
        assert_eq!((own.email.as_str(), own.roles.as_slice()), ("z***@example.com", &[Role::BankMaker][..]));
        assert!(own.by.is_some() && own.expires_at - own.at == invitation::LASTS);
    }

    async fn a_withdrawn_link_is_dead_and_says_so(db: TestDatabase) {
        let world = World::new(db).await;
        let token = world.invited("zhao@example.com").await;
        let own = world.open().await.remove(0);
        let named = (world.bank, own.id);
        let form = sent(&world.store);
        for _ in 0..2 {
            let why = WithdrawReason::WrongAddress;
            staff::withdraw(&world.store, world.by, named, why, form).await.unwrap();
        }
        assert!(world.open().await.is_empty());
        assert_eq!(invitation::look(&world.store, &token).await.unwrap(), None);
        assert!(invitation::was_withdrawn(&world.store, &token).await.unwrap());
        assert!(!world.accept(&token).await);
        assert!(matches!(world.withdraw(&own).await, Err(Error::Stale)));
        assert!(matches!(world.resend(&own).await, Err(Error::Stale)));
        assert_eq!(staff::standing(&world.store, world.by, named).await.unwrap(), Standing::Over);
        let never = (world.bank, world.store.new_uuid());
        assert!(matches!(staff::standing(&world.store, world.by, never).await, Err(Error::NotFound)));
        let entries = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("invitation.withdrawn"));
        let entries = entries.all(world.store.database().reader()).await.unwrap();
        let told: Vec<_> = entries.iter().map(|entry| (entry.actor_id, entry.detail.as_str())).collect();
        assert_eq!(told, [(world.by.account().map(|by| by.0), "wrong_address")]);
    }

    async fn sent_again_it_has_another_link_and_the_old_one_dies(db: TestDatabase) {
        let world = World::new(db).await;
        let old = world.invited("zhao@example.com").await;
        let own = world.open().await.remove(0);
        world.resend(&own).await.unwrap();
        let letter = outbox::newest(&world.store, 1).await.unwrap().remove(0);
        let link = letter.body.lines().find_map(|line| line.strip_prefix("link=")).unwrap();
        assert!(!world.accept(&old).await && invitation::was_withdrawn(&world.store, &old).await.unwrap());
        assert_eq!(world.open().await.len(), 1);
        assert!(world.accept(&token(link)).await);
        assert!(!invitation::was_withdrawn(&world.store, &token(link)).await.unwrap(), "it was used");
    }

    async fn who_became_staff_meanwhile_gets_the_roles_at_once(db: TestDatabase) {
        let world = World::new(db).await;
        world.invited("zhao@example.com").await;
        let own = world.open().await.remove(0);
        let other = people::bank(&world.store, "YH").await;
        let person = Person { email: "zhao@example.com", name: Some("赵经办"), password: None, language: Language::Zh };
        people::new_staff(&world.store, other, &[Role::BankChecker], person).await;
        world.resend(&own).await.unwrap();
        assert!(world.open().await.is_empty());
        let staff = staff::of_organisation(&world.store, world.by, world.bank).await.unwrap();
        assert_eq!(staff.len(), 1);
    }

    async fn an_invitation_to_a_bank_is_taken_or_withdrawn(db: TestDatabase) {
        let world = World::new(db).await;
        for number in 0..4 {
            let token = world.invited(&format!("zhao{number}@example.com")).await;
            let own = world.open().await.pop().unwrap();
            let before = staff::of_organisation(&world.store, world.by, world.bank).await.unwrap().len();
            let (taken, withdrawn) = tokio::join!(world.accept(&token), world.withdraw(&own));
            let after = staff::of_organisation(&world.store, world.by, world.bank).await.unwrap().len();
            match (taken, withdrawn) {
                (true, Err(Error::Stale)) => assert_eq!(after, before + 1),
                (false, Ok(())) => assert_eq!(after, before),
                both => panic!("one or the other: {both:?}"),
            }
        }
    }

    async fn an_invitation_to_a_bank_is_taken_or_replaced(db: TestDatabase) {
        let world = World::new(db).await;
        let token = world.invited("zhao@example.com").await;
        let own = world.open().await.remove(0);
        let (taken, again) = tokio::join!(world.accept(&token), world.resend(&own));
        match (taken, again) {
            (true, Err(Error::Stale)) => assert!(world.open().await.is_empty()),
            (false, Ok(())) => assert_eq!(world.open().await.len(), 1),
            both => panic!("one or the other: {both:?}"),
        }
    }
}
