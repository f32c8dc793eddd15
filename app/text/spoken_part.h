/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the spoken….c files share. A text goes through them in this order: spoken_read (characters that can be
 * said), spoken_mark (which stretches are phone numbers, addresses, ranges), spoken (said one by one into
 * spoken_out). Of this folder only. */
#ifndef TEXT_SPOKEN_PART_H
#define TEXT_SPOKEN_PART_H

#include "base/buf.h"
#include "text/spoken.h"

enum spoken_kind { SPOKEN_PLAIN, SPOKEN_PHONE, SPOKEN_ADDRESS, SPOKEN_RANGE };
enum { SPOKEN_NONE = UINT32_MAX };
struct spoken_char {
    uint32_t c;
    uint32_t at;         /* byte of the source */
    uint32_t open_to;    /* past the end of the outermost isolate that begins here; 0: none does */
    uint32_t close_from; /* where the outermost isolate that ends here begins; SPOKEN_NONE */
    uint32_t end, dash;  /* of the stretch that begins here, and the dash of a range */
    enum spoken_kind kind;
};
struct spoken_read {
    struct spoken_char *chars;
    uint32_t n;
    const struct words *words;
};
void spoken_read(struct arena *scratch, struct str text, struct spoken_read *read);

/* False past either end, which i may be: before the first is i - 1 of 0. */
bool spoken_is_word(const struct spoken_read *read, uint32_t i); /* a letter, a mark, a digit */
bool spoken_is_letter(const struct spoken_read *read, uint32_t i);
bool spoken_is_digit(const struct spoken_read *read, uint32_t i);
bool spoken_is_space(const struct spoken_read *read, uint32_t i); /* not a line end */
uint32_t spoken_at(const struct spoken_read *read, uint32_t i);   /* 0 past either end */
bool spoken_is_dash(uint32_t c);
bool spoken_is_hyphen(uint32_t c);

/* Each marks stretches by setting kind, end (and dash) of the first character, unless it begins another. */
void spoken_mark(struct spoken_read *read);
uint32_t spoken_phone_end(const struct spoken_read *read, uint32_t i); /* 0: no phone number begins here */
uint32_t spoken_address_end(const struct spoken_read *read,
                            uint32_t i); /* 0: no e-mail or web address does */
/* Whether the dot at i parts hours and minutes, as in Swedish "kl 18.30". */
bool spoken_is_clock_dot(const struct spoken_read *read, uint32_t i);
/* Whether the space at i groups the digits of one number, as in "1 234 567". */
bool spoken_is_grouping(const struct spoken_read *read, uint32_t i);
/* End of the word of two capitals and more that begins at i; 0: none does. */
uint32_t spoken_capitals_end(const struct spoken_read *read, uint32_t i);

enum spoken_gap { GAP_NONE, GAP_SPACE, GAP_COMMA, GAP_STOP };
struct spoken_out {
    struct buf text, origin;
    enum spoken_gap gap; /* due before the next character */
    uint32_t gap_at, last;
};
void spoken_gap(struct spoken_out *out, enum spoken_gap gap, uint32_t at);
void spoken_put(struct spoken_out *out, uint32_t c, uint32_t at);
void spoken_word(struct spoken_out *out, struct str word, uint32_t at); /* with a space on both sides */

void spoken_phone(const struct spoken_read *read, uint32_t from, uint32_t to, struct spoken_out *out);
void spoken_address(const struct spoken_read *read, uint32_t from, uint32_t to, struct spoken_out *out);
void spoken_capitals(const struct spoken_read *read, uint32_t from, uint32_t to, struct spoken_out *out);
/* Says the sign at i as a word if it stands between words; false: it does not. */
bool spoken_sign(const struct spoken_read *read, uint32_t i, struct spoken_out *out);

#endif
