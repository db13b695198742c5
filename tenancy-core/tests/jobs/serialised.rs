//! Stamps and keys as JSON (feature `serde`).

use std::collections::HashSet;

use serde_json::{from_str, from_value, json, to_string, to_value};
use tenancy_core::{Context, CurrentTenant, TenantKey, TenantStamp};

use crate::world::{blog, blogs, in_blog, organisation};

fn uuid() -> TenantKey {
    TenantKey::Uuid([
        0x01, 0x90, 0xa2, 0x3b, 0x00, 0x00, 0x70, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0x0a,
        0xff,
    ])
}

fn keys() -> Vec<(TenantKey, &'static str)> {
    vec![
        (TenantKey::from(1), r#"{"integer":1}"#),
        (TenantKey::from("1"), r#"{"text":"1"}"#),
        (TenantKey::from(vec![b'1']), r#"{"bytes":"31"}"#),
        (TenantKey::from(0), r#"{"integer":0}"#),
        (TenantKey::from(""), r#"{"text":""}"#),
        (TenantKey::from(vec![]), r#"{"bytes":""}"#),
        (
            TenantKey::from(i64::MIN),
            r#"{"integer":-9223372036854775808}"#,
        ),
        (
            TenantKey::from(u64::MAX),
            r#"{"integer":18446744073709551615}"#,
        ),
        (
            TenantKey::Integer(i128::from(u64::MAX) + 1),
            r#"{"integer":"18446744073709551616"}"#,
        ),
        (
            TenantKey::from("18446744073709551616"),
            r#"{"text":"18446744073709551616"}"#,
        ),
        (
            TenantKey::Integer(i128::MIN),
            r#"{"integer":"-170141183460469231731687303715884105728"}"#,
        ),
        (uuid(), r#"{"uuid":"0190a23b-0000-7000-8000-000000000aff"}"#),
        (
            TenantKey::from("0190a23b-0000-7000-8000-000000000aff"),
            r#"{"text":"0190a23b-0000-7000-8000-000000000aff"}"#,
        ),
        (
            TenantKey::from(vec![0x00, 0xff, 0x0a]),
            r#"{"bytes":"00ff0a"}"#,
        ),
        (TenantKey::from("\"\n{é"), r#"{"text":"\"\n{é"}"#),
    ]
}

/// Keys are written with their kind and read back as they were: the integer 1 and the text "1" stay two tenants.
#[test]
fn keys_come_back_as_they_were() {
    let mut spellings = HashSet::new();
    for (key, text) in keys() {
        assert_eq!(to_string(&key).expect("it can be written"), text);
        assert_eq!(from_str::<TenantKey>(text).expect("it can be read"), key);
        let value = to_value(&key).expect("it can be written");
        assert_eq!(from_value::<TenantKey>(value).expect("it can be read"), key);
        assert!(spellings.insert(text), "one spelling, one key: {text}");
    }
}

/// What would not be written is not read: a key has one spelling.
#[test]
fn other_spellings_of_keys_are_refused() {
    for text in [
        "1",
        r#""1""#,
        "null",
        "{}",
        r#"{"integer":"1"}"#,
        r#"{"integer":"-1"}"#,
        r#"{"integer":"18446744073709551615"}"#,
        r#"{"integer":"+18446744073709551616"}"#,
        r#"{"integer":"018446744073709551616"}"#,
        r#"{"integer":1.0}"#,
        r#"{"integer":1e3}"#,
        r#"{"integer":true}"#,
        r#"{"integer":18446744073709551616}"#,
        r#"{"text":1}"#,
        r#"{"uuid":"0190A23B-0000-7000-8000-000000000AFF"}"#,
        r#"{"uuid":"0190a23b000070008000000000000aff"}"#,
        r#"{"uuid":"0190a23b-0000-7000-8000-000000000af"}"#,
        r#"{"uuid":"0190a23-b0000-7000-8000-000000000aff"}"#,
        r#"{"bytes":"0"}"#,
        r#"{"bytes":"0G"}"#,
        r#"{"bytes":"FF"}"#,
        r#"{"bytes":"+1"}"#,
        r#"{"bytes":[1]}"#,
        r#"{"integer":1,"text":"1"}"#,
        r#"{"number":1}"#,
    ] {
        let read = from_str::<TenantKey>(text);
        assert!(read.is_err(), "{text} was read as {read:?}");
    }
}

/// K1, K7: a stamp comes back as it was, in a form that people can read and that stays.
#[test]
fn stamps_come_back_as_they_were() {
    let two = Context::tenant(organisation(1)).with_tenant(blog(7));
    for (stamp, text) in [
        (TenantStamp::none(), r#""none""#),
        (TenantStamp::central(), r#""central""#),
        (
            TenantStamp::of(&in_blog(7)),
            r#"{"tenants":[{"tenancy":"blog","key":{"integer":7}}]}"#,
        ),
        (
            TenantStamp::of(&two),
            r#"{"tenants":[{"tenancy":"organisation","key":{"integer":1}},{"tenancy":"blog","key":{"integer":7}}]}"#,
        ),
    ] {
        assert_eq!(to_string(&stamp).expect("it can be written"), text);
        assert_eq!(
            from_str::<TenantStamp>(text).expect("it can be read"),
            stamp
        );
        let value = to_value(&stamp).expect("it can be written");
        assert_eq!(
            from_value::<TenantStamp>(value).expect("it can be read"),
            stamp
        );
    }
    for (key, _) in keys() {
        let stamp = TenantStamp::of(&Context::tenant(CurrentTenant::new(blogs(), key)));
        let text = to_string(&stamp).expect("it can be written");
        assert_eq!(
            from_str::<TenantStamp>(&text).expect("it can be read"),
            stamp
        );
    }
}

/// A stamp that names no tenants or one tenancy twice, or says more than a stamp does, is refused.
#[test]
fn what_is_no_stamp_is_refused() {
    let blog = json!({ "tenancy": "blog", "key": { "integer": 7 } });
    for value in [
        json!({ "tenants": [] }),
        json!({ "tenants": [blog, blog] }),
        json!({ "tenants": [blog, { "tenancy": "blog", "key": { "integer": 8 } }] }),
        json!({ "tenants": [{ "tenancy": "blog" }] }),
        json!({ "tenants": [{ "key": { "integer": 7 } }] }),
        json!({ "tenants": [{ "tenancy": "blog", "key": 7 }] }),
        json!({ "tenants": [{ "tenancy": "blog", "key": { "integer": 7 }, "as": "admin" }] }),
        json!({ "tenants": [blog], "central": null }),
        json!({ "tenants": blog }),
        json!(null),
        json!({}),
        json!([]),
        json!("Central"),
        json!("tenants"),
    ] {
        let read = from_value::<TenantStamp>(value.clone());
        assert!(read.is_err(), "{value} was read as {read:?}");
    }
}
