/* SPDX-License-Identifier: GPL-3.0-or-later
 * The events of an iCalendar file (RFC 5545 3.6.1, RFC 5546 for SEQUENCE and CANCEL): the VEVENTs of one UID
 * together, as a series with its exceptions, extra dates and changes. What breaks a rule is reported with its
 * line, its UID and its property, and left out; the others are as good as before. */
#ifndef CALENDAR_ICS_EVENT_H
#define CALENDAR_ICS_EVENT_H

#include "calendar/ics_zone.h"

enum { ICS_DATES_MAX = 5000, ICS_SLOW_RULES_MAX = 10 };

struct ics_report {
    int line;
    struct str uid, field;
    const char *rule;
    bool is_warning;
    struct str message;
};
struct ics_plan {
    struct expander *expander;
    struct arena *arena;
    /* Over which a VTIMEZONE must agree with an IANA zone, and, where none does, rules become dates. */
    int64_t from_s, to_s;
    void (*report)(void *ctx, const struct ics_report *report);
    void *ctx;
};

struct ics_event {
    struct str uid; /* made of what it says where it has none */
    const struct ics_component *component;
    struct series series; /* its id is the UID; its zone is never empty, "UTC" where it says so */
    const struct ics_component **overrides; /* parallel to series.changes; NULL: an RDATE with an end */
    int sequence;
    bool cancelled, floating;
    struct ics_event *next;
};
struct ics_counts {
    int events, refused, passed_over; /* UIDs, VEVENTs, other components but VTIMEZONE */
};
/* In the order of the file; NULL when there are none. */
struct ics_event *ics_events(const struct ics_plan *plan, const struct ics_component *calendars,
                             struct ics_counts *ret_counts);

#endif
