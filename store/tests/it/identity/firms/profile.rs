//! A firm's profile: sealed, saved by version, confirmed by those who may.

use domain::casework::Answers;
use domain::ids::{AccountId, SessionId};
use sea_orm::EntityTrait;
use store::Error;
use store::entity::firm_profile;
use store::identity::firm::profile::{self, Confirmed, Saved, Saving};

use super::{Firm, person};

const FILLED: [(&str, &str); 18] = [
    ("licence_name", "宁波三江国际贸易有限公司"),
    ("form", "limited"),
    ("registered_address", "宁波市鄞州区示例路 8 号"),
    ("business_address", "宁波市鄞州区示例路 8 号"),
    ("established_on", "2019-03-01"),
    ("capital_currency", "CNY"),
    ("capital", "1000000"),
    ("representative_name", "王晓明"),
    ("representative_document_kind", "resident_id"),
    ("representative_number", "330203190001010005"),
    ("representative_mobile", "13000000000"),
    ("way", "undertaking"),
    ("natural_only", "yes"),
    ("customs_code", "3302960001"),
    ("list_status", "registered"),
    ("class", "a"),
    ("taxpayer", "general"),
    ("name_en", "Sanjiang International Trade"),
];

pub(super) fn filled(changes: &[(&str, &str)]) -> Answers {
    let mut answers: Answers = FILLED
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    for (name, text) in changes {
        answers.set(*name, *text);
    }
    answers
}

pub(super) async fn save(
    firm: &Firm,
    by: AccountId,
    answers: &Answers,
    session: SessionId,
    seen: i32,
) -> Result<Saved, Error> {
    profile::save(
        &firm.store,
        by,
        firm.id,
        Saving {
            answers,
            session,
            seen,
        },
    )
    .await
}

store::on_both! {
    async fn what_a_handler_enters_counts_once_somebody_confirms_it(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let session = SessionId(firm.store.new_uuid());
        let empty = profile::view(&firm.store, firm.confirmer, firm.id).await.unwrap();
        assert_eq!((empty.version, empty.answers.text("licence_name")), (0, "宁波三江跨境贸易有限公司"));
        let early = profile::confirm(&firm.store, firm.owner, firm.id, 0, firm.sent()).await;
        assert!(matches!(early, Err(Error::NotNow)));

        let unfinished = filled(&[("taxpayer", "")]);
        assert_eq!(save(&firm, firm.handler, &unfinished, session, 0).await.unwrap(), Saved::Kept { version: 1 });
        let confirm = |by, version| profile::confirm(&firm.store, by, firm.id, version, firm.sent());
        assert_eq!(confirm(firm.confirmer, 1).await.unwrap(), Confirmed::Unfinished);
        save(&firm, firm.handler, &filled(&[]), session, 1).await.unwrap();
        assert!(matches!(confirm(firm.confirmer, 1).await, Err(Error::Stale)), "another version was seen");
        assert!(matches!(confirm(firm.handler, 2).await, Err(Error::NotFound)), "a handler fills in only");
        assert_eq!(confirm(firm.confirmer, 2).await.unwrap(), Confirmed::Done);

        let view = profile::view(&firm.store, firm.owner, firm.id).await.unwrap();
        assert!(view.confirmed_at.is_some() && !view.has_changed_since());
        assert_eq!(view.organisation.name_en, "Sanjiang International Trade", "and is called so from now on");
        firm.store.clock().advance(time::Duration::minutes(1));
        save(&firm, firm.owner, &filled(&[("class", "b")]), session, 2).await.unwrap();
        let view = profile::view(&firm.store, firm.owner, firm.id).await.unwrap();
        assert!(view.confirmed_at.is_some() && view.has_changed_since());
    }

    async fn two_browsers_do_not_overwrite_each_other(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let (phone, desktop) = (SessionId(firm.store.new_uuid()), SessionId(firm.store.new_uuid()));
        let (a, b) = (filled(&[("class", "a")]), filled(&[("class", "b")]));
        let (one, other) =
            tokio::join!(save(&firm, firm.handler, &a, phone, 0), save(&firm, firm.owner, &b, desktop, 0));
        let outcomes = [one.unwrap(), other.unwrap()];
        let kept = outcomes.iter().filter(|outcome| matches!(outcome, Saved::Kept { version: 1 })).count();
        let met = outcomes.iter().filter(|outcome| matches!(outcome, Saved::Conflict { version: 1, .. })).count();
        assert_eq!((kept, met), (1, 1), "{outcomes:?}");
    }

    async fn confirmers_and_strangers_fill_in_nothing_and_strangers_see_nothing(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let session = SessionId(firm.store.new_uuid());
        let stranger = person(&firm.store, "s@example.com").await.account;
        for by in [firm.confirmer, stranger] {
            assert!(matches!(save(&firm, by, &filled(&[]), session, 0).await, Err(Error::NotFound)));
        }
        assert!(matches!(profile::view(&firm.store, stranger, firm.id).await, Err(Error::NotFound)));
    }

    async fn nothing_of_it_lies_open_in_the_database(db: TestDatabase) {
        let firm = Firm::new(db).await;
        let session = SessionId(firm.store.new_uuid());
        save(&firm, firm.handler, &filled(&[]), session, 0).await.unwrap();
        let row = firm_profile::Entity::find().one(firm.store.database().reader()).await.unwrap().unwrap();
        for open in ["330203190001010005", "13000000000", "示例路", "licence_name"] {
            assert!(!row.answers_enc.windows(open.len()).any(|bytes| bytes == open.as_bytes()), "{open}");
        }
    }
}
