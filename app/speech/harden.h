/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the helper gives up before it reads a word: a fault in the synthesiser or in a decoder of sound then
 * finds no network, no other program, no file to write, and bounded memory. */
#ifndef SPEECH_HARDEN_H
#define SPEECH_HARDEN_H

#include <stdbool.h>

void harden_limits(void); /* first of all: memory, files, core dumps; dies with the kiosk */
/* When everything is open: no sockets, no processes, no looking into others. False: the kernel cannot. */
bool harden_calls(void);

#endif
