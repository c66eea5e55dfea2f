//! A whole database, for what works on whole databases.

use super::{execute, execute_at_the_end, server, unique_name};

/// An empty database of its own on the `PostgreSQL` of the tests; dropped with everything in it.
pub struct EmptyPostgres {
    server: String,
    name: String,
}

impl EmptyPostgres {
    /// `None` where `PostgreSQL` is left out on purpose.
    ///
    /// # Panics
    /// The server does not answer, or gives no right to create databases.
    pub async fn new() -> Option<Self> {
        let (server, name) = (server()?, unique_name());
        // A killed run may have left one under the same name.
        execute(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        execute(
            &server,
            &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"),
        )
        .await;
        Some(Self { server, name })
    }

    /// Its address.
    pub fn url(&self) -> String {
        let (place, query) = match self.server.split_once('?') {
            Some((place, query)) => (place, format!("?{query}")),
            None => (self.server.as_str(), String::new()),
        };
        let host = place.rsplit_once('/').map_or(place, |(host, _)| host);
        format!("{host}/{}{query}", self.name)
    }
}

impl Drop for EmptyPostgres {
    fn drop(&mut self) {
        execute_at_the_end(&self.server, format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}
