//! Opening the account: the maker's form about visit and number, and what the second officer compares.

use axum::extract::State;
use axum::response::Response;
use domain::casework::Problem;
use domain::money::Currency;
use leptos::prelude::*;
use store::forex::desk::{self, NUMBER_TAKEN, Opened, Opening, OpeningForm};
use store::forex::{self, Branch};

use super::check::verdict;
use super::panel::{hands, sent_back};
use super::parts::{InCase, Typed, back_to, case_path, form_head, onward, sent, version};
use super::propose::error_line;
use super::queue::branch_name;
use super::review::{self, Desk};
use super::{address, fresh, late};
use crate::components::control::choice_words;
use crate::components::{FormField, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The maker's form, once a fresh factor was given; before that the way to give one, so that nothing typed is lost.
pub(super) fn form(desk: &Desk<'_>) -> AnyView {
    let (words, review, typed) = (desk.words(), &desk.review, &desk.typed);
    let is_fresh = desk
        .visit
        .signed_in()
        .is_ok_and(|who| who.is_stepped_up(desk.visit.now));
    if !is_fresh {
        let back = address::along(&case_path(review.case), desk.list.as_ref());
        let path = format!("/step-up?back={}", address::within_query(&back));
        return view! {
            <section class="panel" id="panel" aria-labelledby="panel-heading">
                <h2 id="panel-heading">{words.say("desk-opening")}</h2>
                {hands(desk)}
                {sent_back(desk)}
                <p>{words.say("desk-opening-step-up")}</p>
                <p><a class="btn" href=path>{words.say("desk-step-up")}</a></p>
            </section>
        }
        .into_any();
    }
    view! {
        <form class="panel" id="panel" action=desk.path("opening") method="post" novalidate aria-labelledby="panel-heading">
            <h2 id="panel-heading">{words.say("desk-opening")}</h2>
            {hands(desk)}
            {sent_back(desk)}
            {form_head(desk)}
            <FormField words=words name="visited_on" page="desk" width="w16" text=typed.text("visited_on") error=typed.problem("visited_on")/>
            {branches(desk)}
            <FormField words=words name="number" page="desk" text=typed.text("number") error=typed.problem("number")/>
            <FormField words=words name="number_again" page="desk" text=typed.text("number_again") error=typed.problem("number_again")/>
            {currencies(desk)}
            <button class="btn" accesskey="d">{words.say("desk-propose")}</button>
            <p class="small dim">{words.say("desk-opening-text")}</p>
        </form>
    }
    .into_any()
}

fn branches(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, typed) = (desk.words(), &desk.typed);
    let typed_code = typed.text("branch");
    let applied = desk
        .review
        .branch
        .as_ref()
        .map(|branch| branch.code.clone())
        .unwrap_or_default();
    let chosen = if typed_code.is_empty() {
        applied
    } else {
        typed_code
    };
    let option = |branch: &Branch| {
        let is_chosen = branch.code == chosen;
        view! { <option value=branch.code.clone() selected=is_chosen>{branch_name(words, branch)}</option> }
    };
    let options = desk.branches.iter().map(option).collect_view();
    let problem = typed.problem("branch");
    let class = if problem.is_some() { "field wrong" } else { "field" };
    let invalid = problem.is_some().then_some("true");
    view! {
        <div class=class>
            <label class="label" for="branch">{words.say("field-desk-branch")}</label>
            {problem.map(error_line)}
            <select class="input" id="branch" name="branch" aria-invalid=invalid>
                <option value="">{words.say("choose")}</option>{options}
            </select>
        </div>
    }
}

fn currencies(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, typed) = (desk.words(), &desk.typed);
    let chosen: Vec<String> = if typed.form.has("version") {
        typed.form.all("currencies").map(str::to_owned).collect()
    } else {
        let account = desk.review.answers.get("account");
        account
            .map(|account| account.choices("currencies").map(str::to_owned).collect())
            .unwrap_or_default()
    };
    let choice = |(index, currency): (usize, Currency)| {
        let id = if index == 0 {
            "currencies".to_owned()
        } else {
            format!("currencies-{index}")
        };
        let code = currency.to_string();
        let checked = chosen.contains(&code);
        let text = choice_words(words, "currencies", &code);
        view! {
            <label class="choice plain"><input type="checkbox" id=id name="currencies" value=code checked=checked/><b>{text}</b></label>
        }
    };
    let offered = Currency::all().filter(|currency| *currency != Currency::Cny);
    let choices = offered.enumerate().map(choice).collect_view();
    let error = typed.problem("currencies").map(error_line);
    view! {
        <fieldset class="choices">
            <legend class="label">{words.say("field-desk-currencies")}</legend>{error}{choices}
        </fieldset>
    }
}

