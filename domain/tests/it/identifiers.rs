//! Every family of identifiers against its table of good and bad examples.

use domain::identifier::{
    BankCard, Bic, CnPassport, Country, CustomsCode, Email, Environment, Fault, ForeignPassport, HkmoPermit,
    HmtResidence, HsCode, Mobile, OrgCode, PermanentResidence, ResidentId, Sex, TrackingNumber, TwPermit,
    Uscc, Warning,
};
use serde::{Serialize, de::DeserializeOwned};
use time::macros::date;

use crate::vectors::{self, TODAY};

fn check(family: &str, typed: &str) -> Result<String, Fault> {
    match family {
        "resident_id" => ResidentId::parse(typed, TODAY).map(String::from),
        "uscc" => Uscc::parse(typed).map(String::from),
        "org_code" => OrgCode::parse(typed).map(String::from),
        "bank_card" => BankCard::parse(typed).map(String::from),
        "bic" => Bic::parse(typed, Environment::Production).map(String::from),
        "mobile" => Mobile::parse(typed).map(String::from),
        "customs_code" => CustomsCode::parse(typed).map(String::from),
        "hs_code" => HsCode::parse(typed).map(String::from),
        "cn_passport" => CnPassport::parse(typed).map(String::from),
        "foreign_passport" => ForeignPassport::parse(typed).map(String::from),
        "hkmo_permit" => HkmoPermit::parse(typed).map(String::from),
        "tw_permit" => TwPermit::parse(typed).map(String::from),
        "hmt_residence" => HmtResidence::parse(typed, TODAY).map(String::from),
        "permanent_residence" => PermanentResidence::parse(typed, TODAY).map(String::from),
        "s10" => TrackingNumber::parse(typed).map(String::from),
        other => panic!("no family {other}"),
    }
}

#[test]
fn every_example_is_judged_as_the_table_says() {
    let mut judged = 0;
    for (family, examples) in vectors::load()
        .identifiers
        .iter()
        .filter(|(family, _)| *family != "money")
    {
        for good in &examples.valid {
            assert!(
                check(family, &good.input).is_ok(),
                "{family} {} {:?}",
                good.input,
                check(family, &good.input)
            );
            judged += 1;
        }
        for bad in &examples.invalid {
            let code = check(family, &bad.input).map_err(|fault| fault.code.to_string());
            assert_eq!(code.as_ref().err(), bad.error.as_ref(), "{family} {}", bad.input);
            judged += 1;
        }
    }
    assert_eq!(judged, 206, "the table has been read whole");
}

#[test]
fn pasted_numbers_are_read_as_they_come() {
    for typed in [
        "３３０２０３１９０００１０１０００５",
        "330203 1900 0101 0005",
        " 330203-19000101-0005\u{3000}",
    ] {
        assert_eq!(
            ResidentId::parse(typed, TODAY).unwrap().as_str(),
            "330203190001010005",
            "{typed}"
        );
    }
    assert_eq!(
        ResidentId::parse("33028219020505999x", TODAY).unwrap().as_str(),
        "33028219020505999X"
    );
    assert_eq!(OrgCode::parse("d2143569-x").unwrap().as_str(), "D2143569X");
    assert_eq!(HsCode::parse("6109.10.00 21").unwrap().as_str(), "6109100021");
    assert_eq!(
        Mobile::parse("（＋86）130-0000-0000").unwrap().as_str(),
        "13000000000"
    );
    assert_eq!(
        BankCard::parse("6200 0000 0000 0005").unwrap().as_str(),
        "6200000000000005"
    );
}

#[test]
fn a_resident_number_tells_birth_sex_and_age() {
    let man = ResidentId::parse("33028219020505999X", TODAY).unwrap();
    assert_eq!((man.birth(), man.sex()), (date!(1902 - 05 - 05), Sex::Male));
    assert_eq!(
        (
            man.age_on(date!(1920 - 05 - 04)),
            man.age_on(date!(1920 - 05 - 05))
        ),
        (17, 18)
    );
    let woman = ResidentId::parse("310115190109118882", TODAY).unwrap();
    assert_eq!((woman.birth(), woman.sex()), (date!(1901 - 09 - 11), Sex::Female));
    let permit = HmtResidence::parse("810000190402290030", TODAY).unwrap();
    assert_eq!((permit.birth(), permit.sex()), (date!(1904 - 02 - 29), Sex::Male));
}

#[test]
fn a_person_may_be_born_today_but_not_tomorrow() {
    let number = "330203190001010005";
    assert!(ResidentId::parse(number, date!(1900 - 01 - 01)).is_ok());
    let early = ResidentId::parse(number, date!(1899 - 12 - 31)).unwrap_err();
    assert_eq!(early.code.to_string(), "birth_range");
}

#[test]
fn a_residence_permit_is_no_resident_number() {
    let fault = ResidentId::parse("81000019000101000X", TODAY).unwrap_err();
    assert_eq!(fault.code.to_string(), "region");
}

#[test]
fn only_newer_residence_cards_carry_a_birth_date() {
    let newer = PermanentResidence::parse("93382619040229002X", TODAY).unwrap();
    assert_eq!(newer.birth(), Some(date!(1904 - 02 - 29)));
    assert_eq!(
        PermanentResidence::parse("USA330200000001", TODAY)
            .unwrap()
            .birth(),
        None
    );
}

