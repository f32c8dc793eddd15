/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person types into the search, and how it is taken back. Parts of update(): nobody else calls them.
 */
#ifndef KIOSK_TYPING_H
#define KIOSK_TYPING_H

#include "kiosk/message.h"

/* On another screen than the search, past TYPED_MAX or of invalid UTF-8: nothing. */
void typing_add(struct model *model, struct str text, struct effects *effects);
void typing_erase(struct model *model,
                  struct effects *effects); /* the last character, as the script has it */
void typing_clear(struct model *model, struct effects *effects);
void typing_write(struct model *model, struct str text, struct effects *effects); /* in place of all that */

#endif
