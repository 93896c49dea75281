//! Messages to and from the browser: as much of WebSocket (RFC 6455) as two on one machine need.
//!
//! Whoever waits may give up at any moment: a message is taken only when all of it has come, and what has not been sent
//! yet goes first the next time. There is no encryption, no compression, no ping, and the mask is all zeroes.

use std::io::{Error, ErrorKind, Result};

use tokio::net::TcpStream;

pub struct Socket {
    stream: TcpStream,
    unsent: Vec<u8>,
    unread: Vec<u8>,
    /// The parts that have come of a message in several.
    parts: Vec<u8>,
}

const FINAL: u8 = 0x80;
const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const MASKED: u8 = 0x80;

impl Socket {
    pub async fn open(address: &str, path: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: Y29wcGljZWNvcHBpY2Vjbw==\r\n\r\n"
        );
        let mut socket = Self {
            stream,
            unsent: request.into_bytes(),
            unread: Vec::new(),
            parts: Vec::new(),
        };
        socket.flush().await?;
        loop {
            let end = socket.unread.windows(4).position(|four| four == b"\r\n\r\n");
            if let Some(end) = end {
                let head: Vec<_> = socket.unread.drain(..end + 4).collect();
                let switched = head.starts_with(b"HTTP/1.1 101 ");
                return if switched {
                    Ok(socket)
                } else {
                    Err(Error::other(String::from_utf8_lossy(&head)))
                };
            }
            socket.read().await?;
        }
    }

    pub async fn send(&mut self, text: &str) -> Result<()> {
        self.unsent.push(FINAL | TEXT);
        let length = text.len();
        match (u8::try_from(length), u16::try_from(length)) {
            (Ok(short @ 0..126), _) => self.unsent.push(MASKED | short),
            (_, Ok(medium)) => {
                self.unsent.push(MASKED | 126);
                self.unsent.extend(medium.to_be_bytes());
            }
            (_, Err(_)) => {
                self.unsent.push(MASKED | 127);
                self.unsent.extend((length as u64).to_be_bytes());
            }
        }
        self.unsent.extend([0; 4]);
        self.unsent.extend(text.as_bytes());
        self.flush().await
    }

    /// Waits for a message.
    pub async fn receive(&mut self) -> Result<Vec<u8>> {
        loop {
            while let Some(frame) = Frame::first_of(&self.unread) {
                self.unread.drain(..frame.start);
                let payload = self.unread.drain(..frame.length);
                if frame.kind == CLOSE {
                    return Err(ErrorKind::ConnectionAborted.into());
                }
                self.parts.extend(payload);
                if frame.last {
                    return Ok(std::mem::take(&mut self.parts));
                }
            }
            self.read().await?;
        }
    }

    async fn flush(&mut self) -> Result<()> {
        while !self.unsent.is_empty() {
            self.stream.writable().await?;
            match self.stream.try_write(&self.unsent) {
                Ok(sent) => drop(self.unsent.drain(..sent)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn read(&mut self) -> Result<()> {
        loop {
            self.stream.readable().await?;
            // Made here, so that nobody who waits has it on the stack.
            let mut chunk = vec![0; 65_536];
            match self.stream.try_read(&mut chunk) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(read) => {
                    self.unread.extend(&chunk[..read]);
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Where a frame's payload lies in the bytes that have come.
struct Frame {
    kind: u8,
    last: bool,
    start: usize,
    length: usize,
}

impl Frame {
    /// The first frame, if all of it has come.
    fn first_of(bytes: &[u8]) -> Option<Self> {
        let (&first, &second) = (bytes.first()?, bytes.get(1)?);
        let (start, length) = match second & !MASKED {
            126 => (4, usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?))),
            127 => {
                let length = u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?);
                (10, usize::try_from(length).expect("less than fills the memory"))
            }
            short => (2, usize::from(short)),
        };
        (bytes.len() >= start + length).then_some(Self {
            kind: first & 0x0F,
            last: first & FINAL != 0,
            start,
            length,
        })
    }
}
