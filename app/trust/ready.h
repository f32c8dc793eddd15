/* SPDX-License-Identifier: GPL-3.0-or-later
 * libsodium wants to be set up before its first use; every function of this folder sees to that itself. */
#ifndef TRUST_READY_H
#define TRUST_READY_H

void trust_ready(
    void); /* cheap after the first call, safe from any thread; aborts when there is no randomness */

#endif
