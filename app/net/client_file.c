// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/client_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

static bool is_cancelled(const struct http_request *request)
{
    return request->cancel && *request->cancel;
}

static enum err read_body(int fd, const struct http_request *request, struct buf *body)
{
    char chunk[64 * 1024];
    for (;;) {
        if (is_cancelled(request))
            return ERR_CANCELLED;
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return ERR_IO;
        if (n == 0)
            return ERR_OK;
        if (!buf_add(body, chunk, (size_t)n))
            return ERR_LIMIT;
    }
}

static enum err answer_file(int fd, const char *path, const struct http_request *request,
                            struct http_response *response)
{
    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        response->status = 404;
        return ERR_OK;
    }
    enum err err = (uint64_t)info.st_size > response->body.max ? ERR_LIMIT : ERR_OK;
    if (err == ERR_OK && strcmp(request->method, "HEAD") != 0)
        err = read_body(fd, request, &response->body);
    if (err == ERR_IO || err == ERR_LIMIT)
        log_warn("%s: %s", path, err == ERR_IO ? strerror(errno) : "larger than what is accepted");
    if (err != ERR_OK)
        return err;
    char length[24];
    snprintf(length, sizeof length, "%lld", (long long)info.st_size);
    http_response_add(response, "Content-Length", length);
    response->status = 200;
    return ERR_OK;
}

enum err client_file_perform(const char *path, const struct http_request *request,
                             struct http_response *response)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* not blocking: the path may name a pipe */
    if (fd < 0 && errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG) {
        log_warn("%s: %s", path, strerror(errno));
        return ERR_IO;
    }
    if (fd < 0) {
        response->status = 404;
        return ERR_OK;
    }
    enum err err = answer_file(fd, path, request, response);
    close(fd);
    return err;
}
