//! Overflows its stack on purpose. Linked as usual, the stack grows into the statics and corrupts
//! them; flipped, it grows out of RAM, and the fault handler runs.

#![no_std]
#![no_main]

use core::arch::naked_asm;
use core::panic::PanicInfo;
use cortex_m_rt::{entry, exception};

#[path = "../../common/overflow.rs"]
mod overflow;

#[entry]
fn main() -> ! {
    start_ticking();
    loop {
        overflow::recurse();
    }
}

/// Looks at the flags while the stack grows.
#[exception]
fn SysTick() {
    overflow::check();
}

/// The hard fault handler: takes a fresh stack first, then goes on in Rust.
///
/// After a stack overflow the stack pointer is below RAM, so the first push of an ordinary handler
/// would fault again and lock up the processor. This one is naked: it has no prologue that could
/// push, before it has set the stack pointer. Nothing of the old stack is needed, for there is no
/// way back.
///
/// It has a symbol name instead of `#[exception]` because that puts Rust code first. The section
/// keeps it within reach of the trampoline of cortex-m-rt 0.6, which branches here (and pushes
/// nothing); 0.7 has it in the vector table.
#[unsafe(naked)]
#[unsafe(export_name = "HardFault")]
#[unsafe(link_section = ".HardFault.user")]
unsafe extern "C" fn hard_fault() -> ! {
    naked_asm!(
        "ldr r0, =_stack_start",
        "msr msp, r0",
        "bl {on_fresh_stack}",
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

/// Starts the SysTick timer. (A few registers; the crate `cortex-m` has them with names.)
fn start_ticking() {
    const CONTROL: *mut u32 = 0xE000_E010 as *mut u32;
    const RELOAD: *mut u32 = 0xE000_E014 as *mut u32;
    const CURRENT: *mut u32 = 0xE000_E018 as *mut u32;
    const PROCESSOR_CLOCK: u32 = 1 << 2;
    const INTERRUPT: u32 = 1 << 1;
    const ENABLE: u32 = 1 << 0;
    // SAFETY: every Cortex-M used here has these registers, and nobody else uses them.
    unsafe {
        RELOAD.write_volatile(100_000 - 1);
        CURRENT.write_volatile(0);
        CONTROL.write_volatile(PROCESSOR_CLOCK | INTERRUPT | ENABLE);
    }
}
