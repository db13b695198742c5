//! A connection that asks for one page after the other. It does as little as it can, since it runs beside what is measured.

use std::net::Ipv4Addr;

use tenancy_sea::BoxError;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::page::{Page, slug};

pub struct Client {
    stream: TcpStream,
    port: u16,
    buffer: Vec<u8>,
}

impl Client {
    pub async fn connect(port: u16) -> Result<Self, BoxError> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            port,
            buffer: Vec::new(),
        })
    }

    /// Asks for a page and gives its body.
    pub async fn get(&mut self, page: &Page) -> Result<&str, BoxError> {
        let request = format!(
            "GET {} HTTP/1.1\r\nhost: {}.localhost:{}\r\n\r\n",
            page.path,
            slug(page.blog),
            self.port
        );
        self.stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        let (head, length) = loop {
            self.read().await?;
            let end = self
                .buffer
                .windows(4)
                .position(|bytes| bytes == b"\r\n\r\n");
            if let Some(end) = end {
                break (end + 4, content_length(&self.buffer[..end])?);
            }
        };
        while self.buffer.len() < head + length {
            self.read().await?;
        }
        if self.buffer.len() > head + length {
            return Err("there is more than was announced".into());
        }
        Ok(str::from_utf8(&self.buffer[head..])?)
    }

    async fn read(&mut self) -> Result<(), BoxError> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err("the connection was closed".into());
        }
        Ok(())
    }
}

fn content_length(head: &[u8]) -> Result<usize, BoxError> {
    let head = str::from_utf8(head)?;
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap_or_default();
    if !status.starts_with("HTTP/1.1 200 ") {
        return Err(status.to_owned().into());
    }
    let length = lines.find_map(|line| line.strip_prefix("content-length: "));
    Ok(length.ok_or("no length was announced")?.parse()?)
}
