// SPDX-License-Identifier: GPL-3.0-or-later
// torget-kiosk: makes the parts, runs the loop.
#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/config.h"
#include "base/file.h"
#include "base/log.h"
#include "net/client.h"
#include "panel.h"
#include "script.h"
#include "script_words.h"
#include "text/zone.h"
#include "trust/tuf_command.h"

static const struct option_row option_rows[] = {
    {"data", "DIR", "TORGET_DATA", "where content, outbox and identity are kept"},
    {"hub", "URL", "TORGET_HUB", "the hub; or file:///… for a folder or memory stick with releases"},
    {"enrol", "TOKEN", NULL, "pair with a token from `torget-hub enrol` instead of a code on the screen"},
    {"offline", NULL, NULL, "use no network"},
    {"size", "WxH", NULL, "of the screen in pixels (1080x1920)"},
    {"panel-mm", "WxH", NULL, "of the panel in millimetres (guessed from the pixels)"},
    {"distance-mm", "D", NULL, "from the panel to the reader's eyes (600)"},
    {"lang", "TAG", NULL, "the language to begin with (sv)"},
    {"langs", "TAGS", NULL, "the languages offered, the first to begin with (sv,sv-simple,en,ar)"},
    {"textsize", "NAME", NULL, "to begin with: standard, large, larger or largest"},
    {"theme", "NAME", NULL, "to begin with: light, dark, black-on-yellow or yellow-on-black"},
    {"reach", "NAME", NULL, "to begin with: standard, or low for what is pressed below 1100 mm"},
    {"motion", "NAME", NULL, "on, or off: nothing moves by itself, the greeting neither"},
    {"touch", "NAME", NULL, "to begin with: standard, calm, steady or firm, for hands that shake"},
    {"scan", "NAME", NULL, "to begin with: off, slow, medium or quick, for a single switch"},
    {"time", "NAME", NULL, "standard, or long: ten times as long before the screen asks"},
    {"speech", "NAME", NULL, "off, or on: reads aloud from the beginning"},
    {"aloud", "NAME", NULL, "off, or on: what a person wrote is read without headphones, too"},
    {"volume", "STEP", NULL, "of speech, 0 to 7, 3 dB each (3)"},
    {"rate", "STEP", NULL, "of speech, 0 to 4 (1)"},
    {"speaker", "NAME", NULL, "the sound device to read aloud with (the default one)"},
    {"headset", "NAME", NULL, "the sound device of the headphone jack, where it is one of its own"},
    {"keys", "MAP", NULL, "what keys do, where not the usual: F15=headphones-in,F8=switch"},
    {"quiet", NULL, NULL, "no sound unless somebody asked to listen"},
    {"zone", "NAME", NULL, "the time zone (Europe/Stockholm)"},
    {"idle", "SECONDS", NULL, "without a touch before the screen asks (90)"},
    {"full-screen", NULL, NULL, "take the whole screen"},
    {"script", "FILE", NULL, "do what the file says, then end; - is standard input"},
    {"assets", "DIR", "TORGET_ASSETS", "where the catalogues are"},
    {"config", "FILE", NULL, "settings, named as these options (kiosk.ini in the data folder)"},
    {"verbose", NULL, NULL, "say more on standard error"},
    {"help", NULL, NULL, "this"},
    {"version", NULL, NULL, "which version this is"},
    {NULL, NULL, NULL, NULL},
};

static struct window *window_to_wake;

static void wake(void)
{
    window_wake(window_to_wake);
}

static int help(void)
{
    puts("Usage: torget-kiosk [OPTION]…\n"
         "       torget-kiosk tuf --metadata-dir DIR … init ROOT|refresh|download\n"
         "Shows what the local social economy offers, on a touchscreen.\n");
    config_help(option_rows);
    puts(
        "\nKeys: Tab and arrows move, Enter and space choose, Esc goes back, F1 help, F2 again, F3 silence,\n"
        "F4 next language, F8 the single switch, + and - volume. --keys changes them; --verbose tells what\n"
        "a keypad sends.");
    return 0;
}

static const char *value_or(const struct config *config, const char *name, const char *otherwise)
{
    const char *value = config_get(config, name);
    return value ? value : otherwise;
}

/* Where make and make install put the assets: beside the program, or below the prefix. */
static const char *find_assets(struct config *config)
{
    char program[PATH_MAX];
    const char *given = config_get(config, "assets");
    if (given)
        return given;
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    if (len > 0) {
        program[len] = 0;
        char *slash = strrchr(program, '/');
        *slash = 0;
        struct str beside = arena_printf(&config->arena, "%s/assets", program);
        if (file_exists(beside.ptr))
            return beside.ptr;
        struct str shared = arena_printf(&config->arena, "%s/../share/torget", program);
        if (file_exists(shared.ptr))
            return shared.ptr;
    }
    return TORGET_PREFIX "/share/torget";
}

