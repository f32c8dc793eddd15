// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speak.h"

#include "ui/plain.h"

struct speech {
    struct arena *arena;
    const struct words *words;
    struct buf buf;
};

enum { SPEECH_MAX = 64 * 1024 };

static struct str say(const struct words *words, const char *english)
{
    return words && words->catalog ? catalog_get(words->catalog, "speech", english) : str_of(english);
}

static void add_part(struct buf *buf, struct str part)
{
    if (part.len == 0)
        return;
    if (buf->len && buf->ptr[buf->len - 1] != '\n')
        buf_z(buf, ", ");
    plain_add(buf, part);
}

static const char *role_word(const struct node *node)
{
    switch (node->role) {
    case ROLE_BUTTON:
    case ROLE_TOGGLE:
        return "button";
    case ROLE_FIELD:
        return "field";
    case ROLE_HEADING:
        return "heading";
    case ROLE_IMAGE:
        return "picture";
    case ROLE_KEY:
        return "key";
    case ROLE_ITEM:
        return node->action.code ? "button" : NULL;
    case ROLE_DIALOG:
        return "question";
    case ROLE_SCREEN:
    case ROLE_TEXT:
    case ROLE_LIST:
    case ROLE_GROUP:
    case ROLE_STATUS:
    case ROLE_COUNT:
        break;
    }
    return NULL;
}

static const char *state_word(const struct node *node)
{
    if (node->disabled)
        return "not available now";
    if (node->role == ROLE_TOGGLE)
        return node->selected ? "chosen" : "not chosen";
    return node->selected ? "chosen" : NULL;
}

static struct str place_words(struct arena *arena, const struct words *words, const struct node *node)
{
    struct value values[] = {{"n", arena_printf(arena, "%d", node->position), VALUE_LTR},
                             {"count", arena_printf(arena, "%d", node->count), VALUE_LTR}};
    return message_fill(arena, say(words, "{n} of {count}"), values, 2);
}

static void add_node(struct speech *speech, const struct node *node)
{
    const char *role = role_word(node), *state = state_word(node);
    add_part(&speech->buf, node->spoken.len ? node->spoken : node->label);
    if (role)
        add_part(&speech->buf, say(speech->words, role));
    if (state)
        add_part(&speech->buf, say(speech->words, state));
    if (node->position > 0 && node->count > 0)
        add_part(&speech->buf, place_words(speech->arena, speech->words, node));
}

static struct str finish(struct speech *speech)
{
    struct str text = arena_str(speech->arena, buf_view(&speech->buf));
    buf_release(&speech->buf);
    return text;
}

struct str speak_node(struct arena *arena, const struct words *words, const struct node *node)
{
    struct speech speech = {arena, words, {0}};
    buf_init(&speech.buf, SPEECH_MAX);
    add_node(&speech, node);
    return finish(&speech);
}

/* What is only read, and speaks for all that it holds. */
static bool is_read(const struct node *node)
{
    return !node->focusable && (node->label.len || node->spoken.len) && node->role != ROLE_SCREEN &&
           node->role != ROLE_DIALOG;
}

struct str speak_screen(struct arena *arena, const struct words *words, const struct node *root)
{
    struct speech speech = {arena, words, {0}};
    buf_init(&speech.buf, SPEECH_MAX);
    const struct node *top = node_dialog(root), *node = top;
    struct str name = top->spoken.len ? top->spoken : top->label;
    add_part(&speech.buf, name);
    while (node) {
        bool again = str_eq(node->label, name); /* the title row says what the screen is called */
        bool read = is_read(node) && !node->hidden_from_reader && !again;
        if (read && speech.buf.len)
            buf_char(&speech.buf, '\n');
        if (read)
            add_part(&speech.buf, node->spoken.len ? node->spoken : node->label);
        bool whole = read || (again && node != top) || node->focusable || node->hidden_from_reader;
        node = whole ? node_skip(top, node) : node_next(top, node);
    }
    return finish(&speech);
}
