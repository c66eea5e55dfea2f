//! The pages of the applications: what each field takes and refuses.

use domain::casework::{Answers, Kind, Needed, Page, Problem};
use domain::forex::pages;
use domain::rules::{RuleCode, RuleSet};

use crate::{
    samples::{Question, answers, every_page, filled, page, questions, refused, ways, with},
    vectors::TODAY,
};

/// Field and code of each problem.
fn told(problems: Vec<Problem>) -> Vec<(String, &'static str)> {
    let told = |problem: Problem| (problem.field, problem.code);
    problems.into_iter().map(told).collect()
}

fn problems_of(page: &Page, answers: &Answers) -> Vec<(String, &'static str)> {
    told(page.check(answers, TODAY))
}

fn shops(count: usize) -> Answers {
    let one = filled("shops").item("shops", 0);
    let of_item = |index: usize| {
        let numbered = move |(field, text): (&str, &str)| (format!("shops.{index}.{field}"), text.to_owned());
        one.iter().map(numbered).collect::<Vec<_>>()
    };
    (0..count).flat_map(of_item).collect()
}

#[test]
fn every_page_can_be_filled_in() {
    for page in &every_page() {
        for way in ways(page) {
            assert_eq!(problems_of(page, &way), [], "{} {way:?}", page.name);
        }
    }
}

