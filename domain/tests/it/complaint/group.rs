//! Mass cases.

use domain::casework::Part;
use domain::complaint::group::{Candidate, GroupAct, LeftOut};
use domain::complaint::{Act, Standing, Status};
use strum::IntoEnumIterator;

fn mediating() -> Standing {
    let acts = [Act::File, Act::Accept, Act::NotifyRespondent, Act::Reply];
    let by = [Some(Part::Complainant), None, None, Some(Part::Respondent)];
    Standing::replay(acts.into_iter().zip(by)).unwrap()
}

fn candidate(standing: &Standing) -> Candidate<'_> {
    Candidate {
        standing,
        is_allowed: true,
        has_own_part: false,
    }
}

#[test]
fn thirty_are_offered_the_same_and_each_accepts_alone() {
    let group = vec![mediating(); 30];
    let offered = group
        .iter()
        .map(|own| GroupAct::MakeOffer.judge(candidate(own)).unwrap());
    let agreed = offered.map(|own| own.after(Act::Agree, Some(Part::Complainant)).unwrap());
    assert!(agreed.into_iter().all(|own| own.status == Status::Agreed));
    let proposed = GroupAct::Propose.judge(candidate(&group[0])).unwrap();
    let confirmed = GroupAct::ConfirmProposal.judge(candidate(&proposed)).unwrap();
    assert!(confirmed.after(Act::Agree, Some(Part::Complainant)).is_ok());
}

#[test]
fn what_does_not_fit_is_left_out_with_its_reason() {
    let draft = Standing::draft();
    let standing = mediating();
    assert_eq!(GroupAct::Accept.judge(candidate(&draft)), Err(LeftOut::State));
    let not_allowed = Candidate {
        is_allowed: false,
        ..candidate(&standing)
    };
    assert_eq!(GroupAct::Propose.judge(not_allowed), Err(LeftOut::NotYours));
    let own = Candidate {
        has_own_part: true,
        ..candidate(&standing)
    };
    assert_eq!(GroupAct::Propose.judge(own), Err(LeftOut::OwnPart));
}

#[test]
fn nobody_agrees_for_a_complainant() {
    for act in GroupAct::iter() {
        let row = domain::complaint::TRANSITIONS
            .iter()
            .find(|row| row.act == act.act())
            .unwrap();
        assert_ne!(row.side.parts(), [Part::Complainant], "{act}");
        assert_ne!(act.act(), Act::Agree);
    }
}
