//! `#[derive(Protocol)]`: typed, zero-copy packets from one YAML file.
//!
//! Depend on `protocol-runtime`, which has this derive in its feature `derive` (on by default), and what the generated code calls.
//! The work is done by the crate `protocol-compiler`; here is only the derive's entry and what its options mean.

use proc_macro::TokenStream;

/// Makes the packets of a spec.
///
/// It stands on a unit struct and puts these beside it, with the struct's visibility:
///
/// - the enum `ClientPacket<'a>` over all packets that the client sends, and the module `client` with a struct for each;
/// - the enum `ServerPacket<'a>` and the module `server`, for those that the server sends;
/// - the module `types`, with the records, enumerations and variants that packets are made of.
///
/// What was not asked for is not there. A packet with `layout: unknown` has no struct: it is in the tables, and its bytes are an error
/// that names it. What only describes the rest of a packet, as a count or a tag, is no field but computed. Types without borrowed data have no lifetime. The struct itself implements the trait
/// `Protocol`, which gives the enums and the table of all packets to code that is generic over protocols.
///
/// # Options
///
/// ```text
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// pub struct UserProfile;
/// ```
///
/// | option | meaning | without it |
/// |---|---|---|
/// | `spec = "..."` | the YAML file: relative to the crate's `Cargo.toml`, or, when it begins with `./` or `../`, to the source file that holds the derive | has to be there |
/// | `realm = "..."` or `["...", "..."]` | the slugs of the realms whose packets are wanted | all realms |
/// | `direction = "c2s"` or `"s2c"`, or both in a list | who sends the packets that are wanted | both directions |
/// | `client_enum`, `server_enum` | the names of the enums, as `"ClientPacket"` | `ClientPacket`, `ServerPacket` |
/// | `client_module`, `server_module`, `types_module` | the names of the modules, as `"client"` | `client`, `server`, `types` |
/// | `strings = "unchecked"` | strings are `Text`, whose UTF-8 is checked when somebody looks at it: for who only passes packets on. Strings that decide about other fields, and enumerations, are checked all the same | `"checked"`: strings are `&str` |
/// | `crate = "..."` | the path of the runtime where it has another name, beginning with `::` or `crate::` | `::protocol_runtime` |
///
/// With other names, two derives can stand in one module; with the same ones rustc says of each of them that it is "defined multiple
/// times" (E0252), and points at both derives: give the second one a `client_enum`, a `client_module`, and so on, or a module of its own.
/// A name that is a keyword is written raw, as `"r#type"`. A derive can also stand in a function.
///
/// # Names
///
/// | spec | Rust |
/// |---|---|
/// | packet `user.update_motto` | `client::UserUpdateMotto`, `ClientPacket::UserUpdateMotto` |
/// | field `volumeFurni` | `volume_furni` |
/// | field `type` | `r#type`, as every keyword; only `self`, `super` and `crate` cannot be raw and become `self_`, `super_` and `crate_` |
/// | value `veryHappy` of the enumeration `Mood` | `types::Mood::VERY_HAPPY` |
/// | variant `User` of the variants `Unit` | `types::Unit::User { .. }`, and `types::Unit::Other { tag, .. }` for other tags that are kept |
///
/// # Errors
///
/// Everything that is wrong with the file is a compile error that shows the place in it, all of them in one build. Beside them
/// there are only the names of enums and modules, with nothing behind them: about what it does not find there rustc is silent, so no
/// errors follow in the crate's own code.
///
/// An edit of the file is seen by the next build.
#[proc_macro_derive(Protocol, attributes(protocol))]
pub fn protocol(input: TokenStream) -> TokenStream {
    protocol_compiler::derive(input.into(), |span| span.unwrap().local_file()).into()
}
