// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pictures.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "base/log.h"
#include "sync/picture_folder.h"

enum { EXCHANGE_MS = 30000 };

struct lack {
    struct picture_file file;
    bool passed; /* not to be had just now */
};
struct pictures {
    struct pictures_plan plan;
    char *folder;
    struct lack *lacking;
    int n_lacking;
    struct pictures_count count;
    pthread_mutex_t lock;                            /* guards the rest */
    struct picture_file wanted[PICTURES_WANTED_MAX]; /* the newest last */
    int n_wanted;
};

static int64_t free_on_disk(const char *folder)
{
    struct statvfs info;
    return statvfs(folder, &info) == 0 ? (int64_t)info.f_bavail * (int64_t)info.f_frsize : INT64_MAX;
}

struct pictures *pictures_open(const struct pictures_plan *plan)
{
    struct pictures *pictures = calloc(1, sizeof *pictures);
    if (!pictures || !(pictures->folder = strdup(plan->folder)))
        abort();
    pictures->plan = *plan;
    pictures->plan.folder = pictures->folder;
    if (plan->bytes_max == 0)
        pictures->plan.bytes_max = PICTURES_BYTES_MAX;
    if (!plan->free_bytes)
        pictures->plan.free_bytes = free_on_disk;
    pthread_mutex_init(&pictures->lock, NULL);
    return pictures;
}

void pictures_close(struct pictures *pictures)
{
    if (!pictures)
        return;
    pthread_mutex_destroy(&pictures->lock);
    free(pictures->lacking);
    free(pictures->folder);
    free(pictures);
}

static void remove_wanted(struct pictures *pictures, int at)
{
    pictures->n_wanted--;
    memmove(&pictures->wanted[at], &pictures->wanted[at + 1],
            (size_t)(pictures->n_wanted - at) * sizeof *pictures->wanted);
}

static int find_wanted(const struct pictures *pictures, const char *name)
{
    int at = pictures->n_wanted - 1;
    while (at >= 0 && strcmp(pictures->wanted[at].name, name) != 0)
        at--;
    return at;
}

bool pictures_want(struct pictures *pictures, const struct picture_file *file)
{
    pthread_mutex_lock(&pictures->lock);
    int at = find_wanted(pictures, file->name);
    if (at >= 0)
        remove_wanted(pictures, at);
    else if (pictures->n_wanted == PICTURES_WANTED_MAX)
        remove_wanted(pictures, 0);
    pictures->wanted[pictures->n_wanted++] = *file;
    pthread_mutex_unlock(&pictures->lock);
    return at < 0;
}

static bool newest_wanted(struct pictures *pictures, struct picture_file *ret_file)
{
    pthread_mutex_lock(&pictures->lock);
    bool any = pictures->n_wanted > 0;
    if (any)
        *ret_file = pictures->wanted[pictures->n_wanted - 1];
    pthread_mutex_unlock(&pictures->lock);
    return any;
}

static void forget_wanted(struct pictures *pictures, const char *name)
{
    pthread_mutex_lock(&pictures->lock);
    int at = find_wanted(pictures, name);
    if (at >= 0)
        remove_wanted(pictures, at);
    pthread_mutex_unlock(&pictures->lock);
}

void pictures_name(struct pictures *pictures, const struct picture_file *files, int n)
{
    picture_folder_keep(pictures->folder, files, n);
    free(pictures->lacking);
    pictures->lacking = n ? calloc((size_t)n, sizeof *pictures->lacking) : NULL;
    if (n && !pictures->lacking)
        abort();
    pictures->n_lacking = 0;
    for (int i = 0; i < n; i++)
        if (!picture_folder_has(pictures->folder, &files[i]))
            pictures->lacking[pictures->n_lacking++].file = files[i];
    pictures->count.named = n;
    pictures->count.bytes = picture_folder_bytes(pictures->folder);
    pictures->count.is_full = false;
}

static struct lack *next_lack(const struct pictures *pictures)
{
    for (int i = 0; i < pictures->n_lacking && !pictures->count.is_full; i++)
        if (!pictures->lacking[i].passed)
            return &pictures->lacking[i];
    return NULL;
}

static struct lack *find_lack(const struct pictures *pictures, const char *name)
{
    for (int i = 0; i < pictures->n_lacking; i++)
        if (strcmp(pictures->lacking[i].file.name, name) == 0)
            return &pictures->lacking[i];
    return NULL;
}

static void note_done(struct pictures *pictures, const char *name)
{
    struct lack *lack = find_lack(pictures, name);
    if (lack)
        memmove(lack, lack + 1,
                (size_t)(&pictures->lacking[pictures->n_lacking--] - (lack + 1)) * sizeof *lack);
    forget_wanted(pictures, name);
}

/* Later, with the rest. */
static void note_passed(struct pictures *pictures, const char *name)
{
    struct lack *lack = find_lack(pictures, name);
    if (lack)
        lack->passed = true;
    forget_wanted(pictures, name);
}

void pictures_again(struct pictures *pictures)
{
    for (int i = 0; i < pictures->n_lacking; i++)
        pictures->lacking[i].passed = false;
}

bool pictures_pending(struct pictures *pictures, bool wanted_only)
{
    struct picture_file file;
    return newest_wanted(pictures, &file) || (!wanted_only && next_lack(pictures));
}

