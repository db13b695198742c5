//! The application as `cargo run -p blog` starts it.

use crate::running::Running;

/// The application, on a port that was free.
pub struct Site {
    _running: Running,
    port: u16,
}

impl Site {
    pub fn start() -> Result<Self, String> {
        let environment = [
            ("PORT", "0"),
            ("DATABASE_URL", ""),
            ("UPLOADS", ""),
            ("DOMAIN", ""),
        ];
        let port = |line: &str| {
            let (_, port) = line.split_once("http://acme.localhost:")?;
            port.trim_end_matches('/').parse().ok()
        };
        let program = [env!("CARGO_BIN_EXE_blog")];
        let (running, port) = Running::start(&program, &environment, port)?;
        Ok(Self {
            _running: running,
            port,
        })
    }

    /// A page by a blog's subdomain.
    pub fn on_subdomain(&self, slug: &str, path: &str) -> String {
        format!("http://{slug}.localhost:{}{path}", self.port)
    }

    /// A page of no subdomain.
    pub fn central(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }
}
