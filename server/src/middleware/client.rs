//! Where a request comes from.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::{Extensions, HeaderMap};

/// The other end of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// The client: the other end of the connection, or whom a configured proxy names.
///
/// Each proxy appends the address that it saw, so the list is read from its end and the first address that is no
/// proxy of ours counts; what stands before it anybody could have written.
pub(super) fn client(extensions: &Extensions, headers: &HeaderMap, proxies: &[IpAddr]) -> Option<IpAddr> {
    let Peer(peer) = *extensions.get()?;
    if !proxies.contains(&peer) {
        return Some(peer);
    }
    let lines = headers
        .get_all("x-forwarded-for")
        .iter()
        .rev()
        .filter_map(|line| line.to_str().ok());
    let mut named = lines
        .flat_map(|line| line.rsplit(','))
        .map(|part| part.trim().parse::<IpAddr>().ok());
    named
        .find(|address| address.is_none_or(|address| !proxies.contains(&address)))
        .flatten()
        .or(Some(peer))
}

/// Whom a limit counts as one: an address, or for IPv6 the network of 64 bits that one customer gets.
pub(super) fn counted_as(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) & !u128::from(u64::MAX)).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str]) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(Peer(peer.parse().unwrap()));
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let proxies = ["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        client(&extensions, &headers, &proxies).unwrap().to_string()
    }

    #[test]
    fn only_configured_proxies_are_believed() {
        for (peer, forwarded, expected) in [
            ("192.0.2.7", &["203.0.113.9"][..], "192.0.2.7"),
            ("10.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            ("10.0.0.1", &["1.1.1.1, 203.0.113.9, 10.0.0.2"], "203.0.113.9"),
            ("10.0.0.1", &["1.1.1.1", "203.0.113.9"], "203.0.113.9"),
            ("10.0.0.1", &["nonsense"], "10.0.0.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
        ] {
            assert_eq!(seen(peer, forwarded), expected, "{peer} {forwarded:?}");
        }
    }

    #[test]
    fn one_customer_of_ipv6_counts_as_one() {
        let counted = |text: &str| counted_as(text.parse().unwrap()).to_string();
        assert_eq!(counted("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(counted("::ffff:192.0.2.7"), "192.0.2.7");
    }
}
