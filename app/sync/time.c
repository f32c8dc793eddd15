// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/time.h"

#include "base/date.h"
#include "base/file.h"
#include "base/js.h"

enum { FILE_MAX = 1024 };

void time_load(struct trusted_time *time, const char *path)
{
    struct arena arena;
    struct str bytes;
    struct js *json;
    struct moment floor;
    *time = (struct trusted_time){0};
    arena_init(&arena);
    if (file_read(path, FILE_MAX, &arena, &bytes) == ERR_OK &&
        js_parse(bytes, FILE_MAX, 2, &json, NULL) == ERR_OK) {
        if (moment_parse(js_get_str(json, "floor"), &floor))
            time->floor_s = moment_s(floor);
        js_free(json);
    }
    arena_release(&arena);
}

static enum err store(const char *path, int64_t floor_s)
{
    char text[MOMENT_LEN + 1];
    struct buf buf;
    struct js *json = js_new_object();
    moment_format(moment_of_s(floor_s, 0), text);
    js_put_z(json, "floor", text);
    buf_init(&buf, FILE_MAX);
    js_write(json, JS_COMPACT, &buf);
    enum err err = file_write(path, buf_view(&buf), 0600);
    buf_release(&buf);
    js_free(json);
    return err;
}

enum err time_issued(struct trusted_time *time, const char *path, int64_t issued_s)
{
    if (issued_s <= time->floor_s)
        return ERR_OK;
    time->floor_s = issued_s;
    return store(path, issued_s);
}

void time_network(struct trusted_time *time, int64_t network_s, int64_t mono_ms)
{
    if (network_s < time->floor_s)
        return;
    time->has_network = true;
    time->network_s = network_s;
    time->network_mono_ms = mono_ms;
}

static struct trusted_now believed(int64_t s, int64_t wall_ms)
{
    return (struct trusted_now){TIME_TRUSTED, s, wall_ms / 1000 - s};
}

struct trusted_now time_now(const struct trusted_time *time, int64_t wall_ms, int64_t mono_ms,
                            bool system_vouched)
{
    int64_t network_s = time->network_s + (mono_ms - time->network_mono_ms) / 1000;
    if (system_vouched && wall_ms / 1000 >= time->floor_s)
        return believed(wall_ms / 1000, wall_ms);
    if (time->has_network && network_s >= time->floor_s)
        return believed(network_s, wall_ms);
    return (struct trusted_now){TIME_UNTRUSTED, time->floor_s, 0};
}
