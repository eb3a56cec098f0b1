#![no_std]
#![no_main]

extern crate alloc;

use core::panic::PanicInfo;

#[path = "../../common/checks.rs"]
mod checks;
#[path = "../../../firmware/common/semihosting.rs"]
mod semihosting;
#[path = "../../../firmware/common/start_trap.rs"]
mod start_trap;

use checks::on_fault;

#[riscv_rt::entry]
fn main() -> ! {
    unsafe extern "C" {
        // Its address is the size.
        static _heap_size: u8;
    }
    checks::run(riscv_rt::heap_start().addr(), (&raw const _heap_size).addr())
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    semihosting::print("panic\n");
    semihosting::exit(1)
}
