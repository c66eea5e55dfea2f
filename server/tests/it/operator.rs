//! Somebody with a data folder who gives commands: the real program, its output and how it ends.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A data folder, and the program with it.
pub(crate) struct Operator(TempDir);

/// What a command said, and whether it ended well.
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) is_well: bool,
}

impl Operator {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn command(&self, line: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yongyitong"));
        command
            .env_clear()
            .current_dir(self.path())
            .args(["--data", "data"])
            .args(line);
        command
    }

    pub(crate) fn run(&self, line: &[&str]) -> Said {
        self.run_with(line, &[])
    }

    pub(crate) fn run_with(&self, line: &[&str], environment: &[(&str, &str)]) -> Said {
        let output = self
            .command(line)
            .envs(environment.iter().copied())
            .output()
            .unwrap();
        Said {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            is_well: output.status.success(),
        }
    }

    pub(crate) fn add_office(&self) -> Said {
        self.add_office_in(&[])
    }

    /// The same with these words before the command.
    pub(crate) fn add_office_in(&self, place: &[&str]) -> Said {
        let names = ["--name-zh", "运行中心", "--name-en", "Operations office"];
        let line = ["organisation", "add", "--kind", "operator", "--code", "office"];
        self.run(&[place, &line[..], &names[..]].concat())
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path().join(name), text).unwrap();
        name.to_owned()
    }

    /// What `serve` needs of a built site.
    pub(crate) fn make_site(&self) {
        std::fs::create_dir(self.path().join("site")).unwrap();
        self.write(
            "site/manifest.json",
            r#"{"css":"a.css","favicon":"a.svg","start":"a.js"}"#,
        );
    }
}

pub(crate) fn assert_well(said: &Said) {
    assert!(said.is_well, "{}{}", said.out, said.err);
}
