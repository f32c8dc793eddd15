// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/rest.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/log.h"
#include "platform/bell.h"

enum { BELL, FOLDER, DEVICES, BLIND_MS = 16 };

static void close_devices(struct rest *rest)
{
    while (rest->n > DEVICES)
        close(rest->fds[--rest->n].fd);
}

static void open_devices(struct rest *rest)
{
    DIR *dir = opendir(rest->folder);
    struct dirent *entry;
    while (dir && rest->n < DEVICES + REST_DEVICES && (entry = readdir(dir))) {
        if (strncmp(entry->d_name, "event", 5) != 0)
            continue;
        int fd = openat(dirfd(dir), entry->d_name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0)
            rest->fds[rest->n++] = (struct pollfd){.fd = fd, .events = POLLIN};
    }
    if (dir)
        closedir(dir);
}

void rest_open(struct rest *rest, const char *folder)
{
    *rest = (struct rest){.n = DEVICES, .folder = folder};
    rest->fds[BELL] = (struct pollfd){.fd = bell_open(), .events = POLLIN};
    rest->fds[FOLDER] = (struct pollfd){.fd = -1, .events = POLLIN};
    if (!folder)
        return;
    int watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (watch >= 0 && inotify_add_watch(watch, folder, IN_CREATE | IN_ATTRIB | IN_DELETE) >= 0)
        rest->fds[FOLDER].fd = watch;
    else if (watch >= 0)
        close(watch);
    open_devices(rest);
    if (rest->n == DEVICES)
        log_warn("input: no device in %s can be opened", folder);
}

void rest_close(struct rest *rest)
{
    close_devices(rest);
    for (int i = 0; i < DEVICES; i++)
        if (rest->fds[i].fd >= 0)
            close(rest->fds[i].fd);
}

void rest_ring(struct rest *rest)
{
    bell_ring(rest->fds[BELL].fd);
}

static void drain(int fd)
{
    char bytes[4096];
    while (read(fd, bytes, sizeof bytes) > 0) {
    }
}

/* A device that is gone stays readable for ever: the folder is read again. */
static void answer(struct rest *rest)
{
    bool changed = rest->fds[FOLDER].revents != 0;
    for (int i = 0; i < rest->n; i++) {
        if (rest->fds[i].revents & POLLIN)
            drain(rest->fds[i].fd);
        changed = changed || (i >= DEVICES && (rest->fds[i].revents & (POLLERR | POLLHUP | POLLNVAL)));
    }
    if (changed) {
        close_devices(rest);
        open_devices(rest);
    }
}

enum rest_reason rest_wait(struct rest *rest, int timeout_ms)
{
    bool blind = rest->folder && rest->n == DEVICES;
    if (blind && (timeout_ms < 0 || timeout_ms > BLIND_MS))
        timeout_ms = BLIND_MS;
    int ready = poll(rest->fds, (nfds_t)rest->n, timeout_ms);
    if (ready <= 0)
        return blind ? REST_INPUT : REST_TIME;
    bool rung = rest->fds[BELL].revents != 0;
    answer(rest);
    return rung ? REST_RUNG : REST_INPUT;
}
