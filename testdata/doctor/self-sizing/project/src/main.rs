#![no_std]
#![no_main]

#[unsafe(naked)]
#[unsafe(export_name = "HardFault")]
unsafe extern "C" fn hard_fault() -> ! {
    naked_asm!("ldr r0, =_stack_start", "msr msp, r0", "bl {next}", next = sym next)
}
