//! What an act on many applications does to each of them.

use domain::forex::bulk::{BulkAct, Candidate, LeftOut};
use domain::forex::{Act, Status};
use domain::ids::AccountId;
use strum::IntoEnumIterator;
use uuid::Uuid;

const ZHOU: AccountId = AccountId(Uuid::from_u128(1));
const LI: AccountId = AccountId(Uuid::from_u128(2));

const WAITING: Candidate = Candidate {
    status: Status::Submitted,
    taken_by: None,
    is_allowed: true,
    involves_receiver: false,
};
const TAKEN: Candidate = Candidate {
    status: Status::UnderReview,
    taken_by: Some(ZHOU),
    ..WAITING
};

#[test]
fn each_candidate_is_taken_along_or_left_out_for_a_reason() {
    use BulkAct::{HandOver, Release, Take};
    let foreign = |candidate| Candidate {
        is_allowed: false,
        ..candidate
    };
    let refused = Candidate {
        status: Status::Refused,
        ..TAKEN
    };
    let own = Candidate {
        involves_receiver: true,
        ..TAKEN
    };
    let rows = [
        (Take, None, WAITING, Ok(())),
        (Take, None, TAKEN, Err(LeftOut::Taken)),
        (Take, None, foreign(WAITING), Err(LeftOut::NotYours)),
        (HandOver, Some(LI), TAKEN, Ok(())),
        (HandOver, Some(ZHOU), TAKEN, Err(LeftOut::SameOfficer)),
        (HandOver, Some(LI), own, Err(LeftOut::OwnPart)),
        (HandOver, Some(LI), WAITING, Err(LeftOut::State)),
        (HandOver, Some(LI), refused, Err(LeftOut::State)),
        (HandOver, Some(LI), foreign(TAKEN), Err(LeftOut::NotYours)),
        (Release, None, TAKEN, Ok(())),
        (Release, None, WAITING, Err(LeftOut::State)),
        (Release, None, foreign(TAKEN), Err(LeftOut::NotYours)),
    ];
    for (act, to, candidate, expected) in rows {
        assert_eq!(act.judge(to, candidate), expected, "{act} {candidate:?}");
    }
}

/// Whatever an act on many does, the act that takes it back leads to where it came from.
#[test]
fn taking_back_leads_to_where_it_came_from() {
    for act in BulkAct::iter() {
        for from in Status::iter() {
            let Ok(done) = from.after(act.act()) else {
                continue;
            };
            let back = done.to.after(act.undone_by()).map(|row| row.to);
            assert_eq!(back, Ok(from), "{act} from {from}");
        }
    }
    assert_eq!(BulkAct::Release.undone_by(), Act::Restore);
}
