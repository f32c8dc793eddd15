/* SPDX-License-Identifier: GPL-3.0-or-later
 * Settings: long options on the command line, else the environment (TORGET_DATA …), else an .ini file whose
 * names are the long options, else the default. One table for parsing, --help and the file. */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include "base/arena.h"
#include "base/err.h"

struct option_row {
    const char *name;     /* "data": --data, data= in the file */
    const char *argument; /* "DIR"; NULL for a switch */
    const char *env;      /* "TORGET_DATA" or NULL */
    const char *help;
};
enum { CONFIG_VALUES_MAX = 48, CONFIG_REST_MAX = 4096 };
struct config {
    const struct option_row *rows;         /* ended by a row whose name is NULL */
    const char *values[CONFIG_VALUES_MAX]; /* parallel to rows: last one given, "yes" for a switch */
    const char **rest;                     /* arguments that are no options */
    int n_rest;
    struct arena arena;
};

/* Parses argv (from argv[1]); "--name value" and "--name=value"; "--" ends options. Unknown or incomplete
 * options: ERR_INVALID, said on standard error. Of repeated options the last wins. */
enum err config_parse(struct config *config, const struct option_row *rows, int argc, char **argv);
void config_env(struct config *config);                        /* fills what is still missing */
enum err config_file(struct config *config, const char *path); /* the same; absent file is ERR_NOT_FOUND */
void config_release(struct config *config);
const char *config_get(const struct config *config,
                       const char *name); /* NULL when not given; asserts that the row exists */
bool config_on(const struct config *config, const char *name);
void config_help(const struct option_row *rows); /* the options, on standard output */

#endif
