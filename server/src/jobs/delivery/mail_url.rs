//! What `smtp_url` may say. A wrong word in it stops the start; later it would be found by letters that never arrive.

use std::net::IpAddr;

use http::Uri;

use super::refuse;
use crate::config::ConfigError;

/// Refuses an address of a mail server that cannot work, or over which a password would go openly. Nothing of the
/// address is repeated: it may hold the password.
pub(super) fn check(url: &str) -> Result<(), ConfigError> {
    let Ok(url) = url.parse::<Uri>() else {
        return refuse(
            "smtp_url is not an address such as smtps://user:password@host; \
             signs such as @ or / in user or password are written as %40 or %2F",
        );
    };
    let Some(host) = url.host().filter(|host| !host.is_empty()) else {
        return refuse("smtp_url names no mail server: write smtps://user:password@host");
    };
    let is_encrypted = match (url.scheme_str(), url.query()) {
        (Some("smtps"), None) | (Some("smtp"), Some("tls=required")) => true,
        (Some("smtp"), None | Some("tls=opportunistic")) => false,
        (Some("smtps"), Some(_)) => {
            return refuse(
                "smtps:// in smtp_url speaks TLS from the start: leave out what follows the question mark",
            );
        }
        (Some("smtp"), Some(_)) => {
            return refuse(
                "after its question mark smtp_url can say tls=required or tls=opportunistic, nothing else",
            );
        }
        _ => return refuse("smtp_url must begin with smtps:// or smtp://"),
    };
    let user = url
        .authority()
        .and_then(|authority| authority.as_str().rsplit_once('@'))
        .map(|(user, _)| user);
    match user {
        Some(user) if !user.contains(':') => {
            refuse("smtp_url has a user but no password: write user:password@host, or neither")
        }
        Some(_) if !is_encrypted && !is_this_machine(host) => refuse(
            "smtp_url would send its password openly: write smtps://…, or add ?tls=required for STARTTLS",
        ),
        _ => Ok(()),
    }
}

/// Whether what is sent to this host never leaves the machine.
pub(super) fn is_this_machine(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn each_way_of_writing_a_mail_server_that_cannot_work_is_told_apart() {
        for (url, word) in [
            ("mail.example", "must begin with"),
            ("https://mail.example", "must begin with"),
            ("smtps://a b@mail.example", "%40"),
            ("smtps://me:secret@mail.example?tls=required", "from the start"),
            ("smtp://me:secret@mail.example?tls=on", "tls=required"),
            ("smtp://mail.example?tls=required&port=25", "tls=required"),
            ("smtps://me@mail.example", "no password"),
            ("smtp://me:secret@mail.example", "openly"),
            ("smtp://me:secret@mail.example?tls=opportunistic", "openly"),
        ] {
            let said = check(url).expect_err(url).to_string();
            assert!(said.contains(word) && !said.contains("secret"), "{url}: {said}");
        }
        for url in [
            "smtps://me:secret@mail.example",
            "smtps://me:se%40cret@mail.example:4650",
            "smtp://me:secret@mail.example:587?tls=required",
            "smtp://mail.example:25",
            "smtp://mail.example?tls=opportunistic",
            "smtp://me:secret@127.0.0.1:2525",
            "smtp://me:secret@[::1]:2525",
        ] {
            assert!(check(url).is_ok(), "{url}");
        }
    }
}
