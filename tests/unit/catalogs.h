/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests: where the catalogues of this build are. */
#ifndef TESTS_CATALOGS_H
#define TESTS_CATALOGS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The catalogues stand beside the program that `make` built, below build/ else. */
static inline const char *catalogs(void)
{
    static char folder[400];
    ssize_t n = readlink("/proc/self/exe", folder, sizeof folder - 40);
    assert_true(n > 0);
    folder[n] = 0;
    char *tests = strstr(folder, "/tests/");
    snprintf(tests ? tests : folder, 40, tests ? "/assets/i18n" : "build/assets/i18n");
    return folder;
}

#endif
