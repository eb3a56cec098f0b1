//! The build script of all firmware projects: puts the `memory.x` of a machine where the linker
//! finds it, whatever the working directory. `FIRMWARE_MACHINE` chooses the machine.

use std::env;
use std::fs;
use std::path::PathBuf;

fn main() {
    let machine = env::var("FIRMWARE_MACHINE").unwrap_or_else(|_| usual_machine().to_string());
    let memory = format!("../memory/{machine}.x");
    let script = fs::read_to_string(&memory).expect(&memory);
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap());
    fs::write(out.join("memory.x"), &script).unwrap();
    println!("cargo:rustc-link-search={}", out.display());
    println!("cargo:rustc-env=RAM_KIB={}", ram_kib(&script));
    println!("cargo:rerun-if-changed={memory}");
    println!("cargo:rerun-if-changed=../common/build.rs");
    println!("cargo:rerun-if-env-changed=FIRMWARE_MACHINE");
}

fn usual_machine() -> &'static str {
    match env::var("CARGO_CFG_TARGET_ARCH").as_deref() {
        Ok("arm") => "emcraft-sf2",
        Ok("riscv64") => "sifive_u",
        _ => "sifive_e",
    }
}

/// The length of RAM, for programs that use a certain part of it as their stack.
fn ram_kib(script: &str) -> &str {
    let line = script
        .lines()
        .find(|line| line.trim().starts_with("RAM :"))
        .unwrap();
    let (_, length) = line.rsplit_once("LENGTH = ").unwrap();
    length.trim().strip_suffix('K').unwrap()
}
