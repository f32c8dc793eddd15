// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/ready.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>

static void start(void)
{
    if (sodium_init() < 0)
        abort();
}

void trust_ready(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start);
}
