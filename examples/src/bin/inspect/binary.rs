//! Frames one after the other, as they came over the wire.

use std::io;

use protocol_runtime::Frames;

use crate::printer::Printer;

/// The longest frame that is waited for. A capture is trusted, so this is the longest one that the client can read: it takes
/// a longer length for a negative number.
pub(crate) const LIMIT: u32 = i32::MAX.cast_unsigned();

/// Where in a binary stream the reading is.
#[derive(Debug, Default)]
pub(crate) struct Binary {
    /// How many bytes of the stream came before those that are being looked at.
    offset: u64,
}

impl Binary {
    /// Shows the whole frames at the front of `bytes` and returns how many bytes they take. `None` is the end: after a broken
    /// length, the beginning of the next frame is unknown.
    pub(crate) fn take(&mut self, bytes: &[u8], at_end: bool, printer: &mut Printer) -> io::Result<Option<usize>> {
        let mut frames = Frames::with_limit(bytes, LIMIT);
        for frame in frames.by_ref() {
            match frame {
                Ok(frame) => printer.frame(&frame, None)?,
                Err(error) => {
                    let offset = self.offset_of(error.offset());
                    let (why, hint) = (error.kind(), hint(bytes, offset));
                    printer.report.broken(format_args!("offset {offset}"), format_args!("{why}{hint}"))?;
                    return Ok(None);
                }
            }
        }
        let consumed = frames.consumed();
        if at_end && !frames.unread().is_empty() {
            let (offset, missing) = (self.offset_of(consumed), frames.missing());
            let bytes = if missing == 1 { "byte is" } else { "bytes are" };
            let hint = hint(frames.unread(), offset);
            let why = format_args!("the stream ends within a frame, of which at least {missing} {bytes} missing{hint}");
            printer.report.broken(format_args!("offset {offset}"), why)?;
            return Ok(None);
        }
        self.offset = self.offset_of(consumed);
        Ok(Some(consumed))
    }

    fn offset_of(&self, index: usize) -> u64 {
        // No machine counts further than that.
        self.offset.saturating_add(u64::try_from(index).unwrap_or(u64::MAX))
    }
}

/// What to do about a stream that begins like a text.
fn hint(bytes: &[u8], offset: u64) -> &'static str {
    let is_text = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    if offset == 0 && bytes.get(..8).is_some_and(|start| start.iter().all(is_text)) {
        "; the input looks like a text, which is read without `--format binary`"
    } else {
        ""
    }
}
