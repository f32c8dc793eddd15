// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/lix.h"

#include <strings.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

enum { LONG_LETTERS = 7 };

struct counting {
    struct lix lix;
    struct str text;
    size_t word_from, word_to; /* bytes of the last word, with its signs */
    int letters;               /* of the word begun */
    bool in_word;              /* it holds a letter or a digit already */
    bool in_sentence;          /* it has a word already */
    uint32_t stop;             /* seen, not yet decided whether it ends the sentence */
    bool apart;                /* a space has come after it */
    int line_ends;             /* since the last letter or sign */
};

static void end_word(struct counting *counting)
{
    counting->lix.words += counting->in_word;
    counting->lix.long_words += counting->in_word && counting->letters >= LONG_LETTERS;
    counting->in_sentence |= counting->in_word;
    counting->in_word = false;
    counting->letters = 0;
}

static void end_sentence(struct counting *counting)
{
    end_word(counting);
    counting->lix.sentences += counting->in_sentence;
    counting->in_sentence = false;
    counting->stop = 0;
}

/* Shortened words that a number follows. */
static bool is_short(struct str word)
{
    static const char *const words[] = {"kl",  "ca",  "nr",  "tel",  "st",  "s",
                                        "kap", "min", "max", "t.ex", "bl.a"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_of(words[i]).len == word.len && strncasecmp(words[i], word.ptr, word.len) == 0)
            return true;
    return false;
}

/* A stop was seen, and now `c`, the first letter or digit after it. */
static void decide(struct counting *counting, uint32_t c)
{
    struct str word = str_sub(counting->text, counting->word_from, counting->word_to);
    bool full = counting->stop == '.' || counting->stop == 0x2026;
    if (counting->apart && !(full && (u_islower((UChar32)c) || (u_isdigit((UChar32)c) && is_short(word)))))
        end_sentence(counting);
    counting->stop = 0;
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026;
}

static bool is_dash(uint32_t c)
{
    return c == 0x2013 || c == 0x2014;
}

static bool is_bullet(uint32_t c)
{
    return c == '-' || c == '*' || c == 0x2022 || c == 0xb7 || is_dash(c);
}

static void take_space(struct counting *counting, uint32_t c)
{
    end_word(counting);
    counting->apart = true;
    counting->line_ends += c == '\n';
    if (counting->line_ends > 1)
        end_sentence(counting);
}

static void take_word(struct counting *counting, uint32_t c, size_t from, size_t to)
{
    if (counting->stop)
        decide(counting, c);
    if (!counting->in_word)
        counting->word_from = from;
    counting->in_word = true;
    counting->word_to = to;
    counting->letters += u_isalpha((UChar32)c) != 0;
}

static void take(struct counting *counting, uint32_t c, size_t from, size_t to)
{
    if (u_isUWhiteSpace((UChar32)c)) {
        take_space(counting, c);
        return;
    }
    if (u_isalnum((UChar32)c))
        take_word(counting, c, from, to);
    else if (counting->line_ends && is_bullet(c))
        end_sentence(counting);
    else if (c == '/' || is_dash(c))
        end_word(counting);
    else if (is_stop(c)) {
        counting->stop = c;
        counting->apart = false;
    }
    counting->line_ends = 0;
}

struct lix lix_count(struct str text)
{
    struct counting counting = {.text = text};
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        take(&counting, c, from, at);
    }
    end_sentence(&counting);
    return counting.lix;
}

double lix_figure(const struct lix *lix)
{
    if (!lix->words)
        return 0;
    int sentences = lix->sentences ? lix->sentences : 1;
    return (double)lix->words / sentences + 100.0 * lix->long_words / lix->words;
}
