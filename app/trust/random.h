/* SPDX-License-Identifier: GPL-3.0-or-later
 * Randomness fit for keys, from the kernel. Never fails: without randomness the program aborts. */
#ifndef TRUST_RANDOM_H
#define TRUST_RANDOM_H

#include <stddef.h>
#include <stdint.h>

enum { UUID_LEN = 36 };

void random_fill(void *bytes, size_t n);
uint32_t random_below(uint32_t bound);    /* 0 … bound - 1, without bias; bound 0 or 1 gives 0 */
void random_uuid(char out[UUID_LEN + 1]); /* version 4 (RFC 9562 5.4), lower case */

#endif
