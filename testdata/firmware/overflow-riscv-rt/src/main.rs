//! The overflow for RISC-V. Linked as usual, the stack grows into the statics and corrupts them;
//! flipped, it grows out of RAM, and the trap handler runs.

#![no_std]
#![no_main]

use core::arch::naked_asm;
use core::panic::PanicInfo;
use riscv::interrupt::Interrupt;
use riscv_rt::{core_interrupt, entry};

#[path = "../../common/overflow.rs"]
mod overflow;

#[entry]
fn main() -> ! {
    set_timer();
    // SAFETY: the handler of the one interrupt that is enabled shares nothing with `main`.
    unsafe {
        riscv::register::mie::set_mtimer();
        riscv::interrupt::enable();
    }
    loop {
        overflow::recurse();
    }
}

/// Looks at the flags while the stack grows.
#[core_interrupt(Interrupt::MachineTimer)]
fn timer() {
    overflow::check();
    set_timer();
}

/// The trap handler: for exceptions it takes a fresh stack first, then goes on in Rust. Interrupts
/// go the usual way.
///
/// After a stack overflow the stack pointer is below RAM, and the usual handler of riscv-rt would
/// fault again, for ever, as it saves registers there. This one needs neither a stack nor a
/// register: it keeps t0 in mscratch while it looks at the cause. If an interrupt comes when the
/// stack is nearly full, the usual handler faults, and that fault ends here too.
#[unsafe(naked)]
#[unsafe(export_name = "_start_trap")]
#[unsafe(link_section = ".trap.start")]
unsafe extern "C" fn start_trap() {
    naked_asm!(
        // The vector register takes multiples of 4 only.
        ".balign 4",
        "csrw mscratch, t0",
        "csrr t0, mcause",
        // The top bit is set for interrupts, and makes the number negative.
        "bgez t0, 1f",
        "csrr t0, mscratch",
        "j _default_start_trap",
        "1:",
        "la sp, _stack_start",
        "j {on_fresh_stack}",
        on_fresh_stack = sym on_fresh_stack,
    )
}

extern "C" fn on_fresh_stack() -> ! {
    overflow::fault()
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {}
}

/// Asks for the next timer interrupt.
fn set_timer() {
    const COMPARE_LOW: *mut u32 = 0x0200_4000 as *mut u32;
    const COMPARE_HIGH: *mut u32 = 0x0200_4004 as *mut u32;
    const TIME_LOW: *const u32 = 0x0200_BFF8 as *const u32;
    // SAFETY: the FE310 has these registers, and nobody else uses them. The program ends long
    // before the low half of the time is full.
    unsafe {
        COMPARE_HIGH.write_volatile(0);
        COMPARE_LOW.write_volatile(TIME_LOW.read_volatile() + 10_000);
    }
}
