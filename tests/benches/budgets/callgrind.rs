use std::path::Path;
use std::process::{Command, Output};

use crate::arguments::Case;

/// `rep movsb` is one instruction that callgrind counts byte by byte: copies are made without it. And the threads share one
/// arena, whichever comes first.
const TUNABLES: &str = "glibc.cpu.hwcaps=-ERMS,-FSRM:glibc.malloc.arena_max=1";

/// Says how to get valgrind where it isn't there.
pub(crate) fn is_there() -> Result<(), String> {
    let missing = "valgrind is missing, by which instructions are counted: on Debian `apt-get install valgrind`";
    match Command::new("valgrind").arg("--version").output() {
        Ok(Output { status, .. }) if status.success() => Ok(()),
        _ => Err(missing.to_owned()),
    }
}

/// How many instructions a process takes that sets a room up and does a case's turns, all its threads together.
#[allow(clippy::cast_precision_loss, reason = "no count comes near 2^53")]
pub(crate) fn count(case: &Case, keep: Option<&Path>) -> Result<f64, String> {
    let this = std::env::current_exe().map_err(|err| err.to_string())?;
    let Case { name, form, turns } = case;
    let file = match keep {
        None => "/dev/null".into(),
        Some(directory) => {
            std::fs::create_dir_all(directory).map_err(|err| err.to_string())?;
            directory.join(format!("{name}.{form}.{turns}"))
        }
    };
    let output = Command::new("valgrind")
        .env("GLIBC_TUNABLES", TUNABLES)
        // The threads take turns in the same order every time.
        .args(["--tool=callgrind", "--fair-sched=yes"])
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(this)
        .args(["--counted", name, &form.to_string(), &turns.to_string()])
        .output()
        .map_err(|err| err.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{name}, {form}: {}\n{said}", output.status));
    }
    let collected = said
        .lines()
        .find_map(|line| line.split_once("Collected :"))
        .and_then(|(_, number)| number.trim().parse::<u64>().ok());
    collected
        .map(|count| count as f64)
        .ok_or_else(|| format!("{name}, {form}: callgrind says no count\n{said}"))
}
