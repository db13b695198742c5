use sea_orm::{ModelTrait, Value};
use tenancy_core::identification::Host;

use super::DomainEntity;

/// A domain's name as requests are read, or why none has it.
pub(super) fn normalised(name: &str) -> Result<String, &'static str> {
    if !name.is_ascii() {
        return Err("letters outside ASCII must be encoded, as browsers send them (`xn--…`)");
    }
    if name.contains(':') {
        return Err("it is the domain alone, without a scheme and without a port");
    }
    let no_domain = "it is no domain: labels of 1 to 63 letters, digits and `-`, with dots between";
    let host = Host::parse(name).map_err(|_| no_domain)?;
    if name.contains('_') {
        return Err(no_domain);
    }
    let domain = host
        .domain()
        .ok_or("it is an address, which names nobody")?;
    Ok(domain.to_owned())
}

/// The name that a domain has in the table.
pub(crate) fn name_of<D: DomainEntity>(domain: &D::Model) -> String {
    match domain.get(D::name_column()) {
        Value::String(Some(name)) => name,
        _ => String::new(),
    }
}
