//! Pages under whatever may be posted to them.

use domain::casework::{Answers, Draft, Page};
use proptest::prelude::*;

use crate::{
    samples::{Question, every_page, journey, questions, refused, ways},
    vectors::TODAY,
};

/// A text for a field: mostly good, often with something around it, sometimes wrong, sometimes anything.
fn text(good: String, bad: Vec<String>) -> impl Strategy<Value = String> {
    let bad = if bad.is_empty() { vec![String::new()] } else { bad };
    let around = prop::sample::select(vec!["", " ", "\u{3000}", "\t", "\r\n", "\u{7}"]);
    let decorated = (around.clone(), Just(good.clone()), around)
        .prop_map(|(before, text, after)| before.to_owned() + &text + after);
    let wide = good.chars().map(|c| {
        if c.is_ascii_digit() {
            char::from_u32(u32::from(c) + 0xFEE0).unwrap()
        } else {
            c
        }
    });
    prop_oneof![
        40 => Just(good.clone()),
        20 => decorated,
        10 => Just(wide.collect::<String>()),
        1 => prop::sample::select(bad),
        1 => "\\PC{0,30}",
        1 => "[\u{0}-\u{1F}\u{80}-\u{9F} İſ０-９,./:%+-]{0,12}",
        1 => Just(String::new()),
    ]
}

/// A page, and answers that are near to one way of filling it in.
fn page_and_answers() -> impl Strategy<Value = (Page, Answers)> {
    let of_page = |page: Page| {
        let ways = ways(&page).into_iter();
        ways.map(move |way| (page.clone(), way)).collect::<Vec<_>>()
    };
    let all: Vec<(Page, Answers)> = every_page().into_iter().flat_map(of_page).collect();
    (
        prop::sample::select(all),
        prop::collection::btree_map("[a-z]{1,8}(\\.[0-9]{1,20}\\.[a-z]{1,8})?", "\\PC{0,9}", 0..3),
    )
        .prop_flat_map(|((page, way), strange)| {
            let fields: Vec<_> = questions(&page, &way)
                .into_iter()
                .map(
                    |Question {
                         name, field, beside, ..
                     }| {
                        let bad = refused(&field.kind, &beside)
                            .into_iter()
                            .map(|(typed, _)| typed)
                            .collect();
                        (Just(name.clone()), text(way.text(&name).to_owned(), bad))
                    },
                )
                .collect();
            (Just((page, way)), fields, Just(strange))
        })
        .prop_map(|((page, way), fields, strange)| {
            let way = way.iter().map(|(name, text)| (name.to_owned(), text.to_owned()));
            let answers = way.chain(fields).chain(strange).collect();
            (page, answers)
        })
}

proptest! {
    #[test]
    fn what_is_accepted_is_accepted_again_as_stored((page, typed) in page_and_answers()) {
        let stored = page.normalise(&typed, TODAY);
        if page.check(&typed, TODAY).is_empty() {
            prop_assert_eq!(page.check(&stored, TODAY), []);
            prop_assert_eq!(page.normalise(&stored, TODAY), stored);
        }
    }

    #[test]
    fn keeping_a_post_twice_is_keeping_it_once((page, posted) in page_and_answers()) {
        let kept = page.accept(&posted);
        prop_assert_eq!(page.accept(&kept), kept);
    }

    #[test]
    fn anything_may_be_posted(
        posted in prop::collection::btree_map("\\PC{0,12}|(shops|number|name)\\.?[0-9+-]{0,20}\\.?[a-z]{0,8}", "\\PC{0,40}", 0..12),
    ) {
        let answers: Answers = posted.into_iter().collect();
        let journey = journey();
        let pages = journey.pages().map(|page| (page.name.clone(), answers.clone())).collect();
        let draft = Draft { pages, ..Draft::default() };
        prop_assert!(!journey.check(&draft, TODAY).is_empty());
        for page in journey.pages() {
            let kept = page.accept(&answers);
            prop_assert!(kept.iter().all(|(name, _)| page.field(name.split('.').next().unwrap_or(name)).is_some()));
            prop_assert!(!page.check(&answers, TODAY).is_empty() || page.fields.is_empty());
        }
    }
}
