// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, consultation.member)
#define LIST(member) AT(member), .offset_n = offsetof(struct item, consultation.n_##member)

static const struct field fields[] = {
    {"organization", FIELD_ID, FIELD_REQUIRED, AT(organization), .kinds = 1 << KIND_ORGANIZATION},
    {"network", FIELD_ID, 0, AT(network), .kinds = 1 << KIND_ORGANIZATION},
    {"draft", FIELD_TEXT, FIELD_REQUIRED, AT(draft), .max = 8000},
    {"opens", FIELD_DATE, 0, AT(opens)},
    {"closes", FIELD_DATE, FIELD_REQUIRED, AT(closes)},
    {"questions", FIELD_OBJECTS, 0, LIST(questions), .max = 20, .table = &survey_question_table},
    {"outcome", FIELD_TEXT, 0, AT(outcome), .max = 4000},
    {"outcome_on", FIELD_DATE, 0, AT(outcome_on)},
    {"related", FIELD_IDS, 0, AT(related), .max = 12},
    {"source", FIELD_STR, 0, AT(source), .max = 200},
    {0},
};

static void check(struct parse *parse, const struct at *at, void *object)
{
    const struct consultation *consultation = &((const struct item *)object)->consultation;
    check_dates(parse, at, consultation->opens, consultation->closes, "opens", "closes");
}

const struct kind kind_consultation = {
    "consultation", "consultation", {fields, sizeof(struct item), false, check}};
