// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <string.h>

#include "text/zone.h"

enum err shell_open(struct shell *shell, const struct shell_options *options, struct jobs *jobs,
                    struct timekeeper *time)
{
    *shell =
        (struct shell){.panel = options->panel, .jobs = jobs, .time = time, .stale = true, .repaint = true};
    model_init(&shell->model, &options->site, timekeeper_now_ms(time), timekeeper_mono_ms(time));
    hands_init(&shell->hands, &options->keymap);
    shell_pictures_open(shell, options->data, options->wake);
    for (int i = 0; i < 2; i++) {
        arena_init(&shell->frames[i].arena);
        arena_init(&shell->frames[i].list_arena);
    }
    enum err err = languages_open(&shell->languages, &shell->model.site, options->i18n, options->prompts,
                                  options->voice.helper != NULL);
    if (err == ERR_OK)
        err = voice_open(&options->voice, &shell->voice);
    reader_init(&shell->reader, shell->voice, options->voice.silent_ms != NULL);
    shell->chime = options->chime;
    if (err == ERR_OK)
        err = window_open(options->panel.w_px, options->panel.h_px, options->title, options->full_screen,
                          options->no_window ? PRESENT_NONE : PRESENT_WINDOW, &shell->window);
    if (err == ERR_OK)
        err = fonts_open(NULL, NULL, &shell->fonts);
    if (err == ERR_OK) {
        struct measure measure = fonts_measure(shell->fonts);
        shell->texts = text_cache_new(&measure);
        shell->painter = painter_new(shell->fonts);
        painter_set_pictures(shell->painter, shell->pictures);
    }
    shell_theme(shell);
    return err;
}

void shell_start(struct shell *shell)
{
    shell_send(shell, (struct message){.type = MSG_RELEASE});
}

void shell_close(struct shell *shell)
{
    voice_close(shell->voice); /* its thread wakes the window until then */
    painter_free(shell->painter);
    shell_pictures_close(shell); /* and so does its own */
    text_cache_free(shell->texts);
    if (shell->fonts)
        fonts_close(shell->fonts);
    if (shell->window)
        window_close(shell->window);
    model_release(&shell->model);
    reader_release(&shell->reader);
    languages_release(&shell->languages);
    for (int i = 0; i < 2; i++) {
        arena_release(&shell->frames[i].arena);
        arena_release(&shell->frames[i].list_arena);
    }
}

static int offset_min(const struct shell *shell, int64_t now_ms)
{
    const struct zone *zone = zone_find(str_of(shell->model.site.zone));
    return zone ? zone_offset_min(zone, now_ms / 1000) : 0;
}

static void run(struct shell *shell, const struct effect *effect)
{
    switch (effect->type) {
    case EFFECT_LOAD:
        jobs_load(shell->jobs, &effect->request);
        break;
    case EFFECT_HUSH:
        reader_hush(&shell->reader);
        break;
    case EFFECT_AGAIN:
        reader_again(&shell->reader);
        break;
    }
}

/* Whether a message left all as it was but for the offset of the list. */
static bool left_all(const struct message *message, struct session *before, const struct model *model)
{
    bool may = message->type == MSG_TOUCH || (message->type == MSG_ACT && message->act.code == ACT_SCROLL);
    if (!may || before->depth != model->session.depth)
        return false;
    before->visits[before->depth - 1].scroll_px = model_visit(model)->scroll_px;
    return memcmp(before, &model->session, sizeof *before) == 0;
}

void shell_send(struct shell *shell, struct message message)
{
    struct effects effects;
    struct session before = shell->model.session;
    message.now_ms = timekeeper_now_ms(shell->time);
    message.mono_ms = timekeeper_mono_ms(shell->time);
    message.offset_min = offset_min(shell, message.now_ms);
    update(&shell->model, &message, &effects);
    for (int i = 0; i < effects.n; i++)
        run(shell, &effects.items[i]);
    if (before.depth > 1 && shell->model.session.depth == 1) { /* who was here has gone */
        text_cache_clear(shell->texts);
        fonts_forget(shell->fonts);
        shell->gone = true;
    }
    if (effects.n == 0 && left_all(&message, &before, &shell->model))
        shell->moved = true;
    else
        shell->stale = true;
    explicit_bzero(&effects, sizeof effects); /* a search holds what was typed */
    explicit_bzero(&before, sizeof before);
}

bool shell_pump(struct shell *shell)
{
    struct message message;
    struct reading reading;
    bool any = reader_next(&shell->reader, &reading);
    if (any)
        shell_send(shell, (struct message){.type = MSG_READING, .reading = &reading});
    if (reader_is_mute(&shell->reader))
        shell_send(shell, (struct message){.type = MSG_MUTE});
    shell_pictures_pump(shell);
    if (touch_waits(&shell->hands.touch))
        return any; /* nothing changes under a finger */
    while (jobs_next(shell->jobs, &message)) {
        shell_send(shell, message);
        any = true;
    }
    return any;
}

const struct node *shell_tree(struct shell *shell)
{
    return shell->frames[shell->current].root;
}

/* The model counts from the last message. */
static int64_t model_left_ms(const struct shell *shell)
{
    int64_t gone_ms = timekeeper_mono_ms(shell->time) - shell->model.mono_ms;
    int64_t left_ms = model_next_tick_ms(&shell->model) - gone_ms;
    return left_ms > 0 ? left_ms : 0;
}

void shell_tick(struct shell *shell)
{
    if (finger_next_tick_ms(shell) != 0 || model_left_ms(shell) == 0) /* a ring that closes is no news */
        shell_send(shell, (struct message){.type = MSG_TICK});
    finger_tick(shell);
    scan_tick(shell);
}

int64_t shell_next_tick_ms(const struct shell *shell)
{
    const int64_t others[] = {voice_next_tick_ms(shell->voice), finger_next_tick_ms(shell),
                              scan_next_tick_ms(shell)};
    int64_t next = model_left_ms(shell);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        next = others[i] >= 0 && others[i] < next ? others[i] : next;
    return next;
}

void shell_resize(struct shell *shell, const struct panel *panel)
{
    shell->panel = *panel;
    shell->repaint = shell->stale = true;
    shell_theme(shell);
}

static void resized(struct shell *shell, int w, int h)
{
    struct panel panel = shell->panel; /* the same glass, cut to another size */
    panel.w_mm = (float)w / shell->theme.px_per_mm;
    panel.h_mm = (float)h / shell->theme.px_per_mm;
    panel.w_px = w;
    panel.h_px = h;
    shell_resize(shell, &panel);
}

void shell_input(struct shell *shell, const struct input *input)
{
    if (!shell_tree(shell))
        return;
    switch (input->type) {
    case INPUT_DOWN:
    case INPUT_MOVE:
    case INPUT_UP:
    case INPUT_CANCEL:
    case INPUT_WHEEL:
        finger_input(shell, input);
        break;
    case INPUT_KEY:
        marks_act(shell);
        keys_input(shell, input);
        break;
    case INPUT_TEXT:
        marks_act(shell);
        keys_text(shell, input);
        break;
    case INPUT_RESIZE:
        resized(shell, input->w, input->h);
        break;
    case INPUT_EXPOSE:
        shell->repaint = shell->stale = true;
        break;
    case INPUT_QUIT:
        shell->quit = true;
        break;
    case INPUT_NONE:
    case INPUT_WAKE:
        break;
    }
}
