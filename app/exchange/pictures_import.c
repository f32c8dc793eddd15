// SPDX-License-Identifier: GPL-3.0-or-later
/* An item's pictures as files beside it, or somewhere on the network, become files named by their hash. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/fetch.h"
#include "exchange/pictures.h"

enum { FETCHED_MAX = 5000, FAILED_MAX = 20, FETCH_PICTURE_MS = 20000 };

struct taking { /* one picture of an item */
    struct import *import;
    const struct import_record *record;
    struct arena *arena;
    struct str id;
    size_t i; /* which */
};

static void report(const struct taking *taking, const char *member, const char *rule, const char *words,
                   bool is_warning)
{
    struct arena *arena = &taking->import->arena;
    const struct import_record *record = taking->record;
    import_report(taking->import,
                  &(struct import_fault){.file = record->file,
                                         .line = record->line,
                                         .record = record->record,
                                         .id = taking->id,
                                         .pointer = arena_printf(arena, "/pictures/%zu%s", taking->i, member),
                                         .rule = rule,
                                         .is_warning = is_warning,
                                         .message = arena_str(arena, str_of(words))});
}

static void refuse(const struct taking *taking, const char *member, const char *rule, const char *words)
{
    report(taking, member, rule, words, false);
}

static struct str folder_of(struct str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    return slash > 1 ? str_sub(path, 0, slash - 1) : slash ? STR("/") : STR(".");
}

/* Step by step, so that no link on the way leads out. -1: there is no such file beneath. */
static int open_beneath(const char *folder, struct str path)
{
    struct str rest = path, step;
    int at = path.len && path.ptr[0] != '/' ? open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
    while (at >= 0 && str_next(&rest, '/', &step)) {
        char name[NAME_MAX + 1];
        bool is_plain = step.len && step.len < sizeof name && !str_is(step, ".") && !str_is(step, "..");
        int flags = O_NOFOLLOW | O_CLOEXEC | (rest.ptr ? O_PATH | O_DIRECTORY : O_RDONLY | O_NONBLOCK);
        snprintf(name, sizeof name, "%.*s", STR_FMT(step));
        int next = is_plain && !memchr(step.ptr, 0, step.len) ? openat(at, name, flags) : -1;
        close(at);
        at = next;
    }
    return at;
}

/* One byte more than is taken, so that what is too long is seen to be. */
static bool read_file(int fd, struct buf *out)
{
    struct stat info;
    char chunk[64 * 1024];
    ssize_t n = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) ? 1 : -1;
    while (n > 0 && out->len <= PICTURE_BYTES_MAX) {
        n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            n = 1;
        else if (n > 0)
            buf_add(out, chunk, (size_t)n);
    }
    return n >= 0;
}

static bool read_beneath(const struct taking *taking, struct str path, struct buf *out)
{
    const char *folder = arena_z(taking->arena, folder_of(str_of(taking->record->file)));
    int fd = open_beneath(folder, path);
    bool done = fd >= 0 && read_file(fd, out);
    if (fd >= 0)
        close(fd);
    return done;
}

/* Somebody else says how many there are, and how slow their server is. */
static bool may_fetch(const struct taking *taking)
{
    const struct import *import = taking->import;
    bool too_many = import->pictures_fetched >= FETCHED_MAX, too_bad = import->pictures_failed >= FAILED_MAX;
    if (too_many)
        refuse(taking, "/file", "limit", "more pictures than are fetched in one import: 5000");
    else if (too_bad)
        refuse(taking, "/file", "file", "not fetched: 20 pictures before it could not be had");
    return !too_many && !too_bad;
}

static bool fetch_far(const struct taking *taking, struct str url, struct buf *out)
{
    struct import *import = taking->import;
    if (!may_fetch(taking))
        return false;
    struct fetch fetch = {.transport = taking->import->plan->transport,
                          .url = arena_z(taking->arena, url),
                          .accept = "image/webp, image/jpeg, image/png",
                          .max_bytes = PICTURE_BYTES_MAX,
                          .timeout_ms = FETCH_PICTURE_MS,
                          .only_public = true,
                          .cancel = import->plan->cancel};
    struct fetched fetched;
    bool done = fetch_get(&fetch, taking->import->plan->now_s, &fetched) == ERR_OK;
    if (done)
        buf_str(out, fetched.bytes);
    else
        refuse(taking, "/file", "file", fetched.reason ? fetched.reason : "cannot be fetched");
    fetch_release(&fetched);
    import->pictures_fetched++;
    import->pictures_failed += !done;
    return done;
}

