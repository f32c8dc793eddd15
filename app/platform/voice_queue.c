// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/voice_queue.h"

#include <stdlib.h>
#include <string.h>

static int rate_between(int rate)
{
    return rate < SPEECH_RATE_MIN ? SPEECH_RATE_MIN : rate > SPEECH_RATE_MAX ? SPEECH_RATE_MAX : rate;
}

struct said *said_new(const struct utterance *utterance)
{
    struct str text = utterance->recording ? str_of(utterance->recording) : utterance->text;
    size_t most = utterance->recording ? (size_t)SPEECH_TEXT_MAX : (size_t)VOICE_TEXT_MAX;
    struct str lang = str_of(utterance->lang);
    if (text.len > most || lang.len >= SPEECH_LANG_SIZE)
        return NULL;
    struct said *said = calloc(1, sizeof *said + text.len + 1);
    if (!said)
        abort();
    char *copy = (char *)(said + 1);
    if (text.len)
        memcpy(copy, text.ptr, text.len);
    memcpy(said->lang, lang.ptr, lang.len);
    said->id = utterance->id;
    said->rate = rate_between(utterance->rate);
    said->headset = utterance->headset;
    said->recorded = utterance->recording != NULL;
    said->text = (struct str){copy, text.len};
    return said;
}

void said_free(struct said *said)
{
    if (said)
        explicit_bzero(said, sizeof *said + said->text.len);
    free(said);
}

bool queue_put(struct voice_queue *queue, struct said *said)
{
    if (queue->n == VOICE_QUEUE_MAX) {
        said_free(said);
        return false;
    }
    queue->list[queue->n++] = said;
    return true;
}

struct said *queue_take(struct voice_queue *queue)
{
    if (queue->n == 0)
        return NULL;
    struct said *first = queue->list[0];
    queue->n--;
    memmove(queue->list, queue->list + 1, (size_t)queue->n * sizeof queue->list[0]);
    return first;
}

void queue_clear(struct voice_queue *queue)
{
    while (queue->n)
        said_free(queue->list[--queue->n]);
}

void events_put(struct voice_events *events, struct voice_event event)
{
    if (event.type == VOICE_WORD && events->n >= VOICE_EVENTS_MAX / 2)
        return;
    if (events->n == VOICE_EVENTS_MAX) {
        events->first++;
        events->n--;
    }
    events->list[(events->first + events->n++) % VOICE_EVENTS_MAX] = event;
}

bool events_take(struct voice_events *events, struct voice_event *ret_event)
{
    if (events->n == 0)
        return false;
    *ret_event = events->list[events->first % VOICE_EVENTS_MAX];
    events->first++;
    events->n--;
    return true;
}
