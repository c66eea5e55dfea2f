//! Texts with fields in braces.

use domain::forex::template::{TemplateFault, TemplateField, TemplateUse, fill};
use strum::IntoEnumIterator;

fn filled(text: &str) -> Result<String, TemplateFault> {
    fill(text, TemplateUse::Supplement, |field| format!("<{field}>"))
}

#[test]
fn fields_are_filled_in_by_either_name() {
    let cases = [
        ("", ""),
        ("没有栏", "没有栏"),
        ("{姓名}，您好", "<name>，您好"),
        ("Dear { name }", "Dear <name>"),
        ("｛编号｝", "<reference>"),
        ("{网点}{今天}{补正天数}", "<branch><today><days>"),
    ];
    for (text, said) in cases {
        assert_eq!(filled(text), Ok(said.to_owned()), "{text}");
    }
    for field in TemplateField::iter() {
        for name in field.names() {
            assert_eq!(filled(&format!("{{{name}}}")), Ok(format!("<{field}>")));
        }
    }
}

#[test]
fn what_cannot_be_filled_in_is_named() {
    let unknown = |name: &str| Err(TemplateFault::Unknown(name.to_owned()));
    let cases = [
        ("{地址}", unknown("地址")),
        ("{}", unknown("")),
        ("{{name}}", unknown("{name")),
        ("{name", Err(TemplateFault::LoneBrace)),
        ("name}", Err(TemplateFault::LoneBrace)),
        ("{name}}", Err(TemplateFault::LoneBrace)),
    ];
    for (text, fault) in cases {
        assert_eq!(filled(text), fault, "{text}");
    }
    let refusal = fill("{days}", TemplateUse::Refusal, |_| String::new());
    assert_eq!(refusal, unknown("days"), "a refusal has no term");
}

#[test]
fn what_is_filled_in_is_not_read_again() {
    let name = |_| "{姓名}".to_owned();
    assert_eq!(
        fill("{姓名}", TemplateUse::Refusal, name),
        Ok("{姓名}".to_owned())
    );
}
