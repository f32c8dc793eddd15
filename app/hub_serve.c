// SPDX-License-Identifier: GPL-3.0-or-later
/* `serve`: the hub behind sockets. The one place where hub/ and net/ meet; at rest it sleeps in one poll
 * call. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/log.h"
#include "hub/command.h"
#include "hub/folder.h"
#include "hub/hub.h"
#include "hub_worker.h"
#include "net/mail.h"
#include "net/server.h"
#include "places.h"

const struct option_row serve_options[] = {
    OPTION_DATA,
    {"listen", "ADDR:PORT", NULL, "where to listen (127.0.0.1:8080)"},
    {"tls-cert", "F", NULL, "certificate chain, PEM"},
    {"tls-key", "F", NULL, "its key, PEM"},
    {"allow-private", NULL, NULL, "fetch feeds from private networks and files too"},
    {"public-url", "URL", NULL, "where the public pages are found: https://torget.example.org"},
    {"public-channels", "C,C", NULL, "the channels whose content they show (all)"},
    {"smtp-url", "URL", NULL, "the mail server, for reminders: smtps://user:password@host, smtp://host:587"},
    {"mail-from", "ADDR", NULL, "who the reminders are from: torget@example.org"},
    {"assets", "DIR", "TORGET_ASSETS", "where the catalogues and the pages' style are"},
    {0},
};

enum { PAGES_WAIT_MS = 10000 }; /* kiosks are served meanwhile; who starts it finds whole pages */

struct serving {
    struct hub *hub;
    struct http_server *server;
    struct hub_worker *worker;
    int signals, changes; /* descriptors */
};

/* Commands touch the file `changed` after what they did. */
static int watch(const char *data)
{
    int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (fd >= 0 && inotify_add_watch(fd, data, IN_CLOSE_WRITE) < 0) {
        close(fd);
        fd = -1;
    }
    if (fd < 0)
        log_warn("%s: cannot be watched: %s: kiosks see a release when they ask next", data, strerror(errno));
    return fd;
}

static bool has_changed(int fd)
{
    _Alignas(struct inotify_event) char bytes[4096];
    bool changed = false;
    for (ssize_t n; (n = read(fd, bytes, sizeof bytes)) > 0;)
        for (char *at = bytes; at < bytes + n;) {
            const struct inotify_event *event = (const struct inotify_event *)at;
            changed |= event->len && strcmp(event->name, "changed") == 0;
            at += sizeof *event + event->len;
        }
    return changed;
}

static int block_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, NULL); /* before there are threads: they inherit it */
    return signalfd(-1, &set, SFD_CLOEXEC);
}

/* Kiosks first: they hold their requests open for it. */
static void take_up(struct serving *serving)
{
    http_server_wake(serving->server);
    hub_worker_wake(serving->worker);
}

static void loop(struct serving *serving)
{
    struct clock clock = clock_system();
    struct pollfd fds[] = {{serving->signals, POLLIN, 0}, {serving->changes, POLLIN, 0}};
    int64_t due_ms = 0;
    for (;;) {
        int64_t now_ms = clock.mono_ms(clock.ctx);
        if (now_ms >= due_ms) {
            int wait_ms;
            bool changed;
            hub_tick(serving->hub, &wait_ms, &changed);
            due_ms = now_ms + wait_ms;
            if (changed)
                take_up(serving);
        }
        poll(fds, serving->changes >= 0 ? 2 : 1, (int)(due_ms - now_ms));
        if (fds[0].revents)
            return;
        if (fds[1].revents && has_changed(serving->changes))
            take_up(serving);
    }
}

static void wake_kiosks(void *ctx)
{
    const struct serving *serving = ctx;
    http_server_wake(serving->server);
}

static void say_where(const char *listen, int port, bool tls)
{
    struct js *out = js_new_object();
    log_info("serving %s on %s, port %d", tls ? "https" : "http", listen, port);
    js_put_z(out, "listen", listen);
    js_put_int(out, "port", port);
    js_put_bool(out, "tls", tls);
    command_print(out, JS_COMPACT);
    js_free(out);
}

static enum err serve(struct config *config, const char *data)
{
    struct serving serving = {.signals = block_signals(), .changes = watch(data)};
    struct http_client *client = http_client_new();
    struct transport transport = http_client_transport(client);
    const char *smtp_url = config_get(config, "smtp-url");
    struct mail_client *mail_client = smtp_url ? mail_client_new(smtp_url) : NULL;
    struct mailer mailer = mail_client_mailer(mail_client);
    struct hub_plan hub_plan = {
        .data = data,
        .clock = clock_system(),
        .transport = &transport,
        .allow_private = config_on(config, "allow-private"),
        .mailer = mail_client ? &mailer : NULL,
        .mail_from = config_get(config, "mail-from"),
        .assets = find_assets(config),
        .public_url = config_get(config, "public-url"),
        .public_channels = config_get(config, "public-channels"),
    };
    struct http_server_plan plan = {
        .listen = command_or(config, "listen", "127.0.0.1:8080"),
        .tls_cert = config_get(config, "tls-cert"),
        .tls_key = config_get(config, "tls-key"),
        .answer = hub_answer,
    };
    enum err err = hub_open(&hub_plan, &serving.hub);
    plan.ctx = serving.hub;
    if (err == ERR_OK)
        err = http_server_start(&plan, &serving.server);
    if (err == ERR_OK) {
        serving.worker = hub_worker_start(serving.hub, client, wake_kiosks, &serving);
        hub_worker_wait_pages(serving.worker, PAGES_WAIT_MS);
        say_where(plan.listen, http_server_port(serving.server), plan.tls_cert != NULL);
        loop(&serving);
        log_info("stopping");
        hub_worker_stop(serving.worker);
        http_server_stop(serving.server);
    }
    hub_close(serving.hub);
    http_client_free(client);
    mail_client_free(mail_client);
    if (serving.changes >= 0)
        close(serving.changes);
    close(serving.signals);
    return err;
}

static int run(struct config *config, const struct command_world *world)
{
    (void)world;
    struct place_of_work place;
    struct arena arena;
    if (config->n_rest)
        return command_usage("serve takes no arguments, only options");
    int status = command_open(config, &place); /* says what is wrong, migrates, warns when only trying out */
    if (status != EXIT_DONE)
        return status;
    db_close(place.db);
    arena_init(&arena);
    enum err err = config_file(config, folder_path(&arena, place.data, "hub.ini"));
    arena_release(&arena);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        return EXIT_USAGE;
    if (!config_on(config, "tls-cert") != !config_on(config, "tls-key"))
        return command_usage("--tls-cert and --tls-key go together");
    bool mails = config_on(config, "smtp-url");
    if (mails && (!config_on(config, "mail-from") || !config_on(config, "public-url")))
        return command_usage("--smtp-url needs --mail-from and --public-url");
    return command_exit(serve(config, place.data));
}

const struct command command_serve = {
    "serve", "--data DIR [--listen ADDR:PORT] [--tls-cert F --tls-key F] [--public-url URL]",
    "answers kiosks and browsers until it is told to stop", serve_options, run};
