#!/usr/bin/env bash
# Makes overflow.o, the example that `flip-script demo` links, out of the firmware project
# testdata/firmware/overflow-cortex-m-rt-0.7. The same compiler gives the same bytes, wherever the
# sources are. Needs GNU ld for Arm, and a Rust compiler with the sources of its core library; RUSTC
# and CARGO choose it.
#
#   build.sh [OUTPUT]          beside this script by default

set -eu

here=$(cd "$(dirname "$0")" && pwd)
firmware=$(cd "$here/../../../testdata/firmware" && pwd)
project=$firmware/overflow-cortex-m-rt-0.7
output=$(realpath "${1:-$here/overflow.o}")

export RUSTC=${RUSTC:-rustc}
cargo=${CARGO:-cargo}
sources=$("$RUSTC" --print sysroot)/lib/rustlib/src/rust
crates=${CARGO_HOME:-$HOME/.cargo}/registry/src

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A linker that joins the objects instead of placing them: without a script, so with the roots that
# a script would name. This needs GNU ld: lld joins too, but throws nothing unused away when it does.
cat >"$work/join" <<'JOIN'
#!/usr/bin/env bash
set -eu
arguments=()
while [ $# -gt 0 ]; do
    case $1 in
        *.o | *.rlib | *.a) arguments+=("$1") ;;
        -o) arguments+=(-o "$2"); shift ;;
    esac
    shift
done
exec arm-none-eabi-ld -r --gc-sections --strip-debug --discard-all \
    -e Reset -u __RESET_VECTOR -u __EXCEPTIONS -u __INTERRUPTS -u HardFault \
    -u DefaultHandler_ -u DefaultPreInit "${arguments[@]}"
JOIN
chmod +x "$work/join"

remap="--remap-path-prefix=$firmware=firmware --remap-path-prefix=$crates=crates"
remap="$remap --remap-path-prefix=$sources=rust --remap-path-prefix=$work=work"

cd "$project"
RUSTC_BOOTSTRAP=1 \
    CARGO_TARGET_DIR=$work/target \
    CARGO_TARGET_THUMBV7M_NONE_EABI_LINKER=$work/join \
    CARGO_TARGET_THUMBV7M_NONE_EABI_RUSTFLAGS="$remap" \
    "$cargo" build --release --locked -Zbuild-std=core

# Nothing here unwinds, so the tables for it are dead weight.
arm-none-eabi-objcopy -R '.ARM.exidx*' -R '.rel.ARM.exidx*' -R .comment \
    "$work/target/thumbv7m-none-eabi/release/overflow" "$output"
"$RUSTC" --version >"$output.rustc"
