/* SPDX-License-Identifier: GPL-3.0-or-later
 * Scripts drive the kiosk as a person would: through the same input path, on a clock that stands until it is
 * moved. One command a line, # starts a comment; the first that fails stops with its line and what the screen
 * held. The commands are a table in script.c; `torget-kiosk --script` is relied on from outside. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "shell.h"

/* `path` "-" reads standard input. 0 done, 1 a command failed (said on standard error), 2 the script cannot
 * be read. */
int script_run(struct shell *shell, const char *path);
/* Waits, at most 2 s of real time, for what the screen asked of the store, and draws. */
void script_settle(struct shell *shell);

#endif
