// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

static enum err of_errno(void)
{
    if (errno == ENOENT || errno == ENOTDIR)
        return ERR_NOT_FOUND;
    return errno == ENOSPC || errno == EDQUOT ? ERR_FULL : ERR_IO;
}

static enum err read_all(int fd, size_t size, char *bytes, size_t *ret_len)
{
    size_t len = 0;
    while (len < size) {
        ssize_t n = read(fd, bytes + len, size - len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return ERR_IO;
        if (n == 0)
            break;
        len += (size_t)n;
    }
    *ret_len = len;
    return ERR_OK;
}

enum err file_read(const char *path, size_t max_bytes, struct arena *arena, struct str *ret_bytes)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return of_errno();
    enum err err = ERR_IO;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
        err = ERR_LIMIT;
        if ((uint64_t)info.st_size <= max_bytes) {
            char *bytes = arena_alloc(arena, (size_t)info.st_size + 1);
            size_t len;
            err = read_all(fd, (size_t)info.st_size, bytes, &len);
            if (err == ERR_OK)
                *ret_bytes = (struct str){bytes, len};
        }
    }
    close(fd);
    return err;
}

static enum err write_all(int fd, struct str bytes)
{
    for (size_t at = 0; at < bytes.len;) {
        ssize_t n = write(fd, bytes.ptr + at, bytes.len - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return of_errno();
        at += (size_t)n;
    }
    return fsync(fd) == 0 ? ERR_OK : of_errno();
}

static void sync_folder_of(const char *path)
{
    char copy[PATH_MAX];
    snprintf(copy, sizeof copy, "%s", path);
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

enum err file_write(const char *path, struct str bytes, unsigned mode)
{
    char part[PATH_MAX];
    if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
        return ERR_LIMIT;
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, (mode_t)mode);
    if (fd < 0)
        return errno == ENOSPC ? ERR_FULL : ERR_IO;
    enum err err = write_all(fd, bytes);
    if (close(fd) != 0 && err == ERR_OK)
        err = ERR_IO;
    if (err == ERR_OK && rename(part, path) != 0)
        err = ERR_IO;
    if (err != ERR_OK) {
        log_error("%s: cannot write: %s", path, strerror(errno));
        unlink(part);
        return err;
    }
    sync_folder_of(path);
    return ERR_OK;
}

enum err file_make_folders(const char *path)
{
    char copy[PATH_MAX];
    if (snprintf(copy, sizeof copy, "%s", path) >= (int)sizeof copy)
        return ERR_LIMIT;
    for (char *c = copy + 1;; c++) {
        if (*c != '/' && *c != 0)
            continue;
        char end = *c;
        *c = 0;
        if (mkdir(copy, 0755) != 0 && errno != EEXIST) {
            log_error("%s: cannot make the folder: %s", copy, strerror(errno));
            return errno == ENOSPC ? ERR_FULL : ERR_IO;
        }
        *c = end;
        if (end == 0)
            return ERR_OK;
    }
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

enum err file_remove(const char *path)
{
    return unlink(path) == 0 || errno == ENOENT ? ERR_OK : ERR_IO;
}

struct listing {
    struct arena *arena;
    struct str *paths;
    size_t n, size, max;
    const char *suffix;
};

static enum err add_path(struct listing *listing, const char *path)
{
    if (!str_ends(str_of(path), listing->suffix))
        return ERR_OK;
    if (listing->n == listing->max)
        return ERR_LIMIT;
    if (listing->n == listing->size) {
        size_t size = listing->size ? listing->size * 2 : 64;
        struct str *more = ARENA_ARRAY(listing->arena, struct str, size);
        if (listing->n)
            memcpy(more, listing->paths, listing->n * sizeof *more);
        listing->paths = more;
        listing->size = size;
    }
    listing->paths[listing->n++] = arena_str(listing->arena, str_of(path));
    return ERR_OK;
}

static enum err walk(struct listing *listing, const char *path, int depth)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return of_errno();
    if (S_ISREG(info.st_mode))
        return add_path(listing, path);
    if (!S_ISDIR(info.st_mode))
        return ERR_OK;
    if (depth == 16)
        return ERR_LIMIT;
    struct dirent **entries;
    int n = scandir(path, &entries, NULL, alphasort);
    if (n < 0)
        return of_errno();
    enum err err = ERR_OK;
    for (int i = 0; i < n; i++) {
        if (entries[i]->d_name[0] != '.' && err == ERR_OK) {
            struct str child = arena_printf(listing->arena, "%s/%s", path, entries[i]->d_name);
            err = walk(listing, child.ptr, depth + 1);
        }
        free(entries[i]);
    }
    free(entries);
    return err;
}

enum err file_list(const char *path, const char *suffix, size_t max, struct arena *arena,
                   struct str **ret_paths, size_t *ret_n)
{
    struct listing listing = {.arena = arena, .max = max, .suffix = suffix};
    struct stat info;
    if (stat(path, &info) == 0 && S_ISREG(info.st_mode))
        listing.suffix = ""; /* a file named by hand is taken whatever it is called */
    enum err err = walk(&listing, path, 0);
    if (err == ERR_OK) {
        *ret_paths = listing.paths;
        *ret_n = listing.n;
    }
    return err;
}
