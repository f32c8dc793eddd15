// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader_queue.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "text/spoken.h"

enum { GIVEN_MAX = 8 };

struct queued {
    struct utterance utterance;
    const char *node;
    int leaf;               /* of the node; −1: words about it */
    struct str source;      /* the text on the screen; empty: what is said has other words */
    const uint32_t *origin; /* in it, for each byte that is said */
    bool done;
    struct queued *next;
};

void reader_queue_init(struct reader_queue *queue, struct voice *voice)
{
    *queue = (struct reader_queue){.voice = voice};
    arena_init(&queue->arena);
}

void reader_queue_release(struct reader_queue *queue)
{
    arena_release(&queue->arena);
}

static void forget_all(struct reader_queue *queue)
{
    queue->first = queue->waits = queue->last = NULL;
    queue->n_given = 0;
    arena_reset(&queue->arena);
}

void reader_queue_stop(struct reader_queue *queue)
{
    if (queue->voice)
        voice_stop(queue->voice);
    forget_all(queue);
}

static void give(struct reader_queue *queue)
{
    for (; queue->waits && queue->n_given < GIVEN_MAX; queue->waits = queue->waits->next) {
        voice_say(queue->voice, &queue->waits->utterance);
        queue->n_given++;
    }
}

static void append(struct reader_queue *queue, const struct queued *like)
{
    struct queued *queued = ARENA_NEW(&queue->arena, struct queued);
    *queued = *like;
    if (queue->last)
        queue->last->next = queued;
    else
        queue->first = queued;
    queue->last = queued;
    if (!queue->waits)
        queue->waits = queued;
}

void reader_queue_add(struct reader_queue *queue, const struct words *words, const struct node *node,
                      const struct said *part, struct utterance how)
{
    struct arena *arena = &queue->arena;
    if (!queue->voice)
        return;
    struct spoken spoken = spoken_text(arena, words, part->text);
    bool as_shown = part->leaf && str_eq(part->text, part->leaf->label);
    struct queued like = {.utterance = how,
                          .node = node && node->id ? arena_z(arena, str_of(node->id)) : "-",
                          .leaf = part->leaf ? speak_leaf_of(node, part->leaf) : -1,
                          .source = as_shown ? arena_str(arena, part->text) : STR("")};
    like.utterance.lang = part->lang->voice;
    for (size_t at = 0; at < spoken.text.len; at += like.utterance.text.len) {
        like.utterance.id = ++queue->next_id;
        like.utterance.text = utf8_cut(str_sub(spoken.text, at, spoken.text.len), VOICE_TEXT_MAX);
        like.origin = spoken.origin + at;
        append(queue, &like);
    }
    give(queue);
}

void reader_queue_sound(struct reader_queue *queue, const char *path)
{
    if (queue->voice)
        voice_say(queue->voice,
                  &(struct utterance){.id = ++queue->next_id, .text = STR("-"), .recording = path});
}

/* ---- where the voice is ---- */

static struct queued *find(const struct reader_queue *queue, unsigned id)
{
    struct queued *queued = queue->first;
    while (queued != queue->waits && queued->utterance.id != id)
        queued = queued->next;
    return queued != queue->waits ? queued : NULL;
}

/* One that the voice refuses is done before those that it has. */
static void forget(struct reader_queue *queue, struct queued *done)
{
    done->done = true;
    queue->n_given--;
    while (queue->first && queue->first->done)
        queue->first = queue->first->next;
    if (!queue->first)
        forget_all(queue);
    else
        give(queue);
}

/* The bytes of the text on the screen that the bytes [from, to) of what is said stand for. */
static void locate(const struct queued *queued, uint32_t from, uint32_t to, struct reading *reading)
{
    if (!queued->source.len || from >= to || to > queued->utterance.text.len)
        return;
    size_t end = queued->origin[to - 1];
    utf8_next(queued->source, &end);
    reading->from = queued->origin[from];
    reading->to = (unsigned)end;
}

static struct reading place(const struct queued *queued, const struct voice_event *event)
{
    struct reading reading = {.leaf = queued->leaf};
    snprintf(reading.id, sizeof reading.id, "%s", queued->node);
    if (event->type == VOICE_WORD)
        locate(queued, event->from, event->to, &reading);
    return reading;
}

bool reader_queue_next(struct reader_queue *queue, struct reading *ret_reading)
{
    struct voice_event event;
    bool any = false;
    while (queue->voice && voice_next(queue->voice, &event)) {
        struct queued *queued = find(queue, event.id);
        if (!queued)
            continue;
        queue->failed = event.type == VOICE_FAILED ? queue->failed + 1 : 0;
        if (event.type == VOICE_BEGUN || event.type == VOICE_WORD) {
            *ret_reading = place(queued, &event);
            any = true;
            continue;
        }
        forget(queue, queued);
        if (queue->first)
            continue;
        *ret_reading = (struct reading){.leaf = 0};
        any = true;
    }
    return any;
}
