//! Registering, signing in, sessions and staff.

use domain::identity::{AccountKind, Language, Role};
use domain::ids::{AccountId, OrganisationId};
use secrecy::SecretString;
use store::identity;
use store::identity::invitation::{self, Invite, Invited};
use store::identity::kept::{self, KeptForm};
use store::identity::password::{self, Changed};
use store::identity::session::{self, NewSession, Which};
use store::identity::sign_in::{self, Outcome};
use store::identity::{
    Browser, Contact, Finish, NewPassword, SignedIn, Step, recovery, registration, second_factor, step,
    step_up,
};
use store::plumbing::outbox;
use store::testing::TestStore;
use store::testing::identity as people;
use store::testing::identity::Person;
use store::{Error, Store};
use time::Duration;

const PASSWORD: &str = "correct horse 电池";
const PHONE: Browser<'_> = Browser {
    known: None,
    name: "Phone",
};

fn contact(typed: &str) -> Contact {
    Contact::parse(typed).unwrap()
}

fn secret(text: &str) -> SecretString {
    text.into()
}

fn new_password(text: &str) -> NewPassword {
    NewPassword::parse(text, AccountKind::Staff).unwrap()
}

/// What was sent since the last look: kind and parameters.
async fn letters(store: &Store) -> Vec<(String, String)> {
    let letters = outbox::take(store, 100).await.unwrap();
    for letter in &letters {
        outbox::sent(store, letter.id).await.unwrap();
    }
    letters
        .into_iter()
        .map(|letter| (letter.subject, letter.body))
        .collect()
}

/// The code in the last letter that was sent.
async fn code(store: &Store) -> String {
    let letters = letters(store).await;
    let (_, body) = letters.last().unwrap();
    body.strip_prefix("code=").unwrap().to_owned()
}

/// Another code than this one.
fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

async fn register(store: &Store, typed: &str) -> NewSession {
    let password = NewPassword::parse(PASSWORD, AccountKind::Public).unwrap();
    let step = registration::begin(store, contact(typed), password, Language::En)
        .await
        .unwrap();
    let code = code(store).await;
    match registration::confirm(store, &step.token, &code, PHONE)
        .await
        .unwrap()
    {
        Finish::Done(opened) => opened,
        other => panic!("no account: {other:?}"),
    }
}

async fn sign_in(store: &Store, typed: &str, password: &str, browser: Browser<'_>) -> Result<Outcome, Error> {
    sign_in::with_password(store, contact(typed), secret(password), browser).await
}

async fn who(store: &Store, opened: &NewSession) -> SignedIn {
    session::load(store, &opened.token).await.unwrap().unwrap()
}

fn next(outcome: Result<Outcome, Error>) -> Step {
    match outcome.unwrap() {
        Outcome::Next(step) => step,
        other => panic!("no further step: {other:?}"),
    }
}

fn is_refused(outcome: &Result<Outcome, Error>) -> bool {
    matches!(outcome, Ok(Outcome::Refused))
}

fn seconds_to_wait<T: std::fmt::Debug>(outcome: &Result<T, Error>) -> Option<u32> {
    match outcome {
        Err(Error::TooMany { seconds }) => Some(*seconds),
        _ => None,
    }
}

/// A bank's officer with a password and a second factor.
async fn officer(store: &Store, email: &str) -> AccountId {
    let bank = people::bank(store, "SJ").await;
    let person = Person {
        email,
        name: Some("王经办"),
        password: Some(PASSWORD),
        language: Language::Zh,
    };
    people::new_staff(store, bank, &[Role::BankMaker], person)
        .await
        .account
}

async fn invite(store: &Store, organisation: OrganisationId, email: &str, roles: &[Role]) -> Invited {
    let email = email.to_owned().try_into().unwrap();
    let invite = Invite {
        organisation,
        roles: roles.to_vec(),
        email,
        language: Language::En,
    };
    invitation::invite(store, None, invite, "https://example.com")
        .await
        .unwrap()
}

fn token_of(invited: Invited) -> String {
    match invited {
        Invited::Sent { link } => link
            .strip_prefix("https://example.com/invitation/")
            .unwrap()
            .to_owned(),
        other => panic!("not sent: {other:?}"),
    }
}

