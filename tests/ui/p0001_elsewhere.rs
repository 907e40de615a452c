use protocol_runtime::Protocol;

#[derive(Protocol)]
#[protocol(spec = "./Fine.yml")]
struct OtherCaseAndEnding;

fn main() {}