/* The program that speaks stands beside this one, or where make install puts it. NULL: there is none. */
static const char *find_voice(struct config *config)
{
    char program[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    program[len > 0 ? len : 0] = 0;
    char *slash = strrchr(program, '/');
    if (slash) {
        static const char *const places[] = {"torget-speech", "../lib/torget/torget-speech"};
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            *slash = 0;
            const char *path = arena_printf(&config->arena, "%s/%s", program, places[i]).ptr;
            if (access(path, X_OK) == 0)
                return path;
        }
    }
    return access(TORGET_PREFIX "/lib/torget/torget-speech", X_OK) == 0 ? TORGET_PREFIX
               "/lib/torget/torget-speech"
                                                                        : NULL;
}

static int64_t script_clock_ms(void *ctx)
{
    return timekeeper_mono_ms(ctx);
}

static void find_voices(struct config *config, struct timekeeper *time, struct shell_options *options)
{
    struct site *site = &options->site;
    options->voice = (struct voice_options){.helper = find_voice(config),
                                            .speaker = config_get(config, "speaker"),
                                            .headset = config_get(config, "headset"),
                                            .wake = wake};
    if (config_get(config, "script")) {
        options->voice.silent_ms = script_clock_ms;
        options->voice.ctx = time;
    }
    for (int i = 0; i < site->n_langs; i++)
        site->voices[i] = options->voice.helper && lang_find(str_of(site->langs[i]))->voice;
}

static const char *find_data(struct config *config)
{
    const char *given = config_get(config, "data"), *home = getenv("HOME");
    if (given)
        return given;
    return arena_printf(&config->arena, "%s/.local/share/torget-kiosk", home ? home : "").ptr;
}

static bool wrong(const char *option, const char *value, const char *wanted)
{
    log_error("--%s %s: %s", option, value, wanted);
    return false;
}

static bool read_panel(const struct config *config, struct panel *panel)
{
    const char *size = value_or(config, "size", "1080x1920"), *mm = config_get(config, "panel-mm");
    int64_t distance;
    if (!script_size(str_of(size), &panel->w_px, &panel->h_px) || panel->w_px < 320 || panel->h_px < 320 ||
        panel->w_px > 8192 || panel->h_px > 8192)
        return wrong("size", size, "write pixels like 1080x1920, 320 to 8192 a side");
    panel_guess(panel->w_px, panel->h_px, panel);
    if (mm) {
        int w, h;
        if (!script_size(str_of(mm), &w, &h) || w < 80 || h < 80)
            return wrong("panel-mm", mm, "write millimetres like 268x476");
        panel->w_mm = (float)w;
        panel->h_mm = (float)h;
    }
    const char *given = value_or(config, "distance-mm", "600");
    if (!str_int(str_of(given), &distance) || distance < 300 || distance > 2000)
        return wrong("distance-mm", given, "write millimetres, 300 to 2000");
    panel->distance_mm = (float)distance;
    return true;
}

static bool add_lang(struct site *site, struct str tag)
{
    const struct lang *lang = lang_find(tag);
    if (!lang || !str_is(tag, lang->tag) || site->n_langs == LANGS_MAX)
        return false;
    for (int i = 0; i < site->n_langs; i++)
        if (strcmp(site->langs[i], lang->tag) == 0)
            return true;
    snprintf(site->langs[site->n_langs++], sizeof site->langs[0], "%s", lang->tag);
    return true;
}

static bool read_langs(const struct config *config, struct site *site)
{
    struct str rest = str_of(value_or(config, "langs", "sv,sv-simple,en,ar")), tag;
    const char *first = config_get(config, "lang");
    if (first && !add_lang(site, str_of(first)))
        return wrong("lang", first, "not a language that this program speaks");
    while (rest.len && str_next(&rest, ',', &tag))
        if (!add_lang(site, str_trim(tag)))
            return wrong("langs", config_get(config, "langs"),
                         "holds something that is no language of this program");
    return site->n_langs > 0 || wrong("langs", "", "name one language at least");
}

static bool read_settings(const struct config *config, struct site *site)
{
    for (int i = 0; i < PREFER_COUNT; i++) {
        const char *name = preference_name((enum preference)i), *word = config_get(config, name);
        int value = word ? preference_value((enum preference)i, str_of(word)) : site->preferences[i];
        if (value < 0)
            return wrong(name, word, preference_words((enum preference)i));
        site->preferences[i] = value;
    }
    return true;
}

static bool read_keys(const struct config *config, struct keymap *keymap)
{
    const char *given = config_get(config, "keys");
    struct str part;
    keymap_init(keymap);
    if (!given || keymap_change(keymap, str_of(given), &part))
        return true;
    log_error("--keys %s: %.*s: write KEY=ACTION like F15=headphones-in, with an action of %s", given,
              STR_FMT(part), KEYMAP_ACTIONS);
    return false;
}

