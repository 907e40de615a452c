use protocol_runtime::Protocol;

#[derive(Protocol)]
#[protocol(spec = "./not_there.yaml")]
struct Missing;

#[derive(Protocol)]
#[protocol(spec = "./a_folder.yaml", client_enum = "A", server_enum = "B", client_module = "a", server_module = "b")]
struct Folder;

#[derive(Protocol)]
#[protocol(spec = "./not_utf8.yaml", client_enum = "C", server_enum = "D", client_module = "c", server_module = "d")]
struct OtherEncoding;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
