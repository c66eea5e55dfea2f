//! Facts across the pages, and complaints that are alike.

use domain::casework::Draft;
use domain::complaint::facts::{Facts, Likeness};
use domain::complaint::filing::{ClaimKind, Matter, ProblemKind};
use domain::complaint::returns::ImportMode;
use time::macros::date;

use super::pages::complete;

#[test]
fn a_complaint_is_read_across_its_pages() {
    let facts = Facts::read(&complete(Matter::Complaint));
    assert_eq!(
        (facts.name.as_str(), facts.document_number.as_str()),
        ("王小明", "X0000001")
    );
    assert_eq!(facts.import_mode, ImportMode::Bonded);
    assert_eq!(facts.amount.map(|amount| amount.minor), Some(32_800));
    assert_eq!(
        (facts.category.as_str(), facts.chapter.as_str()),
        ("infant", "19")
    );
    assert_eq!(
        facts.problems,
        [ProblemKind::AfterSalesRefused, ProblemKind::Expired]
    );
    assert_eq!(
        facts.claims,
        [ClaimKind::Compensation, ClaimKind::Other, ClaimKind::Refund]
    );
    assert_eq!(facts.known_on, Some(date!(2026 - 10 - 05)));
    assert!(facts.claims.iter().filter(|claim| claim.has_amount()).count() == 2);
    let empty = Facts::read(&Draft::default());
    assert_eq!(
        (empty.import_mode, empty.amount, empty.known_on),
        (ImportMode::Unknown, None, None)
    );
}

fn changed(changes: &[(&str, &str, &str)]) -> Facts {
    let mut draft = complete(Matter::Complaint);
    for (page, field, typed) in changes {
        draft.pages.get_mut(*page).unwrap().set(*field, *typed);
    }
    Facts::read(&draft)
}

#[test]
fn the_same_order_of_the_same_person_is_a_duplicate_and_the_same_goods_of_others_one_cause() {
    let first = changed(&[]);
    let other_person = ("complainant", "number", "X0000002");
    for (changes, expected) in [
        (&[][..], Some(Likeness::Duplicate)),
        (
            &[("order", "order_no", "2026 1001 0001")],
            Some(Likeness::Duplicate),
        ),
        (
            &[("order", "order_no", "20261002-0001")],
            Some(Likeness::SameCause),
        ),
        (&[other_person], Some(Likeness::SameCause)),
        (
            &[other_person, ("goods", "goods", "婴儿　奶粉")],
            Some(Likeness::SameCause),
        ),
        (&[other_person, ("goods", "goods", "面霜")], None),
        (
            &[other_person, ("respondent", "uscc", "91330200TEXT000170")],
            None,
        ),
        (
            &[other_person, ("respondent", "uscc", "")],
            Some(Likeness::SameCause),
        ),
        (
            &[
                other_person,
                ("respondent", "uscc", ""),
                ("respondent", "respondent_name", "另一家店"),
            ],
            Some(Likeness::SameCause),
        ),
        (
            &[
                other_person,
                ("respondent", "uscc", ""),
                ("respondent", "store_url", ""),
                ("respondent", "respondent_name", "另一家店"),
            ],
            None,
        ),
    ] {
        let second = changed(changes);
        assert_eq!(first.likeness(&second), expected, "{changes:?}");
        assert_eq!(second.likeness(&first), expected, "{changes:?} the other way");
    }
}
