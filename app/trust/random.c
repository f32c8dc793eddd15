// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/random.h"

#include <sodium.h>
#include <stdio.h>

#include "base/hex.h"
#include "trust/ready.h"

void random_fill(void *bytes, size_t n)
{
    trust_ready();
    randombytes_buf(bytes, n);
}

uint32_t random_below(uint32_t bound)
{
    trust_ready();
    return randombytes_uniform(bound);
}

void random_uuid(char out[UUID_LEN + 1])
{
    unsigned char bytes[16];
    char hex[33];
    random_fill(bytes, sizeof bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (unsigned char)((bytes[8] & 0x3f) | 0x80);
    hex_write(bytes, sizeof bytes, hex);
    snprintf(out, UUID_LEN + 1, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}
