// SPDX-License-Identifier: GPL-3.0-or-later
/* A picture that the newest release no longer names gets a mark, DATA/pictures-left/<channel>/<sha256>, an
 * empty file as old as that release; when the mark is old enough, both go. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "hub/folder.h"
#include "exchange/pictures.h"
#include "hub/pictures_publish.h"
#include "store/hub_releases.h"

enum { PUBLISHED_MAX = 200000, SLOTS = 1 << 14 };

struct name {
    struct name *next;
    char hex[PICTURE_NAME_LEN + 1];
};
struct publishing {
    const struct publish *publish;
    const char *channel;
    struct arena *arena;
    struct name *named[SLOTS];
};

static struct name **slot_of(struct publishing *publishing, const char *hex)
{
    struct name **at = &publishing->named[str_hash(str_of(hex)) % SLOTS];
    while (*at && strcmp((*at)->hex, hex) != 0)
        at = &(*at)->next;
    return at;
}

static const char *mark_of(struct publishing *publishing, const char *hex)
{
    return arena_printf(publishing->arena, "%s/pictures-left/%s/%s", publishing->publish->data,
                        publishing->channel, hex)
        .ptr;
}

static enum err copy(const char *from, const char *to, struct arena *arena)
{
    struct str bytes;
    enum err err = file_read(from, PICTURE_BYTES_MAX, arena, &bytes);
    return err == ERR_OK ? file_write(to, bytes, 0644) : err;
}

/* The same file under a second name; on a disk that has no such thing, a copy. */
static enum err put_file(struct publishing *publishing, const char *hex)
{
    struct arena *arena = publishing->arena;
    const char *from = arena_printf(arena, "%s/pictures/%s", publishing->publish->data, hex).ptr;
    const char *to =
        folder_public(arena, publishing->publish->data, publishing->channel, "targets/pictures", hex);
    if (link(from, to) == 0 || errno == EEXIST)
        return ERR_OK;
    if (errno == ENOENT) {
        log_warn("publish: picture %s is not in the hub any more: screens go without it", hex);
        return ERR_OK;
    }
    return copy(from, to, arena);
}

static enum err put_name(struct publishing *publishing, const char *hex)
{
    struct name **slot = slot_of(publishing, hex);
    if (*slot)
        return ERR_OK;
    *slot = ARENA_NEW(publishing->arena, struct name);
    memcpy((*slot)->hex, hex, PICTURE_NAME_LEN + 1);
    file_remove(mark_of(publishing, hex));
    return put_file(publishing, hex);
}

static enum err put_item(void *ctx, const struct release_item *item)
{
    struct picture_file files[ITEM_PICTURES_MAX];
    int n = item_picture_files(item->bytes, files);
    enum err err = ERR_OK;
    for (int i = 0; i < n && err == ERR_OK; i++)
        err = put_name(ctx, files[i].name);
    return err;
}

static void leave(struct publishing *publishing, const char *hex, const char *path)
{
    const char *mark = mark_of(publishing, hex);
    int64_t now_s = publishing->publish->now_s;
    struct stat info;
    if (stat(mark, &info) != 0) {
        struct timespec times[2] = {{.tv_sec = now_s}, {.tv_sec = now_s}};
        if (file_write(mark, STR(""), 0644) == ERR_OK)
            utimensat(AT_FDCWD, mark, times, 0);
    } else if (info.st_mtime < now_s - PICTURE_GRACE_S && file_remove(path) == ERR_OK) {
        file_remove(mark);
    }
}

static void leave_unnamed(struct publishing *publishing, const char *folder)
{
    struct str *paths;
    size_t n;
    if (file_list(folder, "", PUBLISHED_MAX, publishing->arena, &paths, &n) != ERR_OK)
        return;
    for (size_t i = 0; i < n; i++) {
        struct str hex = str_sub(paths[i], paths[i].len - PICTURE_NAME_LEN, paths[i].len);
        if (paths[i].len > PICTURE_NAME_LEN && picture_name_ok(hex) && !*slot_of(publishing, hex.ptr))
            leave(publishing, hex.ptr, paths[i].ptr);
    }
}

static void sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

enum err pictures_publish(const struct publish *publish, const char *channel)
{
    struct arena arena;
    arena_init(&arena);
    struct publishing *publishing = ARENA_NEW(&arena, struct publishing);
    *publishing = (struct publishing){.publish = publish, .channel = channel, .arena = &arena};
    const char *folder = folder_public(&arena, publish->data, channel, "targets", "pictures");
    enum err err = file_make_folders(folder);
    if (err == ERR_OK)
        err = file_make_folders(mark_of(publishing, ""));
    if (err == ERR_OK)
        err = release_selected_bytes(publish->db, channel, put_item, publishing);
    if (err == ERR_OK) {
        leave_unnamed(publishing, folder);
        sync_folder(folder);
    }
    arena_release(&arena);
    return err;
}
