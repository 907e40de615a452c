// P0015 at 12:31, P0015 at 13:31, P0015 at 14:30, P0015 at 15:30, P0015 at 16:30, P0015 at 17:30, P0015 at 18:31, P0015 at 19:31
use protocol_runtime::Protocol;

#[derive(Protocol)]
#[protocol(spec = "./p0015_foreign_types.yaml")]
struct Shop;

fn main() {}