static bool read_bytes(const struct taking *taking, struct str file, struct buf *out)
{
    if (fetch_is_url(arena_z(taking->arena, file)) && !str_starts(file, "file:"))
        return fetch_far(taking, file, out);
    bool done = read_beneath(taking, file, out);
    if (!done)
        refuse(taking, "/file", "file",
               "there is no such file; name one beside the items or in a folder beneath, without links");
    return done;
}

static const char *folder_to_fill(const struct import *import)
{
    return import->plan->dry_run ? NULL : import->plan->data;
}

static bool take_bytes(const struct taking *taking, struct str bytes, const char *member,
                       struct picture_taken *ret_taken)
{
    enum picture_fault fault;
    enum err err = pictures_take(folder_to_fill(taking->import), bytes, ret_taken, &fault);
    if (err == ERR_INVALID)
        refuse(taking, member, picture_fault_rule(fault), picture_fault_words(fault));
    else if (err != ERR_OK)
        refuse(taking, member, "file", "the picture cannot be stored");
    return err == ERR_OK;
}

/* Stands there too for what was refused, so that only the true reason is reported. */
static void put_values(struct js *picture, const struct picture_taken *taken)
{
    js_drop(picture, "file");
    js_put_z(picture, "sha256", taken->file.name);
    js_put_z(picture, "type", picture_type_name(taken->head.type));
    js_put_int(picture, "bytes", taken->file.bytes);
    js_put_int(picture, "width", taken->head.w);
    js_put_int(picture, "height", taken->head.h);
}

static const struct picture_taken nothing = {
    {"0000000000000000000000000000000000000000000000000000000000000000", 1}, {PICTURE_PNG, 1, 1}};

static bool take_file(const struct taking *taking, struct js *picture)
{
    static const char *const made[] = {"sha256", "type", "bytes", "width", "height"};
    struct picture_taken taken = nothing;
    struct buf bytes;
    buf_init(&bytes, PICTURE_BYTES_MAX + (1 << 16));
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        if (js_get(picture, made[i])) {
            refuse(taking, "", "unknown-member", "a picture is a \"file\" or a \"sha256\", not both");
            put_values(picture, &nothing);
            buf_release(&bytes);
            return false;
        }
    bool done = read_bytes(taking, js_get_str(picture, "file"), &bytes) &&
                take_bytes(taking, buf_view(&bytes), "/file", &taken);
    put_values(picture, &taken);
    buf_release(&bytes);
    return done;
}

static bool says(const struct js *picture, const struct picture_taken *taken)
{
    return str_is(js_get_str(picture, "sha256"), taken->file.name) &&
           str_is(js_get_str(picture, "type"), picture_type_name(taken->head.type)) &&
           js_get_int(picture, "bytes") == taken->file.bytes &&
           js_get_int(picture, "width") == taken->head.w && js_get_int(picture, "height") == taken->head.h;
}

/* As an export has it: the bytes are here already, or come along. Without them screens go without the
 * picture, and show it when they come some other day. */
static bool find_named(const struct taking *taking, const struct js *picture)
{
    struct str name = js_get_str(picture, "sha256");
    struct picture_taken taken;
    struct buf bytes;
    if (!picture_name_ok(name))
        return true; /* the item's own check says what is wrong */
    bool good = true, here = pictures_find(taking->import->plan->data, name, &taken) == ERR_OK;
    buf_init(&bytes, PICTURE_BYTES_MAX + (1 << 16));
    struct str beside = arena_printf(taking->arena, "pictures/%.*s", STR_FMT(name));
    if (!here && read_beneath(taking, beside, &bytes))
        here = good = take_bytes(taking, buf_view(&bytes), "/sha256", &taken);
    else if (!here)
        report(taking, "/sha256", "file",
               "this picture is neither in the hub nor beside the items as pictures/<sha256>: screens go "
               "without it",
               true);
    buf_release(&bytes);
    if (here && !says(picture, &taken)) {
        refuse(taking, "", "order", "the picture is not as it is said to be here; give it as a \"file\"");
        good = false;
    }
    return good;
}

bool import_pictures(struct import *import, struct js *item, const struct import_record *record)
{
    const struct js *pictures = js_get(item, "pictures");
    struct str id = js_get_str(item, "id");
    struct arena arena;
    bool good = true;
    arena_init(&arena);
    for (size_t i = 0; i < js_len(pictures) && i < ITEM_PICTURES_MAX && js_type(pictures) == JS_ARRAY; i++) {
        struct taking taking = {import, record, &arena, arena_str(&import->arena, id.ptr ? id : STR("")), i};
        struct js *picture = (struct js *)js_at(pictures, i);
        if (js_get_str(picture, "file").ptr)
            good = take_file(&taking, picture) && good;
        else if (js_type(picture) == JS_OBJECT)
            good = find_named(&taking, picture) && good;
        arena_reset(&arena);
    }
    arena_release(&arena);
    return good;
}