static bool read_site(const struct config *config, struct site *site)
{
    const char *zone = value_or(config, "zone", "Europe/Stockholm"), *idle = value_or(config, "idle", "90");
    int64_t idle_s;
    *site = (struct site){.ask_s = 45,
                          .preferences = {[PREFER_RATE] = RATE_USUAL, [PREFER_VOLUME] = VOLUME_USUAL}};
    if (!zone_find(str_of(zone)))
        return wrong("zone", zone, "not a time zone; write one like Europe/Stockholm");
    snprintf(site->zone, sizeof site->zone, "%s", zone);
    if (!str_int(str_of(idle), &idle_s) || idle_s < 10 || idle_s > 3600)
        return wrong("idle", idle, "write seconds, 10 to 3600");
    site->idle_s = (int)idle_s;
    site->idle_form_s = site->idle_s * 2;
    return read_langs(config, site) && read_settings(config, site);
}

static void run_loop(struct shell *shell)
{
    while (!shell->quit) {
        struct input input;
        shell_pump(shell);
        shell_frame(shell);
        int64_t timeout = shell_next_tick_ms(shell);
        if (window_wait(shell->window, (int)(timeout < INT_MAX ? timeout : INT_MAX), &input))
            shell_input(shell, &input);
        if (shell_next_tick_ms(shell) <= 0 || timeout <= 0)
            shell_tick(shell);
    }
}

static int run(struct config *config, const char *data)
{
    struct shell_options options = {.title = "Torget", .full_screen = config_on(config, "full-screen")};
    struct timekeeper time;
    struct shell shell;
    const char *script = config_get(config, "script");
    if (!read_panel(config, &options.panel) || !read_site(config, &options.site) ||
        !read_keys(config, &options.keymap))
        return 2;
    options.i18n = arena_printf(&config->arena, "%s/i18n", find_assets(config)).ptr;
    options.prompts = arena_printf(&config->arena, "%s/voice", find_assets(config)).ptr;
    const char *chime = arena_printf(&config->arena, "%s/chime.wav", options.prompts).ptr;
    options.chime = !config_on(config, "quiet") && file_exists(chime) ? chime : NULL;
    options.no_window =
        script && !getenv("SDL_VIDEODRIVER") && !getenv("DISPLAY") && !getenv("WAYLAND_DISPLAY");
    timekeeper_init(&time);
    find_voices(config, &time, &options);
    struct jobs_options work = {.data = data,
                                .hub = config_get(config, "hub"),
                                .enrol = config_get(config, "enrol"),
                                .offline = config_on(config, "offline"),
                                .zone = options.site.zone,
                                .screen_w = options.panel.w_px,
                                .screen_h = options.panel.h_px,
                                .time = &time,
                                .wake = wake};
    struct jobs *jobs = jobs_open(&work);
    int status = 1;
    if (shell_open(&shell, &options, jobs, &time) == ERR_OK) {
        window_to_wake = shell.window;
        jobs_start(jobs);
        shell_start(&shell);
        if (script)
            status = script_run(&shell, script);
        else
            run_loop(&shell);
        status = script ? status : 0;
    }
    jobs_close(jobs);
    shell_close(&shell);
    return status;
}

static int run_tuf(int argc, char **argv)
{
    struct http_client *client = http_client_new();
    int status = tuf_command(argc, argv, http_client_transport(client));
    http_client_free(client);
    return status;
}

/* The configuration file is the last to be asked: what the command line and the environment say stands. */
static bool read_file(struct config *config, const char *data)
{
    const char *given = config_get(config, "config");
    const char *file = given ? given : arena_printf(&config->arena, "%s/kiosk.ini", data).ptr;
    if ((!given && !file_exists(file)) || config_file(config, file) == ERR_OK)
        return true;
    log_error("%s: cannot be used as configuration", file);
    return false;
}

static int run_configured(struct config *config)
{
    if (config_on(config, "help"))
        return help();
    if (config_on(config, "version"))
        return printf("torget-kiosk %s\n", TORGET_VERSION) < 0;
    if (config->n_rest) {
        log_error("%s: not an option: see --help", config->rest[0]);
        return 2;
    }
    config_env(config);
    if (config_on(config, "verbose"))
        log_init("torget-kiosk", LOG_DEBUG);
    const char *data = find_data(config);
    return read_file(config, data) ? run(config, data) : 2;
}

int main(int argc, char **argv)
{
    struct config config;
    log_init("torget-kiosk", LOG_INFO);
    mallopt(M_ARENA_MAX, 1); /* three threads that seldom allocate at once: one heap is smaller than three */
    mallopt(M_MMAP_THRESHOLD, 64 * 1024); /* what a page needed goes back when it goes */
    mallopt(M_TRIM_THRESHOLD, 128 * 1024);
    if (argc > 1 && strcmp(argv[1], "tuf") == 0)
        return run_tuf(argc - 1, argv + 1);
    int status = config_parse(&config, option_rows, argc, argv) == ERR_OK ? run_configured(&config) : 2;
    config_release(&config);
    return status;
}