/// The second officer's form: what was recorded, whole, to be compared with the bank's own system.
pub(super) fn check_form(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review) = (desk.words(), &desk.review);
    let facts = review.opening.as_ref().map(|opening| {
        let currencies = opening.currencies.iter().map(|code| choice_words(words, "currencies", code));
        let currencies = currencies.collect::<Vec<_>>().join(&words.say("list-separator"));
        let branch = opening.branch.as_ref().map(|branch| branch_name(words, branch));
        view! {
            <dl class="sum tight">
                <div><dt>{words.say("field-desk-visited_on")}</dt><dd>{day::long(words, opening.visited_on)}</dd></div>
                <div><dt>{words.say("field-desk-branch")}</dt><dd>{branch}</dd></div>
                <div><dt>{words.say("field-desk-number")}</dt><dd><span class="num">{in_fours(&opening.number)}</span></dd></div>
                <div><dt>{words.say("field-desk-currencies")}</dt><dd>{currencies}</dd></div>
            </dl>
        }
    });
    view! {
        <form class="panel" id="panel" action=desk.path("opening/decide") method="post" novalidate aria-labelledby="panel-heading">
            <h2 id="panel-heading">{words.say("desk-opening-check")}</h2>
            {hands(desk)}
            {facts}
            {form_head(desk)}
            {verdict(words, &desk.typed)}
            <button class="btn" accesskey="d">{words.say("desk-check-send")}</button>
            <p class="small dim">{words.say("desk-check-text")}</p>
        </form>
    }
}

/// A long number in groups of four, which eyes can compare.
fn in_fours(number: &str) -> String {
    let digits: Vec<char> = number.chars().collect();
    digits
        .chunks(4)
        .map(|four| four.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

fn sentence(words: Words, problem: &Problem) -> (String, String) {
    let max = problem
        .parameters
        .iter()
        .find(|(name, _)| *name == "max")
        .map(|(_, max)| max.clone());
    let facts = args([("max", max.unwrap_or_default().into())]);
    let key = format!("desk-problem-{}-{}", problem.field, problem.code);
    (problem.field.clone(), words.say_with(&key, &facts).into_owned())
}

/// `POST /desk/cases/{case}/opening`: asks for a fresh factor.
pub(super) async fn record(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    if let Some(ask) = fresh::ask(&site, &visit, &back_to(&visit, case), &form).await? {
        return Ok(ask);
    }
    let bank = visit.actor()?.duty.as_ref().map(|duty| duty.organisation);
    let branches = forex::branches(&site.store).await?;
    let own: Vec<Branch> = branches
        .iter()
        .filter(|branch| Some(branch.bank) == bank)
        .cloned()
        .collect();
    let typed = OpeningForm {
        visited_on: form.text("visited_on").to_owned(),
        branch: form.text("branch").to_owned(),
        number: form.text("number").to_owned(),
        number_again: form.text("number_again").to_owned(),
        currencies: form.all("currencies").map(str::to_owned).collect(),
    };
    let words = visit.words;
    let problems = match Opening::parse(&typed, &own, visit.today()) {
        Ok(opening) => {
            let (actor, seen) = (visit.actor()?, version(&form)?);
            let onward = onward(&visit, case).await?;
            match desk::record_opening(&site.store, actor, case, seen, &opening, sent(&form)?).await {
                Ok(Opened::Done) => return Ok(see_other(&onward)),
                Ok(Opened::NumberTaken) => vec![Problem::new("number", NUMBER_TAKEN)],
                Err(error) => return late::answer(&site, &visit, case, form, error).await,
            }
        }
        Err(problems) => problems,
    };
    let problems = problems.iter().map(|problem| sentence(words, problem)).collect();
    review::page(&site, &visit, case, Typed::wrong(form, problems)).await
}
