// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/config.h"

#include <assert.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"

static int row_of(const struct option_row *rows, struct str name)
{
    for (int i = 0; rows[i].name; i++)
        if (str_is(name, rows[i].name))
            return i;
    return -1;
}

static enum err take_option(struct config *config, struct str option, const char *next, bool *ret_used_next)
{
    size_t equals = str_find(option, '=', 0);
    struct str name = str_sub(option, 0, equals);
    int row = row_of(config->rows, name);
    if (row < 0) {
        log_error("--%.*s: unknown option: see --help", STR_FMT(name));
        return ERR_INVALID;
    }
    bool has_value = equals < option.len, wants_value = config->rows[row].argument != NULL;
    if (has_value && !wants_value) {
        log_error("--%.*s: takes no value", STR_FMT(name));
        return ERR_INVALID;
    }
    if (wants_value && !has_value && !next) {
        log_error("--%.*s: a value is missing: %s", STR_FMT(name), config->rows[row].argument);
        return ERR_INVALID;
    }
    *ret_used_next = wants_value && !has_value;
    config->values[row] = !wants_value ? "yes" : has_value ? option.ptr + equals + 1 : next;
    return ERR_OK;
}

enum err config_parse(struct config *config, const struct option_row *rows, int argc, char **argv)
{
    *config = (struct config){.rows = rows};
    arena_init(&config->arena);
    config->rest = ARENA_ARRAY(&config->arena, const char *, (size_t)(argc > 0 ? argc : 1));
    bool options = true;
    for (int i = 1; i < argc; i++) {
        if (options && strcmp(argv[i], "--") == 0) {
            options = false;
        } else if (options && strncmp(argv[i], "--", 2) == 0) {
            bool used_next = false;
            enum err err =
                take_option(config, str_of(argv[i] + 2), i + 1 < argc ? argv[i + 1] : NULL, &used_next);
            if (err != ERR_OK)
                return err;
            i += used_next;
        } else {
            config->rest[config->n_rest++] = argv[i];
        }
    }
    return ERR_OK;
}

void config_env(struct config *config)
{
    for (int i = 0; config->rows[i].name; i++)
        if (!config->values[i] && config->rows[i].env)
            config->values[i] = getenv(config->rows[i].env);
}

static int take_line(void *ctx, const char *section, const char *name, const char *value)
{
    struct config *config = ctx;
    (void)section;
    int row = row_of(config->rows, str_of(name));
    if (row < 0) {
        log_error("configuration: %s: unknown name", name);
        return 0;
    }
    bool off = !config->rows[row].argument && (strcmp(value, "no") == 0 || strcmp(value, "off") == 0);
    if (!config->values[row] && !off)
        config->values[row] = arena_z(&config->arena, str_of(value));
    return 1;
}

enum err config_file(struct config *config, const char *path)
{
    struct str text;
    enum err err = file_read(path, 64 * 1024, &config->arena, &text);
    if (err != ERR_OK)
        return err;
    int line = ini_parse_string(text.ptr, take_line, config);
    if (line == 0)
        return ERR_OK;
    log_error("%s: line %d cannot be used: write name = value with the names of --help", path, line);
    return ERR_SYNTAX;
}

void config_release(struct config *config)
{
    arena_release(&config->arena);
}

const char *config_get(const struct config *config, const char *name)
{
    int row = row_of(config->rows, str_of(name));
    assert(row >= 0);
    return config->values[row];
}

bool config_on(const struct config *config, const char *name)
{
    return config_get(config, name) != NULL;
}

void config_help(const struct option_row *rows)
{
    for (int i = 0; rows[i].name; i++) {
        char left[48];
        snprintf(left, sizeof left, "--%s%s%s", rows[i].name, rows[i].argument ? " " : "",
                 rows[i].argument ? rows[i].argument : "");
        printf("  %-26s %s", left, rows[i].help);
        if (rows[i].env)
            printf(" [%s]", rows[i].env);
        putchar('\n');
    }
}
