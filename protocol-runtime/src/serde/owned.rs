//! Serializes and deserializes `Owned` packets.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::compose::Composed;
use super::packet::serialize_packet;
use crate::decode::Decode;
use crate::frame::Frame;
use crate::owned::{Family, Owned};
use crate::wire::serialize::{Secrets, SerializeFields};

impl<F: Family> SerializeFields for Owned<F> {
    fn serialize_fields<S: Serializer>(&self, serializer: S, secrets: Secrets) -> Result<S::Ok, S::Error> {
        serialize_packet(&self.get(), serializer, secrets)
    }
}

/// Serializes a map of `id`, `header`, `name` and `fields`, with hidden secrets.
impl<F: Family> Serialize for Owned<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize_fields(serializer, Secrets::Hidden)
    }
}

/// Deserializes the map that `Serialize` produces. One of `id`, `name` and `header` is enough. Counts, tags and flags that describe other
/// fields are computed. Values may be nested 256 deep.
///
/// With `serde_json`, doubles round-trip exactly only with its feature `float_roundtrip`, and deeply nested records need
/// `disable_recursion_limit`.
impl<'de, F: Family> Deserialize<'de> for Owned<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let composed = Composed::deserialize(deserializer)?;
        let bytes = composed.frame(<F::Packet<'_> as Decode<'_>>::PACKETS).map_err(D::Error::custom)?;
        let frame = Frame::parse(&bytes).map_err(D::Error::custom)?;
        Self::from_frame(&frame).map_err(D::Error::custom)
    }
}
