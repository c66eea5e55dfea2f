//! Typed amounts.

use domain::money::{Currency, Money, MoneyFault};

use crate::vectors;

#[test]
fn every_example_is_read_exactly_or_refused() {
    let examples = &vectors::load().identifiers["money"];
    for good in &examples.valid {
        let money: Money = good.input.parse().unwrap();
        assert_eq!(Some(money.minor), good.minor, "{}", good.input);
    }
    for bad in &examples.invalid {
        assert!(bad.input.parse::<Money>().is_err(), "{}", bad.input);
    }
}

#[test]
fn a_refused_amount_says_why() {
    let usd = |typed| Money::parse(typed, Currency::Usd).unwrap_err();
    assert_eq!(usd("12.345"), MoneyFault::Decimals { max: 2 });
    assert_eq!(usd("0.00"), MoneyFault::Zero);
    assert_eq!(usd("100,000,000,000.01"), MoneyFault::TooLarge);
    assert_eq!(usd("99999999999999999999"), MoneyFault::TooLarge);
    for shape in [
        "", " ", "-1", "+1", "1e3", "12,34", ",123", "1234,567", "1,234,", ".5", "1.", "1.2.3", "1.x3", "壹",
    ] {
        assert_eq!(usd(shape), MoneyFault::Shape, "{shape}");
    }
    assert_eq!(
        Money::parse("1.5", Currency::Jpy),
        Err(MoneyFault::Decimals { max: 0 })
    );
    assert_eq!("5BTC".parse::<Money>(), Err(MoneyFault::Currency));
    assert_eq!("元".parse::<Money>(), Err(MoneyFault::Currency));
}

#[test]
fn the_largest_amount_is_still_read() {
    let largest = Money::parse("100,000,000,000", Currency::Cny).unwrap();
    assert_eq!(largest.minor, Money::MINOR_MAX);
}

#[test]
fn full_width_digits_are_read() {
    assert_eq!(
        Money::parse("１，２３４．５０", Currency::Eur).unwrap().minor,
        123_450
    );
}

#[test]
fn amounts_are_written_for_people_and_for_storing() {
    let written = |minor, currency| {
        let money = Money { minor, currency };
        (money.to_string(), money.plain())
    };
    let both = |people: &str, stored: &str| (people.to_owned(), stored.to_owned());
    assert_eq!(
        written(123_456_789, Currency::Usd),
        both("1,234,567.89 USD", "1234567.89")
    );
    assert_eq!(written(5, Currency::Cny), both("0.05 CNY", "0.05"));
    assert_eq!(written(1_000, Currency::Jpy), both("1,000 JPY", "1000"));
    assert_eq!(
        written(-100_000, Currency::Usd),
        both("-1,000.00 USD", "-1000.00")
    );
    assert_eq!(written(i64::MIN, Currency::Krw).1, "-9223372036854775808");
}

#[test]
fn fifteen_currencies_are_in_use() {
    assert_eq!(Currency::all().count(), 15);
    for currency in Currency::all() {
        assert_eq!(currency.to_string().parse(), Ok(currency));
    }
}
