// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"
#include "hub/parts.h"
#include "store/hub_releases.h"

static void add_escaped(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '<' || c == '>' || c == '&' || c == '"')
            buf_printf(out, "&#%d;", c);
        else
            buf_char(out, c);
    }
}

static void add_channel(struct buf *out, const struct channel *channel)
{
    char day[DATE_LEN + 1];
    date_format(moment_of_s(channel->released_s, 0).date, day);
    buf_printf(out, "<tr><td>%s</td><td>%lld</td><td>%lld</td><td>%s</td></tr>\n", channel->name,
               (long long)channel->version, (long long)channel->items, channel->version ? day : "");
}

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

void route_page(struct call *call)
{
    struct buf *out = &call->response->body;
    struct channel *channels;
    size_t n;
    enum err err = channel_list(call->hub->db, call->arena, &channels, &n);
    if (err != ERR_OK) {
        reply_err(call, err);
        return;
    }
    buf_z(out, "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width\"><title>");
    add_escaped(out, call->hub->name);
    buf_z(out,
          "</title>\n<style>body{font:1.1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}"
          "td,th{text-align:left;padding-right:1.5rem}</style>\n<h1>");
    add_escaped(out, call->hub->name);
    buf_z(out, "</h1>\n<p>This is a Torget hub: it fills touchscreens with what the local social economy "
               "offers.</p>\n"
               "<table><tr><th>Channel</th><th>Release</th><th>Items</th><th>Published</th></tr>\n");
    for (size_t i = 0; i < n; i++)
        add_channel(out, &channels[i]);
    buf_printf(out, "</table>\n<p>Version %s</p>\n</html>\n", TORGET_VERSION);
    call->response->status = 200;
    http_response_add(call->response, "Content-Type", "text/html; charset=utf-8");
    http_response_add(call->response, "Content-Security-Policy",
                      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    http_response_add(call->response, "X-Content-Type-Options", "nosniff");
    http_response_add(call->response, "Cache-Control", "no-cache");
}
