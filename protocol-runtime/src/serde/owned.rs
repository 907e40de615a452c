//! Packets that own their bytes, to maps and from maps.

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
        let frame = Frame::parse(&bytes).map_err(D::Error::custom)?;
        Self::from_frame(&frame).map_err(D::Error::custom)
    }
}
