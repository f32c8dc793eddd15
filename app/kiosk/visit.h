/* SPDX-License-Identifier: GPL-3.0-or-later
 * Going from screen to screen, and asking the store for what each shows. Parts of update(): nobody else calls
 * them. */
#ifndef KIOSK_VISIT_H
#define KIOSK_VISIT_H

#include "kiosk/message.h"

struct visit *visit_current(struct model *model);
void visit_go(struct model *model, enum screen screen, struct str key, struct effects *effects);
void visit_back(struct model *model, struct effects *effects);
/* The person has gone: nothing of the session is left, the welcome screen rests. */
void visit_end(struct model *model, struct effects *effects);
void visit_language(struct model *model, struct str tag,
                    struct effects *effects); /* of one that is not offered nothing comes */

void visit_load_home(struct model *model, struct effects *effects);
/* Asks for what the screen shows. `keep`: what is there stays on the screen until the answer comes. */
void visit_load(struct model *model, bool keep, struct effects *effects);
/* The same screen with newer content: what is shown stays until the answer is there. */
void visit_reload(struct model *model, struct effects *effects);

#endif
