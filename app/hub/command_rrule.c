// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "calendar/rrule.h"
#include "hub/command.h"

static const struct option_row options[] = {
    {"limit", "N", NULL, "at most so many times (100)"},
    {0},
};

static int print_times(const char *dtstart, const char *rrule, int limit)
{
    struct arena arena;
    struct str_list times;
    const char *why = NULL;
    arena_init(&arena);
    struct expander *expander = expander_open(NULL);
    enum err err = rrule_list(expander, str_of(dtstart), str_of(rrule), limit, &arena, &times, &why);
    if (err == ERR_OK) {
        struct js *out = js_new_array();
        for (int i = 0; i < times.n; i++)
            js_push(out, js_new_str(times.items[i]));
        command_print(out, JS_COMPACT);
        js_free(out);
    } else {
        log_error("rrule: %s", why ? why : err_name(err));
    }
    expander_close(expander);
    arena_release(&arena);
    return command_exit(err);
}

static int run(struct config *config, const struct command_world *world)
{
    (void)world;
    int64_t limit = RRULE_LIMIT;
    const char *given = config_get(config, "limit");
    if (config->n_rest != 2)
        return command_usage("rrule: DTSTART and RRULE are expected");
    if (given && (!str_int(str_of(given), &limit) || limit < 1 || limit > RRULE_LIMIT_MAX))
        return command_usage("--limit: a number from 1 to 100000");
    return print_times(config->rest[0], config->rest[1], (int)limit);
}

const struct command command_rrule = {"rrule", "DTSTART RRULE [--limit N]",
                                      "lists the times that a recurrence rule gives", options, run};
