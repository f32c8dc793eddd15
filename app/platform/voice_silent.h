/* SPDX-License-Identifier: GPL-3.0-or-later
 * Speech without sound, on a script's clock: each word lasts as long as its characters. Pure; one thread. */
#ifndef PLATFORM_VOICE_SILENT_H
#define PLATFORM_VOICE_SILENT_H

#include "platform/voice_queue.h"

struct voice_silent;
struct voice_silent *silent_new(void);
void silent_free(struct voice_silent *silent); /* NULL is fine */
bool silent_speaks(const char *lang);          /* a language of the table with a voice */
bool silent_say(struct voice_silent *silent, struct said *said, int64_t now_ms); /* takes it over */
void silent_stop(struct voice_silent *silent);
bool silent_next(struct voice_silent *silent, int64_t now_ms, struct voice_event *ret_event);
int64_t silent_tick_ms(const struct voice_silent *silent, int64_t now_ms);

#endif
