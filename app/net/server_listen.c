// SPDX-License-Identifier: GPL-3.0-or-later
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "net/server_parts.h"

/* "host:port", "[v6]:port", ":port" */
static bool split(const char *address, char host[128], char port[8])
{
    struct str whole = str_of(address);
    size_t colon = whole.len;
    while (colon > 0 && address[colon - 1] != ':')
        colon--;
    if (colon == 0)
        return false;
    struct str name = str_sub(whole, 0, colon - 1), number = str_sub(whole, colon, whole.len);
    if (name.len >= 2 && name.ptr[0] == '[' && name.ptr[name.len - 1] == ']')
        name = str_sub(name, 1, name.len - 1);
    int64_t value;
    if (!str_int(number, &value) || value < 0 || value > 65535 || name.len >= 128)
        return false;
    snprintf(host, 128, "%.*s", STR_FMT(name));
    snprintf(port, 8, "%d", (int)value);
    return true;
}

static int bound_socket(const struct addrinfo *info)
{
    int fd = socket(info->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), on = 1;
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, info->ai_addr, info->ai_addrlen) == 0 && listen(fd, 1024) == 0)
        return fd;
    close(fd);
    return -1;
}

static int port_of(int fd)
{
    struct sockaddr_storage name = {0};
    socklen_t size = sizeof name;
    getsockname(fd, (struct sockaddr *)&name, &size);
    return ntohs(name.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&name)->sin6_port
                                            : ((struct sockaddr_in *)&name)->sin_port);
}

enum err server_listen(const char *address, int *ret_fd, int *ret_port)
{
    char host[128], port[8];
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV}, *infos;
    if (!split(address, host, port) || getaddrinfo(host[0] ? host : NULL, port, &hints, &infos) != 0) {
        log_error("%s: not an address to listen on: write HOST:PORT", address);
        return ERR_INVALID;
    }
    int fd = bound_socket(infos);
    int reason = errno;
    freeaddrinfo(infos);
    if (fd < 0) {
        log_error("%s: cannot listen: %s", address, strerror(reason));
        return ERR_IO;
    }
    *ret_fd = fd;
    *ret_port = port_of(fd);
    return ERR_OK;
}
