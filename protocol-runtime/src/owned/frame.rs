//! Frames that own their bytes.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::frame::{Frame, HEAD_LEN};

/// A frame with its bytes: it outlives the buffer that it came from, whether or not a packet in it decodes.
///
/// Keep what you do not know in one: a packet with an unexpected id, or bytes that do not decode. A queue or a recorder can hold it beside
/// [`Owned`](crate::Owned) packets, and [`frame`](Self::frame) lends the frame to decode it later.
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OwnedFrame {
    id: u16,
    bytes: Box<[u8]>,
}

impl OwnedFrame {
    /// Which packet this is; unique within a direction.
    #[must_use]
    pub const fn id(&self) -> u16 {
        self.id
    }

    /// What follows the id.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        self.bytes.get(HEAD_LEN..).unwrap_or_default()
    }

    /// The whole frame as it was received, length prefix included.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The whole frame as it was received, length prefix included.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes.into_vec()
    }

    /// The frame, borrowed from the bytes that are kept here.
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
