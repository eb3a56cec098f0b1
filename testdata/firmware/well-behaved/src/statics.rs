//! Statics of every alignment from 1 to 1024, in `.data` and in `.bss`.

use crate::say;
use core::hint::black_box;

/// What `.data` starts with. It differs from what `spoil` writes.
const INITIAL: u8 = 0x5A;

/// Calls a function with address, size and first byte of every static.
macro_rules! for_each_static {
    ($function:ident, $($size:literal)*) => {$({
        #[repr(C, align($size))]
        struct Aligned([u8; $size]);
        static mut DATA: Aligned = Aligned([INITIAL; $size]);
        static mut BSS: Aligned = Aligned([0; $size]);
        $function((&raw mut DATA).cast(), $size, INITIAL);
        $function((&raw mut BSS).cast(), $size, 0);
    })*};
}

/// Checks that all statics are aligned, and as the start code must have made them.
pub fn check() {
    visit(check_one);
    say!("statics: aligned and initialised");
}

/// Overwrites all statics, so that the start code has something to do after a reset.
pub fn spoil() {
    visit(spoil_one);
}

fn visit(function: fn(*mut u8, usize, u8)) {
    for_each_static!(function, 1 2 4 8 16 32 64 128 256 512 1024);
}

fn check_one(start: *mut u8, size: usize, initial: u8) {
    // The compiler knows the alignment of a static, and would not look.
    let address = black_box(start.addr());
    assert!(address % size == 0, "{address:#x} is not aligned to {size}");
    for offset in 0..size {
        // SAFETY: in the static, which nobody else uses.
        let byte = unsafe { start.add(offset).read_volatile() };
        assert!(
            byte == initial,
            "{byte:#x} in a static at {address:#x}+{offset}"
        );
    }
}

fn spoil_one(start: *mut u8, size: usize, _: u8) {
    for offset in 0..size {
        // SAFETY: in the static, which nobody else uses.
        unsafe { start.add(offset).write_volatile(0xA5) };
    }
}
