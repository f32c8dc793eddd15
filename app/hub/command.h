/* SPDX-License-Identifier: GPL-3.0-or-later
 * The commands of torget-hub: one file each, one row of the table in hub_main.c. */
#ifndef HUB_COMMAND_H
#define HUB_COMMAND_H

#include "base/config.h"
#include "base/js.h"
#include "base/net.h"
#include "store/db.h"

enum { EXIT_DONE = 0, EXIT_REFUSED = 1, EXIT_USAGE = 2 };

struct command_world { /* what the program gives its commands */
    struct transport transport;
};
struct command {
    const char *name;
    const char *usage; /* what follows the name: "--data DIR [--channel C]" */
    const char *help;  /* one line */
    const struct option_row *options;
    int (*run)(struct config *config, const struct command_world *world); /* the exit status */
};

extern const struct command command_init, command_root, command_serve, command_import, command_publish,
    command_enrol, command_pair, command_export, command_occurrences, command_rrule, command_pictures;
extern const struct command command_feed, command_reminders;
extern const struct option_row serve_options[]; /* the names of hub.ini */

#define OPTION_DATA                                                                                          \
    {                                                                                                        \
        "data", "DIR", "TORGET_DATA", "the hub's data folder"                                                \
    }
#define OPTION_CHANNEL                                                                                       \
    {                                                                                                        \
        "channel", "C", NULL, "a channel: the content of a set of kiosks (main)"                             \
    }

/* A hub that was initialised: its folder and its open database. Says on standard error what is wrong. */
struct place_of_work {
    const char *data;
    struct db *db;
};
int command_open(const struct config *config,
                 struct place_of_work *ret_place); /* EXIT_DONE, or the exit status */
const char *command_or(const struct config *config, const char *option, const char *otherwise);
int64_t command_now_s(void);
void command_print(const struct js *json, enum js_style style); /* and a newline, on standard output */
int command_usage(const char *what);                            /* says it; EXIT_USAGE */
int command_exit(enum err err);

#endif
