//! What the ledger of a [`World`](crate::common::World) says of a run.

use crate::common::step_name;

/// One tenant's run in full.
pub(crate) struct Run<'a> {
    pub(crate) tenant: &'a str,
    /// The context around it.
    pub(crate) outer: &'a str,
    /// The tenants of the context inside.
    pub(crate) inside: &'a str,
    /// Whose values are found where this tenant has none yet.
    pub(crate) behind: Option<&'a str>,
}

impl Run<'_> {
    fn line(&self, what: &str, context: &str) -> String {
        format!("{what} of {} @ {context}", self.tenant)
    }

    /// The context inside, when so many bootstrappers have run.
    pub(crate) fn inside(&self, made: usize) -> String {
        let mut words = self.inside.to_owned();
        for step in 1..=3 {
            if step <= made {
                words.push_str(&format!(" +{step}"));
            } else if let Some(behind) = self.behind {
                words.push_str(&format!(" +{step} of {behind}"));
            }
        }
        words
    }

    pub(crate) fn entering(&self) -> Vec<String> {
        let mut lines = vec![
            self.line("InitializingTenancy", self.outer),
            self.line("TenancyInitialized", &self.inside(0)),
            self.line("BootstrappingTenancy", &self.inside(0)),
        ];
        for step in 1..=3 {
            for what in ["bootstrap", "made"] {
                let what = format!("{what} {}", step_name(step));
                lines.push(self.line(&what, &self.inside(step - 1)));
            }
        }
        lines.push(self.line("TenancyBootstrapped", &self.inside(3)));
        lines
    }

    pub(crate) fn work(&self) -> String {
        self.line("work", &self.inside(3))
    }

    pub(crate) fn leaving(&self) -> Vec<String> {
        vec![
            self.line("EndingTenancy", &self.inside(3)),
            self.line("TenancyEnded", &self.inside(3)),
            self.line("RevertingToCentralContext", &self.inside(3)),
            self.line("undo three", &self.inside(3)),
            self.line("undo two", &self.inside(2)),
            self.line("undo one", &self.inside(1)),
            self.line("RevertedToCentralContext", self.outer),
        ]
    }

    pub(crate) fn all(&self) -> Vec<String> {
        let mut lines = self.entering();
        lines.push(self.work());
        lines.extend(self.leaving());
        lines
    }

    /// What is undone where a run stops after these lines. A bootstrapper that was stopped after it had made something
    /// undoes that itself, and the context never had it.
    pub(crate) fn undone(&self, lines: &[String]) -> Vec<String> {
        let has = |what: &str, step: usize| {
            let begin = format!("{what} {} of", step_name(step));
            lines.iter().any(|line| line.starts_with(&begin))
        };
        let left = (1..=3).filter(|&step| has("made", step) && !has("undo", step));
        let half_way = lines.last().is_some_and(|line| line.starts_with("made"));
        let mut left: Vec<usize> = left.collect();
        left.reverse();
        let undone = left.iter().enumerate().map(|(index, &step)| {
            let values = if half_way && index == 0 {
                step - 1
            } else {
                step
            };
            let what = format!("undo {}", step_name(step));
            self.line(&what, &self.inside(values))
        });
        undone.collect()
    }
}

/// A run in no context.
pub(crate) const ALONE: Run<'static> = Run {
    tenant: "blog 1",
    outer: "none",
    inside: "blog 1",
    behind: None,
};
