//! One thing to know before going on.

use leptos::prelude::*;

use super::Icon;

/// What a notice or a tag is about. Colour never speaks alone: each has its own shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A fact.
    Info,
    /// Done.
    Ok,
    /// The reader must do something.
    Warn,
    /// Went wrong, or was refused.
    Bad,
    /// Not begun.
    Todo,
    /// Over, and nothing to do.
    Mute,
}

impl Tone {
    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Todo => "todo",
            Self::Mute => "",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Info | Self::Todo | Self::Mute => "info",
            Self::Ok => "check",
            Self::Warn | Self::Bad => "alert",
        }
    }
}

/// A notice with a heading and text below it.
#[component]
pub fn Notice(
    /// What it is about.
    tone: Tone,
    /// Its heading.
    #[prop(into)]
    heading: String,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("notice {}", tone.class())>
            <Icon name=tone.icon()/>
            <div><h2>{heading}</h2>{children()}</div>
        </div>
    }
}
