// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/words.h"

#include "base/utf8.h"

void words_begin(struct words *words, struct str text)
{
    *words = (struct words){.text = text};
}

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0x2028 || c == 0x2029 || c == 0x3000;
}

/* What stands around words and is not itself said, in the scripts that we read. */
static bool is_around(uint32_t c)
{
    static const char marks[] = ".,;:!?\"'()[]{}-";
    for (const char *mark = marks; *mark; mark++)
        if (c == (unsigned char)*mark)
            return true;
    return (c >= 0x2010 && c <= 0x203a) || (c >= 0x2066 && c <= 0x2069) || c == 0xa1 || c == 0xab ||
           c == 0xbb || c == 0xbf || c == 0x60c || c == 0x61b || c == 0x61f || c == 0x6d4;
}

static size_t byte_of(struct words *words, size_t character)
{
    if (character < words->character)
        words->byte = words->character = 0;
    while (words->character < character && words->byte < words->text.len) {
        utf8_next(words->text, &words->byte);
        words->character++;
    }
    return words->byte;
}

static size_t pass(struct str text, size_t at, bool (*is)(uint32_t))
{
    for (size_t next = at; next < text.len && is(utf8_next(text, &next));)
        at = next;
    return at;
}

/* The end of the word at `from`, and the same without the marks behind it. */
static size_t word_end(struct str text, size_t from, size_t *ret_bare)
{
    size_t end = from;
    *ret_bare = from;
    for (size_t next = from; next < text.len; end = next) {
        uint32_t c = utf8_next(text, &next);
        if (is_space(c))
            break;
        if (!is_around(c))
            *ret_bare = next;
    }
    return end;
}

bool words_at(struct words *words, int position, uint32_t *ret_from, uint32_t *ret_to)
{
    size_t bare;
    if (position < 1)
        return false;
    size_t from = byte_of(words, (size_t)position - 1);
    from = pass(words->text, from, is_space);
    from = pass(words->text, from, is_around);
    if (from < words->shown_to)
        return false;
    size_t end = word_end(words->text, from, &bare);
    if (bare == from)
        return false;
    words->shown_to = end;
    *ret_from = (uint32_t)from;
    *ret_to = (uint32_t)bare;
    return true;
}
