// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader.h"

#include <stdio.h>
#include <string.h>

enum { LOG_MAX = 1 << 20 };

void reader_init(struct reader *reader, struct voice *voice, bool keeps_log)
{
    *reader = (struct reader){.keeps_log = keeps_log, .volume = -1};
    buf_init(&reader->log, LOG_MAX);
    reader_queue_init(&reader->queue, voice);
}

void reader_release(struct reader *reader)
{
    buf_release(&reader->log);
    reader_queue_release(&reader->queue);
}

void reader_hush(struct reader *reader)
{
    reader_queue_stop(&reader->queue);
}

bool reader_is_heard(const struct reader *reader, const struct model *model)
{
    return reader->keeps_log || preference_get(&model->session, PREFER_SPEECH);
}

static void write_down(struct reader *reader, struct str line)
{
    if (!line.len || !reader->keeps_log)
        return;
    if (reader->log.len + line.len + 1 > LOG_MAX)
        buf_clear(&reader->log);
    buf_str(&reader->log, line);
    buf_char(&reader->log, '\n');
}

/* ---- what may be said, and by which voice ---- */

static struct str no_voice(struct arena *arena, const struct words *words, const struct lang *lang)
{
    struct value name = {"language", lang_name(arena, str_of(lang->tag), words->lang), VALUE_TEXT};
    struct str pattern =
        catalog_get(words->catalog, "listen", "A text in {language}. There is no voice for it.");
    return message_fill(arena, pattern, &name, 1);
}

static void replace(struct said *part, const struct words *words, struct str text)
{
    *part = (struct said){.lang = words->lang, .text = text};
}

static void filter(const struct reader_frame *frame, struct arena *arena, struct said *part)
{
    const struct session *session = &frame->model->session;
    bool may = frame->model->headphones || preference_get(session, PREFER_ALOUD);
    if (part->private_data && !may)
        replace(part, frame->words,
                catalog_get(frame->words->catalog, "listen", "What you wrote is said in headphones only."));
    else if (preference_get(session, PREFER_SPEECH) && !part->lang->voice && part->lang != frame->words->lang)
        replace(part, frame->words, no_voice(arena, frame->words, part->lang));
}

/* ---- to the voice ---- */

static bool is_recorded(const struct reader_frame *frame, const struct lang *lang)
{
    return lang == frame->words->lang && !lang->voice;
}

/* NULL when there is none, not even one that says so. */
static const char *recording_of(const struct reader_frame *frame, const struct said *part)
{
    const char *path = prompts_find(frame->prompts, part->text);
    struct str sorry = catalog_get(frame->words->catalog, "listen", "There is no recording of this text.");
    return path || !part->leaf ? path : prompts_find(frame->prompts, sorry);
}

static void give(struct reader *reader, const struct reader_frame *frame, const struct node *node,
                 const struct said *part)
{
    const struct lang *lang = part->lang;
    const struct words *words = lang == frame->words->lang ? frame->words : frame->words_of(frame->ctx, lang);
    const char *recording = is_recorded(frame, lang) ? recording_of(frame, part) : NULL;
    if (!lang->voice && !recording)
        return;
    int rate = preference_get(&frame->model->session, PREFER_RATE);
    reader_queue_add(&reader->queue, words, node, part,
                     (struct utterance){.recording = recording,
                                        .rate = preference_words_a_minute(rate),
                                        .headset = frame->model->headphones});
}

/* "button, chosen, 2 of 5" in one breath; of recordings each is one of its own. */
static int join_about(const struct reader_frame *frame, struct arena *arena, const struct said *parts, int n,
                      struct said *ret_joined)
{
    int same = 1;
    *ret_joined = parts[0];
    if (parts[0].leaf || is_recorded(frame, parts[0].lang))
        return 1;
    while (same < n && !parts[same].leaf && parts[same].lang == parts[0].lang)
        same++;
    ret_joined->text = speak_line(arena, parts, same);
    return same;
}

static void say(struct reader *reader, const struct reader_frame *frame, const struct node *node,
                struct said *parts, int n)
{
    struct arena arena;
    arena_init(&arena);
    for (int i = 0; i < n; i++)
        filter(frame, &arena, &parts[i]);
    for (int i = 0; i < n && preference_get(&frame->model->session, PREFER_SPEECH);) {
        struct said part;
        i += join_about(frame, &arena, &parts[i], n - i, &part);
        give(reader, frame, node, &part);
    }
    write_down(reader, speak_line(&arena, parts, n));
    arena_release(&arena);
}

static void say_words(struct reader *reader, const struct reader_frame *frame, struct str text)
{
    struct said part = {.lang = frame->words->lang, .text = text};
    say(reader, frame, NULL, &part, 1);
}

/* ---- what is new ---- */

static void say_node(struct reader *reader, const struct reader_frame *frame, const struct node *node)
{
    struct said parts[SAID_MAX];
    struct arena arena;
    arena_init(&arena);
    say(reader, frame, node, parts, speak_parts(&arena, frame->words, node, parts));
    arena_release(&arena);
}

