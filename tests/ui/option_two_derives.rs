use protocol_runtime::Protocol;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml")]
struct First;

#[derive(Protocol)]
#[protocol(spec = "./fine.yaml")]
struct Second;

fn main() {}
