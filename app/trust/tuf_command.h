/* SPDX-License-Identifier: GPL-3.0-or-later
 * The TUF client alone, with the command line of tuf-conformance (its CLIENT-CLI.md). */
#ifndef TRUST_TUF_COMMAND_H
#define TRUST_TUF_COMMAND_H

#include "base/net.h"

/* argv[0] is the command's own name ("tuf"), options follow. Exit status: 0 done, 1 refused or failed, 2
 * wrong usage. */
int tuf_command(int argc, char **argv, struct transport transport);

#endif
