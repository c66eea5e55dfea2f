//! The forms with which a firm and its members are looked after, as pages of questions.

use super::INVITED;
use super::facts::NAME_CHARS_MAX;
use crate::casework::{Answers, Field, Kind, Page, Problem};
use crate::identifier::Uscc;
use crate::identity::{OrganisationKind, Role};

/// Registering a firm; `asks_name` while nothing says what its registrant is called.
pub fn register(asks_name: bool) -> Page {
    let mut fields = vec![
        Field::always("uscc", Kind::Uscc),
        Field::always("licence_name", Kind::line(NAME_CHARS_MAX)),
        Field::optional("name_en", Kind::line(NAME_CHARS_MAX)),
    ];
    fields.extend(asks_name.then(own_name));
    Page::of("firm_register", fields)
}

/// Why a firm with this credit code is not registered: only firms and sole traders trade.
pub fn no_trader(answers: &Answers) -> Option<Problem> {
    let uscc = Uscc::parse(answers.text("uscc")).ok()?;
    let trades = uscc.is_firm() || uscc.is_sole_trader();
    (!trades).then(|| Problem::new("uscc", "no_trader"))
}

/// Inviting somebody.
pub fn invite() -> Page {
    let roles = Kind::some_of(&INVITED.map(<&str>::from));
    Page::of(
        "firm_invite",
        vec![
            Field::always("email", Kind::Email).personal(),
            Field::always("roles", roles),
            Field::always("language", Kind::one_of(&["zh", "en"])),
        ],
    )
}

/// What a member does.
pub fn roles() -> Page {
    let all: Vec<&str> = OrganisationKind::Firm.roles().iter().map(Into::into).collect();
    Page::of("firm_roles", vec![Field::always("roles", Kind::some_of(&all))])
}

/// Joining with the account that somebody has; `asks_name` while nothing says what they are called.
pub fn join(asks_name: bool) -> Page {
    Page::of("firm_join", asks_name.then(own_name).into_iter().collect())
}

/// The roles that were chosen in a form; unknown ones are none.
pub fn chosen(answers: &Answers) -> Vec<Role> {
    answers
        .choices("roles")
        .filter_map(|role| role.parse().ok())
        .collect()
}

fn own_name() -> Field {
    Field::always("own_name", Kind::PersonName).personal()
}
