// SPDX-License-Identifier: GPL-3.0-or-later
// Fetching target files (specification 5.7).
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "trust/tuf_client.h"
#include "trust/tuf_make.h"

enum { TARGET_MAX = 1 << 30 };

static bool is_plain(char c) /* "unreserved" in RFC 3986 2.3 */
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '~' || c == '.';
}

static struct str encode(struct str s, bool keep_slashes, struct arena *arena)
{
    char *out = arena_alloc(arena, 3 * s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (is_plain(s.ptr[i]) || (keep_slashes && c == '/')) {
            out[n++] = s.ptr[i];
        } else {
            static const char digits[] = "0123456789ABCDEF";
            out[n++] = '%';
            out[n++] = digits[c >> 4];
            out[n++] = digits[c & 15];
        }
    }
    return (struct str){out, n};
}

/* One flat name whatever the target path: no folder can be left, nothing is hidden. */
static struct str file_of(const char *dir, const char *target_path, struct arena *arena)
{
    struct str name = encode(str_of(target_path), false, arena);
    const char *dot = str_starts(name, ".") ? "%2E" : "";
    return arena_printf(arena, "%s/%s%s", dir, dot, name.ptr + (*dot ? 1 : 0));
}

static struct str consistent_name(const struct tuf_target *target, struct arena *arena)
{
    return tuf_target_name(arena, target->path.ptr, target->has_sha256 ? target->sha256 : target->sha512,
                           target->has_sha256 ? SHA256_BYTES : SHA512_BYTES);
}

struct str tuf_target_url(const struct tuf_client *client, const char *base_url,
                          const struct tuf_target *target, struct arena *arena)
{
    struct str name = tuf_consistent_snapshot(client->tuf) ? consistent_name(target, arena) : target->path;
    const char *slash = str_ends(str_of(base_url), "/") ? "" : "/";
    return arena_printf(arena, "%s%s%.*s", base_url, slash, STR_FMT(encode(name, true, arena)));
}

static bool is_there(const struct tuf_target *target, const char *file)
{
    struct arena arena;
    struct str bytes;
    arena_init(&arena);
    bool there = file_read(file, (size_t)target->length, &arena, &bytes) == ERR_OK &&
                 tuf_target_check(target, bytes) == TUF_OK;
    arena_release(&arena);
    return there;
}

struct part {
    struct buf bytes; /* what we have of the target so far */
    const char *file;
};

static void part_open(struct part *part, const char *file, size_t length, struct arena *arena)
{
    struct str kept;
    part->file = arena_printf(arena, "%s.part", file).ptr;
    buf_init(&part->bytes, length);
    if (length > 0 && file_read(part->file, length - 1, arena, &kept) == ERR_OK)
        buf_add(&part->bytes, kept.ptr, kept.len);
}

static void part_keep(const struct part *part)
{
    if (part->bytes.len > 0)
        file_write(part->file, buf_view(&part->bytes), 0644);
}

/* 200 brings the whole in place of what we have, 206 the rest of it. */
static enum tuf_verdict receive(struct tuf_client *client, const char *url, const struct tuf_target *target,
                                struct part *part)
{
    struct http_response response;
    size_t have = part->bytes.len, want = (size_t)target->length;
    http_response_init(&response, want);
    enum tuf_verdict verdict = tuf_get(client, url, want, (long)have, &response);
    bool body = verdict == TUF_OK || verdict == TUF_NETWORK || verdict == TUF_CANCELLED;
    if (body && response.status != 206 && response.body.len > 0)
        buf_clear(&part->bytes);
    if (body && (response.status == 200 || response.status == 206) &&
        !buf_add(&part->bytes, response.body.ptr, response.body.len))
        verdict = TUF_TOO_LARGE;
    http_response_release(&response);
    return verdict;
}

static enum tuf_verdict finish(const struct tuf_target *target, const struct part *part, const char *file)
{
    enum tuf_verdict verdict = tuf_target_check(target, buf_view(&part->bytes));
    if (verdict == TUF_OK && file_write(file, buf_view(&part->bytes), 0644) != ERR_OK)
        verdict = TUF_STORAGE;
    return verdict;
}

static enum tuf_verdict attempt(struct tuf_client *client, const char *url, const struct tuf_target *target,
                                struct part *part, const char *file)
{
    enum tuf_verdict verdict = receive(client, url, target, part);
    if (verdict == TUF_OK)
        verdict = finish(target, part, file);
    return verdict;
}

static enum tuf_verdict download(struct tuf_client *client, const char *url, const struct tuf_target *target,
                                 const char *file, struct arena *arena)
{
    struct part part;
    part_open(&part, file, (size_t)target->length, arena);
    bool resumed = part.bytes.len > 0;
    enum tuf_verdict verdict = attempt(client, url, target, &part, file);
    if (resumed && verdict != TUF_OK && verdict != TUF_NETWORK && verdict != TUF_CANCELLED) {
        buf_clear(&part.bytes); /* the piece kept was of something else: once more, from the start */
        part.bytes.overflow = false;
        verdict = attempt(client, url, target, &part, file);
    }
    file_remove(part.file);
    if (verdict == TUF_NETWORK || verdict == TUF_CANCELLED)
        part_keep(&part);
    buf_release(&part.bytes);
    return verdict;
}

static enum tuf_verdict fetch_target(struct tuf_client *client, const char *base_url, const char *path,
                                     const char *dir, struct arena *arena, struct str *ret_file)
{
    struct tuf_target target;
    enum tuf_verdict verdict = tuf_target(client->tuf, path, &target);
    if (verdict != TUF_OK)
        return verdict;
    if (target.length > TARGET_MAX)
        return TUF_TOO_LARGE;
    struct str file = file_of(dir, path, arena);
    if (!is_there(&target, file.ptr))
        verdict =
            download(client, tuf_target_url(client, base_url, &target, arena).ptr, &target, file.ptr, arena);
    if (verdict == TUF_OK)
        *ret_file = file;
    return verdict;
}

enum tuf_verdict tuf_download(struct tuf_client *client, const char *target_base_url, const char *target_path,
                              const char *target_dir, struct arena *arena, struct str *ret_path)
{
    struct arena scratch;
    struct str file;
    if (!client->tuf)
        return TUF_NO_ROOT;
    arena_init(&scratch);
    enum tuf_verdict verdict =
        fetch_target(client, target_base_url, target_path, target_dir, &scratch, &file);
    if (verdict == TUF_OK && ret_path)
        *ret_path = arena_str(arena, file);
    if (verdict != TUF_OK)
        log_warn("download: %s: %s: %s", target_path, tuf_verdict_name(verdict), tuf_verdict_words(verdict));
    arena_release(&scratch);
    return verdict;
}