/* What is only read says no more than its words. */
static void say_read(struct reader *reader, const struct reader_frame *frame, const struct node *node)
{
    struct said parts[SAID_MAX];
    say(reader, frame, node, parts, speak_words(frame->words, node, parts));
}

static void say_screen(struct reader *reader, const struct reader_frame *frame)
{
    const struct node *top = node_dialog(frame->root);
    say_words(reader, frame, speak_name(top));
    for (const struct node *node = speak_next(frame->root, NULL); node; node = speak_next(frame->root, node))
        say_read(reader, frame, node);
    reader->told_focus = false;
}

static bool say_focus(struct reader *reader, const struct reader_frame *frame)
{
    const char *id = frame->model->session.focus;
    const struct node *node = id[0] ? node_find(frame->root, id) : NULL;
    if (!node)
        return false;
    say_node(reader, frame, node);
    reader->told_focus = true;
    return true;
}

static void say_hello(struct reader *reader, const struct reader_frame *frame)
{
    const struct catalog *catalog = frame->words->catalog;
    say_words(reader, frame, catalog_get(catalog, "listen", "Reading aloud is on."));
    say_words(reader, frame,
              catalog_get(catalog, "listen", "Touch something to hear it. Touch it again to choose it."));
    say_words(
        reader, frame,
        catalog_get(catalog, "listen", "With keys: arrow down goes on, Enter chooses, Escape goes back."));
}

static bool is_known(const struct reader_states *states, uint64_t state)
{
    for (int i = 0; i < states->n; i++)
        if (states->items[i] == state)
            return true;
    return false;
}

/* Remembers what the screen reports by itself; with `say`, says what of it is new. */
static void take_states(struct reader *reader, const struct reader_frame *frame, bool say)
{
    struct reader_states now = {.n = 0};
    for (const struct node *node = frame->root; node; node = node_next(frame->root, node)) {
        if (node->role != ROLE_STATUS || node->focusable || now.n == READER_STATES_MAX)
            continue;
        now.items[now.n] = str_hash(node->label);
        if (say && !is_known(&reader->states, now.items[now.n]))
            say_read(reader, frame, node);
        now.n++;
    }
    reader->states = now;
}

/* What has the focus was switched on or off, and can or cannot be pressed any more. */
static bool was_turned(struct reader *reader, const struct reader_frame *frame)
{
    const struct node *node = node_find(frame->root, frame->model->session.focus);
    bool before[] = {reader->selected, reader->disabled};
    reader->selected = node && node->selected;
    reader->disabled = node && node->disabled;
    return node && (before[0] != reader->selected || before[1] != reader->disabled);
}

static void set_volume(struct reader *reader, const struct session *session)
{
    int volume = preference_get(session, PREFER_VOLUME);
    if (!reader->queue.voice || volume == reader->volume)
        return;
    reader->volume = volume;
    voice_set_volume(reader->queue.voice, volume);
}

/* The screen, what it shows and in which language; and again when what it waited for has come. */
static bool is_other_screen(struct reader *reader, const struct reader_frame *frame)
{
    char screen[sizeof reader->screen];
    bool empty = frame->model->waiting && !frame->model->page;
    snprintf(screen, sizeof screen, "%s %s %d %s", frame->screen, frame->words->lang->tag, empty,
             model_visit(frame->model)->key);
    if (strcmp(screen, reader->screen) == 0)
        return false;
    memcpy(reader->screen, screen, sizeof screen);
    return true;
}

static void say_news(struct reader *reader, const struct reader_frame *frame, bool screen, bool focus)
{
    if (screen)
        say_screen(reader, frame);
    if (was_turned(reader, frame) || focus || (screen && frame->model->session.focus[0]))
        say_focus(reader, frame);
    take_states(reader, frame, !screen && !frame->model->session.still_there); /* its seconds go unsaid */
    if (reader->again && !(reader->told_focus && say_focus(reader, frame)))
        say_screen(reader, frame);
}

void reader_tell(struct reader *reader, const struct reader_frame *frame)
{
    const struct session *session = &frame->model->session;
    bool on = preference_get(session, PREFER_SPEECH), begun = on && !reader->on;
    bool screen = is_other_screen(reader, frame), focus = strcmp(session->focus, reader->focus) != 0;
    reader->on = on;
    set_volume(reader, session);
    snprintf(reader->focus, sizeof reader->focus, "%s", session->focus);
    if (begun)
        say_hello(reader, frame);
    if (reader_is_heard(reader, frame->model))
        say_news(reader, frame, screen || begun, focus);
    reader->again = false;
}

void reader_chime(struct reader *reader, const char *path)
{
    write_down(reader, STR("♪"));
    reader_queue_sound(&reader->queue, path);
}

void reader_again(struct reader *reader)
{
    reader->again = true;
}

bool reader_next(struct reader *reader, struct reading *ret_reading)
{
    return reader_queue_next(&reader->queue, ret_reading);
}

bool reader_is_mute(struct reader *reader)
{
    enum { FAILED_MAX = 3 };
    bool mute = reader->queue.failed >= FAILED_MAX;
    if (mute)
        reader->queue.failed = 0;
    return mute;
}
