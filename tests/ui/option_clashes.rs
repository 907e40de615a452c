use protocol_runtime::Protocol;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", client_module = "type")]
struct Keyword;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", server_module = "self")]
struct KeywordThatIsNeverAName;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", client_module = "x", server_module = "x")]
struct EqualModules;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", client_enum = "Both", client_module = "Both")]
struct EnumAndModule;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml", client_module = "r#types")]
struct ClashesWithADefault;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml")]
struct ClientPacket;

fn main() {}
