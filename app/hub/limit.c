// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/limit.h"

struct rate {
    double burst, a_minute; /* for one address; all addresses together may do this times ALL_FACTOR */
};
static const struct rate rates[LIMIT_KINDS] = {
    [LIMIT_PAIR] = {30, 3},
    [LIMIT_POLL] = {600, 300},
    [LIMIT_ENROL] = {60, 6},
    [LIMIT_DENIED] = {60, 20},
};
enum { ALL_FACTOR = 20 };

static bool take(struct bucket *bucket, double burst, double a_minute, int64_t now_ms)
{
    double passed = now_ms > bucket->at_ms ? (double)(now_ms - bucket->at_ms) : 0;
    bucket->tokens += passed * a_minute / 60000;
    if (bucket->tokens > burst)
        bucket->tokens = burst;
    bucket->at_ms = now_ms;
    if (bucket->tokens < 1)
        return false;
    bucket->tokens -= 1;
    return true;
}

static struct bucket *find(struct limits *limits, uint64_t key, double burst, int64_t now_ms)
{
    struct bucket *oldest = &limits->buckets[key % LIMIT_BUCKETS];
    for (uint64_t i = 0; i < LIMIT_PROBES; i++) {
        struct bucket *bucket = &limits->buckets[(key + i) % LIMIT_BUCKETS];
        if (bucket->key == key)
            return bucket;
        if (bucket->key == 0 || bucket->at_ms < oldest->at_ms)
            oldest = bucket;
        if (bucket->key == 0)
            break;
    }
    *oldest = (struct bucket){key, burst, now_ms};
    return oldest;
}

bool limit_allow(struct limits *limits, enum limit_kind kind, struct str address, int64_t now_ms)
{
    const struct rate *rate = &rates[kind];
    struct bucket *all = &limits->all[kind];
    if (all->key == 0)
        *all = (struct bucket){1, rate->burst * ALL_FACTOR, now_ms};
    uint64_t key = (str_hash(address) ^ ((uint64_t)kind * 0x9e3779b97f4a7c15u)) | 1;
    return take(find(limits, key, rate->burst, now_ms), rate->burst, rate->a_minute, now_ms) &&
           take(all, rate->burst * ALL_FACTOR, rate->a_minute * ALL_FACTOR, now_ms);
}
