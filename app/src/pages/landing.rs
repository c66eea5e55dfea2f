//! The first page: what can be done here today, where a case is, and how a receipt is checked. It asks no database.

use std::sync::{Arc, PoisonError, RwLock};

use axum::body::{Bytes, to_bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::identity::Language;
use domain::rules::{RuleCode, RuleSet};
use leptos::prelude::*;

use crate::components::{FormField, HelpCard, Icon};
use time::Date;

use crate::door::{Door, Who, get};
use crate::shell::Page;
use crate::visit::{Look, Visit};
use crate::words::{Words, args};

/// Depth lines of a sea chart, the background of the head.
const SOUNDINGS: &str = "\
    M360 250C362 255 364 263 362 268C359 273 350 278 344 280C337 283 328 284 321 284C314 283 307 280 301 278\
    C295 276 291 275 285 272C279 270 269 269 265 266C260 262 258 255 258 250C257 245 261 239 264 234\
    C267 229 272 224 278 221C284 218 292 217 299 217C307 216 314 216 320 218C327 219 333 222 337 225\
    C342 228 343 233 347 237C351 241 357 245 360 250Z\
    M403 246C407 255 409 269 404 278C399 287 385 295 373 300C361 305 345 307 332 306C320 305 308 299 297 295\
    C287 292 280 289 269 286C258 283 239 281 231 274C222 268 217 256 217 246C217 236 222 225 229 217\
    C236 208 246 200 257 195C268 191 282 190 295 189C307 188 320 186 331 188C343 190 355 195 363 201\
    C372 206 375 215 381 222C388 230 399 237 403 246Z\
    M447 242C451 255 453 274 445 287C438 300 418 312 401 319C384 326 361 330 343 329C326 327 309 317 294 312\
    C279 307 268 305 252 300C236 295 209 293 196 284C183 274 175 256 175 242C174 228 183 211 193 199\
    C204 187 220 176 236 170C253 164 273 164 291 163C308 161 326 158 342 160C359 162 377 167 390 175\
    C403 183 408 196 417 207C427 218 442 229 447 242Z\
    M491 238C496 256 495 279 485 296C474 312 450 328 429 337C407 346 378 352 355 351C332 350 310 336 290 330\
    C270 323 256 320 235 314C213 308 178 305 161 293C144 280 133 256 132 238C132 220 143 197 157 182\
    C171 166 195 153 217 146C239 139 265 141 287 138C310 136 331 130 353 131C375 133 401 139 418 149\
    C435 159 444 176 456 190C469 205 486 220 491 238Z\
    M537 234C541 256 536 283 522 303C508 323 481 342 455 354C429 365 394 374 366 373C338 372 311 355 286 348\
    C261 340 244 336 217 329C190 321 147 318 126 302C105 286 90 257 89 234C88 211 102 182 120 164\
    C138 145 171 131 198 122C226 114 257 119 284 115C312 112 336 102 363 103C390 104 424 110 447 122\
    C469 133 483 154 498 173C513 192 533 212 537 234Z\
    M583 230C585 256 574 287 557 310C540 334 509 355 479 369C449 383 410 395 377 395C344 394 311 375 282 367\
    C252 359 230 354 198 345C166 336 116 330 91 311C66 292 49 258 47 230C46 202 61 168 83 146\
    C105 124 147 108 180 99C214 91 249 97 282 93C314 89 342 76 374 76C406 76 448 80 476 93\
    C504 107 524 132 541 155C559 178 580 204 583 230Z\
    M630 226C630 256 611 290 589 317C568 343 535 366 502 383C468 400 426 416 388 417C351 417 312 397 277 388\
    C242 379 214 373 177 362C140 351 84 343 56 320C27 298 8 258 6 226C5 194 20 153 46 128C72 103 124 86 163 77\
    C202 67 242 77 279 72C316 67 347 49 385 48C422 47 473 50 507 65C540 79 567 109 588 136\
    C608 163 629 196 630 226Z";

/// The door of this room.
pub fn doors() -> Vec<Door> {
    let rendered = Arc::new(Rendered::default());
    vec![get("/", Who::Anyone, move |visit: Visit| {
        show(Arc::clone(&rendered), visit)
    })]
}

/// The page as strangers see it, which is the same for all of one language and look until the day is over.
#[derive(Default)]
struct Rendered(RwLock<Vec<(Key, Bytes)>>);

type Key = (Date, Language, Look);

impl Rendered {
    fn find(&self, key: Key) -> Option<Bytes> {
        let pages = self.0.read().unwrap_or_else(PoisonError::into_inner);
        pages
            .iter()
            .find(|(own, _)| *own == key)
            .map(|(_, html)| html.clone())
    }

    fn keep(&self, key: Key, html: Bytes) {
        let mut pages = self.0.write().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|((day, ..), _)| *day == key.0);
        pages.push((key, html));
    }
}

