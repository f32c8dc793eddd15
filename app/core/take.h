/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person takes along on a phone with no network: the facts themselves, in squares (QR codes) small
 * enough for a phone at arm's length. A contact is a vCard 3.0 (RFC 2426: what the camera programs of phones
 * know), an event an iCalendar object (RFC 5545); both give up their least important lines until they fit one
 * square. A text is split over several, "1/3" at the head of each. Pure. */
#ifndef CORE_TAKE_H
#define CORE_TAKE_H

#include "base/arena.h"
#include "core/item.h"

enum take_form { TAKE_CONTACT, TAKE_EVENT, TAKE_TEXT, TAKE_PAGE, TAKE_FORMS };
enum {
    /* Version 12 at level M (ISO/IEC 18004, table 7): 65 modules; with its quiet zone modules of 0.8 mm and
     * more in a square of 60 mm, which a camera reads at half a metre. */
    TAKE_BYTES = 287,
    TAKE_PARTS_MAX = 9,
    TAKE_LINES_MAX = 24
};

struct take_facts { /* in the visitor's language; empty: not known */
    struct str uid; /* of an event */
    struct str name, organization, street, postcode, city, place;
    struct str phone, email, url, page; /* page: of the hub, for a phone with a network */
    struct str note;                    /* when it is open, how to get it: one line */
    struct interval when;               /* start_s 0: none */
    struct str lines[TAKE_LINES_MAX];   /* of the text, the most important first */
    int n_lines;
    unsigned in_order; /* bit i: line i is an address or a number and keeps its order in any text */
};
struct take { /* one string a square */
    struct str parts[TAKE_PARTS_MAX];
    int n; /* 0: there is nothing of this form to take */
};
struct take take_make(const struct take_facts *facts, enum take_form form, struct arena *arena);

#endif
