//! The server's parts, one module for each concern; the binary only puts them together.

pub mod upload;
