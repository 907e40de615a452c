//! What the file says about the wire, as it is written.

use super::spanned::Spanned;
use super::view::View;

/// What the file says about the wire.
#[derive(Debug, Default)]
pub(crate) struct RawComposition {
    pub(crate) length_prefix: Option<RawLengthPrefix>,
    /// Whether frames are encrypted from the start.
    pub(crate) encrypted: Option<Spanned<bool>>,
    pub(crate) segments: Option<Spanned<Vec<RawWireType>>>,
    pub(crate) primitives: Vec<RawWireType>,
    pub(crate) composites: Vec<RawWireType>,
}

/// A part of a frame, or a type, as the file describes it.
#[derive(Debug)]
pub(crate) struct RawWireType {
    pub(crate) name: Option<Spanned<String>>,
    /// A segment's `type`, a primitive's `wireType`.
    pub(crate) ty: Option<Spanned<String>>,
    pub(crate) endian: Option<Spanned<String>>,
    pub(crate) encoding: Option<Spanned<String>>,
    pub(crate) length_prefix: Option<RawLengthPrefix>,
}

#[derive(Debug)]
pub(crate) struct RawLengthPrefix {
    pub(crate) ty: Option<Spanned<String>>,
    pub(crate) endian: Option<Spanned<String>>,
    pub(crate) includes_self: Option<Spanned<bool>>,
    pub(crate) includes_header: Option<Spanned<bool>>,
    pub(crate) includes_payload: Option<Spanned<bool>>,
}

/// The parts of the file that describe the wire.
pub(crate) fn composition(spec: View<'_>) -> RawComposition {
    let composition = spec.get("packetComposition");
    let framing = composition.and_then(|composition| composition.get("framing"));
    let types = |key, ty| spec.get(key).map(|list| list.map(|view| wire_type(view, ty))).unwrap_or_default();
    RawComposition {
        length_prefix: framing.and_then(|framing| framing.get("lengthPrefix")).map(length_prefix),
        encrypted: framing.and_then(|framing| {
            let mapping = framing.get("encrypted").and_then(|encrypted| encrypted.boolean("default"));
            mapping.or_else(|| framing.boolean("encrypted"))
        }),
        segments: composition.and_then(|composition| {
            let segments = composition.get("packet")?.map(|view| wire_type(view, "type"));
            Some(Spanned { value: segments, place: composition.key_place("packet")? })
        }),
        primitives: types("primitiveTypes", "wireType"),
        composites: types("compositeTypes", ""),
    }
}

fn wire_type(view: View<'_>, ty: &str) -> RawWireType {
    RawWireType {
        name: view.text("name"),
        ty: view.text(ty),
        endian: view.text("endian"),
        encoding: view.text("encoding"),
        length_prefix: view.get("lengthPrefix").map(length_prefix),
    }
}

fn length_prefix(view: View<'_>) -> RawLengthPrefix {
    RawLengthPrefix {
        ty: view.text("type"),
        endian: view.text("endian"),
        includes_self: view.boolean("includesSelf"),
        includes_header: view.boolean("includesHeader"),
        includes_payload: view.boolean("includesPayload"),
    }
}
