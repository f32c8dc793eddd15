// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/voice_silent.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/lang.h"

struct voice_silent {
    struct voice_queue queue;
    struct said *said; /* the one being said; NULL: none */
    bool begun;
    size_t at;       /* bytes of it that were told */
    int64_t time_ms; /* when what is at `at` is said; else when the last one ended */
};

struct voice_silent *silent_new(void)
{
    struct voice_silent *silent = calloc(1, sizeof *silent);
    if (!silent)
        abort();
    return silent;
}

void silent_stop(struct voice_silent *silent)
{
    queue_clear(&silent->queue);
    said_free(silent->said);
    *silent = (struct voice_silent){0};
}

void silent_free(struct voice_silent *silent)
{
    if (silent)
        silent_stop(silent);
    free(silent);
}

bool silent_speaks(const char *lang)
{
    for (int i = 0; i < langs_n; i++)
        if (langs[i].voice && strcmp(langs[i].voice, lang) == 0)
            return true;
    return false;
}

static void take_next(struct voice_silent *silent)
{
    silent->said = queue_take(&silent->queue);
    silent->begun = false;
    silent->at = 0;
    if (silent->said && silent->said->said_ms > silent->time_ms)
        silent->time_ms = silent->said->said_ms;
}

bool silent_say(struct voice_silent *silent, struct said *said, int64_t now_ms)
{
    said->said_ms = now_ms;
    bool queued = queue_put(&silent->queue, said);
    if (queued && !silent->said)
        take_next(silent);
    return queued;
}

static size_t pass_spaces(struct str text, size_t at)
{
    while (at < text.len && (unsigned char)text.ptr[at] <= ' ')
        at++;
    return at;
}

static size_t pass_word(struct str text, size_t at)
{
    while (at < text.len && (unsigned char)text.ptr[at] > ' ')
        at++;
    return at;
}

static int64_t length_ms(struct str text, size_t from, size_t to)
{
    return (int64_t)utf8_length(str_sub(text, from, to)) * VOICE_SILENT_MS;
}

/* The next event of what is being said, and when it is due. */
static struct voice_event peek(const struct voice_silent *silent, int64_t *ret_ms)
{
    const struct said *said = silent->said;
    struct voice_event event = {.type = VOICE_DONE, .id = said->id};
    *ret_ms = silent->time_ms;
    if (!said->recorded && !silent_speaks(said->lang)) {
        event.type = VOICE_FAILED;
    } else if (!silent->begun) {
        event.type = VOICE_BEGUN;
    } else {
        struct str text = said->recorded ? STR("") : said->text;
        size_t from = pass_spaces(text, silent->at);
        *ret_ms += length_ms(text, silent->at, from);
        event.from = (uint32_t)from;
        event.to = (uint32_t)pass_word(text, from);
        event.type = event.to > event.from ? VOICE_WORD : VOICE_DONE;
    }
    return event;
}

static void advance(struct voice_silent *silent, const struct voice_event *event, int64_t due_ms)
{
    silent->time_ms = due_ms;
    switch (event->type) {
    case VOICE_BEGUN:
        silent->begun = true;
        break;
    case VOICE_WORD:
        silent->time_ms += length_ms(silent->said->text, event->from, event->to);
        silent->at = event->to;
        break;
    case VOICE_DONE:
    case VOICE_FAILED:
        said_free(silent->said);
        take_next(silent);
        break;
    }
}

bool silent_next(struct voice_silent *silent, int64_t now_ms, struct voice_event *ret_event)
{
    int64_t due_ms;
    if (!silent->said)
        return false;
    struct voice_event event = peek(silent, &due_ms);
    if (due_ms > now_ms)
        return false;
    advance(silent, &event, due_ms);
    if (event.type != VOICE_WORD)
        event.from = event.to = 0;
    *ret_event = event;
    return true;
}

int64_t silent_tick_ms(const struct voice_silent *silent, int64_t now_ms)
{
    int64_t due_ms;
    if (!silent->said)
        return -1;
    peek(silent, &due_ms);
    return due_ms > now_ms ? due_ms - now_ms : 0;
}
