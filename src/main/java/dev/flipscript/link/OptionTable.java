package dev.flipscript.link;

import org.jspecify.annotations.Nullable;

/**
 * The options of the linkers: which take a value, and what those that matter to us mean. It holds
 * what GNU ld (2.40 to 2.45, all bare-metal emulations) and lld (13 to 22) accept between them;
 * where one of them does not know an option, it says so itself.
 */
final class OptionTable {

  /** Whether an option takes a value. */
  enum Arity {
    FLAG,
    /** Only after an equals sign. */
    JOINED,
    /** After an equals sign or as the next word. */
    VALUE
  }

  /** A long option; {@code kind} is null where the option means nothing to us. */
  record LongOption(Arity arity, @Nullable Kind kind) {}

  /** Short options with a value, joined or as the next word. */
  private static final String SHORT_VALUES = "aAbcefFGhIjlLmoOPRTuyYz";

  // Each in the order of its characters, with what it means to us behind an equals sign.

  private static final String GNU_VALUES =
      "Map=MAP Tbss Tdata Tldata-segment Trodata-segment Ttext Ttext-segment"
          + " architecture assert audit auxiliary compress-debug-sections ctf-share-types"
          + " dT=DEFAULT_SCRIPT default-script=DEFAULT_SCRIPT defsym=DEFSYM depaudit"
          + " dependency-file=DEPENDENCY_FILE dynamic-linker dynamic-list=READ entry=ENTRY"
          + " error-handling-script exclude-libs export-dynamic-symbol"
          + " export-dynamic-symbol-list=READ filter fini flto-partition format=INPUT_FORMAT"
          + " fuse-ld gpsize hash-size hash-style ignore-unresolved-symbol image-base"
          + " in-implib init just-symbols=READ library=LIBRARY library-path=LIBRARY_PATH"
          + " max-cache-size mri-script=READ oformat=OUTPUT_FORMAT orphan-handling out-implib"
          + " output=OUTPUT plugin plugin-opt remap-inputs remap-inputs-file require-defined"
          + " retain-symbols-file=STRIP_ALL rpath rpath-link script=SCRIPT"
          + " section-ordering-file=READ section-start soname sort-section spare-dynamic-tags"
          + " stub-group-size sysroot=SYSROOT target2 task-link thumb-entry trace-symbol"
          + " undefined unresolved-symbols version-exports-section version-script=READ"
          + " vfp11-denorm-fix wrap";

  private static final String GNU_JOINED =
      "build-id debug-names demangle discard-sframe package-metadata section-alignment"
          + " sort-common split-by-file split-by-reloc unique verbose";

  private static final String GNU_FLAGS =
      "Bdynamic=DYNAMIC Bgroup Bno-symbolic Bshareable=SHARED Bstatic=STATIC Bsymbolic"
          + " Bsymbolic-functions EB EL Qy Ur accept-unknown-input-arch add-needed"
          + " allow-multiple-definition allow-shlib-undefined as-needed be8"
          + " call_shared=DYNAMIC check-sections cmse-implib copy-dt-needed-entries"
          + " cref=SIDE_OUTPUT ctf-variables dc default-imported-symver default-symver"
          + " disable-linker-version disable-multiple-abs-defs disable-new-dtags discard-all"
          + " discard-locals discard-none dn=STATIC dp dy=DYNAMIC dynamic-list-cpp-new"
          + " dynamic-list-cpp-typeinfo dynamic-list-data eh-frame-hdr embedded-relocs"
          + " emit-relocs enable-linker-version enable-new-dtags"
          + " enable-non-contiguous-regions enable-non-contiguous-regions-warnings end-group"
          + " error-execstack error-rwx-segments error-unresolved-symbols export-dynamic"
          + " fatal-warnings fix-arm1176 fix-cortex-a53-835769 fix-cortex-a53-843419"
          + " fix-cortex-a8 fix-stm32l4xx-629360 fix-v4bx fix-v4bx-interworking flto"
          + " force-exe-suffix force-group-allocation gc-keep-exported gc-sections"
          + " help=NO_LINK long-plt map-whole-files nmagic no-accept-unknown-input-arch"
          + " no-add-needed no-allow-shlib-undefined no-as-needed no-check-sections"
          + " no-copy-dt-needed-entries no-ctf-variables no-define-common no-demangle"
          + " no-dynamic-linker no-eh-frame-hdr no-enum-size-warning no-error-execstack"
          + " no-error-rwx-segments no-export-dynamic no-fatal-warnings no-fix-arm1176"
          + " no-fix-cortex-a8 no-gc-sections no-keep-memory no-map-whole-files"
          + " no-merge-exidx-entries no-omagic no-pie no-print-gc-sections"
          + " no-print-map-discarded no-print-map-locals no-relax no-rosegment"
          + " no-strip-discarded no-undefined no-undefined-version no-warn-execstack"
          + " no-warn-mismatch no-warn-rwx-segments no-warn-search-mismatch no-warnings"
          + " no-wchar-size-warning no-whole-archive noinhibit-exec non_shared=STATIC"
          + " nostdlib=NO_DEFAULT_PATH omagic pic-executable pic-veneer pie plugin-save-temps"
          + " pop-state=POP_STATE print-gc-sections print-map=SIDE_OUTPUT print-map-discarded"
          + " print-map-locals print-memory-usage=SIDE_OUTPUT print-output-format=NO_LINK"
          + " print-sysroot=NO_LINK push-state=PUSH_STATE qmagic reduce-memory-overheads"
          + " relax relocatable=RELOCATABLE rosegment shared=SHARED start-group static=STATIC"
          + " stats=SIDE_OUTPUT strip-all=STRIP_ALL strip-debug=STRIP_DEBUG strip-discarded"
          + " target-help=NO_LINK target1-abs target1-rel trace traditional-format"
          + " undefined-version use-blx version=NO_LINK warn-alternate-em warn-common"
          + " warn-constructors warn-execstack warn-multiple-gp warn-once warn-rwx-segments"
          + " warn-section-align warn-textrel warn-unresolved-symbols whole-archive";

