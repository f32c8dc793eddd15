/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests of the kiosk against the real hub, in one process: the hub's commands, and a transport that asks
 * hub_answer. */
#ifndef TESTS_HUB_HELP_H
#define TESTS_HUB_HELP_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "hub/command.h"
#include "hub/hub.h"

struct near_hub {
    struct hub *hub;
    struct clock clock;
    char data[120];
    int requests;
    bool is_away;
    char printed[8192]; /* by the last command */
};

/* A command as it is typed: words after the command's name. Its exit status; what it prints goes to
 * hub->printed. */
static inline int hub_command(struct near_hub *hub, const struct command *command, int n,
                              const char *const words[])
{
    char *argv[24] = {(char *)"torget-hub", (char *)"--data", hub->data};
    char path[140];
    struct config config;
    for (int i = 0; i < n; i++)
        argv[3 + i] = (char *)words[i];
    snprintf(path, sizeof path, "%s.out", hub->data);
    fflush(stdout);
    int out = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600), before = dup(1);
    dup2(out, 1);
    int status = EXIT_USAGE;
    if (config_parse(&config, command->options, 3 + n, argv) == ERR_OK)
        status = command->run(&config, &(struct command_world){{NULL, NULL}});
    config_release(&config);
    fflush(stdout);
    dup2(before, 1);
    close(before);
    ssize_t len = pread(out, hub->printed, sizeof hub->printed - 1, 0);
    hub->printed[len > 0 ? len : 0] = 0;
    close(out);
    unlink(path);
    return status;
}
#define HUB_COMMAND(hub, command, ...)                                                                       \
    hub_command((hub), &(command), (int)(sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)),            \
                (const char *const[]){__VA_ARGS__})

/* A member of the JSON that the last command printed; its last line counts. */
static inline const char *hub_printed(struct near_hub *hub, const char *name)
{
    static char value[200];
    struct js *json;
    if (js_parse(str_trim(str_of(hub->printed)), sizeof hub->printed, 12, &json, NULL) != ERR_OK)
        return "";
    struct str s = js_get_str(json, name);
    snprintf(value, sizeof value, "%.*s", STR_FMT(s));
    js_free(json);
    return value;
}

static inline enum err hub_file(struct http_response *response, long from)
{
    struct str bytes;
    if (file_read(response->file, 64 << 20, &response->arena, &bytes) != ERR_OK)
        return ERR_IO;
    if (from > 0 && (size_t)from < bytes.len) {
        response->status = 206;
        bytes = str_sub(bytes, (size_t)from, bytes.len);
    }
    return buf_str(&response->body, bytes) ? ERR_OK : ERR_LIMIT;
}

static inline enum err hub_perform(void *ctx, const struct http_request *request,
                                   struct http_response *response)
{
    struct near_hub *near = ctx;
    struct http_request asked = *request;
    const char *path = strstr(request->url, "://");
    http_response_init(response, request->max_bytes ? request->max_bytes : 1 << 20);
    near->requests++;
    if (near->is_away)
        return ERR_NETWORK;
    if (request->cancel && *request->cancel)
        return ERR_CANCELLED;
    path = path ? strchr(path + 3, '/') : NULL;
    asked.url = path ? path : "/";
    http_request_add(&asked, ":peer", "192.0.2.7");
    hub_answer(near->hub, &asked, response);
    if (response->file && response->status == 200)
        return hub_file(response, request->resume_from);
    return response->body.overflow ? ERR_LIMIT : ERR_OK;
}

static inline int hub_start(struct near_hub *hub, const char *data, struct clock clock)
{
    *hub = (struct near_hub){.clock = clock};
    snprintf(hub->data, sizeof hub->data, "%s", data);
    if (hub_command(hub, &command_init, 0, NULL) != EXIT_DONE)
        return 1;
    struct hub_plan plan = {.data = hub->data, .clock = clock};
    return hub_open(&plan, &hub->hub) == ERR_OK ? 0 : 1;
}

#endif
