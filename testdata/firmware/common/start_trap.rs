//! A trap handler for riscv-rt that works after a stack overflow.
//!
//! To use it, copy this file next to `main.rs`, write `mod start_trap;` there, and a function
//! `fn on_fault() -> !` that says what shall happen: report, make the outputs safe, reset. It
//! is for direct mode (riscv-rt without `v-trap`), machine mode, and one hart: the fresh stack is
//! that of hart 0.

use core::arch::naked_asm;

/// For exceptions it takes a fresh stack first, then goes on in Rust. Interrupts go the usual way.
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
    crate::on_fault()
}