#[test]
fn odd_but_valid_numbers_warn() {
    let credit_code = |text| Uscc::parse(text).unwrap().warning();
    assert_eq!(credit_code("91330200TEXT00010A"), Some(Warning::OrganisationCode));
    assert_eq!(credit_code("99330200TEXT000177"), Some(Warning::UnknownCategory));
    for good in &vectors::load().identifiers["uscc"].valid {
        assert_eq!(credit_code(&good.input), None, "{}", good.input);
    }
    assert_eq!(BankCard::parse("6200000000000005").unwrap().warning(), None);
    assert_eq!(
        BankCard::parse("4000000000000002").unwrap().warning(),
        Some(Warning::NotUnionpay)
    );
}

#[test]
fn credit_codes_tell_firms_from_sole_traders() {
    let kind = |text| {
        Uscc::parse(text)
            .map(|code| (code.is_firm(), code.is_sole_trader()))
            .unwrap()
    };
    assert_eq!(kind("91330200TEXT000170"), (true, false));
    assert_eq!(kind("93330206TEXT000411"), (true, false));
    assert_eq!(kind("92330203TEXT00033X"), (false, true));
    assert_eq!(kind("52330200TEXT0005X9"), (false, false));
}

#[test]
fn a_test_bic_passes_only_where_tests_belong() {
    assert!(Bic::parse("BKCHCNB0", Environment::Test).is_ok());
    assert_eq!(
        Bic::parse("BKCHCNBJ", Environment::Production)
            .unwrap()
            .with_branch(),
        "BKCHCNBJXXX"
    );
}

#[test]
fn numbers_are_shown_masked() {
    let resident = ResidentId::parse("330203190001010005", TODAY).unwrap();
    assert_eq!(resident.masked(), "330***********0005");
    assert_eq!(
        format!("{resident:?}"),
        resident.masked(),
        "a log does not see the number"
    );
    let card = BankCard::parse("6200000000000005").unwrap();
    assert_eq!((card.last4(), card.masked().as_str()), ("0005", "**** 0005"));
    let mobile = Mobile::parse("8613000000000").unwrap();
    assert_eq!(mobile.masked(), "130****0000");
    assert_eq!(
        (mobile.e164().as_str(), mobile.display().as_str()),
        ("+8613000000000", "+86 130 0000 0000")
    );
    assert_eq!(HkmoPermit::parse("H0000000300").unwrap().masked(), "*******0300");
    assert_eq!(
        Email::parse("seller@example.com").unwrap().masked(),
        "s***@example.com"
    );
}

#[test]
fn a_replaced_permit_is_the_same_permit() {
    let lifelong = |text| HkmoPermit::parse(text).unwrap().lifelong().to_owned();
    assert_eq!(lifelong("H0000000301"), lifelong("H00000003"));
}

#[test]
fn mail_addresses_are_checked_as_far_as_is_practical() {
    let longest = format!(
        "{}@{}.com",
        "a".repeat(64),
        ["b".repeat(61), "c".repeat(61), "d".repeat(61)].join(".")
    );
    for good in [
        "a@b.cn",
        "first.last+shop@mail.example.com",
        "o'neil_1@x-y.example",
        &longest,
    ] {
        assert_eq!(Email::parse(good).unwrap().as_str(), good);
    }
    assert_eq!(longest.len(), Email::CHARS_MAX);
    assert_eq!(
        Email::parse(" Seller＠Example.COM ").unwrap().as_str(),
        "Seller@example.com"
    );
    for bad in [
        "",
        "a",
        "a@b",
        "@b.cn",
        "a@",
        "a@@b.cn",
        ".a@b.cn",
        "a..b@c.cn",
        "a@-b.cn",
        "a@b..cn",
        "a@1.2.3.4",
    ] {
        assert_eq!(Email::parse(bad).unwrap_err().code.to_string(), "shape", "{bad}");
    }
    assert_eq!(Email::parse("a b@c.cn").unwrap_err().character, Some(' '));
    let too_long = Email::parse(&format!("{longest}m")).unwrap_err();
    assert_eq!((too_long.expected, too_long.found), (Some(254), Some(255)));
}

#[test]
fn countries_are_those_of_the_standard_and_kosovo() {
    assert_eq!(Country::all().count(), 250);
    assert!(Country::all().is_sorted());
    for code in ["CN", "xk", "ＤＥ"] {
        assert!(Country::parse(code).is_ok(), "{code}");
    }
    assert_eq!(Country::parse("ZZ").unwrap_err().code.to_string(), "country");
    assert_eq!(Country::parse("CHN").unwrap_err().code.to_string(), "shape");
}

fn survives_json<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T, text: &str) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(json, format!("\"{text}\""));
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
    assert!(
        serde_json::from_str::<T>("\"!\"").is_err(),
        "a stored value is checked too"
    );
}

#[test]
fn stored_values_come_back_checked() {
    survives_json(
        &ResidentId::parse("330203190001010005", TODAY).unwrap(),
        "330203190001010005",
    );
    survives_json(
        &HmtResidence::parse("83000019000101002X", TODAY).unwrap(),
        "83000019000101002X",
    );
    survives_json(
        &PermanentResidence::parse("USA330200000001", TODAY).unwrap(),
        "USA330200000001",
    );
    survives_json(&Uscc::parse("91330200text000170").unwrap(), "91330200TEXT000170");
    survives_json(&Bic::parse("BKCHCNB0", Environment::Test).unwrap(), "BKCHCNB0");
    survives_json(&Mobile::parse("+8613000000001").unwrap(), "13000000001");
    survives_json(&TrackingNumber::parse("rr473124829cn").unwrap(), "RR473124829CN");
    survives_json(&Country::parse("cn").unwrap(), "CN");
}
