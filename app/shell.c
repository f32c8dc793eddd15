// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "kiosk/view.h"
#include "text/zone.h"
#include "ui/mark.h"
#include "ui/speak.h"

enum { DAMAGE_MAX = 16 };

/* What is not spoken by a synthesiser may have been read by a person. */
static void open_prompts(struct shell *shell, const char *folder)
{
    struct site *site = &shell->model.site;
    for (int i = 0; i < site->n_langs; i++) {
        const struct lang *lang = shell->words[i].lang;
        const char *path = arena_printf(&shell->words_arena, "%s/%s", folder, lang->tag).ptr;
        if (lang->voice)
            continue;
        shell->prompts[i] = prompts_open(&shell->words_arena, path, shell->aloud[i].catalog);
        site->voices[i] = shell->voice_helper && shell->prompts[i].n > 0;
    }
}

static enum err open_words(struct shell *shell, const char *folder)
{
    arena_init(&shell->words_arena);
    for (int i = 0; i < shell->model.site.n_langs; i++) {
        const struct lang *lang = lang_find(str_of(shell->model.site.langs[i]));
        enum err err = catalog_open(folder, lang, &shell->words_arena, &shell->words[i].catalog);
        if (err != ERR_OK) {
            log_error("%s/%s.mo: cannot be read: %s: run make, or set --assets", folder, lang->tag,
                      err_name(err));
            return err;
        }
        shell->words[i].lang = lang;
        shell->aloud[i] = (struct words){catalog_aloud(&shell->words_arena, shell->words[i].catalog), lang};
    }
    return ERR_OK;
}

static void set_theme(struct shell *shell)
{
    const struct session *session = &shell->model.session;
    enum theme_name name = (enum theme_name)preference_get(session, PREFER_THEME);
    enum text_scale scale = (enum text_scale)preference_get(session, PREFER_SCALE);
    if (shell->theme.name != name || shell->theme.scale != scale || shell->repaint)
        theme_init(&shell->theme, &shell->panel, name, scale);
}

enum err shell_open(struct shell *shell, const struct shell_options *options, struct jobs *jobs,
                    struct timekeeper *time)
{
    *shell =
        (struct shell){.panel = options->panel, .jobs = jobs, .time = time, .stale = true, .repaint = true};
    model_init(&shell->model, &options->site, timekeeper_now_ms(time), timekeeper_mono_ms(time));
    hands_init(&shell->hands, &options->keymap);
    for (int i = 0; i < 2; i++) {
        arena_init(&shell->frames[i].arena);
        arena_init(&shell->frames[i].list_arena);
    }
    enum err err = open_words(shell, options->i18n);
    if (err == ERR_OK)
        err = voice_open(&options->voice, &shell->voice);
    reader_init(&shell->reader, shell->voice, options->voice.silent_ms != NULL);
    shell->chime = options->chime;
    shell->voice_helper = options->voice.helper != NULL;
    if (err == ERR_OK)
        open_prompts(shell, options->prompts);
    if (err == ERR_OK)
        err = window_open(options->panel.w_px, options->panel.h_px, options->title, options->full_screen,
                          options->no_window ? PRESENT_NONE : PRESENT_WINDOW, &shell->window);
    if (err == ERR_OK)
        err = fonts_open(NULL, NULL, &shell->fonts);
    if (err == ERR_OK) {
        struct measure measure = fonts_measure(shell->fonts);
        shell->texts = text_cache_new(&measure);
        shell->painter = painter_new(shell->fonts);
    }
    set_theme(shell);
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
    text_cache_free(shell->texts);
    if (shell->fonts)
        fonts_close(shell->fonts);
    if (shell->window)
        window_close(shell->window);
    model_release(&shell->model);
    reader_release(&shell->reader);
    arena_release(&shell->words_arena);
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
    if (touch_waits(&shell->hands.touch))
        return any; /* nothing changes under a finger */
    while (jobs_next(shell->jobs, &message)) {
        shell_send(shell, message);
        any = true;
    }
    return any;
}

const struct words *shell_words(const struct shell *shell)
{
    const struct model *model = &shell->model;
    const char *tag = model_lang(model);
    for (int i = 0; i < model->site.n_langs; i++)
        if (strcmp(model->site.langs[i], tag) == 0)
            return &shell->words[i];
    return &shell->words[0];
}

