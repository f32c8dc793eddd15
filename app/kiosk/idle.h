/* SPDX-License-Identifier: GPL-3.0-or-later
 * What time brings while nobody does anything: the question whether somebody is there and the end of the
 * session, the next greeting, newer counts. Part of update(): nobody else calls it. */
#ifndef KIOSK_IDLE_H
#define KIOSK_IDLE_H

#include "kiosk/message.h"

void idle_tick(struct model *model, struct effects *effects);

#endif
