use std::any::{Any, TypeId, type_name};
use std::fmt;
use std::sync::Arc;

#[derive(Clone)]
pub(crate) struct Value {
    of: TypeId,
    name: &'static str,
    value: Arc<dyn Any + Send + Sync>,
}

/// What a tenant's bootstrappers put into its context, each value found by its type.
#[derive(Clone, Default)]
pub(crate) struct Values(Vec<Value>);

impl Values {
    /// Puts a value in, in the place of an earlier one of its type.
    pub(crate) fn insert<V: Send + Sync + 'static>(&mut self, value: Arc<V>) {
        self.push(Value {
            of: TypeId::of::<V>(),
            name: type_name::<V>(),
            value,
        });
    }

    /// Puts all of these in, in the place of earlier ones of their types.
    pub(crate) fn extend(&mut self, values: &Self) {
        values.0.iter().cloned().for_each(|value| self.push(value));
    }

    pub(crate) fn get<V: Send + Sync + 'static>(&self) -> Option<Arc<V>> {
        let value = self.0.iter().find(|value| value.of == TypeId::of::<V>())?;
        Arc::clone(&value.value).downcast().ok()
    }

    fn push(&mut self, value: Value) {
        self.0.retain(|known| known.of != value.of);
        self.0.push(value);
    }
}

impl IntoIterator for Values {
    type Item = Value;
    type IntoIter = std::vec::IntoIter<Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The types alone: a value may be a secret.
impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|value| value.name))
            .finish()
    }
}