/// `GET /`.
async fn show(rendered: Arc<Rendered>, visit: Visit) -> Response {
    if visit.who.is_some() {
        return page(&visit);
    }
    let key = (visit.today(), visit.words.language, visit.look);
    if let Some(html) = rendered.find(key) {
        return ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
    }
    let (parts, body) = page(&visit).into_parts();
    // A rendered page is in memory already: reading it does not fail.
    let html = to_bytes(body, usize::MAX).await.unwrap_or_default();
    rendered.keep(key, html.clone());
    Response::from_parts(parts, html.into())
}

fn page(visit: &Visit) -> Response {
    let words = visit.words;
    Page::new(words.say("landing-title")).wide_top().render(visit, || {
        view! {
            {hero(words)}
            <div class="under"><div class="wrap">
                <div class="journeys">{forex(visit)}{follow(words)}{verify(words)}</div>
            </div></div>
            <div class="wrap stack-l mt-l"><div class="split">{needs(words)}<HelpCard words=words/></div></div>
        }
    })
}

/// Three rivers that flow into one window.
fn hero(words: Words) -> impl IntoView {
    view! {
        <div class="hero"><div class="wrap">
            <svg class="soundings" viewBox="0 0 600 520" aria-hidden="true"><path d=SOUNDINGS></path></svg>
            <svg class="rivers" viewBox="0 0 1200 400" preserveAspectRatio="none" aria-hidden="true">
                <path d="M1000 -60V400" stroke="#e8875f"></path>
                <path d="M992 -60V190C992 300 600 250 600 400" stroke="#d9a441"></path>
                <path d="M984 -60V170C984 320 200 230 200 400" stroke="#7fb5a6"></path>
            </svg>
            <h1>{words.say("landing-heading")}<br/>{words.say("landing-heading-end")}</h1>
            <p class="lede">{words.say("landing-lede")}</p>
            <div class="sill"></div>
        </div></div>
    }
}

fn forex(visit: &Visit) -> impl IntoView + use<> {
    let words = visit.words;
    let rules = RuleSet::on(visit.today());
    let days = rules
        .get(RuleCode::ForexAnswer)
        .map_or(0, domain::rules::Rule::count);
    view! {
        <section class="journey">
            <h2><Icon name="forex"/>{words.say("forex-title")}</h2>
            <p>{words.say("landing-forex")}</p>
            <ul class="bullets small dim">
                <li>{words.say("forex-time")}</li>
                <li>{words.say_with("landing-forex-answer", &args([("days", days.into())]))}</li>
                <li>{words.say("landing-forex-needs")}</li>
            </ul>
            <div class="actions">
                <a class="btn" href="/forex">{words.say("forex-apply-start")}</a>
                <a class="btn text" href="/forex/check">{words.say("forex-check-start")}</a>
            </div>
        </section>
    }
}

fn follow(words: Words) -> impl IntoView {
    view! {
        <section class="journey">
            <h2><Icon name="clock"/>{words.say("landing-follow")}</h2>
            <p>{words.say("landing-follow-text")}</p>
            <ul class="bullets small dim">
                <li>{words.say("landing-follow-steps")}</li>
                <li>{words.say("landing-follow-dates")}</li>
                <li>{words.say("landing-follow-messages")}</li>
            </ul>
            <div class="actions"><a class="btn second" href="/cases">{words.say("nav-cases")}</a></div>
        </section>
    }
}

fn verify(words: Words) -> impl IntoView {
    view! {
        <section class="journey">
            <h2><Icon name="shield"/>{words.say("verify-title")}</h2>
            <p>{words.say("landing-verify-text")}</p>
            <form action="/verify" method="get" class="stack" novalidate>
                <FormField words=words name="code" page="verify" width="w16 num"/>
                <button class="btn second"><Icon name="search"/>{words.say("verify-check")}</button>
            </form>
        </section>
    }
}

fn needs(words: Words) -> impl IntoView {
    let needs = [
        "forex-need-identity",
        "forex-need-shop",
        "forex-need-card",
        "forex-need-orders",
        "forex-need-licence",
    ];
    view! {
        <section class="card stack" aria-labelledby="needs">
            <h2 id="needs">{words.say("forex-needs")}</h2>
            <ul class="bullets">{needs.map(|key| view! { <li>{words.say(key)}</li> }).collect_view()}</ul>
            <p><a href="/help">{words.say("landing-help")}</a></p>
        </section>
    }
}
