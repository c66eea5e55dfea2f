//! What may be decided with how many points.

use domain::incubator::decision::{Decision, Unfit, fits, interviewed};
use domain::incubator::score::Points;
use domain::rules::RuleSet;

use crate::vectors::TODAY;

#[test]
fn points_and_interviews_decide_what_fits() {
    let rules = RuleSet::on(TODAY);
    let (first, justified) = (Err(Unfit::InterviewFirst), Err(Unfit::NeedsJustification));
    for (tenths, is_interviewed, admit, wait) in [
        (850, false, Ok(()), Ok(())),
        (849, false, first, Ok(())),
        (700, false, first, Ok(())),
        (700, true, Ok(()), Ok(())),
        (699, true, justified, Ok(())),
        (600, false, justified, Ok(())),
        (599, true, justified, justified),
    ] {
        let points = Points::of_tenths(tenths);
        assert_eq!(
            fits(Decision::Admit, points, is_interviewed, &rules),
            admit,
            "{points}"
        );
        assert_eq!(
            fits(Decision::Wait, points, is_interviewed, &rules),
            wait,
            "{points}"
        );
        assert_eq!(fits(Decision::Refuse, points, is_interviewed, &rules), Ok(()));
    }
}

#[test]
fn an_interview_changes_ten_points_at_most() {
    let rules = RuleSet::on(TODAY);
    let points = Points::whole(65);
    assert_eq!(interviewed(points, 100, &rules), Some(Points::whole(75)));
    assert_eq!(interviewed(points, -100, &rules), Some(Points::whole(55)));
    assert_eq!(interviewed(points, 101, &rules), None);
    assert_eq!(interviewed(points, i32::MIN, &rules), None);
}
