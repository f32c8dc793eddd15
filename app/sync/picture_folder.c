// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/picture_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/picture.h"
#include "trust/hash.h"

enum { SHOWN_S = 86400 };

static const char *path_in(char path[PATH_MAX], const char *folder, const char *name, const char *suffix)
{
    snprintf(path, PATH_MAX, "%s/%s%s", folder, name, suffix);
    return path;
}

bool picture_folder_has(const char *folder, const struct picture_file *file)
{
    char path[PATH_MAX];
    struct stat info;
    return stat(path_in(path, folder, file->name, ""), &info) == 0 && info.st_size == file->bytes;
}

/* At most once a day: a card wears out. */
static void note_shown(const char *path)
{
    struct stat info;
    if (stat(path, &info) == 0 && info.st_mtime < time(NULL) - SHOWN_S)
        utimensat(AT_FDCWD, path, NULL, 0);
}

static bool is_what_it_says(struct str bytes, const char *name)
{
    char hex[SHA256_HEX + 1];
    sha256_hex(bytes, hex);
    return strcmp(hex, name) == 0;
}

enum err picture_folder_read(const char *folder, const char *name, struct arena *arena, struct str *ret_bytes)
{
    char path[PATH_MAX];
    struct str bytes;
    enum err err = file_read(path_in(path, folder, name, ""), PICTURE_BYTES_MAX, arena, &bytes);
    if (err == ERR_LIMIT || (err == ERR_OK && !is_what_it_says(bytes, name))) {
        log_warn("picture %.12s…: another file on the disk than was fetched: fetched anew", name);
        picture_folder_drop(folder, name);
        return ERR_DAMAGED;
    }
    if (err == ERR_OK) {
        note_shown(path);
        *ret_bytes = bytes;
    }
    return err;
}

int64_t picture_folder_begun(const char *folder, const struct picture_file *file)
{
    char path[PATH_MAX];
    struct stat info;
    if (stat(path_in(path, folder, file->name, ".got"), &info) != 0)
        return 0;
    if (info.st_size < file->bytes)
        return info.st_size;
    file_remove(path); /* a cut between the last byte and the name */
    return 0;
}

/* Not made durable: what of it is lost is asked for again. */
static enum err append(const char *path, int64_t from, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        return errno == ENOSPC ? ERR_FULL : ERR_IO;
    enum err err = ftruncate(fd, from) == 0 && lseek(fd, from, SEEK_SET) == from ? ERR_OK : ERR_IO;
    for (size_t at = 0; err == ERR_OK && at < bytes.len;) {
        ssize_t n = write(fd, bytes.ptr + at, bytes.len - at);
        if (n < 0 && errno != EINTR)
            err = errno == ENOSPC ? ERR_FULL : ERR_IO;
        at += n > 0 ? (size_t)n : 0;
    }
    if (close(fd) != 0 && err == ERR_OK)
        err = ERR_IO;
    return err;
}

static enum err finish(const char *folder, const struct picture_file *file, struct str bytes)
{
    char path[PATH_MAX];
    if (!is_what_it_says(bytes, file->name))
        return ERR_UNTRUSTED;
    return file_write(path_in(path, folder, file->name, ""), bytes, 0644);
}

static enum err finish_got(const char *folder, const struct picture_file *file, const char *got)
{
    struct arena arena;
    struct str bytes;
    arena_init(&arena);
    enum err err = file_read(got, PICTURE_BYTES_MAX, &arena, &bytes);
    if (err == ERR_OK)
        err = finish(folder, file, bytes);
    arena_release(&arena);
    return err;
}

enum err picture_folder_add(const char *folder, const struct picture_file *file, int64_t from,
                            struct str bytes, bool *ret_whole)
{
    char got[PATH_MAX];
    path_in(got, folder, file->name, ".got");
    bool whole = from + (int64_t)bytes.len >= file->bytes, at_once = from == 0 && whole;
    enum err err = file_make_folders(folder);
    if (from + (int64_t)bytes.len > file->bytes)
        err = ERR_UNTRUSTED;
    if (err == ERR_OK && at_once)
        err = finish(folder, file, bytes);
    else if (err == ERR_OK)
        err = append(got, from, bytes);
    if (err == ERR_OK && whole && !at_once)
        err = finish_got(folder, file, got);
    if (whole || err == ERR_UNTRUSTED)
        file_remove(got);
    if (err == ERR_OK)
        *ret_whole = whole;
    return err;
}

void picture_folder_drop(const char *folder, const char *name)
{
    char path[PATH_MAX];
    file_remove(path_in(path, folder, name, ""));
    file_remove(path_in(path, folder, name, ".got"));
}

static int by_name(const void *name, const void *file)
{
    return strncmp(name, ((const struct picture_file *)file)->name, PICTURE_NAME_LEN);
}

static DIR *open_folder(const char *folder)
{
    return opendir(folder);
}

/* The next regular file of ours; its name in entry->d_name. */
static struct dirent *next_file(DIR *dir, struct stat *ret_info)
{
    struct dirent *entry;
    while ((entry = readdir(dir)))
        if (entry->d_name[0] != '.' &&
            fstatat(dirfd(dir), entry->d_name, ret_info, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(ret_info->st_mode))
            return entry;
    return NULL;
}

void picture_folder_keep(const char *folder, const struct picture_file *files, int n)
{
    DIR *dir = open_folder(folder);
    struct dirent *entry;
    struct stat info;
    while (dir && (entry = next_file(dir, &info)))
        if (!n || !bsearch(entry->d_name, files, (size_t)n, sizeof *files, by_name))
            unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir)
        closedir(dir);
}

int64_t picture_folder_bytes(const char *folder)
{
    DIR *dir = open_folder(folder);
    struct stat info;
    int64_t bytes = 0;
    while (dir && next_file(dir, &info))
        bytes += info.st_size;
    if (dir)
        closedir(dir);
    return bytes;
}

static bool drop_oldest(const char *folder)
{
    DIR *dir = open_folder(folder);
    struct dirent *entry;
    struct stat info;
    char oldest[NAME_MAX + 1] = "";
    int64_t oldest_s = INT64_MAX;
    while (dir && (entry = next_file(dir, &info)))
        if (info.st_mtime < oldest_s) {
            oldest_s = info.st_mtime;
            snprintf(oldest, sizeof oldest, "%s", entry->d_name);
        }
    bool any = oldest[0] && unlinkat(dirfd(dir), oldest, 0) == 0;
    if (dir)
        closedir(dir);
    return any;
}

void picture_folder_shrink(const char *folder, int64_t bytes)
{
    while (picture_folder_bytes(folder) > bytes && drop_oldest(folder)) {
    }
}
