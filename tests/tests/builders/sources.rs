//! The source of a dependency, as cargo has it.

use std::path::PathBuf;
use std::process::Command;

use sea_orm::JsonValue;

/// The folder of a package that this crate depends on, or why there is none.
pub(crate) fn of(package: &str) -> Result<PathBuf, String> {
    // Offline cargo knows the packages of its own platform alone.
    let host = host().unwrap_or_default();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline"])
        .args(["--filter-platform", &host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .map_err(|err| format!("cargo metadata: {err}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let metadata: JsonValue = text
        .parse()
        .map_err(|err| format!("cargo metadata says no JSON: {err}"))?;
    let packages = metadata["packages"].as_array().cloned().unwrap_or_default();
    packages
        .iter()
        .find(|known| known["name"] == package)
        .and_then(|known| known["manifest_path"].as_str())
        .and_then(|manifest| Some(PathBuf::from(manifest).parent()?.to_path_buf()))
        .filter(|folder| folder.join("src").is_dir())
        .ok_or_else(|| format!("cargo metadata knows no source of {package}"))
}

/// The platform that cargo builds for.
fn host() -> Option<String> {
    let output = Command::new(env!("CARGO")).arg("-vV").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
}

/// All Rust files in a folder and below, by name.
pub(crate) fn files(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

pub(crate) fn print(line: &str) {
    tenancy_tests::isolation::print(line);
}
