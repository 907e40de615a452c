//! Packets that own their bytes, to keep them or to send them to another thread.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use crate::decode::error::DecodeError;
use crate::encode::error::{EncodeError, EncodeErrorKind};
use crate::info::Path;
use crate::{Decode, Encode, Frame, PacketVisitor, Protocol, Refusal};

/// The packets of one direction of a protocol, whatever they borrow from: [`ClientPackets`] or [`ServerPackets`].
///
/// ```
/// use protocol_runtime::{Family, Owned, Protocol, ServerPackets};
///
/// /// The longest frame that waits to be sent, in either direction.
/// fn longest<F: Family>(waiting: &[Owned<F>]) -> usize {
///     waiting.iter().map(|packet| packet.as_bytes().len()).max().unwrap_or(0)
/// }
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "session-connection")]
/// struct Session;
///
/// let ping = Owned::<ServerPackets<Session>>::new(&server::ClientPing {}.into())?;
/// assert_eq!(longest(&[ping]), 6);
/// # Ok::<(), protocol_runtime::EncodeError>(())
/// ```
pub trait Family {
    /// The enum over them.
    type Packet<'a>: Decode<'a> + Encode + Copy + fmt::Debug + PartialEq;
}

/// What the client of the protocol `P` sends.
#[derive(Debug)]
pub struct ClientPackets<P>(PhantomData<fn() -> P>);

impl<P: Protocol> Family for ClientPackets<P> {
    type Packet<'a> = P::Client<'a>;
}

/// What the server of the protocol `P` sends.
#[derive(Debug)]
pub struct ServerPackets<P>(PhantomData<fn() -> P>);

impl<P: Protocol> Family for ServerPackets<P> {
    type Packet<'a> = P::Server<'a>;
}

/// A packet with the bytes of its frame: it outlives the buffer that it came from, and can be sent to another thread or task.
///
/// [`get`](Self::get) gives the packet, borrowed from these bytes. They were checked once, so it cannot fail; it decodes them
/// again, which costs less than a copy of every string would.
///
/// With the feature `serde` it serializes as a map of `id`, `header`, `name` and `fields`, without secrets (with them in a `Revealed`),
/// and deserializes from such a map, of which one of `id`, `name` and `header` is enough.
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
/// assert_eq!(printed.join().unwrap(), r#"UserUpdateMotto(UserUpdateMotto { motto: "hey" })"#);
///
/// let built = Owned::<ClientPackets<UserProfile>>::new(&client::UserRespect { user_id: 7 }.into())?;
/// assert_eq!(built.get(), client::UserRespect { user_id: 7 }.into());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Owned<F> {
    /// A whole frame that decodes.
    bytes: Box<[u8]>,
    family: PhantomData<fn() -> F>,
}

impl<F: Family> Owned<F> {
    /// Keeps a packet.
    ///
    /// # Errors
    /// The wire cannot carry it.
    pub fn new(packet: &F::Packet<'_>) -> Result<Self, EncodeError> {
        let mut bytes = Vec::with_capacity(packet.encoded_len());
        packet.encode_to_vec(&mut bytes)?;
        let owned = Self { bytes: bytes.into_boxed_slice(), family: PhantomData };
        // What can be encoded decodes. Should a hand-written packet break that rule, it is refused here and not later.
        match owned.decoded() {
            Some(_) => Ok(owned),
            None => {
                let kind = EncodeErrorKind::Refused(Refusal::Contradiction);
                Err(EncodeError::new(packet.info(), Path::new(), kind))
            }
        }
    }

    /// Keeps the packet in `frame`, byte by byte. One that only [`decode_tolerant`](Decode::decode_tolerant) takes is kept with
    /// [`new`](Self::new), as the right bytes.
    ///
    /// # Errors
    /// It does not decode.
    pub fn from_frame(frame: &Frame<'_>) -> Result<Self, DecodeError> {
        F::Packet::decode(frame)?;
        Ok(Self { bytes: Box::from(frame.as_bytes()), family: PhantomData })
    }

    /// The packet, borrowed from the bytes that are kept here.
    #[must_use]
    #[allow(clippy::unreachable, reason = "the bytes decoded when they came in here, and nothing can change them")]
    pub fn get(&self) -> F::Packet<'_> {
        match self.decoded() {
            Some(packet) => packet,
            None => unreachable!("the bytes of a kept packet decode"),
        }
    }

    fn decoded(&self) -> Option<F::Packet<'_>> {
        F::Packet::decode(&Frame::parse(&self.bytes).ok()?).ok()
    }

    /// The bytes of the whole frame.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes of the whole frame.
    #[must_use]
    pub fn into_bytes(self) -> Box<[u8]> {
        self.bytes
    }
}

impl<F: Family> Encode for Owned<F> {
    fn visit<V: PacketVisitor>(&self, visitor: V) -> V::Output {
        self.get().visit(visitor)
    }
}

impl<F> Clone for Owned<F> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), family: PhantomData }
    }
}

/// By the packets, so that NaN is not equal to itself.
impl<F: Family> PartialEq for Owned<F> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<F: Family> fmt::Debug for Owned<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(formatter)
    }
}

#[cfg(feature = "serde")]
mod with_serde {
    use alloc::boxed::Box;
    use core::marker::PhantomData;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Family, Owned};
    use crate::serde::compose::Composed;
    use crate::serde::serialize::{Secrets, SerializeFields, serialize_packet};
    use crate::{Decode, Frame};

    impl<F: Family> SerializeFields for Owned<F> {
        fn serialize_fields<S: Serializer>(&self, serializer: S, secrets: Secrets) -> Result<S::Ok, S::Error> {
            serialize_packet(&self.get(), serializer, secrets)
        }
    }

    /// A map of `id`, `header`, `name` and `fields`, without secrets.
    impl<F: Family> Serialize for Owned<F> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.serialize_fields(serializer, Secrets::Hidden)
        }
    }

    /// From a map of `id`, `name` or `header`, and `fields`: what it serializes to. With `serde_json`, doubles come back to the bit only with its
    /// feature `float_roundtrip`, and records that lie deeply in each other only after `disable_recursion_limit`; values may lie 256 deep here. Counts, tags and flags that follow from other
    /// fields are computed.
    impl<'de, F: Family> Deserialize<'de> for Owned<F> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let composed = Composed::deserialize(deserializer)?;
            let bytes = composed.frame(<F::Packet<'_> as Decode<'_>>::PACKETS).map_err(D::Error::custom)?;
            let owned = Self { bytes: Box::from(bytes), family: PhantomData };
            let frame = Frame::parse(&owned.bytes).map_err(D::Error::custom)?;
            F::Packet::decode(&frame).map_err(D::Error::custom)?;
            Ok(owned)
        }
    }
}
