// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/feed.h"

static int64_t below(uint32_t random, int64_t most)
{
    return most > 0 ? (int64_t)(random % (uint64_t)most) : 0;
}

static int64_t backoff_s(int64_t failures)
{
    int64_t s = FEED_BACKOFF_S;
    for (int64_t i = 1; i < failures && s < FEED_BACKOFF_MAX_S; i++)
        s *= 2;
    return s < FEED_BACKOFF_MAX_S ? s : FEED_BACKOFF_MAX_S;
}

int64_t feed_due_s(const struct feed *feed, int64_t now_s, int64_t retry_after_s, uint32_t random)
{
    int64_t wait_s = feed->failures > 0 ? backoff_s(feed->failures) : feed->every_s;
    int64_t told_s = retry_after_s < FEED_RETRY_AFTER_MAX_S ? retry_after_s : FEED_RETRY_AFTER_MAX_S;
    if (told_s > wait_s)
        wait_s = told_s;
    return now_s + wait_s + below(random, wait_s / 10);
}

bool feed_every_parse(struct str s, int64_t *ret_every_s)
{
    int64_t n;
    char unit = s.len ? s.ptr[s.len - 1] : 0;
    int64_t unit_s = unit == 'm' ? 60 : unit == 'h' ? 3600 : unit == 'd' ? 86400 : 0;
    if (!unit_s || s.len > 8 || !str_int(str_sub(s, 0, s.len - 1), &n))
        return false;
    if (n * unit_s < FEED_EVERY_MIN_S || n * unit_s > FEED_EVERY_MAX_S)
        return false;
    *ret_every_s = n * unit_s;
    return true;
}

bool feed_has_shrunk(const struct feed *feed)
{
    return feed->items * 10 < feed->before * 9;
}
