//! Emits the model as Rust. The emitters make no decisions and know no packet by name.
//!
//! All items are in one private module, and are re-exported with the visibility of the derive's struct. In a function, a module cannot
//! name its siblings; inside the private module, packets can name their records.

mod body;
mod computed;
mod condition;
mod context;
mod docs;
mod enumeration;
mod packet;
mod packet_enum;
mod read;
mod record;
mod table;
mod variants;
mod visitor;
mod wire_table;
mod write;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use self::context::{Context, FEW, inline};
use crate::args::Arguments;
use crate::model::{Direction, Kind, Model, Packet};
use crate::source::Source;

/// All items beside the derive's struct.
pub(crate) fn emit(model: &Model, arguments: &Arguments, source: &Source) -> TokenStream {
    let Arguments { ident, visibility, module, runtime, client_module, server_module, types_module, .. } = arguments;
    let private = quote!(#runtime::__private);
    let context = Context { types: &model.types, types_module, runtime: &private };
    let alias = quote!(__runtime);
    let inside = Context { types: &model.types, types_module, runtime: &alias };

    let mut emitted = TokenStream::new();
    let mut used = Vec::new();
    let mut associated = Vec::new();
    let mut tables = Vec::new();
    for (packets, name, module_name) in
        [(&model.client, &arguments.client_enum, client_module), (&model.server, &arguments.server_enum, server_module)]
    {
        if packets.iter().all(|packet| packet.body.is_none()) {
            associated.push(quote!(#runtime::NoPackets));
            tables.push(table::of_packets(&context, packets, &quote!(#module::#module_name)));
        } else {
            let lifetime = packet_enum::has_lifetime(packets).then(|| quote!(<'a>));
            emitted.extend(direction(&inside, packets, name, module_name));
            used.extend([name, module_name]);
            associated.push(quote!(#module::#name #lifetime));
            let lifetime = lifetime.map(|_| quote!(<'static>));
            tables.push(quote!(<#module::#name #lifetime as #runtime::Decode<'static>>::PACKETS));
        }
    }
    if !model.types.is_empty() {
        emitted.extend(types(&inside));
        used.push(types_module);
    }
    let count = Literal::usize_unsuffixed(model.client.len() + model.server.len());
    let realms = model.realms.iter().filter(|realm| realm.used).map(|realm| table::realm(&context, realm));
    let phases = model.phases.iter().map(|phase| table::phase(&context, phase));
    let track = track(source);
    let module_docs = format!("What `{ident}` derives from its spec.");
    let (client, server) = (associated.first(), associated.get(1));
    let items = (!used.is_empty()).then(|| {
        quote! {
            #[doc = #module_docs]
            mod #module {
                use #runtime::__private as #alias;
                // For the names of derives, in crates without the prelude. Items that are defined here take precedence.
                use ::core::prelude::v1::*;
                #emitted
            }
            #visibility use #module::{#(#used),*};
        }
    });
    quote! {
        #track
        #items
        // The struct is only a name. Without a use, rustc would report that it is never constructed.
        const _: #ident = #ident;
        const _: () = {
            impl #runtime::__private::Sealed for #ident {}

            impl #runtime::Protocol for #ident {
                type Client<'a> = #client;
                type Server<'a> = #server;
                const PACKETS: &'static [&'static #runtime::info::PacketInfo] = &#runtime::info::PacketInfo::joined::<#count>(#(#tables),*);
                const REALMS: &'static [#runtime::info::RealmInfo] = &[#(#realms),*];
                const PHASES: &'static [#runtime::info::PhaseInfo] = &[#(#phases),*];
            }
        };
    }
}

/// The items beside mistakes: only the names of enums and modules.
///
/// rustc does not report what it cannot find in a module where a macro failed, nor imports from it. So the mistakes are repeated in the
/// private module, from which the names are imported as usual; rustc shows equal errors once. Incomplete packets would only cause
/// follow-up errors about what they lack.
pub(crate) fn emit_nothing(errors: &TokenStream, arguments: &Arguments, source: &Source) -> TokenStream {
    let Arguments { visibility, module, client_enum, server_enum, client_module, server_module, types_module, .. } =
        arguments;
    let code = emit(&Model::default(), arguments, source);
    let client = [client_enum, client_module];
    let server = [server_enum, server_module];
    let wanted = |direction| arguments.selection.has(direction);
    let client = client.into_iter().filter(|_| wanted(Direction::ClientToServer));
    let server = server.into_iter().filter(|_| wanted(Direction::ServerToClient));
    quote! {
        mod #module { #errors }
        #visibility use #module::{#types_module, #(#client,)* #(#server,)*};
        #code
    }
}

/// The enum and the module of one direction.
fn direction(context: &Context<'_>, packets: &[Packet], name: &Ident, module: &Ident) -> TokenStream {
    let few = packets.len() <= FEW;
    let alias = inner_alias();
    let inside = Context { runtime: &alias, ..*context };
    let structs = packets.iter().filter_map(|packet| Some(packet::emit(&inside, packet, packet.body.as_ref()?, few)));
    let known = packet_enum::known(packets);
    let visitor = visitor::emit(&inside, &known, name, packet_enum::has_lifetime(packets), &inline(few));
    let packet_enum = packet_enum::emit(context, packets, name, module);
    let docs = format!("The packets of [`{name}`].");
    let runtime = context.runtime;
    quote! {
        #[doc = #docs]
        pub mod #module {
            use super::#runtime as #alias;
            use ::core::prelude::v1::*;
            #(#structs)*
            #visitor
        }
        #packet_enum
    }
}

/// The runtime's name in the modules of packets and types, where all other names are those of types.
fn inner_alias() -> TokenStream {
    quote!(runtime)
}

/// The module of records, enumerations and variants.
fn types(context: &Context<'_>) -> TokenStream {
    let (name, runtime, alias) = (context.types_module, context.runtime, inner_alias());
    let inside = Context { runtime: &alias, ..*context };
    let types = context.types.iter().map(|named| match &named.kind {
        Kind::Record { body, depth } => record::emit(&inside, named, body, *depth),
        Kind::Enumeration(values) => enumeration::emit(&inside, named, values),
        Kind::Variants(variants) => variants::emit(&inside, named, variants),
        Kind::Begun { .. } => TokenStream::new(),
    });
    quote! {
        /// The records, enumerations and variants that packets are made of.
        pub mod #name {
            use super::#runtime as #alias;
            use ::core::prelude::v1::*;
            #(#types)*
        }
    }
}

/// Makes rustc rebuild the crate when the spec changes. The bytes are in an unnamed constant, which does not end up in a binary. Only a
/// file that was read has an absolute path; standard input cannot be tracked.
fn track(source: &Source) -> Option<TokenStream> {
    let path = source.path().to_str().filter(|_| source.path().is_absolute() && !source.text().is_empty())?;
    Some(quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    ))
}
