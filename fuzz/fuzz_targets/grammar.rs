//! Statements that a grammar builds from bytes, so that deep and valid SQL is reached.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| tenancy_tests::second_opinion::try_grammar(data));
