// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, event.member)
#define LIST(member) AT(member), .offset_n = offsetof(struct item, event.n_##member)

static const struct word statuses[] = {
    {"scheduled", EVENT_SCHEDULED}, {"cancelled", EVENT_CANCELLED}, {NULL, 0}};
static const struct word suits[] = {
    {"children", SUITS_CHILDREN}, {"families", SUITS_FAMILIES},
    {"youth", SUITS_YOUTH},       {"older", SUITS_OLDER},
    {"women", SUITS_WOMEN},       {"men", SUITS_MEN},
    {"everyone", SUITS_EVERYONE}, {NULL, 0},
};

#define IN_CHANGE(member) .offset = offsetof(struct event_change, member)

static const struct word change_statuses[] = {{"cancelled", 1}, {NULL, 0}};
static const struct field change_fields[] = {
    {"at", FIELD_MOMENT, FIELD_REQUIRED, IN_CHANGE(at)},
    {"start", FIELD_MOMENT, 0, IN_CHANGE(start)},
    {"end", FIELD_MOMENT, 0, IN_CHANGE(end)},
    {"status", FIELD_SWITCH, 0, IN_CHANGE(cancelled), .words = change_statuses},
    {"future", FIELD_BOOL, 0, IN_CHANGE(future)},
    {"place", FIELD_ID, 0, IN_CHANGE(place), .kinds = 1 << KIND_PLACE},
    {"note", FIELD_TEXT, 0, IN_CHANGE(note), .max = 400},
    {0},
};

/* One whose end nobody has told ends when it begins (RFC 5545 3.6.1). */
static void check_span(struct parse *parse, const struct at *at, struct moment start, struct moment end)
{
    if (moment_s(start) != moment_s(end))
        check_moments(parse, at, start, end, "start", "end");
}

static void check_change(struct parse *parse, const struct at *at, void *object)
{
    const struct event_change *change = object;
    if (moment_given(change->start) != moment_given(change->end))
        parse_error(parse, at, "missing", "\"start\" and \"end\" go together");
    check_span(parse, at, change->start, change->end);
}

static const struct table change_table = {change_fields, sizeof(struct event_change), false, check_change};

static const struct field fields[] = {
    {"organization", FIELD_ID, FIELD_REQUIRED, AT(organization), .kinds = 1 << KIND_ORGANIZATION},
    {"place", FIELD_ID, 0, AT(place), .kinds = 1 << KIND_PLACE},
    {"service", FIELD_ID, 0, AT(service), .kinds = 1 << KIND_SERVICE},
    {"start", FIELD_MOMENT, FIELD_REQUIRED, AT(start)},
    {"end", FIELD_MOMENT, FIELD_REQUIRED, AT(end)},
    {"all_day", FIELD_BOOL, 0, AT(all_day)},
    {"zone", FIELD_ZONE, 0, AT(zone)},
    {"rrule", FIELD_RRULE, 0, AT(rrule)},
    {"exdates", FIELD_MOMENTS, 0, LIST(exdates), .max = 200},
    {"rdates", FIELD_MOMENTS, 0, LIST(rdates), .max = 200},
    {"changes", FIELD_OBJECTS, 0, LIST(changes), .max = 200, .table = &change_table},
    {"about", FIELD_ID, 0, AT(about),
     .kinds = 1 << KIND_CONSULTATION | 1 << KIND_SURVEY | 1 << KIND_COMMITMENT},
    {"online", FIELD_URL, 0, AT(online)},
    {"status", FIELD_WORD, 0, AT(status), .words = statuses},
    {"suits", FIELD_FLAGS, 0, AT(suits), .words = suits},
    {"languages", FIELD_TAGS, 0, AT(languages), .max = 30},
    {"language_note", FIELD_TEXT, 0, AT(language_note), .max = 200},
    {"cost", FIELD_WORD, 0, AT(price.cost), .words = cost_words},
    {"cost_note", FIELD_TEXT, 0, AT(price.note), .max = 200},
    {"places", FIELD_INT, 0, AT(places), .min = 1, .max = 10000},
    {"access", FIELD_FLAGS, 0, AT(access), .words = access_words},
    {"phone", FIELD_PHONE, 0, AT(contact.phone)},
    {"email", FIELD_EMAIL, 0, AT(contact.email)},
    {"url", FIELD_URL, 0, AT(contact.url)},
    {0},
};

static void check(struct parse *parse, const struct at *at, void *object)
{
    const struct event *event = &((const struct item *)object)->event;
    check_span(parse, at, event->start, event->end);
    check_zone(parse, at, event->start, event->zone, event->rrule);
}

const struct kind kind_event = {"event", "event", {fields, sizeof(struct item), false, check}};
