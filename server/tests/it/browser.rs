//! Somebody's browser: keeps cookies, says where its requests come from.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use domain::identity::Language;
use tower::ServiceExt;

/// A browser that talks to the site.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    language: &'static str,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// Where a redirect leads.
    pub(crate) fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |place| place.to_str().unwrap())
    }
}

impl Browser {
    pub(crate) fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            language: "zh-CN",
        }
    }

    /// The same in English.
    pub(crate) fn in_english(mut self) -> Self {
        self.language = "en";
        self
    }

    /// Chooses a language, as the button in the head of every page does for a browser.
    pub(crate) fn choose(&mut self, language: Language) {
        self.cookies.insert("lang".to_owned(), language.to_string());
    }

    /// A request as a person's click makes it.
    pub(crate) fn request(&self, method: &Method, path: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, text)| format!("{name}={text}"))
            .collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT_LANGUAGE, self.language)
            .header(header::COOKIE, cookies.join("; "));
        if method.is_safe() {
            return request;
        }
        let form = "application/x-www-form-urlencoded";
        request
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, form)
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        let request = self.request(&Method::GET, path).body(Body::empty()).unwrap();
        self.send(request).await
    }

    pub(crate) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(form).unwrap();
        let request = self.request(&Method::POST, path).body(Body::from(body)).unwrap();
        self.send(request).await
    }

    /// Sends any request, and takes what cookies come back.
    pub(crate) async fn send(&mut self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            let pair = line.to_str().unwrap().split(';').next().unwrap();
            let (name, text) = pair.split_once('=').unwrap();
            if text.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), text.to_owned());
            }
        }
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }
}
