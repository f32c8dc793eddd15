// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/tuf_command.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/file.h"
#include "base/log.h"
#include "trust/tuf_client.h"

enum { DONE = 0, FAILED = 1, USAGE = 2, NAMES_MAX = 256, WORDS_MAX = 2 };

struct arguments {
    const char *metadata_dir, *metadata_url, *target_base_url, *target_dir, *now;
    const char *target_names[NAMES_MAX]; /* in the order given */
    int n_target_names;
    const char *words[WORDS_MAX]; /* the command and its operand */
    int n_words;
};

static const char usage[] = "usage: tuf --metadata-dir DIR init ROOT\n"
                            "       tuf --metadata-dir DIR --metadata-url URL [--now TIME] refresh\n"
                            "       tuf --metadata-dir DIR --metadata-url URL --target-name PATH… "
                            "--target-base-url URL --target-dir DIR\n"
                            "           [--now TIME] download\n"
                            "TIME is RFC 3339 or seconds since 1970.\n";

static bool set(struct arguments *arguments, struct str name, const char *value)
{
    if (str_is(name, "target-name")) {
        if (arguments->n_target_names == NAMES_MAX)
            return false;
        arguments->target_names[arguments->n_target_names++] = value;
        return true;
    }
    const struct {
        const char *name;
        const char **value;
    } rows[] = {{"metadata-dir", &arguments->metadata_dir},
                {"metadata-url", &arguments->metadata_url},
                {"target-base-url", &arguments->target_base_url},
                {"target-dir", &arguments->target_dir},
                {"now", &arguments->now}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_is(name, rows[i].name)) {
            *rows[i].value = value;
            return true;
        }
    return false;
}

static bool parse(int argc, char **argv, struct arguments *arguments)
{
    bool only_words = false;
    for (int i = 1; i < argc; i++) {
        struct str word = str_of(argv[i]);
        if (only_words || !str_starts(word, "--")) {
            if (arguments->n_words == WORDS_MAX)
                return false;
            arguments->words[arguments->n_words++] = argv[i];
        } else if (word.len == 2) {
            only_words = true;
        } else {
            size_t equals = str_find(word, '=', 2);
            const char *value = equals < word.len ? argv[i] + equals + 1 : i + 1 < argc ? argv[++i] : NULL;
            if (!value || !set(arguments, str_sub(word, 2, equals), value))
                return false;
        }
    }
    return arguments->metadata_dir && arguments->n_words > 0;
}

static bool read_now(const char *text, int64_t *ret_s)
{
    struct clock clock = clock_system();
    struct moment moment;
    if (!text) {
        *ret_s = clock.wall_ms(clock.ctx) / 1000;
        return true;
    }
    if (!moment_parse(str_of(text), &moment))
        return str_int(str_of(text), ret_s);
    *ret_s = moment_s(moment);
    return true;
}

static int report(const char *what, enum tuf_verdict verdict)
{
    if (verdict == TUF_OK)
        return DONE;
    log_error("%s: %s: %s", what, tuf_verdict_name(verdict), tuf_verdict_words(verdict));
    return FAILED;
}

static int init(const char *dir, const char *root_file)
{
    struct arena arena;
    struct str bytes;
    arena_init(&arena);
    enum err err = file_read(root_file, TUF_ROOT_MAX, &arena, &bytes);
    int status = FAILED;
    if (err != ERR_OK)
        log_error("%s: cannot read: %s", root_file, err_name(err));
    else
        status = report(root_file, tuf_client_init(dir, bytes));
    arena_release(&arena);
    return status;
}

static int download(struct tuf_client *client, const struct arguments *arguments)
{
    if (file_make_folders(arguments->target_dir) != ERR_OK)
        return FAILED;
    for (int i = 0; i < arguments->n_target_names; i++) {
        const char *name = arguments->target_names[i];
        enum tuf_verdict verdict =
            tuf_download(client, arguments->target_base_url, name, arguments->target_dir, NULL, NULL);
        if (verdict != TUF_OK)
            return FAILED; /* tuf_download said why */
    }
    return DONE;
}

static int run(const struct arguments *arguments, struct transport transport)
{
    const char *command = arguments->words[0];
    bool downloads = strcmp(command, "download") == 0;
    struct tuf_client client = {
        .transport = transport, .metadata_url = arguments->metadata_url, .dir = arguments->metadata_dir};
    if (strcmp(command, "init") == 0 && arguments->n_words == 2)
        return init(arguments->metadata_dir, arguments->words[1]);
    if ((!downloads && strcmp(command, "refresh") != 0) || arguments->n_words != 1 ||
        !arguments->metadata_url || !read_now(arguments->now, &client.now_s))
        return USAGE;
    if (downloads &&
        (!arguments->target_base_url || !arguments->target_dir || arguments->n_target_names == 0))
        return USAGE;
    int status = tuf_refresh(&client) == TUF_OK ? DONE : FAILED; /* it said why */
    if (status == DONE && downloads)
        status = download(&client, arguments);
    tuf_client_release(&client);
    return status;
}

int tuf_command(int argc, char **argv, struct transport transport)
{
    struct arguments arguments = {0};
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        fputs(usage, stdout);
        return DONE;
    }
    int status = parse(argc, argv, &arguments) ? run(&arguments, transport) : USAGE;
    if (status == USAGE)
        fputs(usage, stderr);
    return status;
}
