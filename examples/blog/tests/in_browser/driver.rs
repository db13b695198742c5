//! ChromeDriver, and browsers that it starts.

use std::path::PathBuf;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::running::Running;

/// ChromeDriver, on a port that was free.
pub struct Driver {
    // Ended before its directory is removed.
    running: Option<Running>,
    port: u16,
    /// Where browsers keep their profiles.
    directory: PathBuf,
}

impl Driver {
    /// Whether there is one to start.
    pub fn is_installed() -> bool {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|place| place.join("chromedriver").is_file())
    }

    pub fn start() -> Result<Self, String> {
        let directory = std::env::temp_dir().join(format!("blog-browsers-{}", std::process::id()));
        std::fs::create_dir_all(&directory).map_err(|err| err.to_string())?;
        let place = directory.to_string_lossy().into_owned();
        let mut driver = Self {
            running: None,
            port: 0,
            directory,
        };
        let environment = [("TMPDIR", place.as_str()), ("HOME", &place)];
        let port = |line: &str| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        };
        let (running, port) = Running::start(&["chromedriver", "--port=0"], &environment, port)?;
        driver.running = Some(running);
        driver.port = port;
        Ok(driver)
    }

    /// A browser that nobody has used before.
    pub async fn browser(&self) -> Client {
        self.open(json!({})).await
    }

    /// The same, as wide as a phone.
    pub async fn phone(&self) -> Client {
        let metrics = json!({ "width": 360, "height": 740, "pixelRatio": 2.0, "touch": true });
        self.open(json!({ "deviceMetrics": metrics })).await
    }

    async fn open(&self, emulation: Value) -> Client {
        let mut options = json!({
            "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        });
        if emulation.get("deviceMetrics").is_some() {
            options["mobileEmulation"] = emulation;
        }
        let mut capabilities = fantoccini::wd::Capabilities::new();
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.running.take());
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}
