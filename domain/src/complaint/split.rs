//! One filing that complains and reports becomes two linked cases, each handled by itself (Order 121, Arts 3 and 9).

use super::filing::Matter;
use crate::casework::{Answers, Draft};

/// A page and a field on it.
type Place = (&'static str, &'static str);

/// Where each answer of the report that follows stands in the complaint: (there, here).
const TAKEN: &[(Place, Place)] = &[
    (("breach", "kinds"), ("problem", "kinds")),
    (("breach", "facts"), ("problem", "facts")),
    (("breach", "happened_on"), ("order", "received_on")),
    (("breach", "where"), ("respondent", "store_url")),
    (("reporter", "name"), ("complainant", "name")),
    (("reporter", "mobile"), ("complainant", "mobile")),
    (("report_statement", "truth"), ("statement", "truth")),
];

/// What a complaint asks for.
pub fn matters(complaint: &Draft) -> Vec<Matter> {
    let also_reports = complaint.text("problem", "also_report") == "yes";
    let report = also_reports.then_some(Matter::Report);
    std::iter::once(Matter::Complaint).chain(report).collect()
}

/// The report that follows from a complaint. Whoever complains has a name, so the report has one too.
#[must_use]
pub fn report(complaint: &Draft) -> Draft {
    let mut report = Draft {
        confirmed: complaint.confirmed.clone(),
        ..Draft::default()
    };
    report
        .pages
        .insert("respondent".to_owned(), complaint.page("respondent"));
    for ((page, field), (own_page, own_field)) in TAKEN {
        put(&mut report, page, field, complaint.text(own_page, own_field));
    }
    put(&mut report, "reporter", "naming", "named");
    let email = complaint.text("complainant", "email");
    let told_by = if email.is_empty() {
        "mobile"
    } else {
        "mobile_and_email"
    };
    put(&mut report, "reporter", "told_by", told_by);
    put(&mut report, "reporter", "email", email);
    report
}

fn put(draft: &mut Draft, page: &str, field: &str, text: &str) {
    let answers: &mut Answers = draft.pages.entry(page.to_owned()).or_default();
    answers.set(field, text);
}
