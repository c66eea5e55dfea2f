//! The same bytes from axum alone.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

/// Serves until it is killed.
pub(crate) async fn serve(address: SocketAddr, pages: &[PathBuf]) {
    let router = pages.iter().fold(Router::new(), |router, page| {
        let name = page.file_name().and_then(|name| name.to_str()).expect("a name");
        let bytes = Bytes::from(std::fs::read(page).expect("a page"));
        let answer = async move || ([(CONTENT_TYPE, "text/html; charset=utf-8")], bytes.clone());
        router.route(&format!("/{name}"), get(answer))
    });
    let listener = TcpListener::bind(address).await.expect("an address that is free");
    let listener = listener.tap_io(|stream| stream.set_nodelay(true).expect("a socket"));
    println!("serves");
    axum::serve(listener, router).await.expect("to serve");
}
