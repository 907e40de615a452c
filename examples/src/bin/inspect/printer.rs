//! Where frames go: each is decoded as a packet of its own direction.

use std::fmt::Display;
use std::io;

use protocol_runtime::Frame;
use protocol_runtime::info::Direction;

use crate::report::Report;

/// Decodes a frame of one direction and reports it. The mark is the direction if the input tells it.
pub(crate) type Show = fn(&mut Report, &Frame<'_>, Option<Direction>) -> io::Result<()>;

/// Decodes frames and reports what they are.
pub(crate) struct Printer {
    pub(crate) report: Report,
    /// The direction of frames that have no mark.
    pub(crate) direction: Direction,
    pub(crate) client: Show,
    pub(crate) server: Show,
    /// Whether a packet has this id, in either direction.
    pub(crate) knows: fn(u16) -> bool,
    /// Whether it was said already what to do about frames without their lengths.
    pub(crate) has_hinted: bool,
}

impl Printer {
    /// Reports a frame.
    pub(crate) fn frame(&mut self, frame: &Frame<'_>, mark: Option<Direction>) -> io::Result<()> {
        let show = match mark.unwrap_or(self.direction) {
            Direction::ClientToServer => self.client,
            Direction::ServerToClient => self.server,
        };
        show(&mut self.report, frame, mark)
    }

    /// Reports a line whose bytes are not a frame.
    pub(crate) fn broken(&mut self, line: u64, why: impl Display) -> io::Result<()> {
        self.report.broken(format_args!("line {line}"), why)
    }

    /// What to do about bytes that are not a frame, if they look like something else.
    pub(crate) fn hint(&mut self, bytes: &[u8]) -> String {
        let is_ip = matches!(bytes, [0x45, 0, ..]) || bytes.get(12..15) == Some(&[8, 0, 0x45]);
        if is_ip {
            return "; these look like whole network packets: copy only the payload of TCP".to_owned();
        }
        match bytes {
            [high, low, ..] if (self.knows)(u16::from_be_bytes([*high, *low])) && !self.has_hinted => {
                self.has_hinted = true;
                let id = u16::from_be_bytes([*high, *low]);
                let length = bytes.len();
                format!(
                    "; if this is packet {id} without its length, write {length:08x} before it, or for a whole file: \
                     awk '{{gsub(/ /,\"\"); printf \"%08x%s\\n\", length($0)/2, $0}}' FILE | inspect"
                )
            }
            _ => String::new(),
        }
    }
}
