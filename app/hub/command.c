// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/command.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "hub/ceremony.h"
#include "hub/folder.h"
#include "store/hub_meta.h"

enum { PRINT_MAX = 1 << 30 };

static enum err open_place(const char *data, struct place_of_work *ret_place)
{
    struct arena arena;
    struct str root;
    int64_t version;
    arena_init(&arena);
    enum err err = folder_root(data, &arena, &version, &root);
    if (err == ERR_NOT_FOUND)
        log_error("%s: no hub lives here: run `torget-hub init --data %s` first", data, data);
    else if (err != ERR_OK)
        log_error("%s: cannot read: %s", data, err_name(err));
    if (err == ERR_OK)
        err = hub_db_open(folder_path(&arena, data, "hub.db"), &ret_place->db);
    arena_release(&arena);
    return err;
}

int command_open(const struct config *config, struct place_of_work *ret_place)
{
    struct place_of_work place = {.data = config_get(config, "data")};
    if (!place.data)
        return command_usage("--data DIR is missing");
    if (open_place(place.data, &place) != ERR_OK)
        return EXIT_REFUSED;
    if (ceremony_is_trial(place.data))
        log_warn("%s: the root key lies in the data folder: this hub is for trying out", place.data);
    *ret_place = place;
    return EXIT_DONE;
}

const char *command_or(const struct config *config, const char *option, const char *otherwise)
{
    const char *value = config_get(config, option);
    return value ? value : otherwise;
}

int64_t command_now_s(void)
{
    struct clock clock = clock_system();
    return clock.wall_ms(clock.ctx) / 1000;
}

void command_print(const struct js *json, enum js_style style)
{
    struct buf text;
    buf_init(&text, PRINT_MAX);
    js_write(json, style, &text);
    buf_char(&text, '\n');
    fwrite(text.ptr, 1, text.len, stdout);
    fflush(stdout);
    buf_release(&text);
}

int command_usage(const char *what)
{
    log_error("%s: see --help", what);
    return EXIT_USAGE;
}

int command_exit(enum err err)
{
    return err == ERR_OK ? EXIT_DONE : EXIT_REFUSED;
}
