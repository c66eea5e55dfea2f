//! What happens to typed text.

use domain::text;

#[test]
fn identifiers_lose_separators_and_width() {
    let table = [
        ("３３０２－ａｂ", "3302AB"),
        (" 12\u{3000}34\t56\n", "123456"),
        ("1-2\u{2010}3\u{2013}4\u{2015}5\u{2212}6\u{B7}7", "1234567"),
        ("\u{17F}\u{131}", "\u{17F}\u{131}"),
    ];
    for (typed, normal) in table {
        assert_eq!(text::identifier(typed), normal, "{typed}");
    }
}

#[test]
fn names_keep_everything_but_spaces_and_dots() {
    let table = [
        ("  王　小明 ", "王 小明"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉‧买买提", "阿卜杜拉·买买提"),
        ("Anna-Maria  O'Neil", "Anna-Maria O'Neil"),
        ("\u{2EA0}\u{20BB7}", "\u{2EA0}\u{20BB7}"),
    ];
    for (typed, normal) in table {
        assert_eq!(text::person_name(typed), normal, "{typed}");
    }
}

#[test]
fn a_single_line_has_no_breaks() {
    assert_eq!(text::single_line(" a\r\nb\u{0}\u{85}c  d "), "a b c d");
}
