// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#define AT(member) .offset = offsetof(struct item, term.member)
#define LIST(member) AT(member), .offset_n = offsetof(struct item, term.n_##member)

static const struct word schemes[] = {{"need", 1}, {"topic", 0}, {NULL, 0}};
static const struct word icons[] = {
    {"food", 0},      {"school", 0},     {"chat", 0},     {"elder", 0},    {"papers", 0},
    {"money", 0},     {"work", 0},       {"child", 0},    {"bus", 0},      {"home", 0},
    {"health", 0},    {"heart", 0},      {"things", 0},   {"culture", 0},  {"nature", 0},
    {"sport", 0},     {"start", 0},      {"people", 0},   {"calendar", 0}, {"hand", 0},
    {"megaphone", 0}, {"wheelchair", 0}, {"computer", 0}, {"bike", 0},     {NULL, 0},
};

static const struct field fields[] = {
    {"scheme", FIELD_SWITCH, FIELD_REQUIRED, AT(is_need), .words = schemes},
    {"icon", FIELD_NAME, 0, AT(icon), .words = icons},
    {"order", FIELD_INT, 0, AT(order), .min = 0, .max = 10000},
    {"parent", FIELD_ID, 0, AT(parent), .kinds = 1 << KIND_TERM},
    {"synonyms", FIELD_SYNONYMS, 0, LIST(synonyms), .max = 60, .each = 60},
    {0},
};

const struct kind kind_term = {"term", "term", {fields, sizeof(struct item), false, NULL}};
