//! Packets that own their bytes.

use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

use super::frame::OwnedFrame;
use crate::decode::{Decode, DecodeError};
use crate::encode::{Encode, EncodeError, EncodeErrorKind};
use crate::frame::Frame;
use crate::info::Path;
use crate::protocol::Protocol;
use crate::sealed::Sealed;
use crate::wire::{PacketVisitor, Refusal};

/// The packets of one direction of a protocol, for any lifetime: [`ClientPackets`] or [`ServerPackets`].
///
/// ```
/// use protocol_runtime::{Family, Owned, Protocol, ServerPackets};
///
/// /// Returns the size of the longest waiting frame, in either direction.
/// fn longest<F: Family>(waiting: &[Owned<F>]) -> usize {
///     waiting.iter().map(|packet| packet.as_bytes().len()).max().unwrap_or(0)
/// }
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "session-connection")]
/// struct Session;
///
/// let ping = Owned::<ServerPackets<Session>>::new(server::ClientPing {})?;
/// assert_eq!(longest(&[ping]), 6);
/// # Ok::<(), protocol_runtime::EncodeError>(())
/// ```
pub trait Family: Sealed + 'static {
    /// The enum over these packets.
    type Packet<'a>: Decode<'a> + Encode + Copy + fmt::Debug + PartialEq + Send + Sync;
}

/// The packets that the client of the protocol `P` sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientPackets<P>(PhantomData<fn() -> P>);

impl<P> Sealed for ClientPackets<P> {}
impl<P: Protocol> Family for ClientPackets<P> {
    type Packet<'a> = P::Client<'a>;
}

/// The packets that the server of the protocol `P` sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ServerPackets<P>(PhantomData<fn() -> P>);

impl<P> Sealed for ServerPackets<P> {}
impl<P: Protocol> Family for ServerPackets<P> {
    type Packet<'a> = P::Server<'a>;
}

/// A packet that owns the bytes of its frame. It outlives the receive buffer, and you can send it to another thread or task.
///
/// [`get`](Self::get) decodes the bytes again and returns the packet, which borrows from them. It cannot fail, because the bytes were
/// validated when the `Owned` was made. Decoding again costs less than copying every string.
///
/// With the feature `serde`, an `Owned` serializes as a map of `id`, `header`, `name` and `fields`. Secrets are hidden; wrap it in
/// `Revealed` to show them. It deserializes from such a map, for which one of `id`, `name` and `header` is enough.
///
/// ```
/// use protocol_runtime::{ClientPackets, Frame, Owned, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let kept: Owned<ClientPackets<UserProfile>> = {
///     let buffer = Vec::from(*b"\0\0\0\x07\x08\xb4\0\x03hey");
///     Owned::from_frame(&Frame::parse(&buffer)?)?
/// };
/// let printed = std::thread::spawn(move || format!("{:?}", kept.get()));
/// assert_eq!(printed.join().unwrap(), r#"UserUpdateMotto { motto: "hey" }"#);
///
/// let built = Owned::<ClientPackets<UserProfile>>::new(client::UserRespect { user_id: 7 })?;
/// assert_eq!(built.get(), client::UserRespect { user_id: 7 }.into());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Owned<F> {
    /// A frame that is known to decode.
    frame: OwnedFrame,
    family: PhantomData<fn() -> F>,
}

impl<F: Family> Owned<F> {
    /// Encodes a packet to keep it. Pass the enum or one of its packets.
    ///
    /// # Errors
    /// A field does not fit the wire format.
    pub fn new<'a>(packet: impl Into<F::Packet<'a>>) -> Result<Self, EncodeError> {
        let packet: F::Packet<'a> = packet.into();
        let bytes = packet.to_vec()?;
        // Every encoded packet decodes. If a packet breaks this rule, it fails here and not in `get`.
        Frame::parse(&bytes).ok().and_then(|frame| Self::from_frame(&frame).ok()).ok_or_else(|| {
            EncodeError::new(packet.info(), Path::new(), EncodeErrorKind::Refused(Refusal::Contradiction))
        })
    }

    /// Copies the packet in `frame`, with its exact bytes.
    ///
    /// If only [`decode_tolerant`](Decode::decode_tolerant) accepts the frame, pass the decoded packet to [`new`](Self::new) instead, which
    /// encodes it into valid bytes.
    ///
    /// # Errors
    /// The frame does not decode. To keep it anyway, use an [`OwnedFrame`].
    pub fn from_frame(frame: &Frame<'_>) -> Result<Self, DecodeError> {
        F::Packet::decode(frame)?;
        Ok(Self { frame: (*frame).into(), family: PhantomData })
    }

    /// Decodes the packet. It borrows from the bytes in here.
    #[must_use]
    #[allow(clippy::unreachable, reason = "the bytes decoded when the `Owned` was made, and they never change")]
    pub fn get(&self) -> F::Packet<'_> {
        match F::Packet::decode(&self.frame()) {
            Ok(packet) => packet,
            Err(_) => unreachable!("the bytes of an `Owned` packet decode"),
        }
    }

    /// Borrows the frame.
    #[must_use]
    pub fn frame(&self) -> Frame<'_> {
        self.frame.frame()
    }

    /// The bytes of the whole frame. They include secrets.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.frame.as_bytes()
    }

    /// Returns the bytes of the whole frame. They include secrets.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.frame.into_bytes()
    }
}

impl<F> From<Owned<F>> for OwnedFrame {
    fn from(packet: Owned<F>) -> Self {
        packet.frame
    }
}

impl<F> AsRef<[u8]> for Owned<F> {
    fn as_ref(&self) -> &[u8] {
        self.frame.as_bytes()
    }
}

impl<F: Family> Encode for Owned<F> {
    fn visit<V: PacketVisitor>(&self, visitor: V) -> V::Output {
        self.get().visit(visitor)
    }
}

impl<F> Clone for Owned<F> {
    fn clone(&self) -> Self {
        Self { frame: self.frame.clone(), family: PhantomData }
    }
}

/// Compares the packets, so NaN is not equal to itself.
impl<F: Family> PartialEq for Owned<F> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<F: Family> Eq for Owned<F> where for<'a> F::Packet<'a>: Eq {}

impl<F: Family> Hash for Owned<F>
where
    for<'a> F::Packet<'a>: Hash,
{
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state);
    }
}

impl<F: Family> fmt::Debug for Owned<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(formatter)
    }
}
