// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "base/utf8.h"
#include "kiosk/screen.h"
#include "platform/png.h"
#include "script_parts.h"
#include "ui/dump.h"

enum { DUMP_MAX = 8 << 20 };

static void finger(struct script *script, enum input_type type, float x, float y)
{
    struct input input = {.type = type, .x = x, .y = y};
    shell_input(script->shell, &input);
}

/* Moves the virtual clock in the steps that the model itself would have taken. */
static void advance(struct script *script, int64_t ms)
{
    struct shell *shell = script->shell;
    while (ms > 0) {
        int64_t step = shell_next_tick_ms(shell);
        step = step < 1 ? 1 : step > ms ? ms : step;
        timekeeper_advance(shell->time, step);
        ms -= step;
        shell_tick(shell);
        shell_pump(shell);
        shell_frame(shell);
    }
    script_settle(shell);
}

static bool do_tap(struct script *script)
{
    float x, y;
    script_settle(script->shell);
    if (!script_where(script, 1, &x, &y))
        return false;
    finger(script, INPUT_DOWN, x, y);
    finger(script, INPUT_UP, x, y);
    script_settle(script->shell);
    return true;
}

static bool do_hold(struct script *script)
{
    float x, y;
    int64_t ms;
    script_settle(script->shell);
    if (!script_duration(script->words[2], &ms))
        return script_fail(script, "hold takes a time like 2s");
    if (!script_where(script, 1, &x, &y))
        return false;
    finger(script, INPUT_DOWN, x, y);
    advance(script, ms);
    finger(script, INPUT_UP, x, y);
    script_settle(script->shell);
    return true;
}

/* One event at a time, for hands that shake. */
static bool do_finger(struct script *script)
{
    static const struct {
        const char *name;
        enum input_type type;
    } events[] = {{"down", INPUT_DOWN}, {"move", INPUT_MOVE}, {"up", INPUT_UP}};
    float x, y;
    script_settle(script->shell);
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        if (!str_is(script->words[1], events[i].name))
            continue;
        if (!script_where(script, 2, &x, &y))
            return false;
        finger(script, events[i].type, x, y);
        script_settle(script->shell);
        return true;
    }
    return script_fail(script, "finger takes down, move or up, and a point like 540,960");
}

/* With a time it goes on at sixty steps a second, each drawn as it would be under a finger. */
static bool do_drag(struct script *script)
{
    enum { STEPS = 8, STEP_MS = 16 };
    float x, y, to_x, to_y;
    int64_t ms = 0;
    script_settle(script->shell);
    if (!script_point(script->words[1], &x, &y) || !script_point(script->words[2], &to_x, &to_y))
        return script_fail(script, "drag takes two points: drag 540,1500 540,300");
    if (script->n > 3 && !script_duration(script->words[3], &ms))
        return script_fail(script, "drag takes a time like 500ms");
    int steps = ms > STEPS * STEP_MS ? (int)(ms / STEP_MS) : STEPS;
    finger(script, INPUT_DOWN, x, y);
    for (int i = 1; i <= steps; i++) {
        marks_move(script->shell);
        finger(script, INPUT_MOVE, x + (to_x - x) * (float)i / (float)steps,
               y + (to_y - y) * (float)i / (float)steps);
        if (ms == 0)
            continue;
        timekeeper_advance(script->shell->time, STEP_MS);
        shell_frame(script->shell);
    }
    script->shell->marks.acted = false; /* at an end of the list nothing was drawn */
    finger(script, INPUT_UP, to_x, to_y);
    script_settle(script->shell);
    return true;
}

static bool do_key(struct script *script)
{
    struct input input = {.type = INPUT_KEY};
    if (!input_key_find(script->words[1], &input.key))
        return script_fail(script, "there is no key called %.*s", STR_FMT(script->words[1]));
    script_settle(script->shell);
    shell_input(script->shell, &input);
    script_settle(script->shell);
    return true;
}

static bool do_type(struct script *script)
{
    struct str text = script->words[1];
    script_settle(script->shell);
    for (size_t at = 0; at < text.len;) { /* a character at a time, as fingers do */
        struct input input = {.type = INPUT_TEXT};
        utf8_put(utf8_next(text, &at), input.text);
        shell_input(script->shell, &input);
    }
    script_settle(script->shell);
    return true;
}

/* Until every picture on the screen is drawn. */
static bool wait_pictures(struct script *script)
{
    struct shell *shell = script->shell;
    int64_t until = script_real_ms() + SCRIPT_SYNC_MS;
    for (script_settle(shell); shell->marks.pictures_lack; script_settle(shell)) {
        struct input input;
        if (script_real_ms() > until)
            return script_fail(script, "a picture did not come within 30 s");
        window_wait(shell->window, SCRIPT_PAUSE_MS, &input);
    }
    return true;
}

