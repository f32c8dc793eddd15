// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "hub/command.h"
#include "exchange/pictures.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"remove-unused", NULL, NULL, "remove those that no revision of any item names, if older than a day"},
    {0},
};

static int run(struct config *config, const struct command_world *world)
{
    (void)world;
    struct place_of_work place;
    struct pictures_count count;
    if (config->n_rest)
        return command_usage("pictures takes no arguments, only options");
    int status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    enum err err =
        pictures_sweep(place.data, place.db, command_now_s(), config_on(config, "remove-unused"), &count);
    if (err == ERR_OK) {
        struct js *out = js_new_object();
        js_put_int(out, "pictures", count.files);
        js_put_int(out, "bytes", count.bytes);
        js_put_int(out, "unused", count.unused);
        js_put_int(out, "unused_bytes", count.unused_bytes);
        js_put_int(out, "removed", count.removed);
        command_print(out, JS_COMPACT);
        js_free(out);
    } else {
        log_error("pictures: %s", err_name(err));
    }
    db_close(place.db);
    return command_exit(err);
}

const struct command command_pictures = {"pictures", "--data DIR [--remove-unused]",
                                         "counts the stored pictures, and those that nothing names", options,
                                         run};
