// SPDX-License-Identifier: GPL-3.0-or-later
/* A feed as `feed list` shows it. */
#include "base/date.h"
#include "hub/feed.h"

static void put_time(struct js *json, const char *name, int64_t s)
{
    char text[MOMENT_LEN + 1];
    if (!s)
        return;
    moment_format(moment_of_s(s, 0), text);
    js_put_z(json, name, text);
}

static void put_some(struct js *json, const char *name, struct str s)
{
    if (s.len)
        js_put_str(json, name, s);
}

static struct js *counts_json(const struct feed *feed)
{
    struct js *counts = js_new_object();
    js_put_int(counts, "items", feed->items);
    js_put_int(counts, "before", feed->before);
    js_put_int(counts, "added", feed->added);
    js_put_int(counts, "changed", feed->changed);
    js_put_int(counts, "refused", feed->refused);
    js_put_int(counts, "missing", feed->missing);
    return counts;
}

struct js *feed_json(const struct feed *feed)
{
    struct js *json = js_new_object();
    js_put_str(json, "name", feed->name);
    js_put_str(json, "url", feed->url);
    js_put_str(json, "format", feed->format);
    put_some(json, "organization", feed->organization);
    put_some(json, "channel", feed->channel);
    js_put_str(json, "lang", feed->lang);
    js_put_int(json, "every_s", feed->every_s);
    js_put_bool(json, "publish", feed->publish);
    js_put_z(json, "state", feed_state_name(feed->state));
    put_some(json, "reason", feed->reason);
    if (feed->failures)
        js_put_int(json, "failures", feed->failures);
    put_time(json, "tried", feed->tried_s);
    put_time(json, "taken", feed->taken_s);
    put_time(json, "due", feed->due_s);
    js_put_bool(json, "shrunk", feed_has_shrunk(feed));
    js_put(json, "counts", counts_json(feed));
    return json;
}
