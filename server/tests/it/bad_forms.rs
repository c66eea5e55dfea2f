//! The forms outside the journey: what is typed badly is refused at its field, in both languages, and kept.

use app::components::sentence::label;
use app::words::Words;
use axum::http::Method;
use domain::identity::Language;

use crate::markup::Markup;
use crate::refusal::{LANGUAGES, Lack, Wrong, owed};
use crate::world::PASSWORD;
use crate::{Answer, Browser, World};

/// A form that is filled in badly in one field.
pub(crate) struct Bad<'a> {
    form: Vec<(&'a str, &'a str)>,
    /// The id of the field.
    field: &'a str,
    /// What the sentence calls it, in Chinese and in English.
    names: [&'a str; 2],
}

pub(crate) fn bad<'a>(form: &[(&'a str, &'a str)], field: &'a str, names: [&'a str; 2]) -> Bad<'a> {
    Bad {
        form: form.to_vec(),
        field,
        names,
    }
}

/// What no list of choices has; nothing can show that it was chosen.
pub(crate) const NOT_OFFERED: &str = "elsewhere";
/// What never comes back in a page.
const SECRET: [&str; 4] = ["password", "old", "code", "factor"];

/// Sends each form in each language, with what the page hides in it.
pub(crate) async fn refuses(
    browser: &mut Browser,
    method: &Method,
    path: &str,
    hidden: &[(&str, &str)],
    all: &[Bad<'_>],
) {
    let mut lacking = Vec::new();
    for one in all {
        for language in LANGUAGES {
            browser.choose(language);
            let form: Vec<_> = one.form.iter().chain(hidden).copied().collect();
            let answer = if method == Method::GET {
                let query = serde_urlencoded::to_string(&form).unwrap();
                browser.get(&format!("{path}?{query}")).await
            } else {
                browser.post(path, &form).await
            };
            if let Err(lack) = is_refused(path, language, one, &answer) {
                let shown = one.form.iter().map(|(name, text)| format!("{name}={text:.20}"));
                lacking.push(format!(
                    "{path} {:?} in {language}: {lack}",
                    shown.collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

fn is_refused(path: &str, language: Language, bad: &Bad<'_>, answer: &Answer) -> Result<(), Lack> {
    let wrong = Wrong {
        language,
        id: bad.field,
        names: vec![bad.names[usize::from(language == Language::En)].to_owned()],
    };
    wrong.is_told_by(answer)?;
    let page = Markup::of(answer);
    let mut visible = bad
        .form
        .iter()
        .filter(|(_, text)| !text.is_empty() && *text != NOT_OFFERED);
    visible.try_for_each(|(name, text)| {
        let is_secret =
            SECRET.contains(name) && !["/verify", "/admin"].iter().any(|room| path.starts_with(room));
        owed(page.holds(name, text) != is_secret, || {
            format!("{name} is shown: {is_secret}")
        })
    })
}

const CONTACT: [&str; 2] = ["手机号", "mobile number"];
const EMAIL: [&str; 2] = ["邮箱", "e-mail"];
const BAD_CONTACTS: [(&str, [&str; 2]); 6] = [
    ("", CONTACT),
    ("1380000000", CONTACT),
    ("138000000001", CONTACT),
    ("1380000000x", CONTACT),
    ("name@", EMAIL),
    ("王@example.com", EMAIL),
];

#[tokio::test]
async fn a_contact_that_cannot_be_one_is_refused_wherever_it_is_asked() {
    let world = World::new().await;
    let mut browser = world.stranger();
    for path in ["/register", "/sign-in", "/recover"] {
        for (contact, names) in BAD_CONTACTS {
            let forms = [bad(
                &[("contact", contact), ("password", "never shown again")],
                "contact",
                names,
            )];
            refuses(&mut browser, &Method::POST, path, &[], &forms).await;
        }
    }
}

const PASSWORDS: [&str; 2] = ["密码", "password"];

#[tokio::test]
async fn a_password_that_will_not_do_is_refused_and_not_shown_again() {
    let world = World::new().await;
    let long = "x".repeat(300);
    let mut new = vec![];
    for password in ["", "short", "password1", long.as_str()] {
        new.push([("contact", "name@example.com"), ("password", password)]);
    }
    let forms: Vec<_> = new.iter().map(|form| bad(form, "password", PASSWORDS)).collect();
    refuses(&mut world.stranger(), &Method::POST, "/register", &[], &forms).await;

    let empty = bad(
        &[("contact", "name@example.com"), ("password", "")],
        "password",
        PASSWORDS,
    );
    let wrong = bad(
        &[("contact", "name@example.com"), ("password", "not mine")],
        "password",
        PASSWORDS,
    );
    refuses(
        &mut world.stranger(),
        &Method::POST,
        "/sign-in",
        &[("do", "password")],
        &[empty, wrong],
    )
    .await;

    let mut applicant = world.applicant().await;
    let forms = [
        bad(
            &[("old", ""), ("password", "a whole new sentence")],
            "old",
            PASSWORDS,
        ),
        bad(
            &[("old", "not mine"), ("password", "a whole new sentence")],
            "old",
            PASSWORDS,
        ),
        bad(&[("old", PASSWORD), ("password", "short")], "password", PASSWORDS),
    ];
    refuses(
        &mut applicant.browser,
        &Method::POST,
        "/account/password",
        &[],
        &forms,
    )
    .await;
}

const CODES: [&str; 2] = ["验证码", "code"];

#[tokio::test]
async fn a_wrong_code_is_refused_at_every_step_that_asks_for_one() {
    let world = World::new().await;
    let applicant = world.applicant().await;
    let new = [
        ("contact", "new@example.com"),
        ("password", "a whole new sentence"),
    ];
    let known = [("contact", applicant.email.as_str()), ("password", PASSWORD)];
    let by_code = [("contact", applicant.email.as_str()), ("do", "code")];
    for (begin, form, path) in [
        ("/register", &new, "/register/confirm"),
        ("/recover", &known, "/recover/confirm"),
        ("/sign-in", &known, "/sign-in/device"),
        ("/sign-in", &by_code, "/sign-in/code"),
    ] {
        let mut browser = world.stranger();
        let next = browser.post(begin, form).await;
        assert_eq!(next.location(), path, "{}", next.body);
        refuses(
            &mut browser,
            &Method::POST,
            path,
            &[],
            &[bad(&[("code", "00000")], "code", CODES)],
        )
        .await;
    }
    let mut applicant = applicant.browser;
    assert_eq!(
        applicant.post("/step-up", &[]).await.location(),
        "/step-up/confirm"
    );
    let forms = [bad(&[("code", "00000")], "code", CODES)];
    refuses(&mut applicant, &Method::POST, "/step-up/confirm", &[], &forms).await;

    let mut officer = world.officer().await;
    let forms = [bad(&[("factor", "00000")], "factor", CODES)];
    refuses(&mut officer.browser, &Method::POST, "/step-up", &[], &forms).await;
    let mut browser = world.stranger();
    let form = [("contact", officer.email.as_str()), ("password", PASSWORD)];
    assert_eq!(
        browser.post("/sign-in", &form).await.location(),
        "/sign-in/second-factor"
    );
    refuses(&mut browser, &Method::POST, "/sign-in/second-factor", &[], &forms).await;
}

#[tokio::test]
async fn a_new_password_after_a_recovery_must_do() {
    let world = World::new().await;
    let applicant = world.applicant().await;
    let mut browser = world.stranger();
    browser.post("/recover", &[("contact", &applicant.email)]).await;
    let code = world.newest_code().await;
    let next = browser.post("/recover/confirm", &[("code", &code)]).await;
    assert_eq!(next.location(), "/recover/new-password", "{}", next.body);
    let forms = [
        bad(&[("password", "")], "password", PASSWORDS),
        bad(&[("password", "password1")], "password", PASSWORDS),
    ];
    refuses(&mut browser, &Method::POST, "/recover/new-password", &[], &forms).await;
}

#[tokio::test]
async fn an_invitation_needs_a_name_a_password_and_a_second_factor() {
    let world = World::new().await;
    let link = world.invitation("officer@example.com").await;
    let mut browser = world.stranger();
    let password = ("password", "a sentence for the staff");
    let forms = [
        bad(&[("name", ""), password], "name", ["姓名", "name"]),
        bad(&[("name", "王"), password], "name", ["姓名", "name"]),
        bad(
            &[("name", "王经办"), ("password", "four words")],
            "password",
            PASSWORDS,
        ),
    ];
    refuses(&mut browser, &Method::POST, &link, &[], &forms).await;
    let next = browser.post(&link, &[("name", "王经办"), password]).await;
    assert_eq!(next.location(), "/account/second-factor", "{}", next.body);
    let forms = [bad(&[("code", "000")], "code", CODES)];
    refuses(&mut browser, &Method::POST, "/account/second-factor", &[], &forms).await;
}

#[tokio::test]
async fn the_check_without_an_account_and_of_a_receipt_name_what_is_missing() {
    let world = World::new().await;
    let mut browser = world.stranger();
    let answers = [
        ("applicant", "sole_trader"),
        ("licence", "in_operation"),
        ("list", "class_a"),
        ("customs", "not_needed"),
        ("age", "adult"),
        ("document", "resident_id"),
        ("validity", "valid"),
        ("shop", "platform"),
        ("proof", "ready"),
    ];
    for (field, _) in answers {
        let labels = LANGUAGES.map(|language| label(Words::of(language), "precheck", field));
        let names = [labels[0].as_str(), labels[1].as_str()];
        // Who somebody is comes first, alone: the others follow from it.
        let is_first = field == "applicant";
        let others = answers
            .iter()
            .copied()
            .filter(|(own, _)| *own != field && !is_first);
        let missing: Vec<_> = others.collect();
        let elsewhere = [missing.as_slice(), &[(field, NOT_OFFERED)]].concat();
        let forms = [bad(&missing, field, names), bad(&elsewhere, field, names)];
        refuses(
            &mut browser,
            &Method::GET,
            "/forex/check",
            &[("asked", "1")],
            &forms,
        )
        .await;
    }
    let code = ["核验码", "check code"];
    let forms = [
        bad(&[("code", "")], "code", code),
        bad(&[("code", "ABCD-EFG")], "code", code),
    ];
    refuses(&mut browser, &Method::GET, "/verify", &[], &forms).await;
}

/// A key with which a form is taken once.
fn key(world: &World) -> String {
    world.store.new_uuid().simple().to_string()
}

#[tokio::test]
async fn an_application_begins_when_somebody_says_who_they_are() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let key = key(&world);
    let hidden = [("form_key", key.as_str())];
    let forms = [
        bad(&[], "applicant", ["身份", "trade"]),
        bad(&[("applicant", NOT_OFFERED)], "applicant", ["身份", "trade"]),
    ];
    refuses(
        &mut applicant.browser,
        &Method::POST,
        "/forex/applications",
        &hidden,
        &forms,
    )
    .await;
}

#[tokio::test]
async fn an_applicant_signs_with_the_own_name_and_writes_whole_messages() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let draft = world.complete_draft(&applicant.actor).await;
    let (key, path) = (key(&world), format!("/forex/applications/{draft}/submit"));
    let hidden = [("form_key", key.as_str()), ("act", "submit")];
    let forms = [
        bad(&[("signature", "")], "signature", ["签名", "signature"]),
        bad(&[("signature", "王大明")], "signature", ["签名", "signature"]),
    ];
    refuses(&mut applicant.browser, &Method::POST, &path, &hidden, &forms).await;

    let case = world.submitted_case(&applicant.actor).await;
    let long = "长".repeat(2_001);
    let forms = [
        bad(&[("text", "")], "text", ["话", "message"]),
        bad(&[("text", &long)], "text", ["消息", "message"]),
    ];
    refuses(
        &mut applicant.browser,
        &Method::POST,
        &format!("/cases/{case}/messages"),
        &hidden,
        &forms,
    )
    .await;
}
