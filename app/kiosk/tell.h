/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said of an item in words: the phrases that lists and details share. All results live in ui->arena;
 * empty when there is nothing to say. */
#ifndef KIOSK_TELL_H
#define KIOSK_TELL_H

#include "core/say_hours.h"
#include "kiosk/screen.h"

struct told tell_text(const struct ui *ui, const struct text_map *map);
struct told tell_title_told(const struct ui *ui, const struct item *item); /* a name is foreign to nobody */
/* "Only in Swedish", "In Swedish, also in English", "Translated by machine, not checked", "May be out of
 * date: the Swedish text has changed since", "Not in easy Swedish yet", or several of them. */
struct str tell_note(const struct ui *ui, const struct told *told);
struct str tell_in_language(const struct ui *ui, struct str tag); /* "In Swedish" */
struct whole tell_whole(const struct ui *ui, const struct item *item);
/* For the top of an item: what its notes have in common, else that not all of it is as it should be. */
struct str tell_translation(const struct ui *ui, const struct item *item);
/* Beside one of its texts: its own note, where the one at the top did not say it already. Brief: without the
 * other languages that there are. */
struct str tell_note_beside(const struct ui *ui, const struct whole *whole, const struct told *told,
                            bool brief);
/* For several titles in one list: empty when all are in the visitor's language. */
struct str tell_titles(const struct ui *ui, const struct entry_list *list, int n);

struct str tell_title(const struct ui *ui, const struct item *item,
                      const struct lang **ret_lang);                /* NULL item: empty */
struct str tell_name(const struct ui *ui, const struct item *item); /* the same without the language */
/* "today 15:00", within a sentence; end_s 0: it has none. */
struct str tell_time(const struct ui *ui, const struct model *model, const struct item *item,
                     const struct interval *when);
struct str tell_when(const struct ui *ui, const struct model *model, const struct entry *entry);
/* core/say_hours.h */
struct str tell_opening(const struct ui *ui, const struct model *model, const struct item *item);
struct str tell_hours(const struct ui *ui, const struct model *model, const struct service *service);
struct str tell_hours_row(const struct ui *ui, const struct hours_row *row, bool begins);
struct str tell_exception(const struct ui *ui, const struct hours_exception *exception);
struct str tell_checked(const struct ui *ui, const struct model *model, const struct item *item);
struct str tell_distance(const struct ui *ui, const struct entry *entry);
struct str tell_languages(const struct ui *ui, const struct str_list *tags); /* "Arabic, Dari and Swedish" */
struct str tell_access(const struct ui *ui, unsigned features);              /* "Step-free, hearing loop" */
struct str tell_price(const struct ui *ui, const struct price *price);
struct str tell_how(const struct ui *ui, unsigned how);
struct str tell_settings(const struct ui *ui, const struct call *call); /* "No Swedish needed · indoors" */
struct str tell_places(const struct ui *ui, const struct entry *entry); /* "4 places" of the next shift */
struct str tell_every(const struct ui *ui, const struct call *call);    /* "Half an hour, every week" */
/* "3 weeks ago" within the year, else "October 2012"; with an untrusted clock always the latter. Year 0:
 * empty. */
struct str tell_day(const struct ui *ui, const struct model *model, struct date date);
/* "Under way" and its icon. */
struct str tell_state(const struct ui *ui, enum commitment_state state);
enum icon tell_state_icon(enum commitment_state state);
struct str tell_kind(const struct ui *ui, enum item_kind kind); /* "Events", a group's heading */
struct str tell_legal_form(const struct ui *ui, enum legal_form form);

/* The item's i-th picture, for a box of that shape; NULL: none. */
struct image;
const struct image *tell_image(const struct ui *ui, const struct item *item, int i, float ratio,
                               float max_h_mm);
/* The card of an entry in a list, with the kind's own facts. */
struct node *tell_card(const struct ui *ui, const struct model *model, struct node *parent,
                       const char *prefix, const struct entry *entry);
/* Which screen shows an item of that kind, and its accent. */
enum screen tell_screen(enum item_kind kind);
enum color tell_accent(enum item_kind kind);

#endif
