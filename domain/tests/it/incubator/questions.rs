//! A round's own questions.

use domain::casework::Kind;
use domain::incubator::questions::{Question, QuestionKind, check, page};
use strum::IntoEnumIterator;

use crate::samples::answers;
use crate::vectors::TODAY;

fn question(kind: QuestionKind, options: &[&str]) -> Question {
    Question {
        words_zh: "贵团队为何选择本基地？".to_owned(),
        words_en: String::new(),
        kind,
        options: options.iter().map(|own| (*own).to_owned()).collect(),
        is_needed: true,
    }
}

fn told(questions: &[Question]) -> Vec<(String, &'static str)> {
    let problems = check(questions).into_iter();
    problems.map(|problem| (problem.field, problem.code)).collect()
}

#[test]
fn each_kind_of_question_becomes_a_field_of_its_kind() {
    let questions: Vec<Question> = QuestionKind::iter()
        .map(|kind| question(kind, &["甲, 乙", "丙"]))
        .collect();
    assert_eq!(told(&questions), []);
    let page = page(&questions);
    let names: Vec<&str> = page.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names[0], "question_1");
    assert_eq!(names.len(), QuestionKind::iter().count());
    let Kind::Choices { options, max } = &page.fields[3].kind else {
        panic!("any of the options")
    };
    assert_eq!(
        (options.as_slice(), *max),
        (["1".to_owned(), "2".to_owned()].as_slice(), 2)
    );
    let answered = answers(&[
        ("question_1", "离港口近"),
        ("question_2", "第一行\n第二行"),
        ("question_3", "1"),
        ("question_4", "1,2"),
        ("question_5", "5000"),
        ("question_6", "2026-01-01"),
        ("question_7", "https://team.example"),
    ]);
    assert_eq!(page.check(&answered, TODAY), []);
}

#[test]
fn questions_that_cannot_be_answered_are_told() {
    let wrong = |index: usize, code| vec![(format!("questions.{index}.words_zh"), code)];
    assert_eq!(told(&[question(QuestionKind::One, &["甲"])]), wrong(0, "options"));
    assert_eq!(
        told(&[question(QuestionKind::Some, &["甲", " "])]),
        wrong(0, "options")
    );
    let unworded = Question {
        words_zh: " ".to_owned(),
        ..question(QuestionKind::Line, &[])
    };
    assert_eq!(
        told(&[question(QuestionKind::Line, &[]), unworded]),
        wrong(1, "missing")
    );
    let long = Question {
        words_en: "w".repeat(201),
        ..question(QuestionKind::Line, &[])
    };
    assert_eq!(told(&[long]), wrong(0, "too_long"));
    let many = vec![question(QuestionKind::Line, &[]); 11];
    assert_eq!(told(&many), [("questions".to_owned(), "too_many")]);
}
