//! What the overflowing programs share: two flags, a stack overflow, and a report.

use core::arch::asm;
use core::hint::black_box;
use core::sync::atomic::AtomicBool;

#[path = "semihosting.rs"]
mod semihosting;
use semihosting::{exit, print, print_byte};

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

/// Overflows the stack, in the way that the features choose. To ask for an interrupt, the program
/// writes the value to the address of `request`.
pub fn overflow(request: (*mut u32, u32)) {
    if cfg!(feature = "large-frame") {
        large_frame();
    } else if cfg!(feature = "interrupt") {
        interrupt(request);
    } else {
        recurse();
    }
}

/// Recursion: every call takes 1 KiB of stack, fills it with 0xAA and waits for an interrupt.
#[allow(unconditional_recursion)]
#[inline(never)]
fn recurse() {
    let mut frame = [0xAA_u8; 1024];
    // The optimiser must assume that the frame is read and changed, here ...
    black_box(&mut frame);
    wait();
    recurse();
    // ... and here, after the call: so this is no tail call, and every frame stays.
    black_box(&mut frame);
}

/// One frame as large as RAM, less 1 KiB: so it covers the flags, where they lie in RAM as usual,
/// and an interrupt has room below it.
#[inline(never)]
fn large_frame() {
    const RAM_KIB: usize = match usize::from_str_radix(env!("RAM_KIB"), 10) {
        Ok(number) => number,
        Err(_) => panic!(),
    };
    let mut frame = [0xAA_u8; (RAM_KIB - 1) * 1024];
    black_box(&mut frame);
    wait();
    black_box(&mut frame);
}

/// An interrupt at every depth of the stack, and nothing else on it: so it is an interrupt that
/// meets the end of the stack, and what it saves that goes over it.
fn interrupt((address, value): (*mut u32, u32)) -> ! {
    // SAFETY: no way back, so the old stack is not needed. It is the purpose that this goes wrong.
    #[cfg(target_arch = "arm")]
    unsafe {
        asm!(
            "0:",
            "sub sp, #8",
            "str r1, [r0]",
            "dsb",
            "isb",
            "b 0b",
            in("r0") address,
            in("r1") value,
            // The interrupt saves these: so it overwrites the flags with what they never hold.
            in("r2") 0xAAAA_AAAA_u32,
            in("r3") 0xAAAA_AAAA_u32,
            options(noreturn),
        );
    }
    // SAFETY: as above.
    #[cfg(any(target_arch = "riscv32", target_arch = "riscv64"))]
    unsafe {
        asm!(
            "0:",
            "addi sp, sp, -16",
            "sw a1, 0(a0)",
            "fence",
            "j 0b",
            in("a0") address,
            in("a1") value,
            in("a2") usize::MAX,
            in("a3") usize::MAX,
            in("a4") usize::MAX,
            in("a5") usize::MAX,
            options(noreturn),
        );
    }
}

/// Waits for an interrupt.
fn wait() {
    // SAFETY: waits, and touches nothing.
    unsafe { asm!("wfi") };
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
        print_byte(if digit < 10 {
            b'0' + digit
        } else {
            b'a' - 10 + digit
        });
    }
}
