set(CMAKE_C_LINK_EXECUTABLE "flip-script-gcc <FLAGS> <OBJECTS> -o <TARGET>")
