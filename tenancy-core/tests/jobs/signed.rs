//! Stamps that leave the process are signed together with what they stand beside.

use std::hash::{DefaultHasher, Hash, Hasher};

use tenancy_core::job::{ForgedStamp, StampSigner};
use tenancy_core::{Context, CurrentTenant, TenancyId, TenantKey, TenantStamp};

use crate::world::{blog, blogs, in_blog, organisation};

/// Good enough to tell messages apart, and for nothing else.
struct Signer(u64);

impl StampSigner for Signer {
    fn sign(&self, message: &[u8]) -> Vec<u8> {
        let mut hasher = DefaultHasher::new();
        (self.0, message).hash(&mut hasher);
        hasher.finish().to_be_bytes().to_vec()
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.sign(message) == signature
    }
}

/// The message itself, to look at it.
struct Plain;

impl StampSigner for Plain {
    fn sign(&self, message: &[u8]) -> Vec<u8> {
        message.to_vec()
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        message == signature
    }
}

fn stamps() -> Vec<TenantStamp> {
    struct Log;
    let of = |key: TenantKey| TenantStamp::of(&Context::tenant(CurrentTenant::new(blogs(), key)));
    vec![
        TenantStamp::none(),
        TenantStamp::central(),
        of(TenantKey::from(1)),
        of(TenantKey::from(-1)),
        of(TenantKey::from("1")),
        of(TenantKey::from("")),
        of(TenantKey::from("n")),
        of(TenantKey::from(vec![b'1'])),
        of(TenantKey::from(vec![0; 16])),
        of(TenantKey::from(0)),
        of(TenantKey::Uuid([0; 16])),
        TenantStamp::of(&Context::tenant(blog(1)).with_tenant(organisation(1))),
        TenantStamp::of(&Context::tenant(organisation(1)).with_tenant(blog(1))),
        TenantStamp::of(&Context::tenant(CurrentTenant::new(
            TenancyId::of::<Log>("blo"),
            TenantKey::from("g1"),
        ))),
    ]
}

/// Z55: a job whose tenant was changed to another one, whose payload was changed, or whose signature is another job's, is
/// refused.
#[test]
fn a_job_that_was_changed_is_refused() {
    let signer = Signer(7);
    let payload = br#"{"invoice":12}"#;
    let own = TenantStamp::of(&in_blog(1));
    let signature = own.sign(payload, &signer);
    assert_eq!(own.verify(payload, &signature, &signer), Ok(()));
    for other in stamps().into_iter().filter(|stamp| *stamp != own) {
        let changed = other.verify(payload, &signature, &signer);
        assert!(changed.is_err(), "{other}");
    }
    let refused: Result<(), ForgedStamp> = own.verify(br#"{"invoice":13}"#, &signature, &signer);
    assert!(refused.is_err(), "another payload");
    assert!(own.verify(payload, b"", &signer).is_err(), "no signature");
    let another = own.sign(payload, &Signer(8));
    assert!(
        own.verify(payload, &another, &signer).is_err(),
        "a key of their own"
    );
}

/// Z55: no two stamps with their payloads are signed as the same bytes, wherever the payload ends.
#[test]
fn what_is_signed_can_be_read_in_one_way_alone() {
    let payloads: [&[u8]; 7] = [
        b"",
        b"1",
        b"t",
        b"n",
        b"tblogt",
        b"\0\0\0\0\0\0\0\0",
        b"n\0\0",
    ];
    let mut messages = std::collections::BTreeSet::new();
    let mut signed = 0;
    for stamp in stamps() {
        for payload in payloads {
            messages.insert(stamp.sign(payload, &Plain));
            signed += 1;
        }
    }
    assert_eq!(messages.len(), signed);
}

/// What is signed stays signed: the bytes are the same in every version, or queues would lose what waits in them.
#[test]
fn what_is_signed_is_stable() {
    let message = TenantStamp::of(&in_blog(1)).sign(b"p", &Plain);
    let mut expected = b"tenancy stamp 1".to_vec();
    expected.extend(b"\0\0\0\0\0\0\0\x01pt\0\0\0\0\0\0\0\x04blogi\0\0\0\0\0\0\0\x10");
    expected.extend([[0; 15].as_slice(), &[1]].concat());
    assert_eq!(message, expected);
}
