//! Reading a contact: with an `@` an e-mail address, otherwise a mobile number.

use domain::identifier::Fault;
use store::identity::{Contact, ContactFault, ContactKind};

use crate::visit::Visit;
use crate::words::{Words, args};

/// Reads a contact to which something is sent, or says what is wrong with it.
pub(super) fn read_contact(visit: &Visit, typed: &str) -> Result<Contact, String> {
    let words = visit.words;
    if typed.is_empty() {
        return Err(words.say("problem-contact-missing").into_owned());
    }
    match Contact::parse(typed) {
        Ok(contact) if contact.kind() == ContactKind::Mobile && !visit.site.store.sends_sms() => {
            Err(words.say("problem-contact-no_sms").into_owned())
        }
        Ok(contact) => Ok(contact),
        Err(ContactFault { is_email, fault }) => Err(sentence(words, is_email, fault)),
    }
}

fn sentence(words: Words, is_email: bool, fault: Fault) -> String {
    let kind = if is_email { "email" } else { "mobile" };
    let mut arguments = args([("label", words.say("contact-label").into_owned().into())]);
    let code = match fault {
        Fault {
            character: Some(character),
            ..
        } => {
            arguments.set("character", character.to_string());
            "character"
        }
        Fault {
            expected: Some(expected),
            found: Some(found),
            ..
        } => {
            arguments.set("expected", expected);
            arguments.set("found", found);
            if found < expected { "short" } else { "long" }
        }
        _ => "shape",
    };
    let keys = [
        format!("problem-contact-{kind}-{code}"),
        format!("problem-{kind}-{code}"),
        format!("problem-{code}"),
    ];
    let found = keys.iter().find_map(|key| words.find(key, Some(&arguments)));
    found
        .unwrap_or_else(|| words.say("problem-contact-missing"))
        .into_owned()
}
