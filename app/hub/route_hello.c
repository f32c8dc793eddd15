// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/parts.h"

void route_hello(struct call *call)
{
    struct js *json = js_new_object();
    js_put_int(json, "torget", 1);
    js_put_str(json, "hub", call->hub->id);
    js_put_str(json, "name", call->hub->name);
    js_put_z(json, "version", TORGET_VERSION);
    put_time(json, "time", call->now_s);
    reply_json(call, 200, json);
    reply_no_store(call);
}
