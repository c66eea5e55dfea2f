//! The commands as an operator gives them: the real program, its output and how it ends.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use crate::World;
use crate::operator::{Operator, assert_well};

#[test]
fn a_body_is_added_once_and_listed() {
    let operator = Operator::new();
    let added = operator.add_office();
    assert_well(&added);
    assert_eq!(added.out, "office is added.\n");
    let listed = operator.run(&["organisation", "list"]);
    assert!(
        listed.out.contains("office") && listed.out.contains("运行中心 / Operations office"),
        "{}",
        listed.out
    );
    let again = operator.add_office();
    assert!(
        !again.is_well && again.err.contains("another body has this code"),
        "{}",
        again.err
    );
}

#[test]
fn the_first_command_says_loudly_that_backups_need_the_key_ring() {
    let operator = Operator::new();
    let first = operator.add_office();
    let path = operator.path().join("data/keys.json").canonicalize().unwrap();
    assert!(
        first.err.contains("KEY RING") && first.err.contains(path.to_str().unwrap()),
        "{}",
        first.err
    );
    let second = operator.run(&["organisation", "list"]);
    assert_eq!(second.err, "", "once is enough");
}

#[test]
fn staff_are_invited_by_a_link_and_only_to_what_exists() {
    let operator = Operator::new();
    operator.add_office();
    let invite = |organisation: &str, role: &str, email: &str| {
        let line = [
            "account",
            "invite",
            "--organisation",
            organisation,
            "--role",
            role,
            "--email",
            email,
        ];
        let mut line = line.to_vec();
        line.extend(["--language", "en", "--public-url", "https://window.example"]);
        operator.run(&line)
    };
    let invited = invite("office", "admin", "me@window.example");
    assert_well(&invited);
    assert!(
        invited.out.contains("7 days") && invited.out.contains("https://window.example/"),
        "{}",
        invited.out
    );
    for (said, word) in [
        (
            invite("nobody", "admin", "me@window.example"),
            "no body has this code",
        ),
        (
            invite("office", "bank_maker", "me@window.example"),
            "such a body has the roles",
        ),
        (invite("office", "admin", "me"), "--email"),
    ] {
        assert!(!said.is_well && said.err.contains(word), "{word}: {}", said.err);
    }
    let nobody_yet = operator.run(&["account", "list"]);
    assert_eq!(
        (nobody_yet.out.as_str(), nobody_yet.is_well),
        ("", true),
        "nobody has accepted"
    );
}

#[test]
fn the_audit_of_a_new_installation_holds_and_the_schema_is_current() {
    let operator = Operator::new();
    let migrated = operator.run(&["migrate"]);
    assert_eq!(
        (migrated.out.as_str(), migrated.is_well),
        ("The schema is up to date.\n", true)
    );
    operator.add_office();
    let verified = operator.run(&["audit", "verify"]);
    assert_well(&verified);
    assert!(
        verified.out.contains("0 entries are sealed, 1 wait.")
            && verified.out.ends_with("The chain holds.\n"),
        "{}",
        verified.out
    );
}

#[test]
fn the_configuration_is_shown_without_its_secrets() {
    let operator = Operator::new();
    let secrets = [
        ("YONGYITONG_SMTP_URL", "smtps://me:pass-phrase@mail.example"),
        ("YONGYITONG_DATABASE", "postgres://me:pass-phrase@host/name"),
        ("YONGYITONG_SMS_URL", "https://sms.example/send"),
        ("YONGYITONG_SMS_SECRET", "pass-phrase of the gateway"),
    ];
    let shown = operator.run_with(&["config", "show"], &secrets);
    assert_well(&shown);
    assert!(!shown.out.contains("pass-phrase"), "{}", shown.out);
    assert_eq!(shown.out.matches("(hidden)").count(), 3, "{}", shown.out);
    assert!(
        shown.out.contains("sms_url = \"https://sms.example/send\""),
        "{}",
        shown.out
    );
    let wrong = operator.run_with(
        &["config", "show"],
        &[("YONGYITONG_SMTP_ULR", "smtps://me:pass-phrase@host")],
    );
    assert!(
        !wrong.is_well && wrong.err.contains("smtp_ulr") && !wrong.err.contains("pass-phrase"),
        "{}",
        wrong.err
    );
}

#[tokio::test]
async fn a_receipt_that_was_downloaded_is_verified_without_an_installation() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let case = world.submitted_case(&applicant.actor).await;
    let file = applicant.browser.get(&format!("/cases/{case}/receipt.txt")).await;
    let key = world.store.keys().signer().public_key().to_string();

    let operator = Operator::new();
    let genuine = operator.write("receipt.txt", &file.body);
    let said = operator.run(&["verify", &genuine, "--key", &key]);
    assert_well(&said);
    assert!(
        said.out.contains("The receipt is genuine.\nReference: "),
        "{}",
        said.out
    );
    let said = operator.run(&["verify", &genuine, "--key", "-no-key"]);
    assert!(
        said.err.contains("--key is not a public key"),
        "a key may begin with a hyphen: {}",
        said.err
    );
    let changed = operator.write("changed.txt", &file.body.replace("forex", "firms"));
    let said = operator.run(&["verify", &changed, "--key", &key]);
    assert!(!said.is_well && said.err.contains("not genuine"), "{}", said.err);
    let other = operator.write("other.txt", "a shopping list");
    let said = operator.run(&["verify", &other]);
    assert!(
        !said.is_well && said.err.contains("not a receipt's file"),
        "{}",
        said.err
    );
    assert!(!operator.path().join("data").exists(), "it needs no installation");
}

