/* SPDX-License-Identifier: GPL-3.0-or-later
 * What every screen must meet (EN 301 549, WCAG 2.2), asked of a tree that was laid out: the same tree that
 * is drawn, tapped and spoken. Pure; each check is named after its requirement. Nothing is changed. */
#ifndef UI_CHECK_H
#define UI_CHECK_H

#include "text/format.h"
#include "ui/node.h"

struct check_fault {
    const char *requirement; /* "A05"; "id" for ids that are not unique */
    const char *id;          /* of the node or the nearest one around it that has an id; "" when none has */
    struct str words;        /* what is wrong, for engineers */
};
struct check {
    const struct node *root;
    const struct theme *theme;
    const struct words *words;
    struct arena *arena; /* faults live in it */
    struct check_fault *faults;
    int n; /* at most CHECK_FAULTS_MAX are kept */
};
enum { CHECK_FAULTS_MAX = 64 };

void check_begin(struct check *check, struct arena *arena, const struct node *root, const struct theme *theme,
                 const struct words *words);
void check_all(struct check *check); /* all below but check_place, check_low and check_review */

void check_capitals(struct check *check); /* A01, A02: capitals of every text */
void check_targets(struct check *check);  /* A03: sizes of what is pressed, and the gaps between */
void check_contrast(struct check *check); /* A04: texts, icons, edges of controls */
void check_texts(struct check *check);    /* A05: clipped, overlapping, off the panel */
void check_speech(struct check *check);   /* A07: name, role, state, "n of m" */
void check_ring(struct check *check); /* A09: the focus ring can be seen around everything that takes focus */
void check_order(struct check *check);    /* A10: Tab and Shift+Tab visit everything once and come round */
void check_scroll(struct check *check);   /* A17: buttons where a list scrolls; they reach all of it */
void check_problems(struct check *check); /* A20: a field's name, cause and suggestion are shown and said */
void check_values(struct check *check);   /* A23: numbers keep their order in right-to-left text */
void check_easy(struct check *check);     /* A26: at most 55 characters a line in easy Swedish */
void check_images(struct check *check);   /* A28: an alternative or decoration, not both, not neither */
void check_ids(struct check *check);

/* A19: the bar and Back stand where they stood on the screens before; the first tree with the same panel,
 * size, language and reach fills `places`, which begins as zeros. In right-to-left they begin at the right.
 */
enum { CHECK_PLACES_MAX = 10 };
struct check_places {
    struct {
        const char *id; /* its text must outlive the places */
        struct rect rect;
    } items[CHECK_PLACES_MAX];
    int n;
};
void check_place(struct check *check, struct check_places *places, const char *const ids[], int n);
/* A18: everything that is pressed stands at or below `top_px`. What is a ground for other parts may reach
 * higher. */
void check_low(struct check *check, float top_px);
/* A21: what sends something stands where it was shown before and can be put right, nowhere else. `sending`:
 * codes of actions. */
void check_review(struct check *check, const int sending[], int n, bool reviews);

#endif
