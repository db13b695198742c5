use std::collections::HashMap;

use super::Runs;
use crate::entity::TenancyNumber;
use crate::plan::label::{Counted, Parameter};

/// A planned text whose runs are written out when the plan is bound.
#[derive(Debug)]
pub(in crate::plan) struct Repeated {
    pub(in crate::plan) parts: Vec<Part>,
    /// Whether each given value stands there once, in the order in which they are given.
    in_order: bool,
    /// The tenants whose keys it uses, in the order of their numbers in the text.
    pub(in crate::plan) tenants: Vec<TenancyNumber>,
}

/// A part of such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Part {
    Text(Box<str>),
    Parameter {
        parameter: Parameter,
        /// Whether no other place of the text has the same one.
        once: bool,
    },
    /// Parts that stand there as often as their run does, separated by commas.
    Group {
        run: usize,
        parts: Vec<Part>,
    },
}

impl Repeated {
    pub(super) fn new(mut parts: Vec<Part>, runs: &Runs) -> Self {
        let mut order = Vec::new();
        each(&mut parts, None, &mut |parameter, _, group| {
            order.push((parameter, group));
        });
        let given = |place: &(Parameter, Option<usize>)| match place.0 {
            Parameter::Given(index) => Some(index),
            Parameter::Tenant(_) | Parameter::Distinct { .. } => None,
        };
        let mut counts = HashMap::<usize, usize>::new();
        for index in order.iter().filter_map(given) {
            *counts.entry(index).or_default() += 1;
        }
        each(&mut parts, None, &mut |parameter, once, _| {
            *once = matches!(parameter, Parameter::Given(index) if counts.get(&index) == Some(&1));
        });
        let indexes = order.iter().filter_map(given);
        let in_order = indexes.eq(0..order.iter().filter_map(given).count())
            && order
                .iter()
                .all(|place| given(place).and_then(|index| runs.of(index)) == place.1);
        let mut tenants = Vec::new();
        for (parameter, _) in order {
            if let Parameter::Tenant(tenant) = parameter {
                place_of(tenant, &mut tenants);
            }
        }
        Self {
            parts,
            in_order,
            tenants,
        }
    }

    /// Whether the given values are bound as they come.
    pub(super) fn in_order(&self) -> bool {
        self.in_order
    }

    /// The text with labels in the place of parameters, each group once.
    pub(in crate::plan) fn labelled(&self) -> String {
        labelled(&self.parts)
    }

    pub(in crate::plan) fn bytes(&self) -> usize {
        bytes(&self.parts)
    }

    /// The given values of which the text needs to know how many differ.
    pub(in crate::plan) fn counted(&self) -> impl Iterator<Item = (usize, Counted)> {
        let keys = self.parts.iter().filter_map(|part| match part {
            Part::Parameter {
                parameter:
                    Parameter::Distinct {
                        first,
                        rest,
                        counted,
                    },
                ..
            } => Some([(*first, *counted), (*rest, *counted)]),
            _ => None,
        });
        keys.flatten()
    }
}

/// The place of a tenant among those that a text uses, to which it is added.
pub(in crate::plan) fn place_of(tenant: TenancyNumber, tenants: &mut Vec<TenancyNumber>) -> usize {
    let known = tenants.iter().position(|known| *known == tenant);
    known.unwrap_or_else(|| {
        tenants.push(tenant);
        tenants.len() - 1
    })
}

/// The parts as the text with labels of which they were made, each group once.
pub(super) fn labelled(parts: &[Part]) -> String {
    let each = parts.iter().map(|part| match part {
        Part::Text(text) => text.to_string(),
        Part::Parameter { parameter, .. } => parameter.label(),
        Part::Group { parts, .. } => labelled(parts),
    });
    each.collect()
}

fn bytes(parts: &[Part]) -> usize {
    let each = parts.iter().map(|part| {
        size_of::<Part>()
            + match part {
                Part::Text(text) => text.len(),
                Part::Parameter { .. } => 0,
                Part::Group { parts, .. } => bytes(parts),
            }
    });
    each.sum()
}

fn each(
    parts: &mut [Part],
    group: Option<usize>,
    visit: &mut impl FnMut(Parameter, &mut bool, Option<usize>),
) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Parameter { parameter, once } => visit(*parameter, once, group),
            Part::Group { run, parts } => each(parts, Some(*run), visit),
        }
    }
}
