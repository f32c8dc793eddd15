/* SPDX-License-Identifier: GPL-3.0-or-later
 * Recorded prompts: texts of the interface, read by a person, that stand in for a voice where a language has
 * none. A file <folder>/<key>.wav or .opus is the recording of one message; its key is the context and the
 * English text, lower case, with "-" for everything that is neither letter nor digit, at most 60 characters
 * of the text: "bar.start-over.opus". */
#ifndef PROMPTS_H
#define PROMPTS_H

#include "base/arena.h"
#include "text/catalog.h"

enum { PROMPTS_MAX = 2000 };
struct prompt {
    struct str text; /* of the catalogue */
    const char *path;
};
struct prompts {
    struct prompt *items;
    int n;
};
/* The recordings in the folder that are of a message of the catalogue; none when there is no folder. */
struct prompts prompts_open(struct arena *arena, const char *folder, const struct catalog *catalog);
const char *prompts_find(const struct prompts *prompts, struct str text); /* NULL: not recorded */
struct str prompt_key(struct arena *arena, struct str context, struct str english);

#endif
