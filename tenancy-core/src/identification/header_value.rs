use http::HeaderMap;
use http::header::AsHeaderName;

use super::InvalidIdentity;

/// The value of a header that is there once. Of two, a proxy may have looked at the other one.
pub(super) fn header_value(
    headers: &HeaderMap,
    name: impl AsHeaderName,
) -> Result<Option<&str>, InvalidIdentity> {
    let mut values = headers.get_all(name).iter();
    let value = values.next();
    if values.next().is_some() {
        return Err(InvalidIdentity::Repeated);
    }
    let text = value.map(|value| value.to_str().map_err(|_| InvalidIdentity::NotText));
    text.transpose()
}
