// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, service.member)
#define LIST(member) AT(member), .offset_n = offsetof(struct item, service.n_##member)
#define IN_HOURS(member) .offset = offsetof(struct hours, member)
#define IN_CLOSURE(member) .offset = offsetof(struct closure, member)

static const struct word days[] = {{"mo", 1},  {"tu", 2},  {"we", 4},  {"th", 8},
                                   {"fr", 16}, {"sa", 32}, {"su", 64}, {"holiday", HOURS_HOLIDAY},
                                   {NULL, 0}};
static const struct word holidays[] = {{"closed", HOLIDAYS_CLOSED}, {"open", HOLIDAYS_OPEN}, {NULL, 0}};
static const struct word hows[] = {
    {"drop-in", HOW_DROP_IN}, {"book", HOW_BOOK},         {"phone", HOW_PHONE},       {"email", HOW_EMAIL},
    {"web", HOW_WEB},         {"referral", HOW_REFERRAL}, {"outreach", HOW_OUTREACH}, {NULL, 0},
};

static const struct field hours_fields[] = {
    {"days", FIELD_FLAGS, 0, IN_HOURS(days), .min = 1, .words = days},
    {"opens", FIELD_CLOCK, FIELD_REQUIRED, IN_HOURS(opens_min), .max = 1439},
    {"closes", FIELD_CLOCK, FIELD_REQUIRED, IN_HOURS(closes_min), .max = 1440},
    {"from", FIELD_DATE, 0, IN_HOURS(from)},
    {"until", FIELD_DATE, 0, IN_HOURS(until)},
    {"rrule", FIELD_RRULE, 0, IN_HOURS(rrule)},
    {"note", FIELD_TEXT, 0, IN_HOURS(note), .max = 200},
    {0},
};

static void check_hours(struct parse *parse, const struct at *at, void *object)
{
    const struct hours *hours = object;
    if (!hours->days == !hours->rrule.len)
        parse_error(parse, at, hours->days ? "unknown-member" : "missing",
                    "either \"days\" of the week or a rule in \"rrule\" says when they hold");
    if (hours->rrule.len && !date_given(hours->from))
        parse_error(parse, at, "missing", "\"from\" is missing; a rule counts from a day");
    check_dates(parse, at, hours->from, hours->until, "from", "until");
}

static const struct table hours_table = {hours_fields, sizeof(struct hours), false, check_hours};

static const struct field closure_fields[] = {
    {"from", FIELD_DATE, FIELD_REQUIRED, IN_CLOSURE(from)},
    {"until", FIELD_DATE, FIELD_REQUIRED, IN_CLOSURE(until)},
    {"reason", FIELD_TEXT, 0, IN_CLOSURE(reason), .max = 200},
    {0},
};

static void check_closure(struct parse *parse, const struct at *at, void *object)
{
    const struct closure *closure = object;
    check_dates(parse, at, closure->from, closure->until, "from", "until");
}

static const struct table closure_table = {closure_fields, sizeof(struct closure), false, check_closure};

static const struct field fields[] = {
    {"organization", FIELD_ID, FIELD_REQUIRED, AT(organization), .kinds = 1 << KIND_ORGANIZATION},
    {"place", FIELD_ID, 0, AT(place), .kinds = 1 << KIND_PLACE},
    {"for_whom", FIELD_TEXT, 0, AT(for_whom), .max = 400},
    {"hours", FIELD_OBJECTS, 0, LIST(hours), .max = 14, .table = &hours_table},
    {"holidays", FIELD_WORD, 0, AT(holidays), .words = holidays},
    {"closures", FIELD_OBJECTS, 0, LIST(closures), .max = 40, .table = &closure_table},
    {"zone", FIELD_ZONE, 0, AT(zone)},
    {"languages", FIELD_TAGS, 0, AT(languages), .max = 30},
    {"language_note", FIELD_TEXT, 0, AT(language_note), .max = 200},
    {"cost", FIELD_WORD, 0, AT(price.cost), .words = cost_words},
    {"cost_note", FIELD_TEXT, 0, AT(price.note), .max = 200},
    {"how", FIELD_FLAGS, 0, AT(how), .words = hows},
    {"documents", FIELD_TEXTS, 0, AT(documents), .max = 10, .each = 200},
    {"phone", FIELD_PHONE, 0, AT(contact.phone)},
    {"email", FIELD_EMAIL, 0, AT(contact.email)},
    {"url", FIELD_URL, 0, AT(contact.url)},
    {0},
};

/* A service is the kind of fact that grows old unseen. */
static void check(struct parse *parse, const struct at *at, void *object)
{
    const struct item *item = object;
    if (!date_given(item->checked_on))
        parse_warning(parse, at, "missing",
                      "\"checked_on\" is missing; say when somebody last made sure that this holds");
}

const struct kind kind_service = {"service", "service", {fields, sizeof(struct item), false, check}};
