// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/identity.h"

#include <string.h>

#include "base/file.h"
#include "base/hex.h"
#include "base/log.h"
#include "trust/code.h"
#include "trust/tuf_client.h"

enum { FILE_MAX = 128 << 10, DEPTH_MAX = 16 };

void identity_init(struct identity *identity)
{
    *identity = (struct identity){0};
    arena_init(&identity->arena);
}

void identity_release(struct identity *identity)
{
    arena_release(&identity->arena);
    identity_init(identity);
}

static const char *copy(struct identity *identity, const struct js *json, const char *name)
{
    struct str s = js_get_str(json, name);
    return arena_z(&identity->arena, s.ptr ? s : STR(""));
}

static const char *copy_settings(struct identity *identity, const struct js *settings)
{
    struct buf buf;
    if (js_type(settings) != JS_OBJECT)
        return "{}";
    buf_init(&buf, FILE_MAX);
    js_write(settings, JS_SORTED, &buf);
    const char *text = arena_z(&identity->arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

/* `channel` becomes part of URLs. */
static bool channel_ok(struct str channel)
{
    for (size_t i = 0; i < channel.len; i++) {
        char c = channel.ptr[i];
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-')
            return false;
    }
    return channel.len > 0 && channel.len <= 60;
}

static enum err fill(struct identity *identity, const struct js *json)
{
    const struct js *hub = js_get(json, "hub");
    if (!token_ok(js_get_str(json, "credential")) || js_get_str(json, "kiosk").len == 0 ||
        js_get_str(json, "base").len == 0 || js_get_str(hub, "id").len == 0 ||
        !channel_ok(js_get_str(json, "channel")))
        return ERR_INVALID;
    struct identity new;
    identity_init(&new);
    if (!hex_read(js_get_str(hub, "seal"), new.seal, IDENTITY_SEAL_BYTES))
        return ERR_INVALID;
    new.base = copy(&new, json, "base");
    new.credential = copy(&new, json, "credential");
    new.kiosk = copy(&new, json, "kiosk");
    new.hardware = copy(&new, json, "hardware");
    new.channel = copy(&new, json, "channel");
    new.place = copy(&new, json, "place");
    new.hub = copy(&new, hub, "id");
    new.hub_name = copy(&new, hub, "name");
    new.settings = copy_settings(&new, js_get(json, "settings"));
    identity_release(identity);
    *identity = new;
    return ERR_OK;
}

static const char *path_of(struct arena *arena, const char *data)
{
    return arena_printf(arena, "%s/identity.json", data).ptr;
}

static enum err read_file(const char *data, struct arena *arena, struct js **ret_json)
{
    struct str bytes;
    enum err err = file_read(path_of(arena, data), FILE_MAX, arena, &bytes);
    return err == ERR_OK ? js_parse(bytes, FILE_MAX, DEPTH_MAX, ret_json, NULL) : err;
}

enum err identity_load(struct identity *identity, const char *data)
{
    struct arena arena;
    struct js *json = NULL;
    arena_init(&arena);
    enum err err = read_file(data, &arena, &json);
    if (err == ERR_OK)
        err = fill(identity, json);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        log_error("%s/identity.json: cannot be used: %s", data, err_name(err));
    js_free(json);
    arena_release(&arena);
    return err;
}

static enum err write_file(const char *data, const struct js *json)
{
    struct arena arena;
    struct buf buf;
    arena_init(&arena);
    buf_init(&buf, FILE_MAX);
    enum err err =
        js_write(json, JS_PRETTY, &buf) ? file_write(path_of(&arena, data), buf_view(&buf), 0600) : ERR_LIMIT;
    buf_release(&buf);
    arena_release(&arena);
    return err;
}

/* Metadata of one hub or channel says nothing about another's. */
static enum err forget_metadata(const char *data)
{
    static const char *const names[] = {"timestamp", "snapshot", "targets"};
    struct arena arena;
    enum err err = ERR_OK;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof names / sizeof *names && err == ERR_OK; i++)
        err = file_remove(arena_printf(&arena, "%s/tuf/%s.json", data, names[i]).ptr);
    arena_release(&arena);
    return err;
}

static enum err take_root(const char *data, const struct js *root)
{
    struct arena arena;
    struct buf bytes;
    arena_init(&arena);
    buf_init(&bytes, TUF_ROOT_MAX);
    enum tuf_verdict verdict = TUF_SYNTAX;
    enum err err = root && js_write(root, JS_COMPACT, &bytes) ? forget_metadata(data) : ERR_INVALID;
    if (err == ERR_OK) {
        verdict = tuf_client_init(arena_printf(&arena, "%s/tuf", data).ptr, buf_view(&bytes));
        err = verdict == TUF_OK ? ERR_OK : verdict == TUF_STORAGE ? ERR_IO : ERR_UNTRUSTED;
    }
    if (err == ERR_UNTRUSTED)
        log_error("pairing: the hub's root does not hold: %s", tuf_verdict_words(verdict));
    buf_release(&bytes);
    arena_release(&arena);
    return err;
}

enum err identity_take(struct identity *identity, const char *data, const char *base, const struct js *answer)
{
    struct identity checked;
    struct js *json = js_copy(answer);
    js_put_z(json, "base", base);
    identity_init(&checked);
    enum err err = fill(&checked, json);
    if (err == ERR_OK)
        err = take_root(data, js_get(js_get(json, "hub"), "root"));
    js_drop((struct js *)js_get(json, "hub"), "root");
    js_drop(json, "state");
    if (err == ERR_OK)
        err = write_file(data, json);
    if (err == ERR_OK) {
        identity_release(identity);
        *identity = checked;
    } else {
        identity_release(&checked);
    }
    js_free(json);
    return err;
}

static bool differs(const char *ours, const struct js *answer, const char *name)
{
    struct str theirs = js_get_str(answer, name);
    return theirs.ptr && !str_is(theirs, ours);
}

static bool settings_differ(const struct identity *identity, const struct js *settings)
{
    struct identity scratch;
    identity_init(&scratch);
    bool differ = settings && strcmp(copy_settings(&scratch, settings), identity->settings) != 0;
    identity_release(&scratch);
    return differ;
}

static void replace(struct js *json, const struct js *answer, const char *name)
{
    const struct js *value = js_get(answer, name);
    if (value)
        js_put(json, name, js_copy(value));
}

static enum err store_update(struct identity *identity, const char *data, const struct js *answer)
{
    struct arena arena;
    struct js *json = NULL;
    arena_init(&arena);
    enum err err = read_file(data, &arena, &json);
    if (err == ERR_OK) {
        replace(json, answer, "channel");
        replace(json, answer, "place");
        replace(json, answer, "settings");
        struct identity checked;
        identity_init(&checked);
        err = fill(&checked, json);
        if (err == ERR_OK)
            err = write_file(data, json);
        if (err == ERR_OK)
            fill(identity, json);
        identity_release(&checked);
    }
    js_free(json);
    arena_release(&arena);
    return err;
}

enum err identity_update(struct identity *identity, const char *data, const struct js *answer,
                         bool *ret_changed, bool *ret_channel)
{
    bool channel = differs(identity->channel, answer, "channel");
    bool changed = channel || differs(identity->place, answer, "place") ||
                   settings_differ(identity, js_get(answer, "settings"));
    if (changed) {
        enum err err = store_update(identity, data, answer);
        if (err != ERR_OK)
            return err;
    }
    if (channel)
        forget_metadata(data);
    *ret_changed = changed;
    *ret_channel = channel;
    return ERR_OK;
}
