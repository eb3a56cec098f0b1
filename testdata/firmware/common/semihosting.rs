//! Talking to the host (here QEMU): prints, and ends the program with a status.

use core::arch::asm;

pub fn print(text: &str) {
    for byte in text.bytes() {
        print_byte(byte);
    }
}

#[inline(never)]
pub fn print_byte(byte: u8) {
    const SYS_WRITEC: usize = 0x03;
    semihosting(SYS_WRITEC, (&raw const byte).addr());
}

pub fn exit(status: usize) -> ! {
    const SYS_EXIT_EXTENDED: usize = 0x20;
    const APPLICATION_EXIT: usize = 0x20026;
    let argument = [APPLICATION_EXIT, status];
    loop {
        semihosting(SYS_EXIT_EXTENDED, (&raw const argument).addr());
    }
}

/// Asks the host to do something.
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