/* Of the disk there must be some left in any case; of our share a picture that is to be shown takes that of
 * one that was not for long. */
static bool make_room(struct pictures *pictures, const struct picture_file *file, bool is_wanted)
{
    int64_t most = pictures->plan.bytes_max - file->bytes;
    bool has_disk = pictures->plan.free_bytes(pictures->folder) - file->bytes >= PICTURES_FREE_MIN;
    if (has_disk && is_wanted && pictures->count.bytes > most) {
        picture_folder_shrink(pictures->folder, most);
        pictures->count.bytes = picture_folder_bytes(pictures->folder);
    }
    bool has_room = has_disk && pictures->count.bytes <= most;
    if (!has_room && !pictures->count.is_full)
        log_warn("pictures: %s: the rest is not fetched",
                 has_disk ? "as many bytes of them as may be" : "little room on the disk");
    pictures->count.is_full = !has_room;
    return has_room;
}

static enum picture_step pass(struct pictures *pictures, const char *name, enum picture_step step)
{
    note_passed(pictures, name);
    return step;
}

static enum picture_step wrong(struct pictures *pictures, const struct picture_file *file)
{
    log_warn("picture %.12s…: not the file that the release names: thrown away", file->name);
    picture_folder_drop(pictures->folder, file->name);
    pictures->count.wrong++;
    return pass(pictures, file->name, PICTURE_STEP_MORE);
}

/* 206 goes on from where we were, 200 brings the whole. What came of one that broke off is kept. */
static enum picture_step take(struct pictures *pictures, const struct picture_file *file, int64_t from,
                              struct str bytes)
{
    bool whole = false;
    enum err err = picture_folder_add(pictures->folder, file, from, bytes, &whole);
    if (err == ERR_UNTRUSTED)
        return wrong(pictures, file);
    if (err != ERR_OK) {
        pictures->count.is_full = true;
        return pass(pictures, file->name, PICTURE_STEP_FAILED);
    }
    if (!whole)
        return PICTURE_STEP_FAILED;
    note_done(pictures, file->name);
    pictures->count.fetched++;
    pictures->count.bytes += file->bytes;
    return PICTURE_STEP_DONE;
}

static bool has_body(const struct wire *wire)
{
    return (wire->status == 200 || wire->status == 206) && !wire->is_page;
}

static enum picture_step answered(struct pictures *pictures, const struct picture_file *file, int64_t begun,
                                  enum err err, const struct wire *wire, struct str body)
{
    int64_t from = wire->status == 206 ? begun : 0;
    int64_t end = from + (int64_t)body.len;
    if (err == ERR_LIMIT && !wire->is_page) /* longer than what was signed */
        return wrong(pictures, file);
    if (err == ERR_OK && has_body(wire))
        return end == file->bytes ? take(pictures, file, from, body) : wrong(pictures, file);
    if (has_body(wire) && body.len && end < file->bytes)
        take(pictures, file, from, body);
    if (err == ERR_CANCELLED)
        return PICTURE_STEP_MORE;
    if (err == ERR_OK && wire->status == 416) /* what we had begun is no part of it */
        picture_folder_drop(pictures->folder, file->name);
    bool is_absent = err == ERR_OK && !wire->is_page && (wire->status == 404 || wire->status == 410);
    return is_absent ? pass(pictures, file->name, PICTURE_STEP_MORE) : PICTURE_STEP_FAILED;
}

static enum picture_step fetch(struct pictures *pictures, const struct picture_file *file, struct wire *wire,
                               const char *base, const char *channel)
{
    struct http_response response;
    struct arena arena;
    arena_init(&arena);
    int64_t begun = picture_folder_begun(pictures->folder, file);
    struct transport transport = wire_transport(wire);
    struct http_request request = {
        .method = "GET",
        .url = wire_url(&arena, base, "tuf/%s/targets/pictures/%s", channel, file->name),
        .max_bytes = (size_t)file->bytes,
        .timeout_ms = EXCHANGE_MS,
        .resume_from = (long)begun,
        .cancel = pictures->plan.cancel};
    http_response_init(&response, request.max_bytes);
    enum err err = transport.perform(transport.ctx, &request, &response);
    enum picture_step step = answered(pictures, file, begun, err, wire, buf_view(&response.body));
    http_response_release(&response);
    arena_release(&arena);
    return step;
}

enum picture_step pictures_step(struct pictures *pictures, struct wire *wire, const char *base,
                                const char *channel, bool wanted_only)
{
    struct picture_file file;
    bool is_wanted = newest_wanted(pictures, &file);
    const struct lack *lack = is_wanted || wanted_only ? NULL : next_lack(pictures);
    if (!is_wanted && !lack)
        return PICTURE_STEP_IDLE;
    if (lack)
        file = lack->file;
    if (picture_folder_has(pictures->folder, &file)) {
        note_done(pictures, file.name);
        return PICTURE_STEP_DONE;
    }
    if (!make_room(pictures, &file, is_wanted)) {
        forget_wanted(pictures, file.name);
        return PICTURE_STEP_MORE;
    }
    return fetch(pictures, &file, wire, base, channel);
}

struct pictures_count pictures_counted(const struct pictures *pictures)
{
    struct pictures_count count = pictures->count;
    count.lacking = pictures->n_lacking;
    return count;
}
