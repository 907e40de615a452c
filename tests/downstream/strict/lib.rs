//! A crate that forbids whatever can be forbidden, has no prelude and no standard library, calls the runtime by another name,
//! and has types called like those of the prelude. The derive stands in it four times.
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

/// A protocol of its own module.
#[derive(::wire::Protocol, ::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
#[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s", crate = "::wire")]
pub struct UserProfile;

/// Types whose names are those of the prelude.
pub mod shadows {
    /// Not that of the prelude.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
    pub struct Option;
    /// Not that of the prelude.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
    pub struct Result;
    /// Not that of the prelude.
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
    pub struct String;

    /// Everything, within this crate.
    #[derive(::wire::Protocol)]
    #[protocol(spec = "../spec/language.yaml", crate = "::wire")]
    pub(crate) struct Language;

    /// A second one in the same module, under other names.
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

/// One in a function, with records in its packets. How many packets it has.
#[must_use]
pub fn in_a_function() -> usize {
    #[derive(::wire::Protocol)]
    #[protocol(spec = "./../spec/language.yaml", crate = "::wire")]
    struct Local;

    let point = types::Point { x: 1, y: 2 };
    let packet: ClientPacket<'_> = ::core::convert::From::from(client::PostNumbersOnly { dot: point, mood: types::Mood(0) });
    packet.encoded_len() + <Local as ::wire::Protocol>::PACKETS.len()
}
