//! As much of a websocket's client as the tests say: short texts, one after the other.

use std::net::SocketAddr;

use axum::Router;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Serves an application until the test ends.
pub async fn serve(app: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// What a server answers to the request for a websocket, and the connection.
pub async fn upgrade(address: SocketAddr, host: &str, path: &str) -> (String, TcpStream) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
         sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        answer.push(stream.read_u8().await.unwrap());
    }
    (String::from_utf8(answer).unwrap(), stream)
}

pub struct Socket(TcpStream);

impl Socket {
    pub async fn open(address: SocketAddr, host: &str, path: &str) -> Self {
        let (answer, stream) = upgrade(address, host, path).await;
        assert!(answer.starts_with("HTTP/1.1 101 "), "{answer}");
        Self(stream)
    }

    /// Says something, and hears what is answered.
    pub async fn ask(&mut self, text: &str) -> String {
        let length = u8::try_from(text.len()).unwrap();
        assert!(length < 126);
        // A text that is whole, and masked by zeros.
        let frame = [&[0x81, 0x80 | length, 0, 0, 0, 0], text.as_bytes()].concat();
        self.0.write_all(&frame).await.unwrap();
        assert_eq!(self.0.read_u8().await.unwrap(), 0x81);
        let length = self.0.read_u8().await.unwrap();
        assert!(length < 126);
        let mut heard = vec![0; length.into()];
        self.0.read_exact(&mut heard).await.unwrap();
        String::from_utf8(heard).unwrap()
    }
}
