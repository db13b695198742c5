use std::sync::Mutex;

use tenancy_core::{CurrentTenant, TenantKey};

use crate::common::{Failed, blog, give_way};

pub(crate) fn blogs(keys: impl IntoIterator<Item = i32>) -> Vec<CurrentTenant> {
    keys.into_iter().map(blog).collect()
}

/// Work that fails for some tenants, and notes for whom it begins and ends.
pub(crate) struct Work {
    fails_for: Vec<CurrentTenant>,
    notes: Mutex<Vec<String>>,
}

impl Work {
    pub(crate) fn failing_for(keys: impl IntoIterator<Item = i32>) -> Self {
        Self {
            fails_for: blogs(keys),
            notes: Mutex::default(),
        }
    }

    fn note(&self, note: String) {
        self.notes.lock().expect("nobody panics").push(note);
    }

    pub(crate) fn notes(&self) -> Vec<String> {
        std::mem::take(&mut self.notes.lock().expect("nobody panics"))
    }

    pub(crate) async fn run(&self, tenant: CurrentTenant) -> Result<TenantKey, Failed> {
        self.note(format!("{tenant} begins"));
        give_way().await;
        if self.fails_for.contains(&tenant) {
            self.note(format!("{tenant} fails"));
            return Err(Failed::Work("no".into()));
        }
        give_way().await;
        self.note(format!("{tenant} ends"));
        Ok(tenant.key().clone())
    }
}
