/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between the files of the script runner only. A command returns false when it fails, having said why. */
#ifndef SCRIPT_PARTS_H
#define SCRIPT_PARTS_H

#include "script.h"
#include "script_words.h"

enum { SCRIPT_RETRY_MS = 2000, SCRIPT_SYNC_MS = 30000, SCRIPT_PAUSE_MS = 2 };

struct script {
    struct shell *shell;
    struct str words[SCRIPT_WORDS_MAX]; /* of the line; quotes taken off */
    bool quoted[SCRIPT_WORDS_MAX];
    int n;
    char why[400]; /* why the command failed */
    bool quit;
};
struct script_command {
    const char *name;
    int least, most; /* words after the name */
    bool (*run)(struct script *script);
};
extern const struct script_command script_commands[]; /* ended by a name of NULL */

int64_t script_real_ms(void);
bool script_fail(struct script *script, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Whether a press on it does anything now. */
bool script_pressable(const struct node *node);
/* The one visible node of that label or #id; NULL having said why not. */
const struct node *script_target(struct script *script, int word);
/* "540,960", or the middle of the target's visible part. */
bool script_where(struct script *script, int word, float *ret_x, float *ret_y);

bool script_expect(struct script *script);       /* script_expect.c */
bool script_size_command(struct script *script); /* script_panel.c */
bool script_orientation(struct script *script);

#endif
