//! Any bytes as a statement. The first byte says the backend and how many values come along, the rest is the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| tenancy_tests::second_opinion::try_bytes(data));
