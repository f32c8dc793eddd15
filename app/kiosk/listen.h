/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether the screen is read aloud, and what cuts that. Parts of update(): nobody else calls them. */
#ifndef KIOSK_LISTEN_H
#define KIOSK_LISTEN_H

#include "kiosk/message.h"

void listen_set(struct model *model, bool on);
/* What was being said is not said any longer. */
void listen_hush(struct session *session, struct effects *effects);
void listen_again(struct effects *effects);
/* Heard at once: what is being said goes on with it, else the last thing is said again. */
void listen_turn_volume(struct session *session, int steps, struct effects *effects);
/* Whatever a person does cuts the speech (A11), but to turn up what is being said. */
bool listen_goes_on(const struct session *session, const struct message *message);
/* In: what was being said moves over into them. Out: silence, before a word goes to everybody. */
void listen_headphones(struct model *model, bool in, struct effects *effects);
void listen_mute(struct model *model); /* the voice fails: the screen says so in place of silence */
/* After every message. Nothing is read by a foreign voice (A13): in a language that has none the screen is
 * silent and says so, and in the next one that has a voice it goes on. `spoke`: it read aloud before. */
void listen_hold_voice(struct model *model, bool spoke, struct effects *effects);

#endif