store::on_both! {
    async fn a_code_makes_the_account_and_signs_in(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin.mei@example.com").await;
        let who = who(&store, &opened).await;
        assert_eq!((who.kind, who.language, who.must_enrol), (AccountKind::Public, Language::En, false));
        assert_eq!(who.name.as_deref(), Some("l***@example.com"));
        assert!(who.actor.party.is_some() && who.actor.duty.is_none());
        assert!(who.is_stepped_up(store.clock().now()));
    }

    /// Whoever tries contacts learns nothing; the owner of the contact learns it by mail.
    async fn a_known_contact_is_answered_like_an_unknown_one(db: TestDatabase) {
        let store = TestStore::new(db);
        register(&store, "lin@example.com").await;
        for (typed, registers, recovers) in [
            ("LIN@example.com", "already_registered", "code_recover"),
            ("new@example.com", "code_register", "no_account"),
        ] {
            let begun = registration::begin(&store, contact(typed), new_password(PASSWORD), Language::En).await.unwrap();
            let step = step::look(&store, &begun.token).await.unwrap().unwrap();
            assert!(step.contact.ends_with("***@example.com"));
            assert_eq!(letters(&store).await[0].0, registers);
            let wrong = registration::confirm(&store, &begun.token, "000000", PHONE).await.unwrap();
            assert!(matches!(wrong, Finish::Wrong { tries_left: 4 }), "{wrong:?}");
            let begun = recovery::begin(&store, contact(typed), Language::En).await.unwrap();
            assert!(step::look(&store, &begun.token).await.unwrap().is_some());
            assert_eq!(letters(&store).await[0].0, recovers);
            let refused = sign_in(&store, typed, "something else", PHONE).await;
            assert!(is_refused(&refused), "{refused:?}");
        }
    }

    async fn a_code_dies_of_five_tries_of_ten_minutes_and_of_use(db: TestDatabase) {
        let store = TestStore::new(db);
        register(&store, "13000000000").await;
        let begun = sign_in::begin_with_code(&store, contact("+86 130 0000 0000"), Language::Zh).await.unwrap();
        let right = code(&store).await;
        for tries_left in [Some(4), Some(3), Some(2), Some(1), None] {
            let finish = sign_in::finish(&store, &begun.token, &other(&right), PHONE).await.unwrap();
            let left = if let Finish::Wrong { tries_left } = finish { Some(tries_left) } else { None };
            assert_eq!(left, tries_left);
        }
        assert!(matches!(sign_in::finish(&store, &begun.token, &right, PHONE).await.unwrap(), Finish::Gone));

        let begun = sign_in::begin_with_code(&store, contact("13000000000"), Language::Zh).await.unwrap();
        let right = code(&store).await;
        store.clock().advance(Duration::minutes(10));
        assert!(matches!(sign_in::finish(&store, &begun.token, &right, PHONE).await.unwrap(), Finish::Gone));

        let begun = sign_in::begin_with_code(&store, contact("13000000000"), Language::Zh).await.unwrap();
        let right = code(&store).await;
        assert!(matches!(sign_in::finish(&store, &begun.token, &right, PHONE).await.unwrap(), Finish::Done(_)));
        assert!(matches!(sign_in::finish(&store, &begun.token, &right, PHONE).await.unwrap(), Finish::Gone));
    }

    async fn a_number_gets_five_codes_a_day(db: TestDatabase) {
        let store = TestStore::new(db);
        for _ in 0..5 {
            recovery::begin(&store, contact("13000000001"), Language::Zh).await.unwrap();
            store.clock().advance(Duration::hours(1));
        }
        let sixth = recovery::begin(&store, contact("13000000001"), Language::Zh).await;
        assert_eq!(seconds_to_wait(&sixth).map(|seconds| seconds.div_ceil(3600)), Some(19));
        store.clock().advance(Duration::hours(19));
        recovery::begin(&store, contact("13000000001"), Language::Zh).await.unwrap();
    }

    async fn a_new_code_takes_the_place_of_the_old_one(db: TestDatabase) {
        let store = TestStore::new(db);
        let begun = registration::begin(&store, contact("a@example.com"), new_password(PASSWORD), Language::En).await.unwrap();
        let first = code(&store).await;
        let again = step::send_again(&store, &begun.token).await.unwrap().unwrap();
        let second = code(&store).await;
        assert!(matches!(registration::confirm(&store, &begun.token, &first, PHONE).await.unwrap(), Finish::Gone));
        let finish = registration::confirm(&store, &again.token, &second, PHONE).await.unwrap();
        assert!(matches!(finish, Finish::Done(_)), "{finish:?}");
    }

    /// The delay grows alike for a contact without an account, and does not touch a browser the owner has used before.
    async fn failures_make_the_next_try_wait(db: TestDatabase) {
        let store = TestStore::new(db);
        let owner = register(&store, "lin@example.com").await;
        for typed in ["lin@example.com", "nobody@example.com"] {
            for _ in 0..4 {
                assert!(is_refused(&sign_in(&store, typed, "wrong", PHONE).await));
            }
            let hasty = sign_in(&store, typed, PASSWORD, PHONE).await;
            assert!(matches!(seconds_to_wait(&hasty), Some(1 | 2)), "{hasty:?}");
        }
        let own = Browser { known: owner.known.as_deref(), name: "Phone" };
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, own).await.unwrap(), Outcome::In(_)));
        store.clock().advance(Duration::seconds(2));
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, PHONE).await.unwrap(), Outcome::Next(_)));
        assert!(is_refused(&sign_in(&store, "lin@example.com", "wrong", PHONE).await), "counted from the start again");
    }

    async fn a_browser_not_seen_in_ninety_days_is_asked_for_a_code(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        let known = Browser { known: opened.known.as_deref(), name: "Phone" };
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, known).await.unwrap(), Outcome::In(_)));
        store.clock().advance(Duration::days(90));
        let step = next(sign_in(&store, "lin@example.com", PASSWORD, known).await);
        let code = code(&store).await;
        let Finish::Done(opened) = sign_in::finish(&store, &step.token, &code, PHONE).await.unwrap() else {
            panic!("not in");
        };
        let known = Browser { known: opened.known.as_deref(), name: "Phone" };
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, known).await.unwrap(), Outcome::In(_)));
    }

    async fn a_session_ends_when_it_is_not_used_and_after_a_day(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        for _ in 0..49 {
            store.clock().advance(Duration::minutes(29));
            who(&store, &opened).await;
        }
        store.clock().advance(Duration::minutes(19));
        assert!(session::load(&store, &opened.token).await.unwrap().is_none(), "a day is over");
        assert_eq!(session::owner_of(&store, &opened.token).await.unwrap(), Some(opened.account));

        let begun = sign_in::begin_with_code(&store, contact("lin@example.com"), Language::En).await.unwrap();
        let Finish::Done(opened) = sign_in::finish(&store, &begun.token, &code(&store).await, PHONE).await.unwrap() else {
            panic!("not in");
        };
        store.clock().advance(Duration::minutes(30));
        assert!(session::load(&store, &opened.token).await.unwrap().is_none(), "half an hour without use");
        assert!(session::load(&store, "no token").await.unwrap().is_none());
    }

    /// What was typed survives the end of a session for an hour, for its owner alone.
    async fn a_form_sent_too_late_is_kept_for_its_owner(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        let (stranger, _) = people::applicant(&store).await;
        store.clock().advance(Duration::hours(1));
        let owner = session::owner_of(&store, &opened.token).await.unwrap().unwrap();
        for body in ["name=first", "name=second"] {
            let form = KeptForm { path: "/cases/1".to_owned(), body: body.into() };
            kept::keep(&store, owner, &form).await.unwrap();
        }
        assert_eq!(kept::find(&store, owner).await.unwrap().unwrap().body, b"name=second");
        assert_eq!(kept::find(&store, stranger).await.unwrap(), None);
        store.clock().advance(Duration::hours(1));
        assert_eq!(kept::find(&store, owner).await.unwrap(), None);
    }

    /// What a code waited for goes after a day; the code itself and its key once its letter is gone; accounts stay.
    async fn what_is_past_its_time_is_swept(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        recovery::begin(&store, contact("lin@example.com"), Language::En).await.unwrap();
        letters(&store).await;
        assert!(is_refused(&sign_in(&store, "lin@example.com", "wrong", PHONE).await));
        assert_eq!(identity::retention::sweep(&store).await.unwrap(), 0);
        store.clock().advance(Duration::days(400));
        store::plumbing::retention::sweep(&store).await.unwrap();
        let (failure, device, session, codes) = (1, 1, 1, 2);
        assert_eq!(identity::retention::sweep(&store).await.unwrap(), failure + device + session + codes);
        let profile = identity::account::profile(&store, opened.account).await.unwrap();
        assert_eq!(profile.email.as_deref(), Some("l***@example.com"));
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, PHONE).await.unwrap(), Outcome::Next(_)));
    }

    async fn one_ends_one_s_own_sessions_and_nobody_else_s(db: TestDatabase) {
        let store = TestStore::new(db);
        let (mine, other) = (register(&store, "lin@example.com").await, register(&store, "wu@example.com").await);
        let me = who(&store, &mine).await;
        let others = who(&store, &other).await;
        session::end(&store, me.account(), Which::One(others.session)).await.unwrap();
        who(&store, &other).await;
        session::end(&store, me.account(), Which::One(me.session)).await.unwrap();
        assert!(session::load(&store, &mine.token).await.unwrap().is_none());
        let listed = session::list(&store, me.account()).await.unwrap();
        assert_eq!((listed.len(), listed[0].is_open, listed[0].device.as_str()), (1, false, "Phone"));
    }

    async fn a_new_password_ends_the_other_sessions(db: TestDatabase) {
        let store = TestStore::new(db);
        let first = register(&store, "lin@example.com").await;
        let known = Browser { known: first.known.as_deref(), name: "Phone" };
        let Outcome::In(second) = sign_in(&store, "lin@example.com", PASSWORD, known).await.unwrap() else {
            panic!("not in");
        };
        let me = who(&store, &first).await;
        let wrong = password::change(&store, &me, secret("wrong"), new_password("another fine one")).await.unwrap();
        assert_eq!(wrong, Changed::WrongOld);
        who(&store, &second).await;
        let done = password::change(&store, &me, secret(PASSWORD), new_password("another fine one")).await.unwrap();
        assert_eq!(done, Changed::Done);
        who(&store, &first).await;
        assert!(session::load(&store, &second.token).await.unwrap().is_none());
        assert_eq!(letters(&store).await[0].0, "password_changed");
        assert!(is_refused(&sign_in(&store, "lin@example.com", PASSWORD, known).await));
        assert!(matches!(sign_in(&store, "lin@example.com", "another fine one", known).await.unwrap(), Outcome::Next(_)));
    }

    async fn recovery_ends_every_session(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        let begun = recovery::begin(&store, contact("lin@example.com"), Language::En).await.unwrap();
        assert!(!recovery::set_password(&store, &begun.token, new_password("another fine one")).await.unwrap());
        let Finish::Done(chosen) = recovery::confirm(&store, &begun.token, &code(&store).await).await.unwrap() else {
            panic!("not right");
        };
        assert!(recovery::set_password(&store, &chosen.token, new_password("another fine one")).await.unwrap());
        assert!(!recovery::set_password(&store, &chosen.token, new_password("yet another one")).await.unwrap());
        assert!(session::load(&store, &opened.token).await.unwrap().is_none());
        assert!(matches!(sign_in(&store, "lin@example.com", "another fine one", PHONE).await.unwrap(), Outcome::Next(_)));
    }

    async fn a_fresh_factor_lasts_ten_minutes_and_changes_the_token(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        store.clock().advance(Duration::minutes(10));
        let me = who(&store, &opened).await;
        assert!(!me.is_stepped_up(store.clock().now()));
        let begun = step_up::begin(&store, &me).await.unwrap();
        let Finish::Done(token) = step_up::finish(&store, &me, &begun.token, &code(&store).await).await.unwrap() else {
            panic!("not right");
        };
        assert!(session::load(&store, &opened.token).await.unwrap().is_none());
        let me = session::load(&store, &token).await.unwrap().unwrap();
        assert!(me.is_stepped_up(store.clock().now()));
    }

    async fn an_authenticator_s_code_works_once(db: TestDatabase) {
        let store = TestStore::new(db);
        let officer = officer(&store, "wang@example.com").await;
        let typed = people::current_code(&store, officer).await;
        let step = next(sign_in(&store, "wang@example.com", PASSWORD, PHONE).await);
        assert!(matches!(sign_in::finish(&store, &step.token, &typed, PHONE).await.unwrap(), Finish::Done(_)));
        let step = next(sign_in(&store, "wang@example.com", PASSWORD, PHONE).await);
        let finish = sign_in::finish(&store, &step.token, &typed, PHONE).await.unwrap();
        assert!(matches!(finish, Finish::Wrong { .. }), "{finish:?}");
        store.clock().advance(Duration::seconds(60));
        let typed = people::current_code(&store, officer).await;
        let Finish::Done(opened) = sign_in::finish(&store, &step.token, &typed, PHONE).await.unwrap() else {
            panic!("not in");
        };
        assert!(opened.known.is_none(), "staff are asked for the second factor always");
        let me = who(&store, &opened).await;
        assert_eq!(me.name.as_deref(), Some("王经办"));
        store.clock().advance(Duration::hours(12));
        assert!(session::load(&store, &opened.token).await.unwrap().is_none());
    }

    async fn staff_do_not_get_in_with_a_code_by_mail(db: TestDatabase) {
        let store = TestStore::new(db);
        officer(&store, "wang@example.com").await;
        sign_in::begin_with_code(&store, contact("wang@example.com"), Language::Zh).await.unwrap();
        assert_eq!(letters(&store).await[0].0, "staff_need_password");
    }

    async fn an_invitation_leads_to_a_second_factor_and_works_once(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        let token = token_of(invite(&store, bank, "zhao@example.com", &[Role::BankMaker, Role::BankChecker]).await);
        let shown = invitation::look(&store, &token).await.unwrap().unwrap();
        assert_eq!((shown.organisation_en.as_str(), shown.email.as_str()), ("Sanjiang Bank", "zhao@example.com"));
        let accepted = |password| invitation::accept(&store, &token, ("赵复核", password), Language::Zh, PHONE);
        let opened = accepted(new_password(PASSWORD)).await.unwrap().unwrap();
        assert!(accepted(new_password(PASSWORD)).await.unwrap().is_none());
        assert!(invitation::look(&store, &token).await.unwrap().is_none());
        let me = who(&store, &opened).await;
        assert!(opened.must_enrol && me.must_enrol);
        assert_eq!(me.actor.duty.as_ref().unwrap().roles.len(), 2);

        assert!(second_factor::pending(&store, me.account(), "甬易通").await.unwrap().is_some());
        assert!(second_factor::enrol(&store, &me, "000000").await.unwrap().is_none());
        let typed = people::current_code(&store, me.account()).await;
        let enrolled = second_factor::enrol(&store, &me, &typed).await.unwrap().unwrap();
        assert!(session::load(&store, &opened.token).await.unwrap().is_none(), "a new token with the new factor");
        let me = session::load(&store, &enrolled.token).await.unwrap().unwrap();
        assert!(!me.must_enrol);

        let spare = enrolled.recovery_codes[0].to_lowercase();
        for works in [true, false] {
            let step = next(sign_in(&store, "zhao@example.com", PASSWORD, PHONE).await);
            let finish = sign_in::finish(&store, &step.token, &spare, PHONE).await.unwrap();
            assert_eq!(matches!(finish, Finish::Done(_)), works, "{finish:?}");
        }
    }

    async fn an_invitation_is_open_for_a_week(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        let token = token_of(invite(&store, bank, "zhao@example.com", &[Role::BankMaker]).await);
        store.clock().advance(Duration::days(7));
        let late = invitation::accept(&store, &token, ("赵", new_password(PASSWORD)), Language::Zh, PHONE).await;
        assert!(late.unwrap().is_none());
    }

    async fn an_organisation_gives_the_roles_of_its_kind_only(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        for (roles, given) in [
            (&[Role::BankSupervisor][..], true),
            (&[Role::Admin], false),
            (&[Role::BankMaker, Role::ComplaintOfficer], false),
            (&[], false),
        ] {
            let invited = invite(&store, bank, "zhao@example.com", roles).await;
            assert_eq!(invited != Invited::RoleOfOtherKind, given, "{roles:?}");
        }
    }

    async fn a_further_role_asks_to_sign_in_anew(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        let token = token_of(invite(&store, bank, "zhao@example.com", &[Role::BankMaker]).await);
        let accepted = invitation::accept(&store, &token, ("赵", new_password(PASSWORD)), Language::Zh, PHONE).await;
        let opened = accepted.unwrap().unwrap();
        let invited = invite(&store, bank, "zhao@example.com", &[Role::BankChecker]).await;
        assert_eq!(invited, Invited::Added(opened.account));
        assert!(session::load(&store, &opened.token).await.unwrap().is_none());
        register(&store, "lin@example.com").await;
        assert_eq!(invite(&store, bank, "lin@example.com", &[Role::BankMaker]).await, Invited::PublicAddress);
    }
}
