use super::super::table::Schema;
use crate::error::BuildFault;

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<BuildFault>);

impl Faults {
    /// Notes what is wrong with an entity and how to mend it. Returns `None`: nothing is resolved.
    pub(super) fn add<T>(&mut self, schema: &Schema, fault: impl Into<String>) -> Option<T> {
        self.add_named(schema.module_path, fault)
    }

    /// Notes a fault of something that is no declared entity.
    pub(super) fn add_named<T>(&mut self, entity: &str, fault: impl Into<String>) -> Option<T> {
        self.0.push(BuildFault {
            entity: entity.to_owned(),
            fault: fault.into(),
        });
        None
    }

    /// Notes that a table couldn't be resolved, where no fault says why: what is unresolved never
    /// passes for resolved.
    pub(super) fn add_unless_known(&mut self, entities: &[Schema]) {
        if let (true, Some(schema)) = (self.0.is_empty(), entities.first()) {
            self.add::<()>(
                schema,
                "could not be resolved: compare its attributes with its columns and relations",
            );
        }
    }

    /// All faults, entity by entity; each once.
    pub(super) fn into_list(mut self) -> Vec<BuildFault> {
        self.0.sort_by(|a, b| a.entity.cmp(&b.entity));
        self.0.dedup();
        self.0
    }
}

/// Names for a message: `` `a`, `b` ``.
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}
