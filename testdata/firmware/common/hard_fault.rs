//! A hard fault handler for cortex-m-rt that works after a stack overflow.
//!
//! To use it, copy this file next to `main.rs`, write `mod hard_fault;` there, and a function
//! `fn on_fault() -> !` that says what shall happen: report, make the outputs safe, reset.

use core::arch::naked_asm;

/// Takes a fresh stack first, then goes on in Rust.
///
/// After a stack overflow the stack pointer is below RAM, so the first push of an ordinary handler
/// would fault again and lock up the processor. This one is naked: it has no prologue that could
/// push, before it has set the stack pointer. Nothing of the old stack is needed, for there is no
/// way back.
///
/// It has a symbol name instead of `#[exception]` because that puts Rust code first. The section
/// keeps it within reach of the trampoline of older versions of cortex-m-rt (0.6, and the first of
/// 0.7), which branches here and pushes nothing; newer ones have it in the vector table.
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
    crate::on_fault()
}
