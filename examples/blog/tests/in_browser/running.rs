//! A program that ends when this process does.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, Stdio};

/// A program, and whatever it has started itself.
pub struct Running {
    shell: Child,
    /// Closed when this is dropped, and when this process dies in any way at all.
    lifeline: Option<ChildStdin>,
}

/// Waits for the end of its input, and then ends the whole group of processes.
const SCRIPT: &str = r#""$0" "$@" & exec >&-; read -r _; kill -s KILL 0"#;

impl Running {
    /// Starts a program, and waits for a line of its output from which something can be read.
    pub fn start<T>(
        command: &[&str],
        environment: &[(&str, &str)],
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<(Self, T), String> {
        let name = command[0];
        let mut shell = Command::new("sh");
        shell.args(["-c", SCRIPT]).args(command);
        shell.envs(environment.iter().copied());
        shell
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .process_group(0);
        let mut shell = shell.spawn().map_err(|err| format!("{name}: {err}"))?;
        let lifeline = shell.stdin.take();
        let output = shell.stdout.take();
        let running = Self { shell, lifeline };
        let mut lines = BufReader::new(output.ok_or("there is no output")?).lines();
        let found = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| read(&line));
        let found = found.ok_or_else(|| format!("{name} ended, or said nothing of use"))?;
        // Whatever else it says, so that it never waits for somebody to read it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok((running, found))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.shell.wait();
    }
}
