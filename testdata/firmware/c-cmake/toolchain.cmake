# The cross compiler, and flip-script as its linker:
#
#   cmake -S . -B build -DCMAKE_TOOLCHAIN_FILE=toolchain.cmake
#
# The compilers compile as ever; only the rule that links names another program.

set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_C_FLAGS_INIT "-mcpu=cortex-m3 -mthumb --specs=nano.specs")
# CMake's first test of the compiler has no start-up code, so nothing to link.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

set(CMAKE_C_LINK_EXECUTABLE
    "flip-script-gcc <FLAGS> <CMAKE_C_LINK_FLAGS> <LINK_FLAGS> <OBJECTS> -o <TARGET> <LINK_LIBRARIES>")
