//! A crate that forbids every lint, has no prelude and no standard library, renames the runtime, and has types with the names of prelude
//! types. It uses the derive four times.
#![no_std]
#![no_implicit_prelude]
#![forbid(missing_docs, unsafe_code, unused, nonstandard_style, future_incompatible, let_underscore)]
#![forbid(rust_2018_idioms, rust_2021_compatibility, rust_2024_compatibility, keyword_idents)]
#![forbid(clippy::all, clippy::pedantic)]
#![forbid(
    absolute_paths_not_starting_with_crate,
    deprecated_in_future,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused_crate_dependencies,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![forbid(warnings)]

/// A protocol at the root of the crate.
#[derive(::wire::Protocol, ::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
#[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s", crate = "::wire")]
pub struct UserProfile;

/// Types with the names of prelude types.
pub mod shadows {
    /// Not the prelude's type.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
    pub struct Option;
    /// Not the prelude's type.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
    pub struct Result;
    /// Not the prelude's type.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
    pub struct String;

    /// Every packet, visible only in this crate.
    #[derive(::wire::Protocol)]
    #[protocol(spec = "../spec/language.yaml", crate = "::wire")]
    pub(crate) struct Language;

    /// A second derive in the same module, with other names.
    #[derive(::wire::Protocol)]
    #[protocol(
        spec = "../spec/language.yaml",
        realm = ["post"],
        direction = ["c2s"],
        client_enum = "Parcel",
        client_module = "parcels",
        types_module = "parts",
        crate = "crate::shadows::renamed"
    )]
    struct Post;

    use ::wire as renamed;
}

/// A derive in a function, whose packets contain records. Returns a size, so that the items are used.
#[must_use]
pub fn in_a_function() -> usize {
    #[derive(::wire::Protocol)]
    #[protocol(spec = "./../spec/language.yaml", crate = "::wire")]
    struct Local;

    let point = types::Point { x: 1, y: 2 };
    let packet: ClientPacket<'_> = ::core::convert::From::from(client::PostNumbersOnly { dot: point, mood: types::Mood(0) });
    packet.encoded_len() + <Local as ::wire::Protocol>::PACKETS.len()
}
