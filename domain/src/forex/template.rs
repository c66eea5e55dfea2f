//! Texts that officers keep for what they write again and again, with fields in braces that are filled in for each case.

use strum::IntoEnumIterator;

use crate::codes::codes;

codes! {
    /// What a template is for.
    TemplateUse {
        /// An item of a supplement request.
        Supplement,
        /// The text of a refusal.
        Refusal,
    }
}

codes! {
    /// What stands in braces in a template.
    TemplateField {
        /// The applicant's name.
        Name,
        /// The case's reference.
        Reference,
        /// The branch that was chosen.
        Branch,
        /// The day on which the template is used.
        Today,
        /// How many working days the applicant has for a supplement.
        Days,
    }
}

impl TemplateField {
    /// How it is written, in Chinese and in English. Both are understood in every template.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Name => ["姓名", "name"],
            Self::Reference => ["编号", "reference"],
            Self::Branch => ["网点", "branch"],
            Self::Today => ["今天", "today"],
            Self::Days => ["补正天数", "days"],
        }
    }

    /// Whether it has a meaning in such a template.
    pub fn fits(self, used_for: TemplateUse) -> bool {
        self != Self::Days || used_for == TemplateUse::Supplement
    }

    fn named(name: &str) -> Option<Self> {
        Self::iter().find(|field| field.names().contains(&name))
    }
}

/// What in a template cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// No such field, or none that fits.
    #[error("no field is called {0}")]
    Unknown(String),
    /// A brace without its counterpart.
    #[error("a brace stands alone")]
    LoneBrace,
}

/// Fills the fields of a template; `say` gives the text of one. Full-width braces are read as plain ones.
///
/// # Errors
/// [`TemplateFault`]: the first in the text.
pub fn fill(
    template: &str,
    used_for: TemplateUse,
    mut say: impl FnMut(TemplateField) -> String,
) -> Result<String, TemplateFault> {
    let template = template.replace('｛', "{").replace('｝', "}");
    let mut filled = String::new();
    let mut rest = template.as_str();
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').ok_or(TemplateFault::LoneBrace)?;
        let field = TemplateField::named(name.trim()).filter(|field| field.fits(used_for));
        let field = field.ok_or_else(|| TemplateFault::Unknown(name.trim().to_owned()))?;
        push_plain(&mut filled, before)?;
        filled.push_str(&say(field));
        rest = after;
    }
    push_plain(&mut filled, rest)?;
    Ok(filled)
}

fn push_plain(filled: &mut String, text: &str) -> Result<(), TemplateFault> {
    if text.contains('}') {
        return Err(TemplateFault::LoneBrace);
    }
    filled.push_str(text);
    Ok(())
}
