use std::collections::BTreeSet;

/// Names that requests need for something else, or that look as if the application itself spoke.
const RESERVED: [&str; 23] = [
    "admin",
    "api",
    "app",
    "assets",
    "autoconfig",
    "autodiscover",
    "cdn",
    "central",
    "ftp",
    "help",
    "imap",
    "localhost",
    "mail",
    "ns1",
    "ns2",
    "official",
    "pop",
    "root",
    "smtp",
    "static",
    "support",
    "webmail",
    "www",
];

/// What an identifier may be: it depends on how requests name a tenant.
///
/// ```
/// use tenancy_core::tenant::{IdentifierRules, InvalidIdentifier};
///
/// let rules = IdentifierRules::subdomain().reserve(["status"]);
/// assert_eq!(rules.check("acme-2"), Ok(()));
/// assert_eq!(rules.check("www"), Err(InvalidIdentifier::Reserved));
/// assert_eq!(rules.check("Status"), Err(InvalidIdentifier::Character('S')));
/// assert_eq!(rules.check("-acme"), Err(InvalidIdentifier::Edge('-')));
/// ```
///
/// After the rules in Sprout's documentation: unique, a string, safe in a URL.
#[derive(Clone, Debug)]
pub struct IdentifierRules {
    is_label: bool,
    longest: usize,
    reserved: BTreeSet<String>,
}

impl Default for IdentifierRules {
    /// Those of [`path_segment`](Self::path_segment).
    fn default() -> Self {
        Self::path_segment()
    }
}

impl IdentifierRules {
    /// For a part of a path, a header or a query parameter: letters and digits of ASCII, `-`, `.`, `_`, `~`, up to 128 of
    /// them, the first a letter or a digit.
    #[must_use]
    pub fn path_segment() -> Self {
        Self {
            is_label: false,
            longest: 128,
            reserved: RESERVED.map(str::to_owned).into(),
        }
    }

    /// For a subdomain: lower-case letters and digits of ASCII and `-`, up to 63 of them, a letter or a digit at both
    /// ends, and no `--` in third place, which is how encoded names begin (RFC 1123, RFC 5891).
    #[must_use]
    pub fn subdomain() -> Self {
        Self {
            is_label: true,
            longest: 63,
            ..Self::path_segment()
        }
    }

    /// Reserves more identifiers, in any case.
    #[must_use]
    pub fn reserve(mut self, identifiers: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let identifiers = identifiers.into_iter();
        self.reserved
            .extend(identifiers.map(|identifier| identifier.as_ref().to_ascii_lowercase()));
        self
    }

    /// Gives reserved identifiers free; `"www"`, `"mail"`, `"admin"` and some more are reserved if nothing is said.
    #[must_use]
    pub fn allow(mut self, identifiers: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        for identifier in identifiers {
            self.reserved
                .remove(&identifier.as_ref().to_ascii_lowercase());
        }
        self
    }

    /// Allows no more than so many bytes.
    #[must_use]
    pub fn longest(mut self, bytes: usize) -> Self {
        self.longest = bytes;
        self
    }

    /// Whether an identifier may be given to a tenant.
    ///
    /// # Errors
    ///
    /// [`InvalidIdentifier`] with what is wrong with it.
    pub fn check(&self, identifier: &str) -> Result<(), InvalidIdentifier> {
        if identifier.len() > self.longest {
            return Err(InvalidIdentifier::TooLong(self.longest));
        }
        if let Some(foreign) = identifier
            .chars()
            .find(|character| !self.allows(*character))
        {
            return Err(InvalidIdentifier::Character(foreign));
        }
        let first = identifier.chars().next().ok_or(InvalidIdentifier::Empty)?;
        let last = identifier.chars().next_back().filter(|_| self.is_label);
        let edges = [Some(first), last].into_iter().flatten();
        for edge in edges {
            if !edge.is_ascii_alphanumeric() {
                return Err(InvalidIdentifier::Edge(edge));
            }
        }
        let is_encoded = self.is_label && identifier.get(2..4) == Some("--");
        if is_encoded || self.reserved.contains(&identifier.to_ascii_lowercase()) {
            return Err(InvalidIdentifier::Reserved);
        }
        Ok(())
    }

    fn allows(&self, character: char) -> bool {
        if self.is_label {
            matches!(character, 'a'..='z' | '0'..='9' | '-')
        } else {
            character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | '_' | '~')
        }
    }
}

/// What is wrong with an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidIdentifier {
    /// It is empty.
    #[error("it is empty")]
    Empty,
    /// It is longer than allowed.
    #[error("it is longer than {0} bytes")]
    TooLong(usize),
    /// It has a character that isn't allowed.
    #[error("the character {0:?} is not allowed in it")]
    Character(char),
    /// It begins or ends with a character that is allowed between others alone.
    #[error("it may not begin or end with {0:?}")]
    Edge(char),
    /// The application needs it for itself.
    #[error("it is reserved")]
    Reserved,
}
