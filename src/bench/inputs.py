"""Makes firmware with much debug information: the example, and generated code beside it."""

import glob
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
DEMO = os.path.join(ROOT, "src", "main", "demo")
SCRIPTS = "scripts"
C_FLAGS = ["-mcpu=cortex-m3", "-mthumb", "-O1", "-g3", "-ffunction-sections", "-fdata-sections"]

# Each unit in C has about 375 KB of debug information.
C_UNITS = [14, 54, 162]
RUST_PARTS = 1200


def make(folder, left_out):
    """Language and number -> arguments of the link, but for the output."""
    os.makedirs(folder, exist_ok=True)
    scripts = os.path.join(folder, SCRIPTS)
    shutil.rmtree(scripts, ignore_errors=True)
    os.makedirs(scripts)
    shutil.copy(os.path.join(DEMO, "link.x"), scripts)
    with open(os.path.join(DEMO, "memory.x")) as small:
        with open(os.path.join(scripts, "memory.x"), "w") as large:
            large.write(small.read().replace("256K", "64M"))
    links = {("tiny", 0): link(folder, [], [])}
    if shutil.which("arm-none-eabi-gcc"):
        units = c_units(folder, max(C_UNITS))
        for count in C_UNITS:
            roots = [f"unit{i}_all" for i in range(count)]
            links["C", count] = link(folder, units[:count], roots)
    else:
        left_out.append("C: no arm-none-eabi-gcc")
    rust = rust_library(folder, left_out)
    if rust:
        links["Rust", RUST_PARTS] = link(folder, rust, ["PARTS"])
    return links


def link(folder, objects, roots):
    scripts = os.path.join(folder, SCRIPTS)
    arguments = ["-flavor", "gnu", os.path.join(DEMO, "overflow.o")] + objects
    for root in roots:
        arguments += ["-u", root]
    return arguments + ["-L", scripts, "-T" + os.path.join(scripts, "link.x"), "--gc-sections"]


def c_units(folder, count):
    objects = [os.path.join(folder, f"unit{i}.o") for i in range(count)]

    def compile(number):
        if not os.path.exists(objects[number]):
            source = os.path.join(folder, f"unit{number}.c")
            with open(source, "w") as file:
                file.write(c_unit(number))
            command = ["arm-none-eabi-gcc", *C_FLAGS, "-c", source, "-o", objects[number] + ".part"]
            subprocess.run(command, check=True)
            os.rename(objects[number] + ".part", objects[number])

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(compile, range(count)))
    return objects


def c_unit(n):
    lines = ["typedef unsigned u32;"]
    for i in range(500):
        lines.append(
            f"struct unit{n}_record{i} {{ u32 count; struct unit{n}_record{i} *next;"
            f" union {{ u32 word; unsigned char bytes[4]; }} value;"
            f" u32 (*handler)(struct unit{n}_record{i} *, u32); const char *name_of_record_{i}; }};"
            f" u32 unit{n}_step{i}(struct unit{n}_record{i} *record, u32 limit) {{ u32 total = 0;"
            f" for (u32 index = 0; index < limit; index++) {{ u32 weight = record->value.bytes[index & 3];"
            f" if (weight > {i}) {{ u32 scaled = weight * {i + 1}; total += scaled; }}"
            f" else {{ total ^= record->count; }} record = record->next; }} return total; }}")
    lines.append(f"u32 unit{n}_state[4]; u32 unit{n}_all(u32 t) {{")
    for i in range(0, 500, 8):
        lines.append(f"t += unit{n}_step{i}((void *) unit{n}_state, t);")
    return "\n".join(lines + ["return t; }", ""])


def rust_library(folder, left_out):
    """The generated crate and core, as cargo hands them to the linker; nothing if they cannot be."""
    for rustc, cargo in (("rustc", "cargo"), ("/usr/bin/rustc", "/usr/bin/cargo")):
        found = shutil.which(rustc)
        if found and shutil.which(cargo) and has_sources(found):
            return rust_build(folder, found, cargo)
    left_out.append("Rust: no compiler with the sources of its core library")
    return None


def has_sources(rustc):
    command = [rustc, "--print", "sysroot"]
    sysroot = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    return os.path.isdir(os.path.join(sysroot, "lib", "rustlib", "src", "rust", "library", "core")) \
        or os.path.isdir(os.path.join(sysroot, "lib", "rustlib", "src", "library", "core"))


def rust_build(folder, rustc, cargo):
    crate = os.path.join(folder, "rust")
    os.makedirs(os.path.join(crate, "src"), exist_ok=True)
    files = {
        "Cargo.toml": "[package]\nname = \"parts\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"
        "[profile.release]\ndebug = 2\nopt-level = 1\npanic = \"abort\"\ncodegen-units = 16\n[workspace]\n",
        "src/lib.rs": rust_source(),
    }
    for name, text in files.items():
        path = os.path.join(crate, name)
        if not os.path.exists(path) or open(path).read() != text:
            with open(path, "w") as file:
                file.write(text)
    target = "thumbv7m-none-eabi"
    command = [cargo, "build", "--release", "-q", "-Zbuild-std=core", "--target", target]
    environment = dict(os.environ, RUSTC=rustc, RUSTC_BOOTSTRAP="1")
    subprocess.run(command, cwd=crate, env=environment, check=True)
    built = os.path.join(crate, "target", target, "release")
    core = glob.glob(os.path.join(built, "deps", "libcore-*.rlib"))
    return [os.path.join(built, "libparts.rlib")] + core


def rust_source():
    lines = ["#![no_std]"]
    for i in range(RUST_PARTS):
        lines.append(
            f"#[derive(Clone, Copy, PartialEq, Debug)] pub enum Kind{i} {{ Empty, Number(u32),"
            f" Pair(u32, u16), Named {{ first: u32, second: Option<u32> }} }}\n"
            f"#[derive(Clone, Copy, PartialEq, Debug)] pub struct Record{i}<T> {{ count: u32,"
            f" kind: Kind{i}, inner: T }}\n"
            f"impl<T: Copy + Into<u64>> Record{i}<T> {{ fn step(&self, limit: u32) -> Option<u64> {{"
            f" match self.kind {{ Kind{i}::Empty => None, Kind{i}::Number(value) =>"
            f" Some(u64::from(value) + self.inner.into()), Kind{i}::Pair(left, right) =>"
            f" u64::from(left).checked_add(u64::from(right)), Kind{i}::Named {{ first, second }} =>"
            f" second.map(|s| u64::from(s ^ first ^ limit)) }} }} }}\n"
            f"#[no_mangle] pub fn part{i}(narrow: &[Record{i}<u8>], wide: &[Record{i}<u32>]) -> u64 {{"
            f" narrow.iter().filter(|r| r.count > {i}).filter_map(|r| r.step(1)).sum::<u64>()"
            f" + wide.iter().filter_map(|r| r.step(2)).max().unwrap_or(0) }}")
    parts = ", ".join(f"Part(part{i} as *const ())" for i in range(RUST_PARTS))
    lines.append("#[repr(transparent)] pub struct Part(*const ()); unsafe impl Sync for Part {}")
    lines.append(f"#[no_mangle] pub static PARTS: [Part; {RUST_PARTS}] = [{parts}];")
    return "\n".join(lines) + "\n"
