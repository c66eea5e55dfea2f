//! The tools of `PostgreSQL`: they know how to dump a database at one moment, and how to put it back.

use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

use super::BackupError;

/// Dumps a database to a file.
pub(super) async fn dump(url: &str, to: &Path) -> Result<(), BackupError> {
    let mut command = command("pg_dump", url);
    command
        .args(["--format=custom", "--no-owner", "--no-privileges", "--file"])
        .arg(to);
    run(command, "pg_dump").await
}

/// Puts a dump into an empty database: all of it, or nothing.
pub(super) async fn restore(url: &str, from: &Path) -> Result<(), BackupError> {
    let mut command = command("pg_restore", url);
    command
        .args([
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
        ])
        .arg(from);
    run(command, "pg_restore").await
}

/// The tool, with the address; a password goes by the environment, where other users of the machine do not see it.
fn command(tool: &str, url: &str) -> Command {
    let (url, password) = without_password(url);
    let mut command = Command::new(tool);
    command.arg("--dbname").arg(url);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command
}

/// The address, and the password that stood in it (RFC 3986: `user:password@host`).
fn without_password(url: &str) -> (String, Option<String>) {
    let parts = url.split_once("://").and_then(|(scheme, rest)| {
        let (user, place) = rest.split_once('@')?;
        let (user, password) = user.split_once(':')?;
        Some((format!("{scheme}://{user}@{place}"), decoded(password)))
    });
    match parts {
        Some((url, password)) => (url, Some(password)),
        None => (url.to_owned(), None),
    }
}

/// Without the percent signs of an address.
fn decoded(text: &str) -> String {
    let pairs: Result<Vec<(String, String)>, _> =
        serde_urlencoded::from_str(&format!("p={}", text.replace('+', "%2B")));
    let first = pairs.ok().and_then(|pairs| pairs.into_iter().next());
    first.map_or_else(|| text.to_owned(), |(_, text)| text)
}

async fn run(mut command: Command, tool: &str) -> Result<(), BackupError> {
    let output = command.stdin(Stdio::null()).output().await;
    let output = output.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => BackupError::refused(format!(
            "{tool} is not installed: on Debian it is in the package postgresql-client"
        )),
        _ => BackupError::refused(format!("{tool} cannot be run: {error}")),
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(BackupError::refused(format!("{tool} failed: {}", said.trim())))
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_is_taken_out_of_the_address() {
        for (url, without, password) in [
            (
                "postgres://me:a%40b+c@host/name",
                "postgres://me@host/name",
                Some("a@b+c"),
            ),
            ("postgres://me@host/name", "postgres://me@host/name", None),
            ("postgres://host/name", "postgres://host/name", None),
        ] {
            assert_eq!(
                without_password(url),
                (without.to_owned(), password.map(str::to_owned))
            );
        }
    }
}
