// SPDX-License-Identifier: GPL-3.0-or-later
// From the model to what is seen and heard: the tree, laid out or moved, told to the reader, painted.
#include "kiosk/view.h"
#include "platform/picture_cache.h"
#include "shell.h"
#include "ui/mark.h"
#include "ui/speak.h"

enum { DAMAGE_MAX = 16 };

static int language(const struct shell *shell)
{
    return site_lang(&shell->model.site, str_of(model_lang(&shell->model)));
}

const struct words *shell_words(const struct shell *shell)
{
    return &shell->languages.shown[language(shell)];
}

static const struct words *words_of(void *ctx, const struct lang *lang)
{
    return languages_aloud(ctx, lang);
}

void shell_theme(struct shell *shell)
{
    const struct session *session = &shell->model.session;
    enum theme_name name = (enum theme_name)preference_get(session, PREFER_THEME);
    enum text_scale scale = (enum text_scale)preference_get(session, PREFER_SCALE);
    if (shell->theme.name != name || shell->theme.scale != scale || shell->repaint)
        theme_init(&shell->theme, &shell->panel, name, scale);
}

/* The words of the tree as they are said, from the same screen made with the aloud catalogue. */
static void take_aloud(struct shell *shell, struct frame *frame)
{
    struct ui ui = {&frame->arena, &shell->theme, &shell->languages.aloud[language(shell)],
                    shell->model.session.focus, NULL};
    speak_take(frame->root, view(&shell->model, &ui));
}

static void mark(struct shell *shell, struct frame *frame)
{
    struct measure measure = fonts_measure(shell->fonts);
    const struct reading *reading = &shell->model.session.reading;
    struct node *node = reading->id[0] && reading->leaf >= 0 ? node_find(frame->root, reading->id) : NULL;
    struct node *leaf = node ? speak_leaf(node, reading->leaf) : NULL;
    mark_found(&frame->arena, &shell->theme, &measure, frame->root);
    if (leaf)
        mark_words(&frame->arena, &shell->theme, &measure, leaf, reading->from, reading->to);
}

static void tell(struct shell *shell, struct frame *frame)
{
    struct reader_frame now = {.model = &shell->model,
                               .screen = screens[model_screen(&shell->model)]->name,
                               .root = frame->root,
                               .words = &shell->languages.aloud[language(shell)],
                               .words_of = words_of,
                               .prompts = &shell->languages.prompts[language(shell)],
                               .ctx = &shell->languages};
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
    shell_theme(shell);
    if (shell->stale || scan_is_on(shell)) /* its groups are of what can be seen */
        build(shell, now);
    else
        scroll(shell, old, now);
    tell(shell, now);
    arena_reset(&now->list_arena);
    now->list = draw_tree(&now->list_arena, now->root, &shell->theme);
    shell_pictures_frame(shell, &now->list);
    paint(shell, old, now);
    if (shell->gone) { /* the last picture of who was here */
        arena_reset(&old->arena);
        arena_reset(&old->list_arena);
        old->root = NULL;
        old->list = (struct draw_list){0};
        picture_cache_trim(shell->pictures);
        shell->gone = false;
    }
    shell->current = !shell->current;
    shell->stale = shell->moved = false;
}