/* Of a language that is only met in texts: without a catalogue, but with its own rules. */
static const struct words *words_of(void *ctx, const struct lang *lang)
{
    struct shell *shell = ctx;
    for (int i = 0; i < shell->model.site.n_langs; i++)
        if (shell->aloud[i].lang == lang)
            return &shell->aloud[i];
    shell->other_words = (struct words){.lang = lang};
    return &shell->other_words;
}

static const struct words *aloud(const struct shell *shell)
{
    return &shell->aloud[shell_words(shell) - shell->words];
}

/* The words of the tree as they are said, from the same screen made with the aloud catalogue. */
static void take_aloud(struct shell *shell, struct frame *frame)
{
    struct ui ui = {&frame->arena, &shell->theme, aloud(shell), shell->model.session.focus, NULL};
    speak_take(frame->root, view(&shell->model, &ui));
}

static void mark(struct shell *shell, struct frame *frame)
{
    struct measure measure = fonts_measure(shell->fonts);
    const struct reading *reading = &shell->model.session.reading;
    struct node *node = reading->id[0] && reading->leaf >= 0 ? node_find(frame->root, reading->id) : NULL;
    struct node *leaf = node ? speak_leaf(node, reading->leaf) : NULL;
    if (leaf)
        mark_words(&frame->arena, &shell->theme, &measure, leaf, reading->from, reading->to);
}

static void tell(struct shell *shell, struct frame *frame)
{
    struct reader_frame now = {.model = &shell->model,
                               .screen = screens[model_screen(&shell->model)]->name,
                               .root = frame->root,
                               .words = aloud(shell),
                               .words_of = words_of,
                               .prompts = &shell->prompts[shell_words(shell) - shell->words],
                               .ctx = shell};
    bool asks = shell->model.session.still_there;
    if (asks && !shell->asked && !preference_get(&shell->model.session, PREFER_SPEECH) && shell->chime)
        reader_chime(&shell->reader, shell->chime);
    shell->asked = asks;
    reader_tell(&shell->reader, &now);
}

static void build(struct shell *shell, struct frame *frame)
{
    const struct words *words = shell_words(shell);
    arena_reset(&frame->arena);
    struct ui ui = {&frame->arena, &shell->theme, words, shell->model.session.focus, NULL};
    frame->root = view(&shell->model, &ui);
    struct node *focused = node_find(frame->root, shell->model.session.focus);
    if (focused)
        focused->focused = true;
    if (reader_is_heard(&shell->reader, &shell->model))
        take_aloud(shell, frame);
    layout_cached(frame->root, &shell->theme, shell->texts, words->lang, &frame->arena);
    mark(shell, frame);
    scan_dress(shell, frame);
}

/* The tree stays, and goes with its arena to the new frame. */
static void scroll(struct shell *shell, struct frame *old, struct frame *now)
{
    struct arena spare = now->arena;
    now->arena = old->arena;
    now->root = old->root;
    old->arena = spare;
    old->root = NULL;
    layout_scroll(now->root, &shell->theme, model_visit(&shell->model)->scroll_px);
}

static void paint(struct shell *shell, const struct frame *old, const struct frame *now)
{
    struct rect damage[DAMAGE_MAX] = {{0, 0, (float)shell->panel.w_px, (float)shell->panel.h_px}};
    int n = 1;
    if (!shell->repaint)
        n = draw_damage(&old->list, &now->list, damage, DAMAGE_MAX);
    if (n == 0)
        return;
    painter_paint(shell->painter, &now->list, damage, n, window_pixels(shell->window));
    painter_paint(shell->painter, &shell->hands.ring.list, damage, n, window_pixels(shell->window));
    window_present(shell->window, damage, n);
    shell->repaint = false;
    marks_paint(shell);
}

void shell_frame(struct shell *shell)
{
    const struct model *model = &shell->model;
    finger_ring(shell);
    if (!(shell->stale || shell->moved) || (model_awaits_page(model) && shell->frames[shell->current].root))
        return;
    struct frame *old = &shell->frames[shell->current], *now = &shell->frames[!shell->current];
    set_theme(shell);
    if (shell->stale || scan_is_on(shell)) /* its groups are of what can be seen */
        build(shell, now);
    else
        scroll(shell, old, now);
    tell(shell, now);
    arena_reset(&now->list_arena);
    now->list = draw_tree(&now->list_arena, now->root, &shell->theme);
    paint(shell, old, now);
    shell->current = !shell->current;
    shell->stale = shell->moved = false;
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
    set_theme(shell);
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
