//! x
use proc_macro::TokenStream;
/// x
#[proc_macro_derive(Protocol, attributes(protocol))]
pub fn protocol(input: TokenStream) -> TokenStream {
    protocol_compiler::derive(input.into(), |span| span.unwrap().local_file()).into()
}
