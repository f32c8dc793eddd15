// SPDX-License-Identifier: GPL-3.0-or-later
/* The release files. What is here can as well be copied to any web server; the hub adds exact ETags and the
 * long poll. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/picture.h"
#include "hub/folder.h"
#include "hub/parts.h"
#include "trust/hash.h"
#include "trust/tuf.h"

static bool path_is_plain(struct str path)
{
    struct str rest = path, part;
    if (path.len == 0 || path.len > 400 || path.ptr[path.len - 1] == '/')
        return false;
    while (str_next(&rest, '/', &part)) {
        if (part.len == 0 || part.ptr[0] == '.')
            return false;
        for (size_t i = 0; i < part.len; i++) {
            char c = part.ptr[i];
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  strchr("._-", c)))
                return false;
        }
    }
    return true;
}

/* The hash that stands before a target's name: "content/<hash>.7.zst". */
static struct str hash_in_name(struct str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    struct str name = str_sub(path, slash, path.len);
    struct str hash = str_sub(name, 0, str_find(name, '.', 0));
    return hash.len == SHA256_HEX ? hash : (struct str){0};
}

/* True: what the other side has is this. */
static bool add_etag(struct call *call, struct str hash)
{
    struct str etag = arena_printf(call->arena, "\"%.*s\"", STR_FMT(hash));
    const char *theirs = http_request_header(call->request, "If-None-Match");
    http_response_add(call->response, "ETag", etag.ptr);
    return theirs && (strcmp(theirs, "*") == 0 || str_contains(str_of(theirs), etag));
}

static void add_caching(struct call *call, bool immutable)
{
    http_response_add(call->response, "Cache-Control",
                      immutable ? "public, max-age=31536000, immutable" : "public, no-cache");
}

/* What a file of targets/pictures is, for browsers: told by its first bytes. */
static const char *media_type(const struct call *call, const char *path)
{
    char head[12] = "";
    if (!str_contains(call->rest, STR("/targets/pictures/")))
        return "application/zstd";
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, head, sizeof head) : 0;
    if (fd >= 0)
        close(fd);
    const char *name = picture_type_name(picture_type_of((struct str){head, n > 0 ? (size_t)n : 0}));
    return name ? name : "application/octet-stream";
}

static void answer_target(struct call *call, const char *path)
{
    struct str hash = hash_in_name(call->path);
    if (!hash.ptr || !file_exists(path)) {
        reply_problem(call, 404, "not-found", "There is no such file.");
        return;
    }
    add_caching(call, true);
    http_response_add(call->response, "Content-Type", media_type(call, path));
    call->response->status = add_etag(call, hash) ? 304 : 200;
    if (call->response->status == 200)
        call->response->file = path;
}

static void answer_metadata(struct call *call, const char *path)
{
    struct str bytes;
    char hash[SHA256_HEX + 1];
    if (file_read(path, TUF_TARGETS_MAX, call->arena, &bytes) != ERR_OK) {
        reply_problem(call, 404, "not-found", "There is no such file.");
        return;
    }
    bool is_timestamp = str_ends(call->path, "/timestamp.json");
    sha256_hex(bytes, hash);
    add_caching(call, !is_timestamp && !str_ends(call->path, "/root.json"));
    http_response_add(call->response, "Content-Type", "application/json");
    if (add_etag(call, str_of(hash))) {
        call->response->status = 304;
        call->response->hold_ms = is_timestamp ? call_wait_ms(call) : 0;
    } else {
        call->response->status = 200;
        buf_str(&call->response->body, bytes);
    }
}

void route_tuf(struct call *call)
{
    struct str rest = call->rest, channel, part;
    bool is_plain = path_is_plain(rest) && str_next(&rest, '/', &channel) && str_next(&rest, '/', &part) &&
                    rest.len && slug_is_ok(channel);
    const char *path =
        arena_printf(call->arena, "%s/public/tuf/%.*s", call->hub->data, STR_FMT(call->rest)).ptr;
    if (is_plain && str_is(part, "metadata") && str_ends(rest, ".json"))
        answer_metadata(call, path);
    else if (is_plain && str_is(part, "targets"))
        answer_target(call, path);
    else
        reply_problem(call, 404, "not-found", "There is no such file.");
}
