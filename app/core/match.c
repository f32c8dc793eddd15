// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match.h"

#include <string.h>

#include "base/utf8.h"
#include "text/fold.h"

enum { LONG_LETTERS = 3, LONG_BYTES = 6, NEAR_MAX = 64, JOINED_MAX = 3 };

static struct str join(struct arena *arena, const struct fold_word *words, int n)
{
    struct str joined = words[0].word;
    for (int i = 1; i < n; i++)
        joined = arena_printf(arena, "%.*s%.*s", STR_FMT(joined), STR_FMT(words[i].word));
    return joined;
}

/* The words with the last `joined` of them as one. */
static void add_reading(struct arena *arena, struct match *match, const struct fold_word *words, int n,
                        int joined)
{
    struct match_reading *reading = &match->readings[match->n++];
    reading->n = 0;
    for (int i = 0; i + joined < n; i++)
        reading->words[reading->n++] = (struct match_word){words[i].word, false};
    reading->words[reading->n++] = (struct match_word){join(arena, words + n - joined, joined), true};
}

void match_read(struct arena *arena, struct str typed, struct match *ret_match)
{
    struct fold_words words = fold_words(arena, typed);
    int n = words.n < MATCH_WORDS ? words.n : MATCH_WORDS;
    ret_match->n = 0;
    for (int joined = 1; joined <= JOINED_MAX && joined <= n; joined++) {
        if (joined > 1 && !words.items[n - joined + 1].glued)
            break;
        add_reading(arena, ret_match, words.items, n, joined);
    }
}

bool match_is_long(struct str word)
{
    return word.len >= LONG_BYTES || utf8_length(word) >= LONG_LETTERS;
}

static bool is_arabic(struct str word)
{
    unsigned char c = word.len ? (unsigned char)word.ptr[0] : 0;
    return c >= 0xD8 && c <= 0xDB;
}

/* The article, alone and after "for", "with" and "and". */
static const char *const before[] = {"ال", "لل", "بال", "وال"};
_Static_assert(sizeof before / sizeof *before + 1 <= MATCH_FORMS, "forms");

int match_forms(struct arena *arena, struct str word, struct str ret_forms[MATCH_FORMS])
{
    int n = 0;
    ret_forms[n++] = word;
    if (!is_arabic(word) || !match_is_long(word))
        return n;
    if (str_starts(word, before[0])) {
        struct str bare = str_sub(word, strlen(before[0]), word.len);
        if (match_is_long(bare))
            ret_forms[n++] = bare;
        return n;
    }
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        ret_forms[n++] = arena_printf(arena, "%s%.*s", before[i], STR_FMT(word));
    return n;
}

struct letters {
    uint32_t items[NEAR_MAX];
    int n;
};

static bool take_letters(struct str word, struct letters *letters)
{
    letters->n = 0;
    for (size_t at = 0; at < word.len;) {
        if (letters->n == NEAR_MAX)
            return false;
        letters->items[letters->n++] = utf8_next(word, &at);
    }
    return true;
}

/* Whether typed from `at` on is word from `to` on; unfinished: its beginning. */
static bool same_rest(const struct letters *typed, int at, const struct letters *word, int to,
                      bool unfinished)
{
    int left = typed->n - at, right = word->n - to;
    if (left < 0 || right < left || (!unfinished && right != left))
        return false;
    return memcmp(typed->items + at, word->items + to, (size_t)left * sizeof *typed->items) == 0;
}

static bool changed_places(const struct letters *typed, const struct letters *word, int at)
{
    return at + 1 < typed->n && at + 1 < word->n && typed->items[at] == word->items[at + 1] &&
           typed->items[at + 1] == word->items[at];
}

static bool near_letters(const struct letters *typed, const struct letters *word, bool unfinished)
{
    int at = 0;
    while (at < typed->n && at < word->n && typed->items[at] == word->items[at])
        at++;
    if (at == typed->n && (unfinished || at == word->n))
        return false; /* no mistake at all */
    bool begins = unfinished && typed->n - 1 >= MATCH_NEAR_LETTERS;
    return same_rest(typed, at + 1, word, at + 1, unfinished) || /* another letter */
           same_rest(typed, at, word, at + 1, unfinished) ||     /* one is missing */
           same_rest(typed, at + 1, word, at, begins) ||         /* one too many */
           (changed_places(typed, word, at) && same_rest(typed, at + 2, word, at + 2, unfinished));
}

bool match_near(struct str typed, struct str word, bool unfinished)
{
    struct letters letters, of_word;
    return take_letters(typed, &letters) && letters.n >= MATCH_NEAR_LETTERS && take_letters(word, &of_word) &&
           near_letters(&letters, &of_word, unfinished);
}

static bool is_form(struct str typed, bool unfinished, struct str word)
{
    return unfinished ? word.len >= typed.len && memcmp(word.ptr, typed.ptr, typed.len) == 0
                      : str_eq(word, typed);
}

static bool means(struct arena *scratch, const struct match_word *typed, struct str word, bool near)
{
    struct str forms[MATCH_FORMS];
    int n = match_forms(scratch, typed->word, forms);
    for (int i = 0; i < n; i++)
        if (is_form(forms[i], typed->unfinished, word))
            return true;
    return near && match_near(typed->word, word, typed->unfinished);
}

static bool is_meant(struct arena *scratch, const struct match *match, struct str word, bool near)
{
    for (int r = 0; r < match->n; r++)
        for (int i = 0; i < match->readings[r].n; i++)
            if (means(scratch, &match->readings[r].words[i], word, near))
                return true;
    return false;
}

int match_spans(const struct match *match, struct str text, bool near, struct match_span *ret_spans, int max)
{
    struct arena scratch;
    int n = 0;
    arena_init(&scratch);
    struct fold_words words = fold_words(&scratch, text);
    for (int i = 0; i < words.n && n < max; i++) {
        const struct fold_word *word = &words.items[i];
        if (!is_meant(&scratch, match, word->word, near))
            continue;
        if (n && word->glued && ret_spans[n - 1].to == word->from)
            ret_spans[n - 1].to = word->to; /* one stroke under both */
        else
            ret_spans[n++] = (struct match_span){word->from, word->to};
    }
    arena_release(&scratch);
    return n;
}
