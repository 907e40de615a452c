//! `#[derive(Protocol)]`: typed, zero-copy packets from one YAML file.
//!
//! Depend on `protocol-runtime`, which re-exports this derive with its default feature `derive` and contains what the generated code
//! calls. This crate only has the entry point of the derive and the documentation of its options; the crate `protocol-compiler` does
//! the work.

use proc_macro::TokenStream;

/// Generates the packets of a spec.
///
/// Put the derive on a unit struct. It generates these items beside the struct, with the same visibility:
///
/// - the enum `ClientPacket<'a>` of all packets that the client sends, and the module `client` with a struct for each of them;
/// - the enum `ServerPacket<'a>` and the module `server`, for the packets that the server sends;
/// - the module `types`, with the records, enumerations and variants that the packets use.
///
/// Only the realms and directions you select are generated. Counts, tags and flags that merely describe other fields are not struct
/// fields: encoding computes them. Types without borrowed data have no lifetime. A packet with `layout: unknown` has no struct: it is in
/// the tables, and decoding it fails with an error that names it. The struct itself implements the trait `Protocol`, through which
/// generic code reaches the enums and the table of all packets.
///
/// # Options
///
/// ```text
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// pub struct UserProfile;
/// ```
///
/// | option | meaning | default |
/// |---|---|---|
/// | `spec = "..."` | the YAML file, relative to the crate's `Cargo.toml`; a path that begins with `./` or `../` is relative to the source file with the derive | required |
/// | `realm = "..."` or `["...", "..."]` | the slugs of the realms to generate | all realms |
/// | `direction = "c2s"` or `"s2c"`, or both in a list | which packets to generate: those that the client sends (`c2s`), or the server (`s2c`) | both directions |
/// | `client_enum`, `server_enum` | the names of the enums | `"ClientPacket"`, `"ServerPacket"` |
/// | `client_module`, `server_module`, `types_module` | the names of the modules | `"client"`, `"server"`, `"types"` |
/// | `strings = "unchecked"` | strings are `Text`, whose UTF-8 is checked when you read it, which saves time if you only pass packets on. Strings that decide about other fields, and enumerations, are always checked | `"checked"`: strings are `&str` |
/// | `crate = "..."` | the path of the runtime if you renamed it; begins with `::` or `crate::` | `"::protocol_runtime"` |
///
/// A value is a string literal, because a derive sees `concat!(...)` or a constant, but not its value. If a build script writes the
/// spec, let it also write a `.rs` file beside it in `OUT_DIR`, with the derive and `spec = "./protocol.yaml"`, and include that file with
/// `include!(concat!(env!("OUT_DIR"), "/protocol.rs"))`.
///
/// To put two derives into one module, give the second one other names. With the same names, rustc reports that they are "defined
/// multiple times" (E0252). Write a name that is a keyword raw, like `"r#type"`. A derive also works inside a function.
///
/// # Names
///
/// | spec | Rust |
/// |---|---|
/// | packet `user.update_motto` | `client::UserUpdateMotto`, `ClientPacket::UserUpdateMotto` |
/// | field `volumeFurni` | `volume_furni` |
/// | field `type` | `r#type`, like every keyword; `self`, `super` and `crate` cannot be raw and become `self_`, `super_` and `crate_` |
/// | value `veryHappy` of the enumeration `Mood` | `types::Mood::VERY_HAPPY` |
/// | variant `User` of the variants `Unit` | `types::Unit::User { .. }`, and `types::Unit::Other { tag, .. }` for any other tag, if the spec keeps them |
///
/// # Errors
///
/// Every mistake in the file is a compile error that shows its place in the file, and one build shows all of them. Then the derive
/// generates only the names of the enums and modules, imported from a module that failed. rustc does not report what is missing there, so
/// your own code has no follow-up errors.
///
/// If you edit the file, the next build rebuilds the crate.
#[proc_macro_derive(Protocol, attributes(protocol))]
pub fn protocol(input: TokenStream) -> TokenStream {
    protocol_compiler::derive(input.into(), |span| span.unwrap().local_file()).into()
}
