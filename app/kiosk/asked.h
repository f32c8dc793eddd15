/* SPDX-License-Identifier: GPL-3.0-or-later
 * What surveys and consultations have in common: people are asked something until a day, and told what came
 * of it. Pure. */
#ifndef KIOSK_ASKED_H
#define KIOSK_ASKED_H

#include "kiosk/tell.h"

struct asked {
    struct date opens, closes; /* closes: the last day; year 0: open until further notice */
    const struct survey_question *questions;
    int n_questions;
    const struct text_map *outcome;
    struct date outcome_on;
    struct str network;
};
bool is_asked(const struct item *item); /* it is one of the two */
struct asked asked_of(const struct item *item);
/* Nothing came of it yet, and it has not closed; without a trusted clock no day has passed. */
bool asked_is_open(const struct model *model, const struct asked *asked);
/* "Open until 12 December · 3 weeks left", "Closed 3 weeks ago"; when it was told what came of it. */
struct str asked_until(const struct ui *ui, const struct model *model, const struct asked *asked);
enum icon asked_icon(const struct model *model, const struct asked *asked);

/* Of a list by when they close: the open ones; or of the closed ones those that something came of, the newest
 * first. */
struct entry_list asked_some(const struct ui *ui, const struct model *model, const struct entry_list *list,
                             bool open);

/* The parts of their screens; `prefix` is "survey." or "consultation.". All read model->page. */
void asked_facts(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix);
void asked_outcome(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix);
void asked_questions(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix);
/* Where to answer now; nothing of one that is closed. */
void asked_answer(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix);
/* Meetings on it, what it calls related, its source and when it was checked. */
void asked_rest(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                struct str source);

#endif
