# What the checks share: `. .ci/lib.sh` makes the repository their folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CARGO_TERM_COLOR=never
# Builds with other toolchains, targets and versions, beside those of everyday.
gate=$PWD/target/gate
mkdir -p "$gate"

# The oldest compiler that the manifest promises.
msrv=$(sed -n 's/^rust-version = "\([0-9]*\.[0-9]*\).*"$/\1.0/p' Cargo.toml)

# Says so that nobody misses it: this machine lacks what a check needs. `.ci/run` says it again at its end.
not_checked() {
    echo "NOT CHECKED: $1" | tee -a "$gate/not-checked" >&2
}

# Whether rustup has a toolchain, or can fetch it.
has_toolchain() {
    command -v rustup >/dev/null || return 1
    rustup run "$1" rustc --version >/dev/null 2>&1 \
        || rustup toolchain install "$1" --profile minimal --no-self-update >/dev/null 2>&1
}

# Whether the pinned toolchain has the standard library of a target, or rustup can fetch it.
has_target() {
    [ -d "$(rustc --print sysroot)/lib/rustlib/$1" ] || rustup target add "$1" >/dev/null 2>&1
}

# Every set of the runtime's features, one a line, as the manifest names them. The first is empty. `std` turns on `alloc`, so a set with
# both says nothing new.
feature_sets() {
    local sets=("") feature set
    for feature in $(sed -n '/^\[features\]/,/^\[dep/s/^\([a-z]*\) = .*/\1/p' protocol-runtime/Cargo.toml); do
        [ "$feature" = default ] && continue
        for set in "${sets[@]}"; do
            sets+=("$set${set:+,}$feature")
        done
    done
    printf '%s\n' "${sets[@]}" | grep -vE '^(.*,)?alloc(,.*)?,std(,.*)?$|^(.*,)?std(,.*)?,alloc(,.*)?$'
}
