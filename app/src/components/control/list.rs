//! A repeatable list of items; adding and removing are buttons of the form.

use domain::casework::{Field, item_field};
use leptos::prelude::*;

use super::{Sheet, one_field};
use crate::components::Icon;
use crate::components::sentence::anchor;
use crate::words::args;

pub(super) fn list(sheet: &Sheet, name: &str, fields: &[Field], max: usize) -> AnyView {
    let words = sheet.words;
    let count = (sheet.answers.list_len(name) + usize::from(sheet.add)).clamp(1, max);
    let item = |index: usize| {
        let answers = sheet.answers.item(name, index);
        let number = args([("number", (index + 1).into())]);
        let own = fields
            .iter()
            .map(|field| one_field(sheet, field, &item_field(name, index, &field.name), &answers));
        let remove = (count > 1).then(|| {
            view! {
                <button class="btn text slim" name="do" value=format!("remove-{index}")>
                    {words.say_with(&format!("list-{name}-remove"), &number)}
                </button>
            }
        });
        view! {
            <fieldset class="card mt" id=format!("{name}-{index}")>
                <legend class="legend">{words.say_with(&format!("list-{name}-item"), &number)}</legend>
                <div class="fields">{own.collect_view()}{remove}</div>
            </fieldset>
        }
    };
    let problem = sheet.problem(name).map(|sentence| {
        view! { <p class="err"><Icon name="alert"/><span>{sentence}</span></p> }
    });
    let add = (count < max).then(|| {
        view! { <p class="mt"><button class="btn second" name="do" value="add">{words.say(&format!("list-{name}-add"))}</button></p> }
    });
    view! { <div class="field" id=anchor(name)>{problem}{(0..count).map(item).collect_view()}{add}</div> }
        .into_any()
}