const YEAR: &str = "\
year = 2027
source = '国务院办公厅关于2027年部分节假日安排的通知'
off = [
  '2027-01-01/2027-01-03', '2027-02-05/2027-02-12', '2027-04-03/2027-04-05', '2027-05-01/2027-05-05',
  '2027-06-09/2027-06-11', '2027-09-15/2027-09-17', '2027-10-01/2027-10-07',
]
make_up = ['2027-01-30', '2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09']
";

#[test]
fn a_year_is_loaded_from_a_file_and_corrected_only_on_purpose() {
    let operator = Operator::new();
    let file = operator.write("2027.toml", YEAR);
    let loaded = operator.run(&["calendar", "load", &file]);
    assert_well(&loaded);
    assert!(
        loaded
            .out
            .starts_with("2027 is loaded: 365 days, 244 of them worked, 32 off, 5 made up.\n"),
        "{}",
        loaded.out
    );
    assert_eq!(operator.run(&["calendar", "list"]).out, "2025\n2026\n2027\n");

    let again = operator.run(&["calendar", "load", &file]);
    assert!(!again.is_well && again.err.contains("--correct"), "{}", again.err);
    let line = [
        "calendar",
        "load",
        "--year",
        "2027",
        "--source",
        "a correction",
        "--correct",
    ];
    let mut line = line.to_vec();
    for off in [
        "2027-01-01",
        "2027-02-05/2027-02-12",
        "2027-05-01/2027-05-05",
        "2027-10-01/2027-10-07",
    ] {
        line.extend(["--off", off]);
    }
    let corrected = operator.run(&line);
    assert_well(&corrected);
    assert!(
        corrected.out.starts_with("2027 is corrected: 365 days"),
        "{}",
        corrected.out
    );
}

#[test]
fn a_year_that_cannot_be_right_is_refused_with_its_reason() {
    let operator = Operator::new();
    for (from, to, word) in [
        (
            "2027-10-01/",
            "2027-10-02/",
            "2027-10-01 is a public holiday by law",
        ),
        ("'2027-01-30'", "'2027-02-01'", "2027-02-01 cannot be a make-up"),
        ("'2027-01-30'", "'2026-01-31'", "2026-01-31 is not in the year"),
        ("'2027-01-30'", "'30 January'", "30 January is not a date"),
        (
            "2027-06-09/2027-06-11",
            "2027-06-11/2027-06-09",
            "ends before it begins",
        ),
        ("2027-09-15/", "2027-08-15/", "working days"),
        ("make_up", "makeup", "makeup"),
    ] {
        let file = operator.write("2027.toml", &YEAR.replace(from, to));
        let said = operator.run(&["calendar", "load", &file]);
        assert!(!said.is_well && said.err.contains(word), "{word}: {}", said.err);
    }
    let neither = operator.run(&["calendar", "load"]);
    assert!(!neither.is_well, "neither a file nor --year");
}

#[test]
fn an_empty_installation_asks_on_a_terminal_for_its_first_administrator() {
    let operator = Operator::new();
    operator.make_site();
    let address = free_address();
    let program = env!("CARGO_BIN_EXE_yongyitong");
    // Ctrl-C reaches the shell too, which goes on to say how the program ended.
    let line =
        format!("trap : INT; {program} --data data serve --site site --address {address}; echo ended: $?");
    // `script` gives the program a terminal; what is written to it is what a person types.
    let mut terminal = Command::new("script")
        .args(["--quiet", "--command", &line, "/dev/null"])
        .current_dir(operator.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut keyboard = terminal.stdin.take().unwrap();
    let mut screen = BufReader::new(terminal.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    assert!(screen.any(|line| line.contains("E-mail address of the first administrator")));
    keyboard.write_all(b"not an address\n").unwrap();
    assert!(screen.any(|line| line.contains("That is not an e-mail address")));
    keyboard.write_all(b"me@window.example\n").unwrap();
    assert!(screen.any(|line| line.contains("Open this link within 7 days")));
    assert!(
        screen.any(|line| line.contains(&format!("http://{address}/"))),
        "the link"
    );
    assert!(screen.any(|line| line.contains("serves")));
    keyboard.write_all(b"\x03").unwrap();
    let last = screen.collect::<Vec<_>>();
    assert!(
        last.last().is_some_and(|line| line.ends_with("ended: 0")),
        "Ctrl-C stops it well: {last:?}"
    );
    terminal.wait().unwrap();
    let listed = operator.run(&["organisation", "list"]);
    assert!(listed.out.starts_with("operator"), "{}", listed.out);
}

#[test]
fn where_nobody_can_be_asked_the_commands_are_named() {
    let operator = Operator::new();
    operator.make_site();
    let mut server = operator
        .command(&["serve", "--site", "site", "--address", &free_address()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(server.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    assert!(said.any(|line| line.contains("yongyitong organisation add --kind operator")));
    assert!(said.any(|line| line.contains("yongyitong account invite --role admin")));
    assert!(said.any(|line| line.contains("No mail server is configured")));
    assert!(said.any(|line| line.contains("serves")));
    server.kill().unwrap();
    server.wait().unwrap();
}

fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .to_string()
}
