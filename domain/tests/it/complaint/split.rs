//! One filing, two cases.

use domain::casework::Draft;
use domain::complaint::filing::Matter;
use domain::complaint::split::{matters, report};

use super::pages::complete;
use crate::vectors::TODAY;

#[test]
fn whoever_also_reports_gets_two_cases() {
    let mut complaint = complete(Matter::Complaint);
    assert_eq!(matters(&complaint), [Matter::Complaint, Matter::Report]);
    complaint.pages.get_mut("problem").unwrap().set("also_report", "");
    assert_eq!(matters(&complaint), [Matter::Complaint]);
}

#[test]
fn the_report_that_follows_is_complete_and_tells_nothing_that_it_does_not_ask() {
    let complaint = complete(Matter::Complaint);
    let journey = Matter::Report.journey();
    assert_eq!(journey.check(&report(&complaint), TODAY), []);
    let kept = journey.normalise(&report(&complaint), TODAY);
    assert_eq!(kept["breach"].text("facts"), complaint.text("problem", "facts"));
    assert_eq!(kept["reporter"].text("email"), "buyer@example.com");
    let all: Vec<&str> = kept
        .values()
        .flat_map(|page| page.iter().map(|(_, text)| text))
        .collect();
    for hidden in ["X0000001", "宁波市海曙区示例路1号", "20261001-0001"] {
        assert!(!all.contains(&hidden), "{hidden}");
    }
    let without_email = {
        let mut complaint = complete(Matter::Complaint);
        complaint.pages.get_mut("complainant").unwrap().set("email", "");
        complaint
    };
    assert_eq!(journey.check(&report(&without_email), TODAY), []);
    assert!(!journey.check(&report(&Draft::default()), TODAY).is_empty());
}
