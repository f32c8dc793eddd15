/* SPDX-License-Identifier: GPL-3.0-or-later
 * iCalendar being written (RFC 5545): content lines with CRLF, folded after 75 octets between characters,
 * texts with their escapes, parameters in quotes and carets where they need them (RFC 6868). */
#ifndef CALENDAR_ICS_OUT_H
#define CALENDAR_ICS_OUT_H

#include "base/buf.h"
#include "base/date.h"
#include "text/zone.h"

/* "BEGIN:VEVENT" and the like; as it stands. `head` is the name with its parameters, "URL", "TRANSP". */
void ics_out(struct buf *out, const char *head, struct str value);
void ics_out_z(struct buf *out, const char *head, const char *value);
void ics_out_int(struct buf *out, const char *head, int64_t value);
/* A text of one language: NAME;LANGUAGE=sv:…; an empty one is left out. `lang` ptr NULL: no parameter. */
void ics_out_text(struct buf *out, const char *name, struct str lang, struct str text);
/* Appends the parameter's value to a head. */
void ics_out_param(struct buf *head, const char *name, struct str value);
/* Texts with commas between. */
void ics_out_list(struct buf *out, const char *head, const struct str *texts, int n);

/* A time: NAME;TZID=Europe/Stockholm:20261201T140000, or NAME:20261201T130000Z with zone NULL, or
 * NAME;VALUE=DATE:20261201 by the zone's clock. */
void ics_out_time(struct buf *out, const char *name, int64_t s, const struct zone *zone, bool is_day);

/* The VTIMEZONE of an IANA zone as it is from `from_s` on: what changes by one rule as a rule without end. */
void ics_out_zone(struct buf *out, const struct zone *zone, int64_t from_s, int64_t to_s);

#endif
