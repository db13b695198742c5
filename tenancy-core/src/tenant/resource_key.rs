/// Names that are devices on Windows, whatever stands behind a dot.
const DEVICES: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// A resource key can't be the name of a directory on every system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a resource key names a directory: 1 to 128 letters and digits of ASCII, `-`, `_` and `.`, the first and the last no `.`, and no device's name"
)]
pub struct InvalidResourceKey;

/// Whether a resource key is safe as one part of a file's path, on every system.
///
/// ```
/// use tenancy_core::tenant::check_resource_key;
///
/// assert!(check_resource_key("0b7e4f6c-6f0e-4d0c-9a57-3f4e6b1d2a10").is_ok());
/// for key in ["", ".", "..", "../acme", "a/b", "a\\b", "/etc", "nul", "a\0", "ä"] {
///     assert!(check_resource_key(key).is_err());
/// }
/// ```
///
/// # Errors
///
/// [`InvalidResourceKey`], where it isn't.
pub fn check_resource_key(key: &str) -> Result<(), InvalidResourceKey> {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let is_safe = (1..=128).contains(&key.len())
        && key.bytes().all(is_allowed)
        && !key.starts_with('.')
        && !key.ends_with('.');
    let stem = key.split('.').next().unwrap_or(key).to_ascii_lowercase();
    if is_safe && !DEVICES.contains(&&*stem) {
        Ok(())
    } else {
        Err(InvalidResourceKey)
    }
}
