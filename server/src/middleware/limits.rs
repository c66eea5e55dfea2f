//! Limits for each client address: wide for reading, narrow where passwords and codes are tried.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use app::failure::Failure;
use axum::http::Method;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::client::counted_as;

/// Requests a second that one address may send for long, and at once.
const WIDE: (u32, u32) = (50, 500);
/// Tries a minute, and at once.
const NARROW: (u32, u32) = (20, 30);

/// Where passwords, codes and invitations are tried.
const TRIED: [&str; 6] = [
    "/sign-in",
    "/register",
    "/recover",
    "/invitation",
    "/step-up",
    "/account",
];

/// Counts requests of each address; a node counts for itself.
pub struct Limits {
    wide: DefaultKeyedRateLimiter<IpAddr>,
    narrow: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
}

impl Default for Limits {
    fn default() -> Self {
        let number = |count: u32| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        let wide = Quota::per_second(number(WIDE.0)).allow_burst(number(WIDE.1));
        let narrow = Quota::per_minute(number(NARROW.0)).allow_burst(number(NARROW.1));
        Self {
            wide: RateLimiter::keyed(wide),
            narrow: RateLimiter::keyed(narrow),
            clock: DefaultClock::default(),
        }
    }
}

impl Limits {
    /// Counts a request.
    ///
    /// # Errors
    /// [`Failure::TooMany`] with the seconds to wait.
    pub fn count(&self, address: IpAddr, method: &Method, path: &str) -> Result<(), Failure> {
        let address = counted_as(address);
        self.check(&self.wide, address)?;
        if method.is_safe() || !TRIED.iter().any(|tried| path.starts_with(tried)) {
            return Ok(());
        }
        self.check(&self.narrow, address)
    }

    fn check(&self, limiter: &DefaultKeyedRateLimiter<IpAddr>, address: IpAddr) -> Result<(), Failure> {
        limiter.check_key(&address).map_err(|refused| {
            let wait = refused.wait_time_from(self.clock.now()) + Duration::from_millis(999);
            Failure::TooMany {
                seconds: u32::try_from(wait.as_secs()).unwrap_or(u32::MAX),
            }
        })
    }

    /// Forgets addresses that have been quiet.
    pub fn forget_quiet(&self) {
        self.wide.retain_recent();
        self.narrow.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_are_limited_sooner_than_reading() {
        let limits = Limits::default();
        let address = "192.0.2.7".parse().unwrap();
        for _ in 0..NARROW.1 {
            assert_eq!(limits.count(address, &Method::POST, "/sign-in"), Ok(()));
        }
        let refused = limits.count(address, &Method::POST, "/sign-in");
        assert!(
            matches!(refused, Err(Failure::TooMany { seconds: 1..=60 })),
            "{refused:?}"
        );
        assert_eq!(limits.count(address, &Method::GET, "/sign-in"), Ok(()));
        assert_eq!(
            limits.count("192.0.2.8".parse().unwrap(), &Method::POST, "/sign-in"),
            Ok(())
        );
    }
}
