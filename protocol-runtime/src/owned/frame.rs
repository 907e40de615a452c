//! Frames that own their bytes.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::frame::{Frame, HEAD_LEN};

/// A frame that owns its bytes. It outlives the receive buffer, whether or not its packet decodes.
///
/// Use it to keep frames with an unexpected id or an invalid payload, for example in a queue or a recorder beside [`Owned`](crate::Owned)
/// packets. [`frame`](Self::frame) borrows the frame, to decode it later.
///
/// ```
/// use protocol_runtime::{Frame, OwnedFrame, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let mut unexpected: Vec<OwnedFrame> = Vec::new();
/// let received = Vec::from(*b"\0\0\0\x03\xff\xff\x01");
/// let frame = Frame::parse(&received)?;
/// if ClientPacket::decode(&frame).is_err() {
///     unexpected.push(frame.into());
/// }
/// drop(received);
/// assert_eq!(unexpected[0].id(), 0xffff);
/// assert_eq!(unexpected[0].as_bytes(), b"\0\0\0\x03\xff\xff\x01");
/// # Ok::<(), protocol_runtime::FrameError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OwnedFrame {
    id: u16,
    bytes: Box<[u8]>,
}

impl OwnedFrame {
    /// The packet's id. Ids are unique within a direction.
    #[must_use]
    pub const fn id(&self) -> u16 {
        self.id
    }

    /// The bytes after the id.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        self.bytes.get(HEAD_LEN..).unwrap_or_default()
    }

    /// The whole frame exactly as received, including the length prefix.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the whole frame exactly as received, including the length prefix.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes.into_vec()
    }

    /// Borrows the frame.
    #[must_use]
    pub fn frame(&self) -> Frame<'_> {
        Frame::of_parts(self.id, self.payload(), &self.bytes)
    }
}

impl From<Frame<'_>> for OwnedFrame {
    fn from(frame: Frame<'_>) -> Self {
        Self { id: frame.id(), bytes: Box::from(frame.as_bytes()) }
    }
}

impl AsRef<[u8]> for OwnedFrame {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Shows the id and the length of the payload. The bytes could hold secrets.
impl fmt::Debug for OwnedFrame {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "OwnedFrame(id {}, {} bytes of payload)", self.id, self.payload().len())
    }
}
