// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/parts.h"

#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "hub/fleet.h"
#include "hub/folder.h"
#include "trust/tuf.h"

enum { WAIT_MAX_S = 55 };

struct str call_bearer(const struct call *call)
{
    const char *value = http_request_header(call->request, "Authorization");
    if (!value || strncasecmp(value, "Bearer ", 7) != 0)
        return (struct str){0};
    return str_trim(str_of(value + 7));
}

int call_wait_ms(const struct call *call)
{
    const char *prefer = http_request_header(call->request, "Prefer");
    struct str rest = str_of(prefer), part;
    int64_t seconds;
    while (prefer && str_next(&rest, ',', &part)) {
        part = str_trim(part);
        if (str_starts(part, "wait=") && str_int(str_sub(part, 5, part.len), &seconds) && seconds > 0)
            return (int)(seconds < WAIT_MAX_S ? seconds : WAIT_MAX_S) * 1000;
    }
    return 0;
}

struct str call_peer(const struct call *call)
{
    return str_of(http_request_header(call->request, ":peer"));
}

void put_time(struct js *json, const char *name, int64_t s)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment_of_s(s, 0), text);
    js_put_z(json, name, text);
}

static struct js *parsed(struct str text, size_t max_bytes)
{
    struct js *json;
    return js_parse(text, max_bytes, 32, &json, NULL) == ERR_OK ? json : NULL;
}

static struct js *hub_json(struct call *call)
{
    struct str root;
    int64_t version;
    struct js *json = js_new_object();
    js_put_str(json, "id", call->hub->id);
    js_put_str(json, "name", call->hub->name);
    js_put_str(json, "seal", call->hub->seal);
    struct js *root_json = folder_root(call->hub->data, call->arena, &version, &root) == ERR_OK
                               ? parsed(root, TUF_ROOT_MAX)
                               : NULL;
    if (root_json) {
        js_put(json, "root", root_json);
        return json;
    }
    js_free(json);
    return NULL;
}

struct js *identity_json(struct call *call, const struct kiosk_seat *seat, struct str hardware,
                         const char *credential)
{
    struct js *hub = hub_json(call), *settings = parsed(seat->settings, 64 * 1024);
    if (!hub) {
        js_free(settings);
        return NULL;
    }
    struct js *json = js_new_object();
    js_put_z(json, "credential", credential);
    js_put_str(json, "kiosk", seat->id);
    js_put_str(json, "hardware", hardware);
    js_put_str(json, "channel", seat->channel);
    js_put_str(json, "place", seat->place);
    js_put(json, "settings", settings ? settings : js_new_object());
    js_put(json, "hub", hub);
    return json;
}

enum err call_facts(struct call *call, struct str *ret_facts)
{
    const struct js *facts = js_get(call->body, "facts");
    struct buf text;
    if (js_type(facts) != JS_OBJECT) {
        *ret_facts = STR("{}");
        return facts ? ERR_INVALID : ERR_OK;
    }
    buf_init(&text, FACTS_MAX_BYTES);
    bool fits = js_write(facts, JS_COMPACT, &text);
    if (fits)
        *ret_facts = arena_str(call->arena, buf_view(&text));
    buf_release(&text);
    return fits ? ERR_OK : ERR_LIMIT;
}
