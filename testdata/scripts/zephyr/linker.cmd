 OUTPUT_FORMAT("elf32-littlearm", "elf32-bigarm", "elf32-littlearm")
 _region_min_align = 32;
MEMORY
    {
    FLASH (rx) : ORIGIN = (0x0 + 0x0), LENGTH = (1024*1K - 0x0 - 0x0)
    RAM (wx) : ORIGIN = 0x20000000, LENGTH = (256 * 1K)
    IDT_LIST (wx) : ORIGIN = 0xFFFF7FFF, LENGTH = 32K
    }
ENTRY("__start")
SECTIONS
    {
 .rel.plt (NOLOAD):
 {
 *(.rel.plt)
 PROVIDE_HIDDEN (__rel_iplt_start = .);
 *(.rel.iplt)
 PROVIDE_HIDDEN (__rel_iplt_end = .);
 }
 /DISCARD/ :
 {
  *(.iplt)
  *(.igot.plt) *(.igot)
 }
    __rom_region_start = (0x0 + 0x0);
    rom_start (0x0 + 0x0) :
 {
  . += 0x0 - (. - (0x0 + 0x0));
  . = ALIGN(4);
  . = ALIGN( 1 << LOG2CEIL(4 * 32) );
  _vector_start = .;
  KEEP(*(.exc_vector_table))
  KEEP(*(".exc_vector_table.*"))
  KEEP(*(.vectors))
  _vector_end = .;
 } > FLASH
    text :
 {
  __text_region_start = .;
  *(.text)
  *(".text.*")
  *(".TEXT.*")
  . = ALIGN(4);
 } > FLASH
 __text_region_end = .;
 .ARM.exidx :
 {
  __exidx_start = .;
  *(.ARM.exidx* gnu.linkonce.armexidx.*)
  __exidx_end = .;
 } > FLASH
 initlevel :
 {
  __init_start = .;
  __init_EARLY_start = .; KEEP(*(SORT(.z_init_EARLY_P_?_*))); KEEP(*(SORT(.z_init_EARLY_P_??_*)));
  __init_end = .;
 } > FLASH
 device_area : SUBALIGN(4) { _device_list_start = .; KEEP(*(SORT(._device.static.*_?_*))); _device_list_end = .; } > FLASH
 rodata :
 {
  *(.rodata)
  *(".rodata.*")
  *(.gnu.linkonce.r.*)
  . = ALIGN(4);
 } > FLASH
 __rom_region_end = .;
   . = 0x20000000;
   . = ALIGN(_region_min_align);
   _image_ram_start = .;
datas :
 {
  __data_region_start = .;
  __data_start = .;
  *(.data)
  *(".data.*")
  *(".kernel.*")
  __data_end = .;
 } > RAM AT> FLASH
    __data_size = __data_end - __data_start;
    __data_load_start = LOADADDR(datas);
 bss (NOLOAD) : SUBALIGN(4)
 {
  . = ALIGN(4);
  __bss_start = .;
  *(.bss)
  *(".bss.*")
  *(COMMON)
  *(".kernel_bss.*")
  __bss_end = ALIGN(4);
 } > RAM AT> RAM
noinit (NOLOAD) :
        {
        *(.noinit)
        *(".noinit.*")
        } > RAM AT > RAM
    _image_ram_end = .;
    _end = .;
 .last_ram_section (NOLOAD) :
 {
  _image_ram_size = _image_ram_end - _image_ram_start;
 } > RAM AT > RAM
/DISCARD/ : { *(.irq_info*) *(.intList*) }
 .stab 0 : { *(.stab) }
 .comment 0 : { *(.comment) }
 .debug_info 0 : { *(.debug_info .gnu.linkonce.wi.*) }
 .ARM.attributes 0 :
 {
 KEEP(*(.ARM.attributes))
 KEEP(*(.gnu.attributes))
 }
}
