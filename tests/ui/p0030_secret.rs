// P0030 at 13:18
use protocol_runtime::Protocol;

#[derive(Protocol)]
#[protocol(spec = "./p0030_secret.yaml")]
struct Shop;

fn main() {}
