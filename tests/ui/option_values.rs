use protocol_runtime::Protocol;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", realm = ["shop", "shpo"])]
struct UnknownRealm;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", direction = "c2c")]
struct UnknownDirection;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", direction = "s2c", server_enum = "Nothing", server_module = "nothing")]
struct NothingSelected;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", crate = "runtime", client_enum = "no name")]
struct BadNames;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", strings = "unchekced", client_enum = "A", client_module = "a", types_module = "b")]
struct UnknownStrings;

fn main() {}
