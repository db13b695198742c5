//! A PostgreSQL server of a test's own, which may be killed.

use std::fs;
use std::io;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A server on a free port of 127.0.0.1, with its data in a temporary directory. It goes when this is dropped.
pub struct Server {
    programs: PathBuf,
    directory: PathBuf,
    port: u16,
    process: Option<Child>,
}

/// Where initdb and postgres are, newest version first, or why there is no such place.
pub fn programs() -> Result<PathBuf, String> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut found: Vec<_> = versions
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .filter(|programs| programs.join("initdb").exists())
        .collect();
    found.sort();
    found
        .pop()
        .ok_or_else(|| "no PostgreSQL programs in /usr/lib/postgresql".into())
}

impl Server {
    /// Makes the data directory and starts the server.
    pub fn create() -> Result<Self, String> {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let mut server = Self {
            programs: programs()?,
            directory: std::env::temp_dir()
                .join(format!("tenancy-lifecycle-{}", std::process::id())),
            port: port.map_err(|err| err.to_string())?.port(),
            process: None,
        };
        server.init().map_err(|err| format!("initdb: {err}"))?;
        server.start()?;
        Ok(server)
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn init(&self) -> io::Result<()> {
        fs::create_dir(&self.directory)?;
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(&self.directory))?;
        }
        let mut initdb = self.command("initdb");
        initdb.args([
            "-D",
            "data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]);
        run(initdb.arg("--locale=C.UTF-8"))
    }

    /// A program of PostgreSQL's, which refuses to run as root.
    fn command(&self, program: &str) -> Command {
        let path = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
            command.arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir(&self.directory).stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Starts the server and waits until it listens. After a kill it has to wait for what was left of it.
    pub fn start(&mut self) -> Result<(), String> {
        for _ in 0..150 {
            let ended = match &mut self.process {
                None => true,
                Some(process) => process.try_wait().map_err(|err| err.to_string())?.is_some(),
            };
            if ended {
                let mut postgres = self.command("postgres");
                postgres.args(["-D", "data", "-h", "127.0.0.1", "-F", "-N", "40"]);
                postgres.args([
                    "-c",
                    "unix_socket_directories=",
                    "-p",
                    &self.port.to_string(),
                ]);
                self.process = Some(postgres.spawn().map_err(|err| err.to_string())?);
            } else if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(200));
        }
        Err("PostgreSQL doesn't start".into())
    }

    /// SIGKILL: nothing is written out, nobody is told.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }

    /// SIGQUIT, an immediate shutdown: clients are told, and nothing is written out.
    pub fn stop_at_once(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = run(Command::new("kill").args(["-QUIT", &process.id().to_string()]));
            let _ = process.wait();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop_at_once();
        for _ in 0..20 {
            if fs::remove_dir_all(&self.directory).is_ok() || !self.directory.exists() {
                return;
            }
            sleep(Duration::from_millis(100));
        }
    }
}

fn is_root() -> bool {
    let user = Command::new("id").arg("-u").output();
    user.is_ok_and(|user| user.stdout.trim_ascii() == b"0")
}

fn run(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    if status.success() {
        return Ok(());
    }
    Err(io::Error::other(status.to_string()))
}
