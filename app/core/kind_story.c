// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, story.member)

static const struct field fields[] = {
    {"organization", FIELD_ID, 0, AT(organization), .kinds = 1 << KIND_ORGANIZATION},
    {"byline", FIELD_STR, 0, AT(byline), .max = 80},
    {"published", FIELD_DATE, 0, AT(published)},
    {"quote", FIELD_TEXT, 0, AT(quote), .max = 300},
    {"related", FIELD_IDS, 0, AT(related), .max = 12},
    {"source", FIELD_STR, 0, AT(source), .max = 200},
    {0},
};

const struct kind kind_story = {"story", "story", {fields, sizeof(struct item), false, NULL}};
