#pragma once

/* crt0 has the names of its own script. */
