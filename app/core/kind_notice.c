// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, notice.member)

static const struct word priorities[] = {
    {"info", NOTICE_INFO}, {"warning", NOTICE_WARNING}, {"alert", NOTICE_ALERT}, {NULL, 0}};

static const struct field fields[] = {
    {"priority", FIELD_WORD, FIELD_REQUIRED, AT(priority), .words = priorities},
    {"full_screen", FIELD_BOOL, 0, AT(full_screen)},
    {"place", FIELD_ID, 0, AT(place), .kinds = 1 << KIND_PLACE},
    {"organization", FIELD_ID, 0, AT(organization), .kinds = 1 << KIND_ORGANIZATION},
    {"starts", FIELD_MOMENT, 0, AT(starts)},
    {"ends", FIELD_MOMENT, FIELD_REQUIRED, AT(ends)},
    {0},
};

static void check(struct parse *parse, const struct at *at, void *object)
{
    const struct notice *notice = &((const struct item *)object)->notice;
    check_moments(parse, at, notice->starts, notice->ends, "starts", "ends");
}

const struct kind kind_notice = {"notice", "notice", {fields, sizeof(struct item), false, check}};
