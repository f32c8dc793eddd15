// SPDX-License-Identifier: GPL-3.0-or-later
// torget-kiosk: makes the parts, runs the loop.
#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/file.h"
#include "base/log.h"
#include "net/client.h"
#include "places.h"
#include "script.h"
#include "settings.h"
#include "trust/tuf_command.h"

static const struct option_row option_rows[] = {
    {"data", "DIR", "TORGET_DATA", "where content, outbox and identity are kept"},
    {"hub", "URL", "TORGET_HUB", "the hub; or file:///… for a folder or memory stick with releases"},
    {"enrol", "TOKEN", NULL, "pair with a token from `torget-hub enrol` instead of a code on the screen"},
    {"offline", NULL, NULL, "use no network"},
    {"size", "WxH", NULL, "of the screen in pixels (1080x1920)"},
    {"panel-mm", "WxH", NULL, "of the panel in millimetres (guessed from the pixels)"},
    {"distance-mm", "D", NULL, "from the panel to the reader's eyes (600)"},
    {"mount-mm", "H", NULL, "from the floor to the panel's lower edge, for low reach (800)"},
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
    if (!settings_panel(config, &options.panel) || !settings_site(config, &options.site) ||
        !settings_keys(config, &options.keymap))
        return 2;
    options.i18n = arena_printf(&config->arena, "%s/i18n", find_assets(config)).ptr;
    options.prompts = arena_printf(&config->arena, "%s/voice", find_assets(config)).ptr;
    const char *chime = arena_printf(&config->arena, "%s/chime.wav", options.prompts).ptr;
    options.chime = !config_on(config, "quiet") && file_exists(chime) ? chime : NULL;
    options.no_window =
        script && !getenv("SDL_VIDEODRIVER") && !getenv("DISPLAY") && !getenv("WAYLAND_DISPLAY");
    options.data = data;
    options.wake = wake;
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
