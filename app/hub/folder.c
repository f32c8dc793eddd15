// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "trust/tuf.h"

const char *folder_path(struct arena *arena, const char *data, const char *name)
{
    return arena_printf(arena, "%s/%s", data, name).ptr;
}

const char *folder_public(struct arena *arena, const char *data, const char *channel, const char *part,
                          const char *name)
{
    return arena_printf(arena, "%s/public/tuf/%s/%s/%s", data, channel, part, name).ptr;
}

enum err folder_make(const char *data)
{
    struct arena arena;
    enum err err = file_make_folders(data);
    if (err == ERR_OK && chmod(data, 0700) != 0)
        err = ERR_IO;
    arena_init(&arena);
    static const char *const parts[] = {"keys", "root", "public", "public/tuf"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts && err == ERR_OK; i++)
        err = file_make_folders(folder_path(&arena, data, parts[i]));
    if (err == ERR_OK && chmod(folder_path(&arena, data, "keys"), 0700) != 0)
        err = ERR_IO;
    arena_release(&arena);
    if (err != ERR_OK)
        log_error("%s: cannot make the data folder: %s", data, strerror(errno));
    return err;
}

static enum err read_root(const char *data, int64_t version, struct arena *arena, struct str *ret_bytes)
{
    return file_read(arena_printf(arena, "%s/root/%lld.root.json", data, (long long)version).ptr,
                     TUF_ROOT_MAX, arena, ret_bytes);
}

enum err folder_root(const char *data, struct arena *arena, int64_t *ret_version, struct str *ret_bytes)
{
    struct str bytes = {0}, next;
    int64_t version = 0;
    enum err err;
    while ((err = read_root(data, version + 1, arena, &next)) == ERR_OK) {
        bytes = next;
        version++;
    }
    if (err != ERR_NOT_FOUND || version == 0)
        return err;
    *ret_version = version;
    *ret_bytes = bytes;
    return ERR_OK;
}

static enum err copy_root(const char *data, const char *channel, int64_t version, const char *name,
                          struct arena *arena)
{
    const char *to = folder_public(arena, data, channel, "metadata", name);
    struct str bytes, there;
    enum err err = read_root(data, version, arena, &bytes);
    if (err != ERR_OK || (file_read(to, TUF_ROOT_MAX, arena, &there) == ERR_OK && str_eq(bytes, there)))
        return err;
    return file_write(to, bytes, 0644);
}

enum err folder_make_channel(const char *data, const char *channel)
{
    struct arena arena;
    struct str newest;
    int64_t versions = 0;
    arena_init(&arena);
    static const char *const parts[] = {"metadata", "targets/content", "targets/delta"};
    enum err err = folder_root(data, &arena, &versions, &newest);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && err == ERR_OK; i++)
        err = file_make_folders(folder_public(&arena, data, channel, parts[i], ""));
    for (int64_t v = 1; v <= versions && err == ERR_OK; v++)
        err = copy_root(data, channel, v, arena_printf(&arena, "%lld.root.json", (long long)v).ptr, &arena);
    if (err == ERR_OK) /* unnumbered for those who only have a stick: trusted at first use */
        err = copy_root(data, channel, versions, "root.json", &arena);
    arena_release(&arena);
    return err;
}

void folder_changed(const char *data)
{
    struct arena arena;
    arena_init(&arena);
    int fd = open(folder_path(&arena, data, "changed"), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd >= 0)
        close(fd);
    arena_release(&arena);
}

int folder_lock(const char *data)
{
    struct arena arena;
    arena_init(&arena);
    int fd = open(folder_path(&arena, data, "publishing"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    arena_release(&arena);
    if (fd < 0 || flock(fd, LOCK_EX) != 0) {
        log_error("%s: cannot lock: %s", data, strerror(errno));
        folder_unlock(fd);
        return -1;
    }
    return fd;
}

void folder_unlock(int fd)
{
    if (fd >= 0)
        close(fd);
}

bool slug_is_ok(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!((s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || (s.ptr[i] >= '0' && s.ptr[i] <= '9') ||
              s.ptr[i] == '-'))
            return false;
    return s.len >= 1 && s.len <= 60;
}