  /** Options that only lld has; they do not count when GNU ld completes an abbreviation. */
  private static final String LLD_VALUES =
      "android-memtag-mode call-graph-ordering-file=READ chroot=CHROOT compress-sections"
          + " error-limit irpgo-profile keep-unique load-pass-plugin lto-known-safe-vtables"
          + " mllvm opt-remarks-filename opt-remarks-format opt-remarks-hotness-threshold"
          + " opt-remarks-passes pack-dyn-relocs print-symbol-order=SIDE_OUTPUT"
          + " reproduce=SIDE_OUTPUT rsp-quoting shuffle-sections split-stack-adjust-size"
          + " symbol-ordering-file=READ thinlto-cache-policy thinlto-distributor-arg"
          + " thinlto-remote-compiler-arg thinlto-remote-compiler-prepend-arg threads"
          + " time-trace-granularity undefined-glob warn-backrefs-exclude why-live";

  private static final String LLD_JOINED =
      "bp-compression-sort bp-startup-sort call-graph-profile-sort color-diagnostics"
          + " icf lto lto-aa-pipeline lto-basic-block-sections lto-cs-profile-file"
          + " lto-newpm-passes lto-obj-path lto-partitions lto-sample-profile power10-stubs"
          + " print-archive-stats=SIDE_OUTPUT save-temps thinlto-cache-dir thinlto-jobs"
          + " time-trace=SIDE_OUTPUT why-extract=SIDE_OUTPUT";

  private static final String LLD_FLAGS =
      "Bsymbolic-non-weak Bsymbolic-non-weak-functions emit-llvm end-lib execute-only"
          + " lto-emit-asm lto-emit-llvm merge-exidx-entries mmap-output-file"
          + " no-allow-multiple-definition no-mmap-output-file no-nmagic start-lib";

  static final OptionNames[] GNU = {
    new OptionNames(Arity.VALUE, GNU_VALUES),
    new OptionNames(Arity.JOINED, GNU_JOINED),
    new OptionNames(Arity.FLAG, GNU_FLAGS)
  };
  static final OptionNames[] LLD = {
    new OptionNames(Arity.VALUE, LLD_VALUES),
    new OptionNames(Arity.JOINED, LLD_JOINED),
    new OptionNames(Arity.FLAG, LLD_FLAGS)
  };

  private OptionTable() {}

  /** The long option of exactly this name. */
  static @Nullable LongOption exact(String name) {
    LongOption option = exact(GNU, name);
    return option != null ? option : exact(LLD, name);
  }

  private static @Nullable LongOption exact(OptionNames[] tables, String name) {
    for (OptionNames names : tables) {
      LongOption option = names.find(name);
      if (option != null) {
        return option;
      }
    }
    return null;
  }

  /**
   * The long option that GNU ld takes an abbreviation for: the only one that starts so, or any if
   * all of them mean the same to us.
   */
  static @Nullable LongOption abbreviated(String name) {
    LongOption found = null;
    for (OptionNames names : GNU) {
      for (LongOption option : names.startingWith(name)) {
        if (found != null && !found.equals(option)) {
          return null;
        }
        found = option;
      }
    }
    return found;
  }

  static boolean takesValue(char shortOption) {
    return SHORT_VALUES.indexOf(shortOption) >= 0;
  }

  /** What a short option means; null for nothing to us. */
  static @Nullable Kind kind(char shortOption) {
    return switch (shortOption) {
      case 'b' -> Kind.INPUT_FORMAT;
      case 'e' -> Kind.ENTRY;
      case 'i', 'r' -> Kind.RELOCATABLE;
      case 'l' -> Kind.LIBRARY;
      case 'L' -> Kind.LIBRARY_PATH;
      case 'm' -> Kind.EMULATION;
      case 'M' -> Kind.SIDE_OUTPUT;
      case 'o' -> Kind.OUTPUT;
      case 'R' -> Kind.READ;
      case 's' -> Kind.STRIP_ALL;
      case 'S' -> Kind.STRIP_DEBUG;
      case 'T' -> Kind.SCRIPT;
      default -> null;
    };
  }
}
