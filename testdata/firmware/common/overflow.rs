//! What the firmware projects share: two flags, a stack overflow, and a report.

use core::arch::asm;
use core::hint::black_box;
use core::sync::atomic::AtomicBool;

/// A flag in `.bss`.
static ZEROED: AtomicBool = AtomicBool::new(false);

/// A flag in `.data`, behind a table.
///
/// The table is larger than a stack frame. Without it, the flags would sit in the lowest bytes of
/// RAM, and the frame that reaches them could fault below RAM before it overwrites them.
#[repr(C)]
struct Data {
    _table: [u32; 512],
    set: AtomicBool,
}

static DATA: Data = Data {
    _table: [0; 512],
    set: AtomicBool::new(true),
};

/// Exit status: the flags are as they should be.
const INTACT: usize = 0;
/// Exit status: the stack has overwritten a flag.
const CORRUPTED: usize = 2;

/// The overflow: every call takes 1 KiB of stack, fills it with 0xAA and waits for an interrupt.
#[allow(unconditional_recursion)]
#[inline(never)]
pub fn recurse() {
    let mut frame = [0xAA_u8; 1024];
    // The optimiser must assume that the frame is read and changed, here ...
    black_box(&mut frame);
    // SAFETY: waits, and touches nothing.
    unsafe { asm!("wfi") };
    recurse();
    // ... and here, after the call: so this is no tail call, and every frame stays.
    black_box(&mut frame);
}

/// Looks at the flags; reports and ends the program if one is wrong. For the interrupt.
pub fn check() {
    if !intact() {
        report("CORRUPTED", CORRUPTED);
    }
}

/// Reports the fault and ends the program. For the fault handler, which runs on a fresh stack.
pub fn fault() -> ! {
    // A fault that comes after the damage protects nothing.
    check();
    report("FAULT", INTACT)
}

fn intact() -> bool {
    byte(&ZEROED) == 0 && byte(&DATA.set) == 1
}

/// The flag as it is in memory. An overwritten flag is no `bool`: reading it as one would be
/// undefined behaviour.
fn byte(flag: &AtomicBool) -> u8 {
    // SAFETY: the pointer comes from a reference.
    unsafe { flag.as_ptr().cast::<u8>().read_volatile() }
}

fn report(verdict: &str, status: usize) -> ! {
    print("overflow: ");
    print(verdict);
    print(" zeroed=0x");
    print_hex(byte(&ZEROED));
    print(" set=0x");
    print_hex(byte(&DATA.set));
    print("\n");
    exit(status)
}

fn print_hex(value: u8) {
    for digit in [value >> 4, value & 0xF] {
        print_byte(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit });
    }
}

fn print(text: &str) {
    for byte in text.bytes() {
        print_byte(byte);
    }
}

#[inline(never)]
fn print_byte(byte: u8) {
    const SYS_WRITEC: usize = 0x03;
    semihosting(SYS_WRITEC, (&raw const byte).addr());
}

fn exit(status: usize) -> ! {
    const SYS_EXIT_EXTENDED: usize = 0x20;
    const APPLICATION_EXIT: usize = 0x20026;
    let argument = [APPLICATION_EXIT, status];
    loop {
        semihosting(SYS_EXIT_EXTENDED, (&raw const argument).addr());
    }
}

/// Asks the host (here QEMU) to do something.
fn semihosting(operation: usize, argument: usize) {
    // SAFETY: the operations used here read what `argument` points to, and change no memory.
    #[cfg(target_arch = "arm")]
    unsafe {
        asm!("bkpt 0xab", inout("r0") operation => _, in("r1") argument, options(nostack));
    }
    // SAFETY: as above. The host knows the request by the two instructions around `ebreak`; none
    // of the three may be compressed.
    #[cfg(any(target_arch = "riscv32", target_arch = "riscv64"))]
    unsafe {
        asm!(
            ".balign 16",
            ".option push",
            ".option norvc",
            "slli x0, x0, 0x1f",
            "ebreak",
            "srai x0, x0, 7",
            ".option pop",
            inout("a0") operation => _,
            in("a1") argument,
            options(nostack),
        );
    }
}
