use super::stamp::Stamped;
use super::{StampedTenant, TenantStamp};
use crate::TenantKey;

/// Signs stamps that leave the process, with a key that tenants don't have.
///
/// The cryptography is the application's: HMAC-SHA-256 of its favourite crate does, with a comparison in constant time.
pub trait StampSigner: Send + Sync {
    /// The signature of a message.
    fn sign(&self, message: &[u8]) -> Vec<u8>;

    /// Whether this is the signature of a message.
    fn verify(&self, message: &[u8], signature: &[u8]) -> bool;
}

/// The signature of a job is not that of its stamp and payload: one of them was changed, or comes from another job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the signature is not of this stamp with this payload; drop the job, and see who can write to its queue"
)]
#[non_exhaustive]
pub struct ForgedStamp;

impl TenantStamp {
    /// Signs this stamp together with the payload of its job, for a queue to which tenants could write: neither can be
    /// changed afterwards, nor put beside another job's.
    ///
    /// A job can still be pushed a second time as it is. Where that matters, put a number into the payload that is used once.
    #[must_use]
    pub fn sign(&self, payload: &[u8], signer: &dyn StampSigner) -> Vec<u8> {
        signer.sign(&self.message(payload))
    }

    /// Whether the signature is that of this stamp and payload. Ask before the stamp is [run](Self::run).
    ///
    /// # Errors
    ///
    /// [`ForgedStamp`] where it isn't.
    pub fn verify(
        &self,
        payload: &[u8],
        signature: &[u8],
        signer: &dyn StampSigner,
    ) -> Result<(), ForgedStamp> {
        if signer.verify(&self.message(payload), signature) {
            return Ok(());
        }
        Err(ForgedStamp)
    }

    /// The bytes that are signed: no two stamps with their payloads have the same.
    fn message(&self, payload: &[u8]) -> Vec<u8> {
        let mut message = b"tenancy stamp 1".to_vec();
        put(&mut message, payload);
        match &self.0 {
            Stamped::None => message.push(b'n'),
            Stamped::Central => message.push(b'c'),
            Stamped::Tenants(tenants) => {
                message.push(b't');
                tenants
                    .iter()
                    .for_each(|tenant| put_tenant(&mut message, tenant));
            }
        }
        message
    }
}

fn put_tenant(message: &mut Vec<u8>, tenant: &StampedTenant) {
    put(message, tenant.tenancy().as_bytes());
    match tenant.key() {
        TenantKey::Integer(integer) => {
            message.push(b'i');
            put(message, &integer.to_be_bytes());
        }
        TenantKey::Text(text) => {
            message.push(b't');
            put(message, text.as_bytes());
        }
        TenantKey::Uuid(uuid) => {
            message.push(b'u');
            put(message, uuid);
        }
        TenantKey::Bytes(bytes) => {
            message.push(b'b');
            put(message, bytes);
        }
    }
}

/// With its length before it, so that no end can be taken for a beginning.
fn put(message: &mut Vec<u8>, bytes: &[u8]) {
    message.extend((bytes.len() as u64).to_be_bytes());
    message.extend(bytes);
}
