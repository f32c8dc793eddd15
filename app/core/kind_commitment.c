// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, commitment.member)
#define LIST(member) AT(member), .offset_n = offsetof(struct item, commitment.n_##member)
#define IN_FOLLOW_UP(member) .offset = offsetof(struct follow_up, member)

static const struct word states[] = {
    {"planned", COMMITMENT_PLANNED},
    {"under-way", COMMITMENT_UNDER_WAY},
    {"done", COMMITMENT_DONE},
    {"stopped", COMMITMENT_STOPPED},
    {NULL, 0},
};

static const struct field follow_up_fields[] = {
    {"date", FIELD_DATE, FIELD_REQUIRED, IN_FOLLOW_UP(date)},
    {"text", FIELD_TEXT, FIELD_REQUIRED, IN_FOLLOW_UP(text), .max = 600},
    {"state", FIELD_WORD, 0, IN_FOLLOW_UP(state), .words = states},
    {0},
};
static const struct table follow_up_table = {follow_up_fields, sizeof(struct follow_up), false, NULL};

static const struct field fields[] = {
    {"agreement", FIELD_TEXT, FIELD_REQUIRED | FIELD_ONE_LINE, AT(agreement), .max = 120},
    {"how", FIELD_TEXT, FIELD_REQUIRED, AT(how), .max = 1500},
    {"who", FIELD_TEXT, FIELD_REQUIRED, AT(who), .max = 400},
    {"when", FIELD_TEXT, 0, AT(when), .max = 200},
    {"due", FIELD_DATE, 0, AT(due)},
    {"measure", FIELD_TEXT, FIELD_REQUIRED, AT(measure), .max = 600},
    {"state", FIELD_WORD, FIELD_REQUIRED, AT(state), .words = states},
    {"follow_ups", FIELD_OBJECTS, 0, LIST(follow_ups), .max = 40, .table = &follow_up_table},
    {"organizations", FIELD_IDS, 0, AT(organizations), .max = 20, .kinds = 1 << KIND_ORGANIZATION},
    {"source", FIELD_STR, 0, AT(source), .max = 200},
    {0},
};

const struct kind kind_commitment = {"commitment", "commitment", {fields, sizeof(struct item), false, NULL}};
