// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, call.member)
#define LIST(member) AT(member), .offset_n = offsetof(struct item, call.n_##member)
#define IN_SHIFT(member) .offset = offsetof(struct shift, member)

static const struct word everies[] = {{"once", EVERY_ONCE},
                                      {"weekly", EVERY_WEEKLY},
                                      {"monthly", EVERY_MONTHLY},
                                      {"flexible", EVERY_FLEXIBLE},
                                      {NULL, 0}};
static const struct word swedishes[] = {
    {"not needed", SWEDISH_NOT_NEEDED}, {"a little", SWEDISH_A_LITTLE}, {"good", SWEDISH_GOOD}, {NULL, 0}};
static const struct word settings[] = {
    {"indoors", SETTING_INDOORS},
    {"outdoors", SETTING_OUTDOORS},
    {"with-people", SETTING_PEOPLE},
    {"with-hands", SETTING_HANDS},
    {"from-home", SETTING_HOME},
    {"with-someone", SETTING_TOGETHER},
    {NULL, 0},
};

static const struct field shift_fields[] = {
    {"id", FIELD_SLUG, FIELD_REQUIRED, IN_SHIFT(id)},
    {"start", FIELD_MOMENT, FIELD_REQUIRED, IN_SHIFT(start)},
    {"end", FIELD_MOMENT, FIELD_REQUIRED, IN_SHIFT(end)},
    {"places", FIELD_INT, FIELD_REQUIRED, IN_SHIFT(places), .min = 1, .max = 500},
    {"rrule", FIELD_RRULE, 0, IN_SHIFT(rrule)},
    {"zone", FIELD_ZONE, 0, IN_SHIFT(zone)},
    {0},
};

static void check_shift(struct parse *parse, const struct at *at, void *object)
{
    const struct shift *shift = object;
    check_moments(parse, at, shift->start, shift->end, "start", "end");
    check_zone(parse, at, shift->start, shift->zone, shift->rrule);
}

static const struct table shift_table = {shift_fields, sizeof(struct shift), true, check_shift};

static const struct field fields[] = {
    {"organization", FIELD_ID, FIELD_REQUIRED, AT(organization), .kinds = 1 << KIND_ORGANIZATION},
    {"place", FIELD_ID, 0, AT(place), .kinds = 1 << KIND_PLACE},
    {"service", FIELD_ID, 0, AT(service), .kinds = 1 << KIND_SERVICE},
    {"minutes", FIELD_INT, FIELD_REQUIRED, AT(minutes), .min = 5, .max = 1440},
    {"every", FIELD_WORD, FIELD_REQUIRED, AT(every), .words = everies},
    {"swedish", FIELD_WORD, FIELD_REQUIRED, AT(swedish), .words = swedishes},
    {"languages", FIELD_TAGS, 0, AT(languages), .max = 30},
    {"skills", FIELD_TEXTS, 0, AT(skills), .max = 8, .each = 200},
    {"settings", FIELD_FLAGS, 0, AT(settings), .words = settings},
    {"shifts", FIELD_OBJECTS, 0, LIST(shifts), .max = 60, .table = &shift_table},
    {"min_age", FIELD_INT, 0, AT(min_age), .min = 0, .max = 120},
    {"requirements", FIELD_TEXT, 0, AT(requirements), .max = 400},
    {"phone", FIELD_PHONE, 0, AT(contact.phone)},
    {"email", FIELD_EMAIL, 0, AT(contact.email)},
    {0},
};

static void check(struct parse *parse, const struct at *at, void *object)
{
    const struct call *call = &((const struct item *)object)->call;
    if (call->n_shifts == 0 && call->every != EVERY_NONE && call->every != EVERY_FLEXIBLE)
        parse_error(
            parse, at, "missing",
            "\"shifts\" is missing or empty; only a call whose \"every\" is \"flexible\" may have none");
}

const struct kind kind_call = {"call", "call", {fields, sizeof(struct item), false, check}};
