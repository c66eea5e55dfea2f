//! What keeps the whole workspace in order, read from its manifests and sources.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde::Deserialize;

/// A file that is longer wants to be two.
const LINES_MAX: usize = 400;

/// Which crate may use which other one of ours; `dev` are those for tests only.
const ARROWS: &[(&str, &[&str], &[&str])] = &[
    ("domain", &[], &[]),
    ("migrations", &[], &[]),
    ("store", &["domain", "migrations"], &["store"]),
    ("app", &["domain", "store"], &[]),
    ("server", &["app", "domain", "migrations", "store"], &["store"]),
    ("frontend", &["app"], &[]),
];

/// What `domain` may use of others: nothing that does I/O, knows a clock or draws a random number.
const DOMAIN_USES: &[&str] = &["serde", "strum", "thiserror", "time", "uuid"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
    optional: bool,
    features: Vec<String>,
}

impl Package {
    /// The names of what it uses, for itself or for its tests.
    fn uses(&self, kind: Option<&str>) -> BTreeSet<&str> {
        let of_kind = self.dependencies.iter().filter(|one| one.kind.as_deref() == kind);
        of_kind.map(|one| one.name.as_str()).collect()
    }

    fn dependency(&self, name: &str) -> &Dependency {
        self.dependencies
            .iter()
            .find(|one| one.name == name && one.kind.is_none())
            .expect(name)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace")
}

fn packages() -> Vec<Package> {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        cargo.status.success(),
        "{}",
        String::from_utf8_lossy(&cargo.stderr)
    );
    serde_json::from_slice::<Metadata>(&cargo.stdout)
        .expect("metadata")
        .packages
}

/// Every Rust file of the workspace, with its path from the root and its text.
fn sources() -> Vec<(String, String)> {
    let folders = ARROWS
        .iter()
        .flat_map(|(name, ..)| ["src", "tests"].map(|part| root().join(name).join(part)));
    let mut files: Vec<PathBuf> = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.filter(|folder| folder.exists()).collect();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    assert!(files.len() > 50, "the sources are somewhere else");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (path.strip_prefix(root()).unwrap().display().to_string(), text)
    };
    files.into_iter().map(read).collect()
}

/// Places of lines that are found wanting: `path:line`.
fn lines_where(is_wanting: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut places = Vec::new();
    for (path, text) in sources() {
        let wanting = text
            .lines()
            .enumerate()
            .filter(|(_, line)| is_wanting(&path, line));
        places.extend(wanting.map(|(at, _)| format!("{path}:{}", at + 1)));
    }
    places
}

#[test]
fn crates_use_one_another_along_the_arrows() {
    let packages = packages();
    let ours: BTreeSet<&str> = ARROWS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(
        packages
            .iter()
            .map(|package| package.name.as_str())
            .collect::<BTreeSet<_>>(),
        ours
    );
    for package in &packages {
        let (_, allowed, for_tests) = ARROWS.iter().find(|(name, ..)| *name == package.name).unwrap();
        let check = |kind, allowed: &[&str]| {
            let used: Vec<&str> = package.uses(kind).intersection(&ours).copied().collect();
            assert_eq!(used, allowed, "{} uses for {kind:?}", package.name);
        };
        check(None, allowed);
        check(Some("dev"), for_tests);
        check(Some("build"), &[]);
    }
}

#[test]
fn the_browser_gets_no_server() {
    let packages = packages();
    let package = |name| packages.iter().find(|package| package.name == name).expect(name);
    assert!(
        package("app").dependency("store").optional,
        "only the feature `ssr` brings the store"
    );
    assert_eq!(package("frontend").dependency("app").features, ["hydrate"]);
    assert_eq!(package("server").dependency("app").features, ["ssr"]);
}

#[test]
fn the_rules_of_the_trade_use_nothing_that_does_io() {
    let packages = packages();
    let domain = packages
        .iter()
        .find(|package| package.name == "domain")
        .expect("domain");
    assert_eq!(domain.uses(None), DOMAIN_USES.iter().copied().collect());
    assert!(domain.uses(Some("build")).is_empty());
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LINES_MAX)
        .map(|(path, lines)| format!("{path}: {lines}"))
        .collect();
    assert!(long.is_empty(), "more than {LINES_MAX} lines: {long:#?}");
}

#[test]
fn applicants_and_officers_pages_do_not_import_each_other() {
    for (room, other) in [("applicant", "officer"), ("officer", "applicant")] {
        let inside = format!("app/src/pages/forex/{room}");
        let path_of_other = format!("{other}::");
        let crossing = lines_where(|path, line| path.starts_with(&inside) && line.contains(&path_of_other));
        assert!(crossing.is_empty(), "{crossing:#?}");
    }
}

#[test]
fn only_the_store_says_whose_a_case_is() {
    let literal = concat!("CaseScope", " {");
    let made_up = lines_where(|path, line| {
        let may = path.starts_with("store/") || path.starts_with("domain/");
        !may && line.contains(literal)
    });
    assert!(made_up.is_empty(), "{made_up:#?}");
}

#[test]
fn lints_hold_everywhere_and_forbid_what_is_not_safe() {
    let manifest = |folder: &str| fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
    assert!(manifest("").contains(concat!("un", "safe_code = \"forbid\"")));
    for (name, ..) in ARROWS {
        assert!(
            manifest(name).contains("[lints]\nworkspace = true"),
            "{name} does not inherit the lints"
        );
    }
    let keyword = concat!("un", "safe");
    let blocks = [" {", " fn", " impl", " extern"].map(|next| format!("{keyword}{next}"));
    let found = lines_where(|_, line| blocks.iter().any(|block| line.contains(block)));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn nothing_is_left_to_be_done_later() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    let left = lines_where(|_, line| marks.iter().any(|mark| line.contains(mark)));
    assert!(left.is_empty(), "{left:#?}");
}