#[test]
fn every_bad_example_is_told_at_its_field_and_nowhere_else() {
    let mut tried = 0;
    for page in &every_page() {
        for way in ways(page) {
            for Question {
                name, field, beside, ..
            } in questions(page, &way).into_iter().filter(|own| own.applies)
            {
                for (typed, code) in refused(&field.kind, &beside) {
                    let problems = page.check(&with(&way, &name, &typed), TODAY);
                    let first = problems.first().expect("a problem");
                    assert_eq!(
                        (first.field.as_str(), first.code),
                        (name.as_str(), code.as_str()),
                        "{typed}"
                    );
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 450, "only {tried} examples");
}

#[test]
fn what_is_needed_and_left_empty_is_told() {
    for page in &every_page() {
        for way in ways(page) {
            for Question {
                name, field, applies, ..
            } in questions(page, &way)
            {
                let problems = problems_of(page, &with(&way, &name, " \u{3000}"));
                let is_told = problems.contains(&(name.clone(), "missing"));
                let is_needed = field.needed != Needed::Optional && applies;
                assert_eq!(
                    is_told,
                    is_needed || revives_another(&name, &way),
                    "{} {name} {problems:?}",
                    page.name
                );
            }
        }
    }
}

/// An empty `long_term` asks for the day of expiry, which is there.
fn revives_another(name: &str, way: &Answers) -> bool {
    name == "long_term" && way.text("expires_on").is_empty()
}

#[test]
fn a_submission_normalised_again_stays_as_it_is() {
    for page in &every_page() {
        for way in ways(page) {
            let once = page.normalise(&way, TODAY);
            assert_eq!(page.normalise(&once, TODAY), once);
            assert_eq!(problems_of(page, &once), []);
        }
    }
}

#[test]
fn what_was_pasted_is_normalised() {
    let cases = [
        (
            "identity",
            "number",
            "３３０２０３ 1900-0101 0005",
            "330203190001010005",
        ),
        ("identity", "name", "  阿卜杜拉・买买提 ", "阿卜杜拉·买买提"),
        ("identity", "issued_on", "2016年4月15日", "2016-04-15"),
        ("identity", "expires_on", "15 Apr 2036", "2036-04-15"),
        ("contact", "mobile", "+86 130-0000-0000", "13000000000"),
        ("contact", "email", "Seller@EXAMPLE.com", "Seller@example.com"),
        (
            "shops",
            "shops.0.url",
            "HTTPS://Amazon.Example/Shops/A",
            "https://amazon.example/Shops/A",
        ),
        (
            "shops",
            "shops.0.url",
            "amazon.example?to=https://x.example",
            "https://amazon.example?to=https://x.example",
        ),
        ("business", "goods", "kitchen, home,kitchen", "home,kitchen"),
        (
            "business",
            "hs_codes",
            "6109.10； 3304.99.0029",
            "610910,3304990029",
        ),
        ("business", "turnover", "１，２３４．５", "1234.50"),
        ("business", "returns_share", "5 ％", "5"),
        ("business", "customs_code", "3302-96 0001", "3302960001"),
        ("licence", "uscc", "91330201-text00025-9", "91330201TEXT000259"),
        ("licence", "capital", "5,000,000", "5000000.00"),
        (
            "cny_account",
            "cny_number",
            "3910 5010 4000 12345",
            "39105010400012345",
        ),
        ("owners", "owners.0.share", " ３３.５ % ", "33.50"),
        ("owners", "owners.0.share", "100", "100.00"),
        ("card", "card_number", "6200 0000 0000 0005", "6200000000000005"),
    ];
    for (name, field, typed, stored) in cases {
        let page = every_page()
            .into_iter()
            .rfind(|page| page.name == name)
            .expect("a page");
        let typed = with(&filled(name), field, typed);
        assert_eq!(problems_of(&page, &typed), [], "{field}");
        assert_eq!(page.normalise(&typed, TODAY).text(field), stored);
    }
}

#[test]
fn what_is_wrong_is_kept_as_typed() {
    let typed = with(&filled("card"), "card_number", "6200 0000 0000 0006");
    assert_eq!(
        page("card").normalise(&typed, TODAY).text("card_number"),
        "6200 0000 0000 0006"
    );
}

#[test]
fn problems_carry_what_a_sentence_needs() {
    let parameters = |name: &str, field, typed: &str| {
        let problems = page(name).check(&with(&filled(name), field, typed), TODAY);
        problems
            .into_iter()
            .flat_map(|problem| problem.parameters)
            .collect::<Vec<_>>()
    };
    let owned = |pairs: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        pairs
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect()
    };
    assert_eq!(
        parameters("identity", "name", "王"),
        owned(&[("min", "2"), ("max", "60"), ("found", "1")])
    );
    assert_eq!(
        parameters("identity", "number", "33020319000101000"),
        owned(&[("expected", "18"), ("found", "17")])
    );
    assert_eq!(
        parameters("business", "turnover", "1.234"),
        owned(&[("max", "2")])
    );
    assert_eq!(
        parameters("business", "turnover", "1000000000000"),
        owned(&[("max", "100,000,000,000.00")])
    );
    assert_eq!(
        parameters("identity", "occupation", &"长".repeat(41)),
        owned(&[("max", "40"), ("found", "41")])
    );
}

#[test]
fn what_follows_from_a_rule_names_it() {
    let rules = |name: &str, field, typed: &str| {
        let problems = page(name).check(&with(&filled(name), field, typed), TODAY);
        problems
            .into_iter()
            .map(|problem| problem.rule)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rules("identity", "expires_on", "2026-11-23"),
        [Some(RuleCode::DocumentValidity)]
    );
    assert_eq!(
        rules("business", "sample_orders", "2"),
        [Some(RuleCode::SampleOrders)]
    );
    assert_eq!(rules("identity", "expires_on", "soon"), [None]);
    let asked = RuleSet::on(TODAY).get(RuleCode::SampleOrders).unwrap().count();
    assert_eq!(asked, pages::ORDERS_MIN);
}

#[test]
fn a_wrong_shape_is_told_precisely() {
    let precise = |number: &str| {
        let problems = page("identity").check(&with(&filled("identity"), "number", number), TODAY);
        problems.iter().map(Problem::precise).collect::<Vec<_>>()
    };
    assert_eq!(precise("33020319000101000"), ["short"]);
    assert_eq!(precise("3302031900010100055"), ["long"]);
    assert_eq!(precise("X30203190001010005"), ["character"]);
    assert_eq!(precise("330203190001010006"), ["check"]);
}

#[test]
fn a_question_that_does_not_apply_is_neither_asked_nor_kept() {
    let identity = page("identity");
    let applies = |answers: &Answers, field| identity.field(field).unwrap().needed.applies(answers);
    let resident = with(
        &with(&filled("identity"), "birth_date", "nonsense"),
        "issuing_country",
        "ZZ",
    );
    assert!(!applies(&resident, "birth_date") && !applies(&resident, "issuing_country"));
    assert_eq!(problems_of(&identity, &resident), []);
    assert_eq!(identity.normalise(&resident, TODAY).text("birth_date"), "");

    let foreigner = with(
        &with(&resident, "document_kind", "foreign_passport"),
        "number",
        "X0000001",
    );
    assert_eq!(
        problems_of(&identity, &foreigner),
        [
            ("issuing_country".to_owned(), "country"),
            ("birth_date".to_owned(), "shape"),
            ("sex".to_owned(), "missing")
        ]
    );

    let for_life = with(&with(&filled("identity"), "expires_on", ""), "long_term", "yes");
    assert!(!applies(&for_life, "expires_on"));
    assert_eq!(problems_of(&identity, &for_life), []);
}

#[test]
fn a_number_needs_the_kind_of_its_document() {
    let without_kind = with(&filled("identity"), "document_kind", "");
    assert_eq!(
        problems_of(&page("identity"), &without_kind),
        [
            ("document_kind".to_owned(), "missing"),
            ("number".to_owned(), "document_kind_first")
        ]
    );
}

#[test]
fn a_post_is_cut_to_what_the_page_asks() {
    let long = "9".repeat(5_000);
    let posted = answers(&[
        ("card_number", &long),
        ("card_bank", &long),
        ("card_bank.0.x", "1"),
        ("card.0", "1"),
        ("is_admin", "yes"),
        ("card_holder", "  "),
    ]);
    let kept = page("card").accept(&posted);
    let lengths: Vec<_> = kept.iter().map(|(field, text)| (field, text.len())).collect();
    assert_eq!(lengths, [("card_bank", 120), ("card_number", 200)]);

    let shops = page("shops").accept(&answers(&[
        ("shops.0.name", "A"),
        ("shops.0.owner", "B"),
        ("shops.10.name", "beyond the most"),
        ("shops.01.name", "C"),
        ("shops.x.name", "D"),
        ("shops", "E"),
    ]));
    assert_eq!(shops.iter().collect::<Vec<_>>(), [("shops.0.name", "A")]);
}

#[test]
fn a_text_too_long_is_still_too_long_when_it_has_been_cut() {
    for page in &every_page() {
        for way in ways(page) {
            for Question { name, field, .. } in questions(page, &way).into_iter().filter(|own| own.applies) {
                if matches!(field.kind, Kind::Choices { .. } | Kind::HsCodes { .. }) {
                    continue; // their separators do not count
                }
                let kept = page.accept(&with(
                    &way,
                    &name,
                    &format!("https://a.example/{}", "1".repeat(9_000)),
                ));
                assert!(!problems_of(page, &kept).is_empty(), "{} {name}", page.name);
            }
        }
    }
}

#[test]
fn empty_items_are_dropped_and_the_others_move_up() {
    let posted = answers(&[
        ("shops.0.name", " "),
        ("shops.1.name", "A"),
        ("shops.2.url", ""),
        ("shops.4.name", "B"),
    ]);
    let kept = page("shops").accept(&posted);
    assert_eq!(
        kept.iter().collect::<Vec<_>>(),
        [("shops.0.name", "A"), ("shops.1.name", "B")]
    );
}

#[test]
fn items_are_added_and_removed() {
    let mut three = shops(3);
    for (index, name) in ["A", "B", "C"].into_iter().enumerate() {
        three.set(format!("shops.{index}.name"), name);
    }
    assert_eq!(three.list_len("shops"), 3);
    three.remove_item("shops", 1);
    three.remove_item("shops", 7);
    let names: Vec<_> = (0..three.list_len("shops"))
        .map(|at| three.item("shops", at).text("name").to_owned())
        .collect();
    assert_eq!(names, ["A", "C"]);
    assert_eq!(problems_of(&page("shops"), &three), []);
}

#[test]
fn a_list_has_its_limits() {
    let page = page("shops");
    assert_eq!(problems_of(&page, &shops(10)), []);
    let too_few = page.check(&Answers::default(), TODAY);
    assert_eq!(too_few, [Problem::new("shops", "too_few").with("min", 1)]);
    let too_many = page.check(&shops(11), TODAY);
    assert_eq!(too_many, [Problem::new("shops", "too_many").with("max", 10)]);
}

#[test]
fn a_field_far_beyond_any_list_belongs_to_no_item() {
    let far = answers(&[
        ("shops.18446744073709551615.name", "A"),
        ("shops.1000000000.name", "B"),
    ]);
    assert_eq!(far.list_len("shops"), 0);
    assert_eq!(
        problems_of(&page("shops"), &far),
        [("shops".to_owned(), "too_few")]
    );
}

#[test]
fn several_choices_are_gathered_one_by_one() {
    let mut answers = Answers::default();
    answers.add_choice("goods", "toys");
    answers.add_choice("goods", "home");
    assert_eq!(answers.choices("goods").collect::<Vec<_>>(), ["toys", "home"]);
    answers.set("goods", " ");
    assert!(answers.is_empty());
}
