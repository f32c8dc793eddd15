/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of facts of single kinds, on their detail screen. */
#ifndef KIOSK_FACTS_H
#define KIOSK_FACTS_H

#include "kiosk/parts.h"

/* When an event is; that it is cancelled or was moved, from when and why; when it is next, if this time it is
 * not; and which later times are not as usual. */
void facts_when(const struct model *model, const struct ui *ui, struct node *facts,
                const struct entry *entry);
/* What the meeting is about, and where to join it from home. */
void facts_meeting(const struct model *model, const struct ui *ui, struct node *facts,
                   const struct entry *entry);
void facts_commitment(const struct model *model, const struct ui *ui, struct node *facts,
                      const struct item *item);
/* Its dated follow-ups, the newest first. */
void facts_follow_ups(const struct model *model, const struct ui *ui, struct node *scroll,
                      const struct item *item);
/* How pressing a notice is, until when it holds, and where. */
void facts_notice(const struct model *model, const struct ui *ui, struct node *facts, const char *prefix,
                  const struct entry *entry);
enum icon notice_icon(const struct item *item);
struct str notice_word(const struct ui *ui,
                       const struct item *item); /* "Important", "Warning", "For your information" */

#endif
