//! What happened in a case, where it stands, and what is still ahead.

use domain::forex::{Act, Status};
use leptos::prelude::*;
use store::forex::{ApplicantView, TimelineEntry};

use crate::components::day;
use crate::words::Words;

/// The way of a case: what happened is done, the first step ahead is where it stands.
pub(super) fn progress(words: Words, view: &ApplicantView) -> impl IntoView + use<> {
    let entry = |entry: &TimelineEntry| {
        view! {
            <li>
                <b>{words.say(&format!("act-{}", entry.act))}</b>
                <time datetime=day::machine(entry.at)>{day::moment(words, entry.at)}</time>
            </li>
        }
    };
    let step = |(index, key): (usize, &&str)| {
        let is_now = index == 0;
        let class = if is_now { "now" } else { "next" };
        view! { <li class=class aria-current=is_now.then_some("step")><b>{words.say(key)}</b></li> }
    };
    let steps = ahead(view.status, view.has(Act::RecordOpening));
    let steps = steps.iter().enumerate().map(step).collect_view();
    view! {
        <section class="card" aria-labelledby="progress">
            <h2 id="progress">{words.say("case-progress")}</h2>
            <ol class="tl">{view.timeline.iter().map(entry).collect_view()}{steps}</ol>
        </section>
    }
}

/// The steps from here to the opened account, the present one first.
fn ahead(status: Status, was_visited: bool) -> &'static [&'static str] {
    match status {
        Status::Submitted => &["ahead-review", "ahead-counter", "ahead-opened"],
        Status::SupplementRequested => &[
            "ahead-supplement",
            "ahead-review",
            "ahead-counter",
            "ahead-opened",
        ],
        Status::UnderReview | Status::PendingCheck => &["ahead-answer", "ahead-counter", "ahead-opened"],
        Status::Approved if was_visited => &["ahead-opened"],
        Status::Approved => &["ahead-counter", "ahead-opened"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use domain::forex::Status;
    use strum::IntoEnumIterator;

    use super::ahead;

    #[test]
    fn every_case_under_way_ends_with_the_opened_account() {
        for status in Status::iter().filter(|status| status.blocks_another()) {
            assert_eq!(ahead(status, false).last(), Some(&"ahead-opened"), "{status}");
        }
        assert_eq!(ahead(Status::Approved, false).first(), Some(&"ahead-counter"));
        assert_eq!(ahead(Status::Approved, true), ["ahead-opened"]);
        assert!(ahead(Status::AccountOpened, true).is_empty());
    }
}