static bool do_wait(struct script *script)
{
    int64_t ms;
    if (str_is(script->words[1], "pictures"))
        return wait_pictures(script);
    if (!str_is(script->words[1], "sync")) {
        if (!script_duration(script->words[1], &ms))
            return script_fail(script, "wait takes a time like 90s, sync or pictures");
        script_settle(script->shell);
        advance(script, ms);
        return true;
    }
    struct shell *shell = script->shell;
    unsigned before = jobs_syncs_ended(shell->jobs);
    int64_t until = script_real_ms() + SCRIPT_SYNC_MS;
    jobs_sync(shell->jobs);
    while (jobs_syncs_ended(shell->jobs) == before) {
        if (script_real_ms() > until)
            return script_fail(script, "no sync finished within 30 s");
        struct input input;
        window_wait(shell->window, SCRIPT_PAUSE_MS, &input);
        shell_pump(shell);
    }
    script_settle(shell);
    return true;
}

static bool do_clock(struct script *script)
{
    struct timekeeper *time = script->shell->time;
    struct moment moment;
    if (str_is(script->words[1], "untrusted")) {
        atomic_store(&time->trust, TRUST_NO);
    } else if (moment_parse(script->words[1], &moment)) {
        timekeeper_set(time, moment_s(moment) * 1000);
        atomic_store(&time->trust, TRUST_YES);
    } else {
        return script_fail(script, "clock takes a time like 2026-12-03T10:00:00+01:00, or untrusted");
    }
    jobs_recheck(script->shell->jobs);
    shell_tick(script->shell);
    shell_send(script->shell, (struct message){.type = MSG_RELEASE}); /* what is shown depends on the time */
    script_settle(script->shell);
    return true;
}

static bool set(struct script *script, struct message message)
{
    script_settle(script->shell);
    shell_send(script->shell, message);
    script_settle(script->shell);
    return true;
}

static bool do_lang(struct script *script)
{
    if (site_lang(&script->shell->model.site, script->words[1]) < 0)
        return script_fail(script, "the language %.*s is not offered here", STR_FMT(script->words[1]));
    return set(script, (struct message){.type = MSG_LANGUAGE, .text = script->words[1]});
}

/* What a person can set, by the preference's own name. */
static bool do_set(struct script *script)
{
    int preference = preference_find(script->words[0]);
    int value = preference_value((enum preference)preference, script->words[1]);
    if (value < 0)
        return script_fail(script, "%.*s is none of the words that %.*s takes", STR_FMT(script->words[1]),
                           STR_FMT(script->words[0]));
    return set(script, (struct message){
                           .type = MSG_PREFER, .preference = (enum preference)preference, .number = value});
}

static bool do_headphones(struct script *script)
{
    if (!str_is(script->words[1], "in") && !str_is(script->words[1], "out"))
        return script_fail(script, "headphones are in or out");
    return set(script, (struct message){.type = MSG_HEADPHONES, .number = str_is(script->words[1], "in")});
}

static bool save(struct script *script, const struct buf *buf)
{
    if (buf->overflow)
        return script_fail(script, "larger than %d bytes", DUMP_MAX);
    return file_write(script->words[1].ptr, buf_view(buf), 0644) == ERR_OK ||
           script_fail(script, "%s cannot be written", script->words[1].ptr);
}

static bool do_shot(struct script *script)
{
    script_settle(script->shell);
    return png_write(script->words[1].ptr, window_pixels(script->shell->window)) == ERR_OK ||
           script_fail(script, "%s cannot be written", script->words[1].ptr);
}

static bool do_tree(struct script *script)
{
    struct buf buf;
    script_settle(script->shell);
    buf_init(&buf, DUMP_MAX);
    dump_tree(shell_tree(script->shell), screens[model_screen(&script->shell->model)]->name,
              &script->shell->theme, shell_words(script->shell), &buf);
    bool ok = save(script, &buf);
    buf_release(&buf);
    return ok;
}

static bool do_spoken(struct script *script)
{
    script_settle(script->shell);
    return save(script, &script->shell->reader.log);
}

static bool do_quit(struct script *script)
{
    script->quit = true;
    return true;
}

const struct script_command script_commands[] = {
    {"size", 1, 1, script_size_command},
    {"lang", 1, 1, do_lang},
    {"textsize", 1, 1, do_set},
    {"theme", 1, 1, do_set},
    {"reach", 1, 1, do_set},
    {"motion", 1, 1, do_set},
    {"speech", 1, 1, do_set},
    {"aloud", 1, 1, do_set},
    {"rate", 1, 1, do_set},
    {"volume", 1, 1, do_set},
    {"touch", 1, 1, do_set},
    {"scan", 1, 1, do_set},
    {"time", 1, 1, do_set},
    {"headphones", 1, 1, do_headphones},
    {"orientation", 1, 1, script_orientation},
    {"tap", 1, 1, do_tap},
    {"hold", 2, 2, do_hold},
    {"drag", 2, 3, do_drag},
    {"finger", 2, 2, do_finger},
    {"key", 1, 1, do_key},
    {"type", 1, 1, do_type},
    {"wait", 1, 1, do_wait},
    {"clock", 1, 1, do_clock},
    {"expect", 2, 3, script_expect},
    {"shot", 1, 1, do_shot},
    {"tree", 1, 1, do_tree},
    {"spoken", 1, 1, do_spoken},
    {"quit", 0, 0, do_quit},
    {NULL, 0, 0, NULL},
};
