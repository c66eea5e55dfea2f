//! Reads of a page what a visitor would see of its form, from the HTML as the server writes it.

use crate::Answer;

/// The HTML of a page.
pub(crate) struct Markup(String);

impl Markup {
    pub(crate) fn of(answer: &Answer) -> Self {
        // Islands leave empty comments between pieces of text.
        Self(answer.body.replace("<!>", ""))
    }

    pub(crate) fn title(&self) -> String {
        between(&self.0, "<title>", "</title>")
            .map(unescaped)
            .unwrap_or_default()
    }

    /// The summary of what is wrong: (anchor, sentence).
    pub(crate) fn summary(&self) -> Vec<(String, String)> {
        let Some(list) = between(&self.0, " class=\"errsum\"", "</ul>") else {
            return Vec::new();
        };
        let links = list.split("<a href=\"#").skip(1);
        let read = |link: &str| {
            let (anchor, rest) = link.split_once("\">").expect("an address");
            let (sentence, _) = rest.split_once("</a>").expect("the end of a link");
            (anchor.to_owned(), unescaped(sentence))
        };
        links.map(read).collect()
    }

    /// The sentences of what is wrong that stand at fields.
    pub(crate) fn at_fields(&self) -> Vec<String> {
        let lines = self.0.split(" class=\"err\"").skip(1);
        lines.filter_map(sentence_in).collect()
    }

    /// The sentence that stands at this very field.
    pub(crate) fn at_field(&self, id: &str) -> Option<String> {
        let (_, line) = self.0.split_once(&format!("id=\"{id}-error\""))?;
        sentence_in(line)
    }

    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.0.contains(&format!(" id=\"{id}\""))
    }

    /// Whether the controls of this name show this text: typed, chosen or ticked. Codes and passwords never do.
    pub(crate) fn holds(&self, name: &str, text: &str) -> bool {
        self.controls(name)
            .any(|(tag, behind)| match attribute(tag, "type") {
                _ if tag.starts_with("<textarea") => {
                    between(behind, "", "</textarea>").map(unescaped).as_deref() == Some(text)
                }
                _ if tag.starts_with("<select") => {
                    between(behind, "", "</select>").is_some_and(|options| chosen(options) == text)
                }
                Some(kind) if kind == "radio" || kind == "checkbox" => {
                    tag.contains(" checked") && attribute(tag, "value").as_deref() == Some(text)
                }
                _ => attribute(tag, "value").as_deref() == Some(text),
            })
    }

    /// Each control of this name: its tag, and everything behind it.
    fn controls<'a>(&'a self, name: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mark = format!(" name=\"{name}\"");
        let places: Vec<usize> = self.0.match_indices(&mark).map(|(place, _)| place).collect();
        places.into_iter().map(|place| {
            let begin = self.0[..place].rfind('<').expect("the begin of a tag");
            let end = place + self.0[place..].find('>').expect("the end of a tag");
            (&self.0[begin..end], &self.0[end + 1..])
        })
    }
}

/// What a place for errors says, without the link to the rule behind it.
fn sentence_in(line: &str) -> Option<String> {
    let said = between(line, "<span>", "</span>")?;
    let sentence = said.split_once(" <a ").map_or(said, |(sentence, _)| sentence);
    Some(unescaped(sentence))
}

/// The value of the option that is chosen.
fn chosen(options: &str) -> String {
    let mut tags = options.split("<option").skip(1);
    let of_chosen = |option: &str| {
        let (tag, _) = option.split_once('>')?;
        tag.contains(" selected").then(|| attribute(tag, "value"))?
    };
    tags.find_map(of_chosen).unwrap_or_default()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    between(tag, &format!(" {name}=\""), "\"").map(unescaped)
}

fn between<'a>(text: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(begin)?;
    rest.split_once(end).map(|(own, _)| own)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
