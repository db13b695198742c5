use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use http::header::HOST;
use http::request::Parts;

use super::InvalidIdentity;
use super::header_value::header_value;

/// How long a domain and each of its labels may be (RFC 1035).
const LONGEST_DOMAIN: usize = 253;
const LONGEST_LABEL: usize = 63;

/// A host in its one spelling: a domain in lower case without the dot at its end, or an address; without the port.
///
/// ```
/// use tenancy_core::identification::Host;
///
/// let host = Host::parse("Acme.Example.COM.:8080").unwrap();
/// assert_eq!(host.domain(), Some("acme.example.com"));
/// assert!(Host::parse("[::1]:8080").unwrap().address().is_some());
/// assert_eq!(Host::parse("my_app:3000").unwrap().domain(), Some("my_app"), "as containers call each other");
/// for host in ["", "acme..example.com", "127.1", "ä.example.com", "a@example.com", "a%2eexample.com"] {
///     assert!(Host::parse(host).is_err());
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Host(Kind);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Domain(String),
    Address(IpAddr),
}

impl Host {
    /// Reads a host, with or without a port.
    ///
    /// A name with letters outside ASCII must come encoded, as browsers send it (`xn--…`).
    ///
    /// # Errors
    ///
    /// [`InvalidHost`] where it is neither a domain nor an address.
    pub fn parse(text: &str) -> Result<Self, InvalidHost> {
        let (name, port) = match text.rfind(']') {
            Some(bracket) => text.split_at_checked(bracket + 1).ok_or(InvalidHost)?,
            None => text.split_at(text.find(':').unwrap_or(text.len())),
        };
        if !port.is_empty() && !port.strip_prefix(':').is_some_and(is_port) {
            return Err(InvalidHost);
        }
        if let Some(address) = name.strip_prefix('[') {
            let address = address.strip_suffix(']').ok_or(InvalidHost)?;
            let address: Ipv6Addr = address.parse().map_err(|_| InvalidHost)?;
            return Ok(Self(Kind::Address(address.into())));
        }
        let name = name.strip_suffix('.').unwrap_or(name);
        if name.rsplit('.').next().is_some_and(is_number) {
            let address: Ipv4Addr = name.parse().map_err(|_| InvalidHost)?;
            return Ok(Self(Kind::Address(address.into())));
        }
        if name.len() > LONGEST_DOMAIN || !name.split('.').all(is_label) {
            return Err(InvalidHost);
        }
        Ok(Self(Kind::Domain(name.to_ascii_lowercase())))
    }

    /// The host of a request: of its `Host` header, or of its URI, as HTTP/2 has it. `X-Forwarded-Host` is not looked at,
    /// since anybody may send it: let the proxy set `Host`.
    ///
    /// # Errors
    ///
    /// [`InvalidIdentity`] where it is no host, where there are two headers, and where header and URI differ.
    pub fn of_request(request: &Parts) -> Result<Option<Self>, InvalidIdentity> {
        let authority = request.uri.authority();
        let of_uri = authority.map(|authority| Self::parse(authority.as_str()));
        let header = header_value(&request.headers, HOST)?;
        let of_header = header.map(Self::parse);
        match (of_uri.transpose()?, of_header.transpose()?) {
            // Whatever stands before us may have chosen by the other one.
            (Some(of_uri), Some(of_header)) if of_uri != of_header => {
                Err(InvalidIdentity::OtherHost)
            }
            (of_uri, of_header) => Ok(of_uri.or(of_header)),
        }
    }

    /// The domain, where it is one.
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        match &self.0 {
            Kind::Domain(domain) => Some(domain),
            Kind::Address(_) => None,
        }
    }

    /// The address, where it is one.
    #[must_use]
    pub fn address(&self) -> Option<IpAddr> {
        match &self.0 {
            Kind::Domain(_) => None,
            Kind::Address(address) => Some(*address),
        }
    }

    /// What stands before `.domain`, where this is below a domain: whole labels, at least one.
    pub(super) fn below<'a>(&'a self, domain: &str) -> Option<&'a str> {
        let before = self.domain()?.strip_suffix(domain)?.strip_suffix('.')?;
        (!before.is_empty()).then_some(before)
    }
}

/// It may be empty (RFC 3986).
fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.is_empty() || text.parse::<u16>().is_ok())
}

/// Browsers take a name that ends so for an address, or for nothing (WHATWG URL).
fn is_number(label: &str) -> bool {
    let digits = !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
    let hexadecimal = label.strip_prefix("0x").or(label.strip_prefix("0X"));
    digits || hexadecimal.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// With `_`, which no registered domain has, but hosts of an own network do.
fn is_label(label: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=LONGEST_LABEL).contains(&label.len())
        && label.bytes().all(is_allowed)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// A text is no host: neither a domain nor an address.
///
/// ```
/// use tenancy_core::identification::{InvalidHost, SubdomainResolver};
///
/// assert_eq!(SubdomainResolver::of("https://example.com").err(), Some(InvalidHost), "the domain alone");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "it is no host: a domain has labels of 1 to 63 letters and digits of ASCII, `-` and `_`, an address of IPv6 stands in brackets"
)]
pub struct InvalidHost;
