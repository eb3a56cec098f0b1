//! What outlives a reset, in `.uninit`: no start code touches it.

use core::mem::MaybeUninit;

/// Says that the counter holds a number, not what was there when the power came.
const VALID: u32 = 0xB007_C0DE;

#[repr(C, align(64))]
struct Kept {
    valid: u32,
    boots: u32,
}

#[unsafe(link_section = ".uninit.kept")]
static mut KEPT: MaybeUninit<Kept> = MaybeUninit::uninit();

/// How often the program has started, this time included.
pub fn count_boots() -> u32 {
    let kept = (&raw mut KEPT).cast::<Kept>();
    // SAFETY: nobody else uses it, and every value of the memory is a number.
    unsafe {
        let before = if (&raw const (*kept).valid).read_volatile() == VALID {
            (&raw const (*kept).boots).read_volatile()
        } else {
            0
        };
        (&raw mut (*kept).valid).write_volatile(VALID);
        (&raw mut (*kept).boots).write_volatile(before + 1);
        before + 1
    }
}
